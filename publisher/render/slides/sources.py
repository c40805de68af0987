"""References in; how a slide names them, short at its foot and with title on the last slide, out."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from publisher.content import citations
from publisher.content.book import Book
from publisher.content.models import Reference


def short(book: Book, cite: str) -> str:
    """Author and year, as the pages name the work: "Raja m.fl. 2020", "Brinjikji m.fl. 2015a"."""
    return citations.short(book.references[cite], _letters(tuple(book.references.values())).get(cite, ""))


@functools.lru_cache(maxsize=4)
def _letters(references: tuple[Reference, ...]) -> dict[str, str]:
    return citations.letters(references)


def with_titles(book: Book, cites: Iterable[str]) -> list[str]:
    """Author, year and title of each work once, by author and year, as the slide with the sources lists them."""
    named = {cite: short(book, cite) for cite in cites}
    return [
        f"{named[cite]}: {book.references[cite].title}" for cite in sorted(named, key=lambda c: named[c].casefold())
    ]
