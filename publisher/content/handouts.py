"""What stands in docs/undervisning/ark in; the take-home sheets, every reference resolved, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, TypeAdapter, model_validator

from publisher.content.models import ListItem, Model, Ref, Text
from publisher.content.yaml_source import Key, YamlSource, dotted
from publisher.errors import Problem, listed, nearest

FOLDER = "docs/undervisning/ark"
_Lines = Annotated[int, Field(ge=1, le=12)]


class Blank(Model):
    """A line or a box to write in, with the words that ask for it."""

    label: Text
    lines: _Lines = 1


class Grid(Model):
    """A table to fill in: what each column asks for, and what each row is for; one row without a name if none is."""

    columns: Annotated[tuple[Text, ...], Field(min_length=2, max_length=6)]
    rows: Annotated[tuple[Text, ...], Field(max_length=14)] = ()
    lines: _Lines = 2


class PartSpec(Model):
    """One part of a sheet: a heading and words if they are given, and at most one thing to fill in or look at.

    `items` names a list of a chapter: with `choices` each is a statement to tick, with `lines` one to write at, and
    with neither it is told in full.
    """

    heading: Text | None = None
    text: Text | None = None
    drawing: Ref | None = None
    height: Annotated[int, Field(ge=30, le=200)] = 118
    blanks: tuple[Blank, ...] = ()
    side_by_side: bool = Field(default=False, alias="side-by-side")
    items: Ref | None = None
    lines: _Lines | None = None
    choices: tuple[Text, ...] = ()
    grid: Grid | None = None
    new_page: bool = Field(default=False, alias="new-page")

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if sum(map(bool, (self.drawing, self.blanks, self.items, self.grid))) > 1:
            raise ValueError("one-thing-a-part")
        if (self.lines or self.choices) and not self.items:
            raise ValueError("items-first")
        if self.lines and self.choices:
            raise ValueError("lines-or-choices")
        return self


class HandoutSpec(Model):
    """A take-home sheet, as docs/undervisning/ark/<id>.yml holds it; `order` is its place among the sheets."""

    order: int = 0
    title: Text
    lead: Text
    page: Text
    pages: Annotated[int, Field(ge=1, le=4)] = 1
    parts: tuple[PartSpec, ...]


@dataclass(frozen=True)
class Part:
    """A part with its drawing (a key of Book.figures) and its list's items."""

    spec: PartSpec
    drawing: str | None
    items: tuple[ListItem, ...]


@dataclass(frozen=True)
class Handout:
    """A sheet that participants take home: A4, `pages` of them; `page` is the page in docs to read more on."""

    id: str
    title: str
    lead: str
    page: str
    pages: int
    parts: tuple[Part, ...]
    source: YamlSource

    def problem(self, message: str, found: str = "", allowed: str = "", key: Key = ()) -> Problem:
        """A problem of the sheet, placed in its file."""
        return Problem(self.source.path, *self.source.place(key), dotted(key), message, found, allowed)


@dataclass(frozen=True)
class Draft:
    """A sheet that has its shape, where it could be read, but not yet its references."""

    spec: HandoutSpec | None
    source: YamlSource


def read(root: Path) -> dict[str, Draft]:
    """Every sheet below `root` by id; what is wrong with their form is in their sources' problems."""
    drafts = {}
    for path in sorted((root / FOLDER).glob("*.yml")):
        source = YamlSource.read(root, f"{FOLDER}/{path.name}")
        drafts[path.stem] = Draft(source.validated(TypeAdapter(HandoutSpec)), source)
    return drafts


def resolve(
    drafts: Mapping[str, Draft],
    lists: Mapping[str, tuple[ListItem, ...]],
    figures: Mapping[str, object],
    pages: Mapping[str, object],
) -> tuple[Handout, ...]:
    """The sheets in their order; unknown references are noted in their sources."""
    return tuple(
        Handout(
            name,
            draft.spec.title,
            draft.spec.lead,
            _known(draft.spec.page, pages, draft.source, ("page",), "siden findes ikke"),
            draft.spec.pages,
            tuple(_parts(draft.spec, draft.source, lists, figures)),
            draft.source,
        )
        for name, draft in sorted(drafts.items(), key=lambda one: (one[1].spec.order if one[1].spec else 0, one[0]))
        if draft.spec is not None
    )


def _parts(
    spec: HandoutSpec, source: YamlSource, lists: Mapping[str, tuple[ListItem, ...]], figures: Mapping[str, object]
) -> Iterator[Part]:
    for number, part in enumerate(spec.parts):
        key: Key = ("parts", number)
        if part.drawing:
            _known(part.drawing, figures, source, (*key, "drawing"), "ukendt figur")
        if part.items:
            _known(part.items, lists, source, (*key, "items"), "ukendt liste")
        yield Part(part, part.drawing, lists.get(part.items or "", ()))


def _known(ref: str, known: Mapping[str, object], source: YamlSource, key: Key, message: str) -> str:
    if ref not in known:
        source.problem(key, message, ref, listed(known), nearest(ref, known))
    return ref


def texts(spec: HandoutSpec) -> Iterator[tuple[Key, str]]:
    """Every text of a sheet that stands in its own file, with its key; participants read them all."""
    yield ("title",), spec.title
    yield ("lead",), spec.lead
    for number, part in enumerate(spec.parts):
        key: Key = ("parts", number)
        for name in ("heading", "text"):
            if found := getattr(part, name):
                yield (*key, name), found
        for at, blank in enumerate(part.blanks):
            yield (*key, "blanks", at, "label"), blank.label
        if part.grid:
            yield (*key, "grid", "columns"), "\n\n".join(part.grid.columns)


__all__ = ["Blank", "Draft", "Grid", "Handout", "Part", "PartSpec", "read", "resolve", "texts"]
