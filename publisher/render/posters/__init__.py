"""A book and its drawings in; for each poster a print PDF, a screen PDF and a preview picture out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from publisher import dates, output
from publisher.content.book import Book
from publisher.errors import ContentError, Problem
from publisher.figures import Figure, Palette
from publisher.options import Options
from publisher.render.posters import profile, screen
from publisher.render.posters.document import for_print
from publisher.render.posters.sheet import Sheet, compose

FOLDER = "plakater"


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Write each poster's files below the downloads folder; their paths.

    Raises ContentError, before anything is written, with every text that does not fit its poster.
    """
    folder = options.downloads / FOLDER
    standard = profile.load(book.root)
    sheets = fitted(book, figures, palette, standard)
    date = dates.published(book)
    written: list[Path] = []
    for name, (for_printing, for_screen) in sheets.items():
        raw = screen.set_page(for_printing.html)
        printed = for_print(raw, for_printing.title, for_printing.trim, standard, palette, date)
        tagged = screen.tagged(for_screen.html, for_screen.title, date)
        written += [
            output.write(folder / f"{name}-a3-tryk.pdf", printed),
            output.write(folder / f"{name}-a3-skaerm.pdf", tagged),
            output.write(folder / "billeder" / f"{name}.webp", screen.preview(tagged)),
        ]
    return written


def fitted(
    book: Book, figures: Mapping[str, Figure], palette: Palette, standard: profile.PrintProfile
) -> dict[str, tuple[Sheet, Sheet]]:
    """Each poster's print and screen sheet by its id; raises ContentError with every text that does not fit."""
    problems: list[Problem] = []
    sheets: dict[str, tuple[Sheet, Sheet]] = {}
    for poster in book.posters:
        figure = figures[poster.figure]
        try:
            sheets[poster.id] = (
                compose(book, poster, figure, palette, "print", standard.bleed),
                compose(book, poster, figure, palette, "screen", standard.bleed),
            )
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return sheets
