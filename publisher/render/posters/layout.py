"""A sheet's size in; where each part of the poster stands on it out, all on one grid of three columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from publisher.units import Length, Mm, Pt


@dataclass(frozen=True)
class Box:
    """A rectangle on the trimmed sheet, from its upper left corner."""

    left: Length
    top: Length
    width: Length
    height: Length


@dataclass(frozen=True)
class Layout:
    """One poster format: the trimmed sheet, its grid, and the sizes its text may have.

    `title_sizes` and `line_sizes` run from the size we like to the smallest that can be read from afar.
    """

    width: Length
    height: Length
    margin: Length
    gutter: Length
    band: Length
    title: Box
    drawing: Box
    ground: Length
    lines: Box
    footer: Box
    title_sizes: tuple[Length, ...]
    title_lines: int
    line_sizes: tuple[Length, ...]
    line_lines: int
    imprint_size: Length
    imprint_lines: int

    @cached_property
    def column(self) -> Length:
        """The width of one of the three columns."""
        return Pt((self.width - 2 * self.margin - 2 * self.gutter) / 3)

    def column_left(self, number: int) -> Length:
        """Where column 0, 1 or 2 begins."""
        return Pt(self.margin + number * (self.column + self.gutter))


A3 = Layout(
    width=Mm(297),
    height=Mm(420),
    margin=Mm(18),
    gutter=Mm(9),
    band=Mm(87),
    title=Box(Mm(18), Mm(9), Mm(261), Mm(68)),
    drawing=Box(Mm(6), Mm(93.5), Mm(285), Mm(216)),
    ground=Mm(315),
    lines=Box(Mm(18), Mm(327), Mm(261), Mm(40)),
    footer=Box(Mm(18), Mm(375.5), Mm(261), Mm(30)),
    title_sizes=tuple(Pt(size) for size in range(90, 79, -1)),
    title_lines=2,
    line_sizes=tuple(Pt(size) for size in range(28, 25, -1)),
    line_lines=3,
    imprint_size=Pt(10.5),
    imprint_lines=4,
)
