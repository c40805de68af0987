"""A book and its drawings in; all that a page can show, ready to be looked up, out."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher import figures as drawings
from publisher.content.book import Book, FigureSource, Page, Place
from publisher.content.citations import letters
from publisher.content.models import FigureSpec
from publisher.figures import Figure, Palette
from publisher.render.pages.menu import reading_order

OPENING = "forside"


@dataclass(frozen=True)
class Library:
    """All that a page can show.

    `pages` finds a page by its text, `order` holds the paths of the menu in its order, `letters` tell works of the
    same author and year apart, `downloads` is the folder of built files.
    """

    book: Book
    figures: Mapping[str, Figure]
    palette: Palette
    opening: Figure
    pages: Mapping[str, Page]
    order: tuple[str, ...]
    letters: Mapping[str, str]
    downloads: Path

    @classmethod
    def of(cls, book: Book, figures: Mapping[str, Figure], colours: Palette) -> Library:
        """The library of a book whose figures are drawn; raises ContentError where the menu lacks a page."""
        spec = FigureSpec(template="opening", title="Forside", alt="Pynt", description="Pynt")
        source = FigureSource(OPENING, spec, {}, Place("docs/figures/opening.svg.j2", 1, 1, ""))
        opening = drawings.draw(dataclasses.replace(book, figures={OPENING: source}), colours)[OPENING]
        pages = {page.text.strip(): page for page in book.pages.values()}
        return cls(
            book=book,
            figures=figures,
            palette=colours,
            opening=opening,
            pages=pages,
            order=reading_order(book),
            letters=letters(book.references.values()),
            downloads=book.root / "docs" / "download",
        )
