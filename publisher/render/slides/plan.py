"""The deck as it will look, decided before any file is written: both emitters read it, neither decides anything."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.content.logo import Logo
from publisher.figures.figure import Figure
from publisher.fonts import Weight
from publisher.render.drawingml import Frame
from publisher.render.slides.look import Layout, Slot, Step, Theme
from publisher.render.slides.sheet import Role
from publisher.units import Length, Pt


@dataclass(frozen=True)
class Line:
    """One set line of text; `left` is where it begins, `baseline` what it stands on, from the slide's upper left."""

    text: str
    left: Pt
    baseline: Pt


@dataclass(frozen=True)
class Paragraph:
    """A paragraph broken into lines; `marker` is the number or dot that hangs left of the first, or empty."""

    text: str
    marker: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class TextBox:
    """A slot with its words; `step` is the one among the slot's that they are set in."""

    slot: Slot
    step: Step
    paragraphs: tuple[Paragraph, ...]

    @property
    def size(self) -> Pt:
        """The font size."""
        return self.step.size

    @property
    def is_resized(self) -> bool:
        """Whether the text needs another size than its layout gives by itself."""
        return self.step.size != self.slot.steps[0].size

    @property
    def is_respaced(self) -> bool:
        """Whether its paragraphs need another distance than its layout gives by itself."""
        return len(self.paragraphs) > 1 and self.step.space != self.slot.steps[0].space


@dataclass(frozen=True)
class Cell:
    """A table cell's words, set."""

    text: str
    weight: Weight
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class TableRow:
    """A table's row; the first of a table holds its heads."""

    height: Length
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class TablePlan:
    """A table from its slot's upper left, all its words in one size; `columns` are widths."""

    slot: Slot
    size: Pt
    columns: tuple[Pt, ...]
    rows: tuple[TableRow, ...]

    @property
    def alt(self) -> str:
        """What the table is, for those who meet it without seeing it."""
        heads = ", ".join(cell.text for cell in self.rows[0].cells)
        return f"Tabel med {len(self.columns)} kolonner ({heads}) og {len(self.rows) - 1} rækker."


@dataclass(frozen=True)
class PlacedFigure:
    """A figure and the rectangle that it fills, in its own proportions."""

    figure: Figure
    frame: Frame


@dataclass(frozen=True)
class PlacedLogo:
    """A clinic's logo, the rectangle that it fills in its own proportions, and whose it is, for who does not see."""

    logo: Logo
    frame: Frame
    alt: str


@dataclass(frozen=True)
class Click:
    """What one click brings: a figure's step (from 1), a box's paragraph (from 0), or with None the whole box."""

    role: Role
    item: int | None


@dataclass(frozen=True)
class Note:
    """A paragraph under the slide: `label` (may be empty) tells the teacher what it is for."""

    label: str
    text: str

    def __str__(self) -> str:
        """The paragraph as it is read."""
        return f"{self.label}: {self.text}" if self.label else self.text


@dataclass(frozen=True)
class SlidePlan:
    """One slide: its boxes in reading order, figure or table, what each click brings, and the notes at their size.

    `ground` is what some of its words stand on; it says nothing by itself.
    """

    ref: str
    number: int
    layout: Layout
    boxes: tuple[TextBox, ...]
    ground: PlacedFigure | None
    figure: PlacedFigure | None
    table: TablePlan | None
    clicks: tuple[Click, ...]
    notes: tuple[Note, ...]
    notes_size: Pt
    logo: PlacedLogo | None = None

    @property
    def title(self) -> str:
        """The slide's title as plain text."""
        return next(box.paragraphs[0].text for box in self.boxes if box.slot.role == "title")

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line of text on the slide that is not part of a figure."""
        boxes = [line for box in self.boxes for paragraph in box.paragraphs for line in paragraph.lines]
        rows = self.table.rows if self.table else ()
        return (*boxes, *(line for row in rows for cell in row.cells for line in cell.lines))


@dataclass(frozen=True)
class SectionPlan:
    """A named run of slides."""

    title: str
    slides: tuple[SlidePlan, ...]


@dataclass(frozen=True)
class DeckPlan:
    """A deck: its place below the part's folder without ending, what it and its course are called, and its slides.

    Without `builds` everything is there at once and no slide fades into the next.
    """

    name: str
    title: str
    course: str
    theme: Theme
    sections: tuple[SectionPlan, ...]
    builds: bool = True

    @property
    def slides(self) -> tuple[SlidePlan, ...]:
        """The slides of all sections, in order."""
        return tuple(slide for section in self.sections for slide in section.slides)
