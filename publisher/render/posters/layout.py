"""One size of poster as a value: where each part stands on the sheet, and the sizes its text may have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from publisher.units import Length, Pt

TITLE_LEADING, LINE_LEADING, STRIP_LEADING, IMPRINT_LEADING = 1.03, 1.16, 1.14, 1.25
"""From one line to the next, as a share of the size."""
LINE_HEAD = 0.62
"""The rule above each of the three lines and the space under it, as a share of their size."""
Output = Literal["print", "screen", "picture"]
Arrangement = Literal["stacked", "beside"]


@dataclass(frozen=True)
class Box:
    """A rectangle on the trimmed sheet, from its upper left corner."""

    left: Length
    top: Length
    width: Length
    height: Length

    @property
    def right(self) -> Length:
        """Where the box ends to the right."""
        return Pt(self.left + self.width)

    @property
    def bottom(self) -> Length:
        """Where the box ends below."""
        return Pt(self.top + self.height)

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Block:
    """A place for text: `sizes` run from the one we like to the smallest that can be read, on at most `most` lines."""

    box: Box
    sizes: tuple[Length, ...]
    most: int


@dataclass(frozen=True)
class Strip:
    """The foot's field for the clinic and for the way to the page; `code` is the QR code with its quiet zone."""

    box: Box
    sizes: tuple[Length, ...]
    code: Length


@dataclass(frozen=True)
class Layout:
    """One size of poster: the trimmed sheet and everything on it.

    `band` is how deep the title's ground is: from the top where the parts are stacked, from the left where title and
    lines stand beside the drawing. `foot` is where the foot's ground begins, None without one. A label of the drawing
    is at least `smallest_label`. `offered` says whether the website has this size; `order` sorts the sizes.
    """

    id: str
    name: str
    order: int
    offered: bool
    outputs: tuple[Output, ...]
    width: Length
    height: Length
    arrangement: Arrangement
    band: Length
    foot: Length | None
    title: Block
    drawing: Box
    smallest_label: Length
    lines: Block
    columns: int
    gutter: Length
    strip: Strip
    imprint: Block

    @property
    def column(self) -> Length:
        """The width of one of the columns that the lines stand in."""
        return Pt((self.lines.box.width - (self.columns - 1) * self.gutter) / self.columns)

    def without_strip(self) -> Layout:
        """The same sheet where neither a clinic nor an address stands in the foot: drawing and lines share its room."""
        room = self.strip.box.height
        if self.foot is None:
            return replace(self, drawing=replace(self.drawing, height=Pt(self.drawing.height + room)))
        half = room / 2
        return replace(
            self,
            foot=Pt(self.foot + half),
            drawing=replace(self.drawing, height=Pt(self.drawing.height + half)),
            lines=replace(self.lines, box=replace(self.lines.box, top=Pt(self.lines.box.top + half * 1.35))),
        )
