"""A book and its drawings in; for each poster a print PDF, a screen PDF and a preview picture out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from publisher import dates, output
from publisher.content.book import Book
from publisher.errors import ContentError, Problem
from publisher.figures import Figure, Palette
from publisher.options import Options
from publisher.render.posters import fitting, inks, profile
from publisher.render.posters.layout import A3

FOLDER = "plakater"


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:
    """Try everything that can be wrong with posters, profiles and print colours, without setting a page.

    Raises ContentError with every problem.
    """
    problems: list[Problem] = profile.problems(book.root)
    if not problems:
        problems += inks.problems(palette, profile.load(book.root))
    for poster in book.posters:
        words = fitting.fit(book, poster, figures[poster.figure], A3)
        problems += words if isinstance(words, list) else []
    if problems:
        raise ContentError(problems)


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Write each poster's files below the downloads folder; their paths.

    Raises ContentError, before anything is written, with every problem of every poster.
    """
    check(book, figures, palette)
    # The page setter is slow to load, and a check has no need of it.
    from publisher.render.paged.setting import set_page
    from publisher.render.posters import printing, screen
    from publisher.render.posters.sheet import compose

    folder = options.downloads / FOLDER
    standard = profile.load(book.root)
    date = dates.published(book)
    files: dict[Path, bytes] = {}
    for poster in book.posters:
        sheet = compose(book, poster, figures[poster.figure], palette, A3, standard.bleed)
        raw = set_page(sheet.html)
        on_screen = screen.for_screen(raw, sheet, standard.bleed, date)
        files[folder / f"{poster.id}-a3-tryk.pdf"] = printing.for_print(raw, sheet, standard, palette, date)
        files[folder / f"{poster.id}-a3-skaerm.pdf"] = on_screen
        files[folder / "billeder" / f"{poster.id}.webp"] = screen.preview(on_screen)
    return [output.write(path, content) for path, content in files.items()]
