"""A book and its figures in; the PowerPoint decks that are asked for out."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from publisher import dates, output, parallel
from publisher.content import Book
from publisher.deck_choice import WHOLE
from publisher.errors import ContentError
from publisher.figures import Figure, Palette
from publisher.figures.branding import branded
from publisher.options import SLIDES, Options
from publisher.render.slides import own_look, theme
from publisher.render.slides.layout import Planner
from publisher.render.slides.look import Theme
from publisher.render.slides.plan import DeckPlan
from publisher.render.slides.planning import plan
from publisher.render.slides.selection import Selection, selected

__all__ = ["check", "empty_template", "planned", "render", "template_report"]


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:
    """Plan every slide and its notes; raises ContentError with all that does not fit, and writes nothing."""
    planned(book, figures, theme.load(book.root, branded(palette, book.clinic)), selected(book, WHOLE))


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> Iterator[Path]:
    """Write the chosen decks as <course>/<n>-<title>.pptx into the part's folder: a file for each path asked for.

    All is planned at once, before anything is written. Raises ContentError with every text that does not fit its box,
    UsageError for a choice that does not exist.
    """
    palette = branded(palette, book.clinic)
    look, own = theme.load(book.root, palette), options.decks.template
    template = own_look.load(own, look) if own else None
    look = template.look if template else look
    plans = planned(book, figures, look, selected(book, options.decks))
    files = _decks(book, plans, look, palette, template.data if template else None)
    pages = _notes(book, plans, palette) if options.decks.a4_notes else ()
    folder = options.target(SLIDES)
    return (output.write(folder / name, content) for name, content in itertools.chain(files, pages))


def empty_template(book: Book, palette: Palette) -> bytes:
    """Our own template, without slides, for an educator to change in PowerPoint: the same bytes each time."""
    from publisher.render.slides.package import normalised
    from publisher.render.slides.template import template

    palette = branded(palette, book.clinic)
    return normalised(template(book.root, book.default_course.title, theme.load(book.root, palette), palette))


def template_report(book: Book, palette: Palette, path: Path) -> str:
    """What an educator's template holds that is never used; raises ContentError with all that it lacks."""
    own = own_look.load(path, theme.load(book.root, palette))
    spare = "".join(f"\n  {one}" for one in own.spare)
    return f"{path.name} kan bruges: {len(own.look.layouts)} layouts med alle pladsholdere{spare}"


def _notes(book: Book, plans: Iterable[DeckPlan], palette: Palette) -> Iterator[tuple[str, bytes]]:
    from publisher.render.slides.notes_pages import notes_pages

    for one in plans:
        yield f"{one.name}-noter.pdf", notes_pages(one, palette, dates.published(book))


def _decks(
    book: Book, plans: Sequence[DeckPlan], look: Theme, palette: Palette, own: bytes | None
) -> Iterator[tuple[str, bytes]]:
    from publisher.render.slides.deck import Properties, deck
    from publisher.render.slides.template import template

    empty = own or template(book.root, book.default_course.title, look, palette)

    def made(number: int) -> bytes:
        one = plans[number]
        return deck(one, empty, palette, Properties(f"{one.course}: {one.title}", one.course, dates.published(book)))

    names = [f"{one.name}.pptx" for one in plans]
    return zip(names, parallel.copies(made, range(len(plans))), strict=True)


def planned(book: Book, figures: Mapping[str, Figure], look: Theme, selections: Iterable[Selection]) -> list[DeckPlan]:
    """The decks' plans; raises ContentError with every text that does not fit its box."""
    planner = Planner(book, figures, look)
    plans = [plan(planner, selection) for selection in selections]
    if planner.problems:
        raise ContentError(planner.problems)
    return plans
