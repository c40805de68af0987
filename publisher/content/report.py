"""A book in; how hard each page is to read, the hardest first, with its hardest sentences, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.content.book import Book
from publisher.content.markup import prose
from publisher.content.reading import lix, sentences, words

_SENTENCES = 3
_FIRST = 10


@dataclass(frozen=True)
class PageFigures:
    """One page's figures: its words, its LIX, and its hardest sentences with the words of each, the longest first."""

    path: str
    words: int
    lix: float
    hardest: tuple[tuple[int, str], ...]


def measure(book: Book) -> list[PageFigures]:
    """The figures of every page with text, the hardest page first."""
    return sorted(_pages(book), key=lambda page: (-page.lix, page.path))


def table(pages: list[PageFigures]) -> str:
    """The figures as Danish text: the longest sentences of all, then a line a page with its own longest below it."""
    everywhere = sorted(((*pair, page.path) for page in pages for pair in page.hardest), key=lambda found: -found[0])
    lines = [
        "De længste sætninger",
        *(f"{count:>4} ord: {text} (docs/{path})" for count, text, path in everywhere[:_FIRST]),
    ]
    lines += ["", "Siderne, den sværeste først", f"{'LIX':>4} {'ord':>6}  side"]
    for page in pages:
        lines.append(f"{page.lix:>4.0f} {page.words:>6}  docs/{page.path}")
        lines += [f"{'':>13}{count} ord: {text}" for count, text in page.hardest]
    return "\n".join(lines)


def _pages(book: Book) -> Iterator[PageFigures]:
    for page in book.pages.values():
        text = prose(page.text)
        found = [(len(words(sentence)), " ".join(sentence.split())) for sentence in sentences(text)]
        if found:
            longest = sorted(found, key=lambda pair: (-pair[0], pair[1]))[:_SENTENCES]
            yield PageFigures(page.path, len(words(text)), lix(text), tuple(longest))
