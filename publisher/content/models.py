"""The closed, frozen shapes of everything an author writes in YAML; an unknown key is an error."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
Ref = Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9-]*\.)?[a-z][a-z0-9-]*$")]
CiteKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
# A word that people type who look for a page; the search's index sets commas between such words.
SearchWord = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^,<>&]+$")]
Strength = Literal["velunderbygget", "sandsynligt", "billede"]
Kind = Literal["biologisk", "psykologisk", "social"]
RoleName = Literal["safety", "alarm", "attention", "bio", "psy", "soc"]
LayoutName = Literal[
    "title",
    "section",
    "message",
    "figure",
    "figure-text",
    "columns",
    "bullets",
    "question",
    "activity",
    "quiz",
    "recap",
    "take-home",
    "case",
    "steps",
    "table",
    "break",
    "references",
    "closing",
]


MOST_ROWS = 6  # of a table on a slide


class Model(BaseModel):
    """What every shape shares: no unknown keys, no change after loading, no silent conversion of types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Claim(Model):
    """What may be a claim about facts: one that cites works says how strong it is."""

    strength: Strength | None = None
    cite: tuple[CiteKey, ...] = ()

    @model_validator(mode="after")
    def _strength_beside_cite(self) -> Self:
        if self.cite and not self.strength:
            raise ValueError("cite-without-strength")
        return self


class Message(Claim):
    """One sentence that page, slide and poster share; `short` is its wording where there is little room."""

    text: Text
    short: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_sentence(cls, data: Any) -> Any:
        return {"text": data} if isinstance(data, str) else data

    @property
    def brief(self) -> str:
        """The short wording, or the full one where there is no other."""
        return self.short or self.text


class ListItem(Claim):
    """One of many: a factor, a tap, a trigger, a myth.

    `level` runs from 1 (little) to 5 (much), `share` is how many of a hundred it is true of. `text`
    explains it to professionals, `plain` to patients.
    """

    id: Id
    name: Text
    short: Text | None = None
    text: Text | None = None
    plain: Text | None = None
    kind: Kind | None = None
    icon: Id | None = None
    level: Annotated[int, Field(ge=1, le=5)] | None = None
    share: Annotated[int, Field(ge=0, le=100)] | None = None
    group: Text | None = None
    page: Text | None = None

    @property
    def brief(self) -> str:
        """The short wording, or the name where there is no other."""
        return self.short or self.name


class FigureSpec(Model):
    """A drawing: which template, filled with which lists and labels; `alt` replaces it for those who cannot see it."""

    template: Id
    title: Text
    alt: Text
    description: Text
    lists: dict[Id, Ref] = {}
    labels: dict[Id, Text] = {}


class Notes(Model):
    """What the teacher reads under a slide; `bring` are things that must be at hand."""

    say: Text
    ask: Text | None = None
    do: Text | None = None
    caution: Text | None = None
    bring: tuple[Text, ...] = ()


class Column(Model):
    """One of two halves that a slide compares."""

    heading: Text
    lines: tuple[Text, ...]


class Table(Model):
    """A table's heads and rows, each row as many cells as there are heads; rows may come from the slide's list."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...] = ()

    @model_validator(mode="after")
    def _even(self) -> Self:
        if not 2 <= len(self.head) <= 4 or len(self.rows) > MOST_ROWS:
            raise ValueError("table-size")
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("uneven-rows")
        return self


class SlideSpec(Model):
    """One slide: its layout, its words (or the id of a message) and its figure.

    An opening slide (layout title) without words of its own gets those of the session that it opens. `start` is the
    number of the first of its steps.
    """

    id: Id
    layout: LayoutName
    notes: Notes
    title: Text | None = None
    message: Ref | None = None
    subtitle: Text | None = None
    body: tuple[Text, ...] = ()
    items: Ref | None = None
    columns: tuple[Column, ...] = ()
    table: Table | None = None
    start: Annotated[int, Field(ge=0, le=9)] = 1
    figure: Ref | None = None
    minutes: Annotated[int, Field(ge=0, le=60)] = 0
    teach_back: Text | None = None
    page: Text | None = None
    cite: tuple[CiteKey, ...] = ()

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if (self.title is None) == (self.message is None) and (self.layout != "title" or self.title is not None):
            raise ValueError("title-or-message")
        if self.body and self.items:
            raise ValueError("body-or-items")
        if (self.layout == "table") != (self.table is not None):
            raise ValueError("table-layout")
        if self.table and bool(self.table.rows) == bool(self.items):
            raise ValueError("rows-or-items")
        if self.start != 1 and self.layout != "steps":
            raise ValueError("start-layout")
        if (self.layout in {"figure", "figure-text"}) != (self.figure is not None):
            raise ValueError("figure-layout")
        if (self.layout == "columns") != bool(self.columns):
            raise ValueError("columns-layout")
        if self.columns and len(self.columns) != 2:
            raise ValueError("two-columns")
        return self


class Review(Model):
    """A named professional's review of a chapter."""

    name: Text
    title: Text
    date: dt.date


class ChapterSpec(Model):
    """A chapter's structured content, as docs/<n>-<slug>/chapter.yml holds it."""

    id: Id
    title: Text
    short: Text
    version: Text
    reviewed: Review | None
    messages: dict[Id, Message] = {}
    phrases: dict[Id, Text] = {}
    questions: dict[Id, Text] = {}
    lists: dict[Id, tuple[ListItem, ...]] = {}
    figures: dict[Id, FigureSpec] = {}
    slides: tuple[SlideSpec, ...] = ()


class Reference(Model):
    """One work of the bibliography, in the field names of CSL; `supports` says in Danish what it is cited for."""

    id: CiteKey
    type: Text
    author: tuple[Text, ...]
    title: Text
    container: Text | None = None
    publisher: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    pages: Text | None = None
    year: int | None = None
    doi: Text | None = Field(default=None, alias="DOI")
    url: Text | None = Field(default=None, alias="URL")
    supports: Text


class Term(Model):
    """One glossary entry: the professional word, a plain one, and a sentence that explains it."""

    id: Id
    term: Text
    plain: Text
    text: Text
    forms: tuple[Text, ...] = ()


class PosterSpec(Model):
    """A poster, as posters/<id>.yml holds it: everything on it is chosen by id from the chapters."""

    title: Ref
    figure: Ref
    lines: Annotated[tuple[Ref, ...], Field(min_length=3, max_length=3)]
    page: Text
    colour: RoleName
