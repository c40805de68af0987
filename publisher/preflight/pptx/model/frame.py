"""A shape's element in; the place, turn and flips that it states for itself, and its members' units, out."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.preflight.pptx.model.geometry import Transform, moved, scaled, turned
from publisher.preflight.pptx.model.ooxml import Element, find, flag, number

_FRAMES = ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm")


@dataclass(frozen=True)
class Frame:
    """A shape's own a:xfrm: place and size in its parent's units, then turn and flips."""

    x: int
    y: int
    width: int
    height: int
    turn: float
    flip_x: bool
    flip_y: bool

    @property
    def transform(self) -> Transform:
        """The map from the box, (0, 0) to its width and height, to the parent's units."""
        if not (self.turn or self.flip_x or self.flip_y):
            return moved(self.x, self.y)
        middle = self.width / 2, self.height / 2
        flips = scaled(-1 if self.flip_x else 1, -1 if self.flip_y else 1)
        return (
            moved(self.x, self.y) @ turned(self.turn, middle) @ moved(*middle) @ flips @ moved(-middle[0], -middle[1])
        )


def frame_of(element: Element) -> Frame | None:
    """The frame that the shape itself states, if it does."""
    transform = next((found for path in _FRAMES if (found := find(element, path)) is not None), None)
    offset, extent = find(transform, "a:off"), find(transform, "a:ext")
    if transform is None or offset is None or extent is None:
        return None
    return Frame(
        number(offset, "x"),
        number(offset, "y"),
        number(extent, "cx"),
        number(extent, "cy"),
        number(transform, "rot") / 60_000,
        flag(transform, "flipH") is True,
        flag(transform, "flipV") is True,
    )


def member_units(group: Element, frame: Frame) -> Transform:
    """The map from the units that a group's members are placed in to the group's own box."""
    transform = find(group, "p:grpSpPr/a:xfrm")
    offset, extent = find(transform, "a:chOff"), find(transform, "a:chExt")
    if offset is None or extent is None:
        return moved(-frame.x, -frame.y)
    wide, high = frame.width / (number(extent, "cx") or 1), frame.height / (number(extent, "cy") or 1)
    return scaled(wide, high) @ moved(-number(offset, "x"), -number(offset, "y"))
