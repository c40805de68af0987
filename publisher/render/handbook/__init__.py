"""A book and its drawings in; the whole material as one tagged PDF, and the picture of its cover, out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from publisher import dates, output
from publisher.content.book import Book
from publisher.errors import ContentError
from publisher.figures import Figure, Palette
from publisher.options import Options
from publisher.render.handbook import fitting, plan
from publisher.render.pages.library import Library

FOLDER = "haandbog"
FILE = "forstaa-smerter-haandbog.pdf"
COVER = "omslag.webp"
_COVER_HEIGHT = 800  # pixels


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:  # noqa: ARG001 - as every renderer's check
    """Try which pages the handbook has and whether it can show them; raises ContentError with every problem."""
    problems = list(fitting.problems(book, plan.read(book), figures))
    if problems:
        raise ContentError(problems)


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Write the handbook and its cover's picture below the downloads folder; their paths.

    Raises ContentError, before anything is written, with every problem.
    """
    check(book, figures, palette)
    # The page setter is slow to load, and a check has no need of it.
    from publisher.render.handbook.composing import compose
    from publisher.render.paged.finishing import finish
    from publisher.render.paged.preview import preview
    from publisher.render.paged.setting import set_document

    chosen, date = plan.read(book), dates.published(book)
    document = set_document(compose(chosen, Library.of(book, figures, palette), date), book.root / "docs")
    pdf = finish(document.pdf, f"{chosen.title}: {chosen.subtitle}", date)
    folder = options.downloads / FOLDER
    files = {folder / FILE: pdf, folder / "billeder" / COVER: preview(pdf, _COVER_HEIGHT)}
    return [output.write(path, content) for path, content in files.items()]
