"""A book and its figures in; each poster as a PowerPoint page of A3, in shapes that a clinic can change, out."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from publisher import dates, output
from publisher.content.book import Book, Poster
from publisher.errors import ContentError, Problem
from publisher.figures import Figure, Palette, svg
from publisher.options import EDITABLE, Options
from publisher.render.drawingml import Frame
from publisher.render.slides import theme
from publisher.render.slides.look import Layout, Theme
from publisher.render.slides.notes import read_more
from publisher.render.slides.plan import DeckPlan, Note, PlacedFigure, SectionPlan, SlidePlan, TextBox
from publisher.render.slides.setting import Misfit, set_text
from publisher.render.slides.sheet import PosterName, Role
from publisher.units import Pt

FOLDER = "slides/poster"
_LAYOUT: PosterName = "poster"
_LEADING = "safety"  # the family of colours that stands for the poster's own
_PAINT = ("fill", "stroke", "stop-color")
_FIELDS: dict[Role, tuple[str, str]] = {
    "title": ("titlen", "title"),
    "left": ("første linje", "lines"),
    "body": ("anden linje", "lines"),
    "right": ("tredje linje", "lines"),
    "imprint": ("kolofonen", "page"),
    "clinic": ("klinikkens navn", "name"),
}


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:
    """Plan every poster's page; raises ContentError with all that does not fit, and writes nothing."""
    _planned(book, figures, theme.load(book.root, palette, FOLDER, [_LAYOUT]))


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Write <poster>-a3.pptx for each poster into the part's folder.

    Everything is made before anything is written. Raises ContentError with every text that does not fit its box.
    """
    from publisher.render.slides.deck import Properties, deck
    from publisher.render.slides.template import template

    folder, name = options.target(EDITABLE), book.default_course.title
    files: dict[Path, bytes] = {}
    for plan in _planned(book, figures, theme.load(book.root, palette, FOLDER, [_LAYOUT])):
        properties = Properties(plan.title, name, dates.published(book))
        empty = template(book.root, name, plan.theme, palette)
        files[folder / f"{plan.name}.pptx"] = deck(plan, empty, palette, properties)
    return [output.write(path, content) for path, content in files.items()]


def _planned(book: Book, figures: Mapping[str, Figure], look: Theme) -> list[DeckPlan]:
    problems: list[Problem] = []
    plans = []
    for poster in book.posters:
        layout = _recoloured(look.layouts[_LAYOUT], poster.colour)
        own = dataclasses.replace(look, layouts={_LAYOUT: layout})
        page = _page(book, poster, figures[poster.figure], own, problems)
        sections = (SectionPlan("Plakat", (page,)),)
        plans.append(
            DeckPlan(f"{poster.id}-a3", poster.title.brief, book.default_course.title, own, sections, builds=False)
        )
    if problems:
        raise ContentError(problems)
    return plans


def _recoloured(layout: Layout, role: str) -> Layout:
    """The layout with the leading family of colours replaced by the poster's."""

    def own(token: str) -> str:
        head, dash, tone = token.partition("-")
        return f"{role}{dash}{tone}" if head == _LEADING else token

    assert layout.ornament is not None
    root = copy.deepcopy(layout.ornament.root)
    for element in root.iter():
        for key in _PAINT:
            if key in element.attrib:
                element.set(key, own(str(element.get(key))))
    slots = {name: dataclasses.replace(slot, colour=own(slot.colour)) for name, slot in layout.slots.items()}
    return dataclasses.replace(layout, slots=slots, ornament=dataclasses.replace(layout.ornament, root=root))


def _page(book: Book, poster: Poster, figure: Figure, look: Theme, problems: list[Problem]) -> SlidePlan:
    layout = look.layouts[_LAYOUT]
    boxes: list[TextBox] = []
    for role, words in _words(book, poster):
        box = set_text([words], layout.slots[role])
        if isinstance(box, Misfit):
            name, key = _FIELDS[role]
            message = f"{name} passer ikke på plakaten i PowerPoint: {box.reason}"
            place = book.clinic if role == "clinic" and book.clinic else None
            found = f"»{words}«"
            problems.append(
                place.problem((key,), message, found) if place else poster.place.problem(message, found, key=key)
            )
        else:
            boxes.append(box)
    return SlidePlan(
        ref=poster.id,
        number=1,
        layout=layout,
        boxes=tuple(boxes),
        ground=None,
        figure=_placed(figure, layout.slots["figure"].frame),
        table=None,
        clicks=(),
        notes=_notes(book, poster, figure),
        notes_size=look.notes.sizes[0],
    )


def _words(book: Book, poster: Poster) -> Iterator[tuple[Role, str]]:
    """What stands in each slot, in reading order."""
    roles: Sequence[Role] = ("left", "body", "right")
    yield "title", poster.title.brief
    yield from ((role, line.brief) for role, line in zip(roles, poster.lines, strict=True))
    if book.clinic:
        reached = (book.clinic.name, book.clinic.phone, book.clinic.shown_web)
        yield "clinic", " · ".join(part for part in reached if part)
    chapter = book.chapter_of(poster.page)
    review = chapter.reviewed if chapter else None
    said = f"gennemgået af {review.name} {review.date:%d.%m.%Y}" if review else "endnu ikke fagligt gennemgået"
    version = f", version {chapter.version}, {said}" if chapter else ""
    yield "imprint", f"Forstå smerter · {book.pages[poster.page].title}{version} · {svg.LICENCE}"


def _placed(figure: Figure, room: Frame) -> PlacedFigure:
    """The figure as large as its slot allows, in its middle."""
    scale = min(room.width / figure.width, room.height / figure.height)
    width, height = figure.width * scale, figure.height * scale
    left, top = room.left + (room.width - width) / 2, room.top + (room.height - height) / 2
    return PlacedFigure(figure, Frame(Pt(left), Pt(top), Pt(width), Pt(height)))


def _notes(book: Book, poster: Poster, figure: Figure) -> tuple[Note, ...]:
    return (
        Note("SÅDAN", "Ret ordene direkte på siden. Tegningen er figurer, som kan flyttes, farves om og slettes."),
        Note("TRYK", "Et trykkeri skal have PDF-filen til tryk. Denne fil har ingen beskæring og ingen trykfarver."),
        Note("TEGNINGEN", figure.alt),
        Note("Læs mere", read_more(book, poster.page)),
        Note("Kilde", f"Forstå smerter. Må deles og bearbejdes, når kilden nævnes ({svg.LICENCE})."),
    )
