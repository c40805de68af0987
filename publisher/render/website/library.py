"""The project folder in; its book and drawings out, read once and again only when a file has changed."""

from __future__ import annotations

import threading
from pathlib import Path

from publisher import content
from publisher import figures as drawings
from publisher.errors import ContentError
from publisher.figures import palette
from publisher.render.pages.library import Library
from publisher.render.website.errors import PageError

ROOT = Path(__file__).resolve().parents[3]
_WATCHED = ("docs", "slides", "posters")
_SUFFIXES = {".md", ".yml", ".j2"}
_SETTINGS = "mkdocs.yml"
Stamp = tuple[tuple[str, int], ...]


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
