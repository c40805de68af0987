"""The deck's look as the renderer uses it: every box placed on the slide, lengths in points.

Read from slides/theme by publisher.render.slides.theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publisher.content.models import LayoutName
from publisher.figures.figure import Figure
from publisher.fonts import Weight
from publisher.render.drawingml import Frame
from publisher.render.slides.sheet import Align, Anchor, Marker, Role, SheetName
from publisher.units import Length, Pt


@dataclass(frozen=True)
class Step:
    """A font size, the space before each paragraph but the first, and the most lines it is meant for, or None."""

    size: Pt
    space: Pt
    lines: int | None


@dataclass(frozen=True)
class Slot:
    """A place for text or a figure in a layout.

    `steps` are the sizes to try, largest first; the first is what the layout gives by itself. `leading` is the line
    spacing in per cent. Text begins `indent` right of the frame's left edge, its marker in that room. `stretch` is how
    many times wider than Calibri the face may set a text.
    """

    role: Role
    frame: Frame
    steps: tuple[Step, ...]
    weight: Weight
    colour: str
    anchor: Anchor
    align: Align
    leading: int
    marker: Marker | None
    marker_colour: str
    indent: Length
    stretch: float = 1.0


@dataclass(frozen=True)
class Layout:
    """One slide layout; `slots` in reading order, `ornament` the drawing behind them, `build` on click or not."""

    id: SheetName
    name: str
    background: str
    build: bool
    slots: Mapping[Role, Slot]
    ornament: Figure | None


@dataclass(frozen=True)
class NotesPage:
    """The printed page under a slide: its size, where picture, text, number and header stand, and how text is set."""

    width: Pt
    height: Pt
    picture: Frame
    body: Frame
    number: Frame
    header: Frame
    sizes: tuple[Pt, ...]
    space: Pt
    stretch: float = 1.0


@dataclass(frozen=True)
class TableLook:
    """A table's cells: the room left and right of their words, above and below, and the palette's tokens."""

    pad_across: Pt
    pad_down: Pt
    head: str
    head_text: str
    first: str
    text: str
    rows: tuple[str, str]
    line: str

    def colours(self, row: int, column: int) -> tuple[str, str]:
        """A cell's ink and ground; row 0 holds the heads."""
        if row == 0:
            return self.head_text, self.head
        return self.first if column == 0 else self.text, self.rows[(row - 1) % 2]


@dataclass(frozen=True)
class Theme:
    """The slide's size, the master's slots, all layouts by id, the notes page and how tables look.

    A figure less than `tall_below` times as wide as it is high stands beside its title instead of under it.
    In one that is `foreign`, an educator placed the boxes.
    """

    width: Pt
    height: Pt
    master: Mapping[Role, Slot]
    layouts: Mapping[SheetName, Layout]
    notes: NotesPage
    table: TableLook
    tall_below: float
    foreign: bool = False

    def layout_for(self, name: LayoutName, figure: Figure | None) -> Layout:
        """The layout that an author asks for by `name`, in the form that shows this figure larger."""
        is_tall = figure is not None and figure.width < self.tall_below * figure.height
        return self.layouts["figure-tall" if name == "figure" and is_tall else name]
