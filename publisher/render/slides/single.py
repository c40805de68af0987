"""A book and its figures in; each figure as an SVG file and as a deck of one slide, to be used elsewhere, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from publisher import dates, output, parallel
from publisher.content.book import Book, FigureSource, Section, Session, Slide
from publisher.content.models import Notes
from publisher.errors import ContentError
from publisher.figures import Figure, Palette, svg
from publisher.figures.branding import branded
from publisher.options import FIGURES, Options
from publisher.render.slides import theme
from publisher.render.slides.layout import Planner
from publisher.render.slides.look import Theme
from publisher.render.slides.notes import read_more
from publisher.render.slides.plan import DeckPlan, Note
from publisher.render.slides.planning import plan
from publisher.render.slides.selection import Selection


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:
    """Plan the slide of every figure; raises ContentError with all that does not fit, and writes nothing."""
    _planned(book, figures, theme.load(book.root, branded(palette, book.clinic)))


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> Iterator[Path]:
    """Write <chapter>-<figure>.svg and .pptx for each figure into the part's folder: a file for each path asked for.

    All is planned at once, before anything is written. Raises ContentError with every title that does not fit its box.
    """
    from publisher.render.slides.deck import Properties, deck
    from publisher.render.slides.template import template

    palette = branded(palette, book.clinic)
    look = theme.load(book.root, palette)
    plans = _planned(book, figures, look)
    course = book.default_course.title
    empty = template(book.root, course, look, palette)
    folder = options.target(FIGURES)
    shown = list(_of_chapters(book, figures).values())

    def made(number: int) -> bytes:
        properties = Properties(f"{course}: {shown[number].title}", course, dates.published(book))
        return deck(plans[number], empty, palette, properties)

    def written() -> Iterator[Path]:
        for figure, slide in zip(shown, parallel.copies(made, range(len(plans))), strict=True):
            yield output.write(folder / f"{figure.name}.svg", svg.download(figure, palette.screen(), course))
            yield output.write(folder / f"{figure.name}.pptx", slide)

    return written()


def _planned(book: Book, figures: Mapping[str, Figure], look: Theme) -> list[DeckPlan]:
    planner = Planner(replace(book, clinic=None), figures, look, notes=_notes)  # its foot names source and terms
    plans = [_deck(planner, book, book.figures[ref], figure) for ref, figure in _of_chapters(book, figures).items()]
    if planner.problems:
        raise ContentError(planner.problems)
    return plans


def _of_chapters(book: Book, figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """The figures without the drawing guide's examples, which nobody takes away."""
    chapters = {chapter.id for chapter in book.chapters}
    return {ref: figure for ref, figure in figures.items() if ref.partition(".")[0] in chapters}


def _deck(planner: Planner, book: Book, source: FigureSource, figure: Figure) -> DeckPlan:
    """A deck whose one slide shows the figure; the line at its foot says on which terms it may be shared."""
    slide = _slide(book, source)
    session = Session(figure.name, svg.LICENCE, 1, (Section(figure.title, (slide,)),), slide.place)
    return plan(planner, Selection("", figure.name, book.default_course.title, figure.title, (session,)))


def _slide(book: Book, source: FigureSource) -> Slide:
    pages = book.pages_about(source.ref)
    return Slide(
        ref=source.ref,
        chapter=source.ref.partition(".")[0],
        layout="figure",
        title=source.spec.title,
        subtitle=None,
        body=(),
        columns=(),
        table=None,
        start=1,
        figure=source.ref,
        minutes=0,
        notes=Notes(say=source.spec.description),
        teach_back=None,
        page=pages[0].path if pages else None,
        cite=(),
        place=source.place,
    )


def _notes(book: Book, slide: Slide, start: int) -> tuple[Note, ...]:  # noqa: ARG001 - the slide stands in no session
    """What the drawing shows, where it is explained and whom to name."""
    assert slide.figure
    found = [
        Note("TEGNINGEN", book.figures[slide.figure].spec.alt),
        Note("BESKRIVELSE", slide.notes.say),
        Note("Læs mere", "; ".join(read_more(book, page.path) for page in book.pages_about(slide.figure))),
        Note("Kilde", f"{book.default_course.title}. Må deles og bearbejdes, når kilden nævnes ({svg.LICENCE})."),
    ]
    return tuple(note for note in found if note.text)
