"""Points in; the upright rectangle around them out. All coordinates inside this package are EMU, y downwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle on the slide, in EMU."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> Box:
        """The smallest box that holds `points`; ValueError without points."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @classmethod
    def union(cls, boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of `boxes`."""
        return cls.around(corner for box in boxes for corner in ((box.left, box.top), (box.right, box.bottom)))

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Clockwise from the upper left."""
        return (self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)

    def rounded(self) -> Box:
        """The box on whole EMU: its edges are rounded, so that neighbours that touch keep touching."""
        return Box(round(self.left), round(self.top), round(self.right), round(self.bottom))

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def xfrm(box: Box, attributes: str = "", inside: bool = False) -> str:
    """`a:xfrm` for the box; `inside` adds a child space equal to the outer one, as a group needs it."""
    whole = box.rounded()
    off = f'x="{whole.left:.0f}" y="{whole.top:.0f}"'
    ext = f'cx="{whole.width:.0f}" cy="{whole.height:.0f}"'
    child = f"<a:chOff {off}/><a:chExt {ext}/>" if inside else ""
    return f"<a:xfrm{attributes}><a:off {off}/><a:ext {ext}/>{child}</a:xfrm>"
