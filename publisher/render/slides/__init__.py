"""A book and its figures in; one PowerPoint deck for each session of the course, and a picture of every slide, out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from publisher import dates, output
from publisher.content import Book
from publisher.errors import ContentError
from publisher.figures import Figure, Palette
from publisher.options import Options
from publisher.render.slides import theme
from publisher.render.slides.layout import Planner
from publisher.render.slides.look import Theme
from publisher.render.slides.plan import DeckPlan

__all__ = ["check", "render"]


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:
    """Plan every slide and its notes; raises ContentError with all that does not fit, and writes nothing."""
    _planned(book, figures, theme.load(book.root, palette))


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Write undervisning/<n>-<title>.pptx and undervisning/billeder/<n>-<title>-<slide>.webp below the downloads.

    Everything is made before anything is written. Raises ContentError with every text that does not fit its box.
    """
    from publisher.render.slides import preview
    from publisher.render.slides.deck import Properties, deck
    from publisher.render.slides.template import template

    look = theme.load(book.root, palette)
    plans = _planned(book, figures, look)
    course = book.course.title
    empty = template(book.root, course, look, palette)
    folder = options.downloads / "undervisning"
    files: dict[Path, bytes] = {}
    for plan in plans:
        properties = Properties(f"{course}: {plan.title}", course, dates.published(book))
        files[folder / f"{plan.name}.pptx"] = deck(plan, empty, palette, properties)
        for number, picture in enumerate(preview.pictures(plan, palette), 1):
            files[folder / "billeder" / f"{plan.name}-{number:02}.webp"] = picture
    return [output.write(path, content) for path, content in files.items()]


def _planned(book: Book, figures: Mapping[str, Figure], look: Theme) -> list[DeckPlan]:
    planner = Planner(book, figures, look)
    plans = [planner.deck(session, number) for number, session in enumerate(book.course.sessions, 1)]
    if planner.problems:
        raise ContentError(planner.problems)
    return plans
