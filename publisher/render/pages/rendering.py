"""One page while it is rendered: which one it is, what it has cited and which ids it has used."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from publisher.content.book import Chapter, Page
from publisher.content.models import Reference
from publisher.render.pages.library import Library


class Rendering:
    """The state of one conversion; `begin` starts the next.

    Neither site host tells an extension which page it converts, so the page is found by its text.
    """

    library: Library

    def __init__(self, current: Callable[[], Library]) -> None:
        """Nothing is known before the first page begins; each page asks for the library that is then current."""
        self._current = current
        self.page: Page | None = None
        self.cited: dict[str, Reference] = {}
        self.done = False
        self._ids: set[str] = set()

    def begin(self, text: str) -> None:
        """Begin the page whose text (without front matter) this is."""
        self.library = self._current()
        self.page = self.library.pages.get(text.strip())
        self.cited = {}
        self.done = False
        self._ids = set()

    @property
    def path(self) -> str:
        """The page's path in docs; a text that is no page counts as one at the top."""
        return self.page.path if self.page else "index.md"

    @property
    def chapter(self) -> Chapter | None:
        """The chapter that the page belongs to."""
        return self.library.book.chapter_of(self.path)

    def full(self, ref: str) -> str:
        """A local id as "chapter.id"."""
        chapter = self.chapter
        return ref if "." in ref or chapter is None else f"{chapter.id}.{ref}"

    def link(self, target: str) -> str:
        """The address of a path in docs (maybe with #anchor), seen from this page; the host turns .md into .html."""
        path, _, anchor = target.partition("#")
        here = posixpath.relpath(path, posixpath.dirname(self.path) or ".")
        return f"{here}#{anchor}" if anchor else here

    def cite(self, ref: str) -> Reference:
        """The reference, noted for the page's own list."""
        found = self.library.book.references[ref]
        self.cited[ref] = found
        return found

    def letter(self, ref: str) -> str:
        """What tells the reference from another of the same author and year; mostly empty."""
        return self.library.letters.get(ref, "")

    def unique(self, wanted: str) -> str:
        """`wanted`, or with a number where the page has used it."""
        found, number = wanted, 1
        while found in self._ids:
            number += 1
            found = f"{wanted}-{number}"
        self._ids.add(found)
        return found
