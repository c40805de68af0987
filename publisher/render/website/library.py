"""The project folder in; its book and drawings out, read once and again only when a file has changed."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher import content
from publisher import figures as drawings
from publisher.content.book import Book, FigureSource, Page, Place
from publisher.content.models import FigureSpec
from publisher.errors import ContentError
from publisher.figures import Figure, Palette, palette
from publisher.render.website.errors import PageError
from publisher.render.website.menu import reading_order
from publisher.render.website.references import letters

ROOT = Path(__file__).resolve().parents[3]
OPENING = "forside"
_WATCHED = ("docs", "slides", "posters")
_SUFFIXES = {".md", ".yml", ".j2"}
_SETTINGS = "mkdocs.yml"
Stamp = tuple[tuple[str, int], ...]


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


class _Shelf:
    """The library in use and the state of the files it was read from."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._library: Library | None = None
        self._stamp: Stamp | None = None

    def put(self, library: Library) -> None:
        with self._lock:
            self._library, self._stamp = library, _stamp()

    def current(self) -> Library:
        with self._lock:
            stamp = _stamp()
            if self._library is None or stamp != self._stamp:
                self._library, self._stamp = _read(), stamp
            return self._library


_shelf = _Shelf()
put = _shelf.put
current = _shelf.current


def _read() -> Library:
    try:
        colours = palette.load(ROOT)
        book = content.load(ROOT)
        return Library.of(book, drawings.draw(book, colours), colours)
    except ContentError as error:
        raise PageError(error) from None


def _stamp() -> Stamp:
    """Every file that the book is read from, with the time it was changed."""
    found = [path for folder in _WATCHED for path in (ROOT / folder).rglob("*") if path.suffix in _SUFFIXES]
    return tuple(sorted((path.as_posix(), path.stat().st_mtime_ns) for path in [*found, ROOT / _SETTINGS]))
