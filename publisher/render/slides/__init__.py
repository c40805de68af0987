"""A book and its figures in; one PowerPoint deck for each session of each course, and pictures of the slides, out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from publisher import dates, output
from publisher.content import Book
from publisher.content.book import Course
from publisher.errors import ContentError
from publisher.figures import Figure, Palette
from publisher.options import SLIDES, Options
from publisher.render.slides import theme
from publisher.render.slides.layout import Planner
from publisher.render.slides.look import Theme
from publisher.render.slides.plan import DeckPlan

__all__ = ["check", "render"]


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:
    """Plan every slide and its notes; raises ContentError with all that does not fit, and writes nothing."""
    _planned(book, figures, theme.load(book.root, palette))


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Write undervisning/<course>/<n>-<title>.pptx below the downloads, and pictures of the default course's slides.

    The pictures are undervisning/billeder/<n>-<title>-<slide>.webp. Everything is made before anything is written.
    Raises ContentError with every text that does not fit its box.
    """
    from publisher.render.slides import preview
    from publisher.render.slides.deck import Properties, deck
    from publisher.render.slides.template import template

    look = theme.load(book.root, palette)
    folder = options.target(SLIDES)
    files: dict[Path, bytes] = {}
    for course, plans in _planned(book, figures, look):
        empty = template(book.root, course.title, look, palette)
        for plan in plans:
            properties = Properties(f"{course.title}: {plan.title}", course.title, dates.published(book))
            files[folder / course.id / f"{plan.name}.pptx"] = deck(plan, empty, palette, properties)
            for number, picture in enumerate(preview.pictures(plan, palette) if course.is_default else (), 1):
                files[folder / "billeder" / f"{plan.name}-{number:02}.webp"] = picture
    return [output.write(path, content) for path, content in files.items()]


def _planned(book: Book, figures: Mapping[str, Figure], look: Theme) -> list[tuple[Course, list[DeckPlan]]]:
    planner = Planner(book, figures, look)
    plans = [
        (course, [planner.deck(course, session, number) for number, session in enumerate(course.sessions, 1)])
        for course in book.courses
    ]
    if planner.problems:
        raise ContentError(planner.problems)
    return plans
