"""The closed shape of slides/theme/layouts.yml; the file itself tells what its keys mean. Lengths are points."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from publisher.content.models import Id, LayoutName, Model, Text
from publisher.fonts import Weight

Role = Literal[
    "title", "subtitle", "who", "body", "figure", "left-heading", "left", "right-heading", "right", "answer", "time",
    "table", "logo", "clinic", "contact", "imprint", "footer", "cite", "number",
]  # fmt: skip
Anchor = Literal["top", "middle", "bottom"]
Align = Literal["left", "right"]
Marker = Literal["dot", "number"]
Columns = tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]]
Length = Annotated[float, Field(ge=0)]
TallName = Literal["figure-tall"]  # the layout that a figure's shape chooses, not its author
PosterName = Literal["poster"]  # the page of A3 in slides/poster
SheetName = LayoutName | TallName | PosterName


class GridSpec(Model):
    """The slide and its columns."""

    width: Length
    height: Length
    margin: Length
    columns: int
    gutter: Length


class FootSpec(Model):
    """The line under every slide: course, sources and number."""

    top: Length
    height: Length
    size: Length
    footer: Columns
    cite: Columns
    number: Columns


class StepSpec(Model):
    """A size of text, the space between its paragraphs, and how many lines it is meant for at most."""

    size: Length
    space: Length | None = None
    lines: int | None = None


class SlotSpec(Model):
    """A place for text or a figure."""

    columns: Columns
    top: Length
    height: Length
    inset: float | tuple[float, float] = 0
    sizes: tuple[Length | StepSpec, ...] = ()
    weight: Weight = 400
    colour: Id = "ink"
    anchor: Anchor = "top"
    align: Align = "left"
    leading: int = 100
    space: Length = 0
    marker: Marker | None = None
    marker_colour: Id = Field(default="safety", alias="marker-colour")
    hang: bool = False


class LayoutSpec(Model):
    """A slide layout."""

    name: Text
    background: Id = "paper"
    foot: Id = "ink-soft"
    footer: Id | None = None
    build: bool = True
    slots: dict[Role, SlotSpec]


class TableSpec(Model):
    """A table's cells: the room around their words across and down, and the colours; rows take turns."""

    pad: tuple[Length, Length]
    head: Id
    head_text: Id = Field(alias="head-text")
    first: Id
    text: Id
    rows: tuple[Id, Id]
    line: Id


class NotesSpec(Model):
    """The notes page; boxes are left, top, width, height."""

    width: Length
    height: Length
    picture: tuple[Length, Length, Length, Length]
    body: tuple[Length, Length, Length, Length]
    number: tuple[Length, Length, Length, Length]
    header: tuple[Length, Length, Length, Length]
    sizes: tuple[Length, ...]
    space: Length


class SheetSpec(Model):
    """The whole file; without `foot` no page has a line under it."""

    slide: GridSpec
    foot: FootSpec | None = None
    notes: NotesSpec
    table: TableSpec
    tall_below: Length = Field(alias="tall-below")
    master: LayoutSpec
    layouts: dict[SheetName, LayoutSpec]
