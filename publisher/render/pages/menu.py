"""The menu in mkdocs.yml in; the order of reading out, and every page that the menu lacks or names in vain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from publisher.content.book import Book
from publisher.errors import ContentError, Problem, nearest

_FILE = "mkdocs.yml"


def reading_order(book: Book) -> tuple[str, ...]:
    """The paths of all pages in the menu, from first to last.

    Raises ContentError where the menu and the pages do not agree: a page outside the menu is never found.
    """
    text = (book.root / _FILE).read_text("utf-8")
    order = tuple(_leaves(yaml.safe_load(text)["nav"]))
    problems = list(_problems(book, order, text.split("\n")))
    if problems:
        raise ContentError(problems)
    return order


def _problems(book: Book, order: tuple[str, ...], lines: list[str]) -> Iterator[Problem]:
    for path in sorted(set(book.pages) - set(order)):
        message = "siden mangler i menuen; skriv den under nav, hvor den skal stå"
        yield Problem(_FILE, lines.index("nav:") + 1, 1, "nav", message, path)
    for path in sorted(set(order) - set(book.pages)):
        line = next(number for number, line in enumerate(lines, 1) if path in line)
        message = "menuen nævner en side, der ikke findes"
        yield Problem(_FILE, line, 1, "nav", message, path, nearest=nearest(path, book.pages))
    for path in sorted({path for path in order if order.count(path) > 1}):
        yield Problem(_FILE, lines.index("nav:") + 1, 1, "nav", "siden står to gange i menuen", path)


def _leaves(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        for child in entry.values() if isinstance(entry, dict) else entry:
            yield from _leaves(child)
