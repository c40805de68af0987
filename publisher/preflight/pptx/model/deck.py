"""An opened package in; the presentation with its slides, notes, layouts and masters out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publisher.preflight.pptx.model.geometry import Box
from publisher.preflight.pptx.model.ooxml import Element, every, find, number, q
from publisher.preflight.pptx.model.package import Package, presentation_part
from publisher.preflight.pptx.model.page import Page
from publisher.preflight.pptx.model.sheet import Kind, Shape, Sheet


@dataclass(frozen=True, eq=False)
class Deck:
    """The presentation: sheets in the order of the show, then layouts and masters as the package lists them."""

    package: Package
    part: str
    presentation: Element
    masters: tuple[Sheet, ...]
    layouts: tuple[Sheet, ...]
    notes_masters: tuple[Sheet, ...]
    slides: tuple[Sheet, ...]
    notes: tuple[Sheet, ...]

    @property
    def path(self) -> Path:
        """The judged file."""
        return self.package.path

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet: slides first, then their notes, layouts and masters."""
        return (*self.slides, *self.notes, *self.layouts, *self.masters, *self.notes_masters)

    @property
    def shapes(self) -> Iterator[Shape]:
        """Every shape of every sheet."""
        return (shape for sheet in self.sheets for shape in sheet.shapes)

    @property
    def slide_shapes(self) -> Iterator[Shape]:
        """Every shape that stands on a slide itself."""
        return (shape for slide in self.slides for shape in slide.shapes)

    @property
    def templates(self) -> tuple[Sheet, ...]:
        """Layouts and masters, those of the notes included."""
        return (*self.layouts, *self.masters, *self.notes_masters)

    @cached_property
    def area(self) -> Box:
        """The slide's size."""
        size = find(self.presentation, "p:sldSz")
        return Box(0, 0, number(size, "cx", 9_144_000), number(size, "cy", 6_858_000))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The slides with their text laid out and their shapes painted."""
        return tuple(Page(slide) for slide in self.slides)

    def notes_of(self, slide: Sheet) -> Sheet | None:
        """The notes page of a slide."""
        return next((page for page in self.notes if page.number == slide.number), None)


def assemble(package: Package) -> Deck:
    """Follow the relationships from the presentation to every sheet; what cannot be reached is left out.

    Raises NotAPackage when there is no presentation to start from.
    """
    part = presentation_part(package)
    presentation = package.trees[part]
    style = find(presentation, "p:defaultTextStyle")

    def sheet(kind: Kind, name: str, place: int, parent: Sheet | None) -> Sheet:
        themes = package.related(name, "theme")
        theme = package.trees[themes[0]] if themes else (parent.theme if parent else None)
        return Sheet(kind, name, package.trees[name], place, parent, theme, style)

    masters = {name: sheet("master", name, 0, None) for name in package.related(part, "slideMaster")}
    layouts = {
        layout: sheet("layout", layout, 0, master)
        for name, master in masters.items()
        for layout in package.related(name, "slideLayout")
    }
    notes_masters = {name: sheet("notesMaster", name, 0, None) for name in package.related(part, "notesMaster")}
    slides: list[Sheet] = []
    notes: list[Sheet] = []
    for place, identifier in enumerate(every(presentation, "p:sldIdLst/p:sldId"), start=1):
        target = package.relation(part, identifier.get(q("r:id")))
        if target is None or target.target not in package.trees:
            continue
        name = target.target
        parents = [layouts[one] for one in package.related(name, "slideLayout") if one in layouts]
        slides.append(sheet("slide", name, place, parents[0] if parents else None))
        for page in package.related(name, "notesSlide")[:1]:
            above = [notes_masters[one] for one in package.related(page, "notesMaster") if one in notes_masters]
            notes.append(sheet("notes", page, place, above[0] if above else None))
    return Deck(
        package,
        part,
        presentation,
        tuple(masters.values()),
        tuple(layouts.values()),
        tuple(notes_masters.values()),
        tuple(slides),
        tuple(notes),
    )
