"""The book and its figures in; everything on the handbook's pages that it cannot show, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from publisher.content.book import Book, Page
from publisher.content.markup import BLOCK, IMAGE, without_code
from publisher.content.yaml_source import Key, YamlSource, dotted
from publisher.errors import Problem, listed
from publisher.figures import Figure
from publisher.figures.text import face
from publisher.render.handbook.extension import HandbookExtension
from publisher.render.handbook.plan import SETTINGS, Plan
from publisher.render.paged.shapes import unprintable

_BLOCKS = {block.NAME for block in HandbookExtension.blocks}
_INVISIBLE = {"\n", "\u00ad"}
_ELSEWHERE = "slides"  # the part of a chapter.yml that no page shows
_NO_ALT = re.compile(r"^!\[\s*\]")


def problems(book: Book, plan: Plan, figures: Mapping[str, Figure]) -> Iterator[Problem]:
    """Blocks of the website alone, pictures without words, drawings that print wrong, characters the face lacks."""
    known = {chr(code) for code in face("atkinson").characters} | _INVISIBLE
    for page in plan.pages:
        yield from _on_page(book, page, figures, known)
    chapters = [f"docs/{division.chapter.folder}/chapter.yml" for division in plan.divisions if division.chapter]
    for path in (*chapters, "docs/glossary.yml", "docs/references.yml", SETTINGS):
        if set((book.root / path).read_text("utf-8")) - known:
            source = YamlSource.read(book.root, path)
            for key, text in _texts(source.data, ()):
                if missing := set(text) - known:
                    yield Problem(path, *source.place(key), dotted(key), _unknown(missing), text)


def _on_page(book: Book, page: Page, figures: Mapping[str, Figure], known: set[str]) -> Iterator[Problem]:
    text = without_code(page.text)
    for match in BLOCK.finditer(text):
        name, ref = match.group(1), (match.group(2) or "").strip()
        if name not in _BLOCKS:
            message = "blokken vises kun på hjemmesiden; tag siden ud af håndbogen, eller fjern blokken"
            yield _problem(page, match.start(), message, f"/// {name}", listed(_BLOCKS))
        if name == "figur":
            chapter = book.chapter_of(page.path)
            full = ref if "." in ref or chapter is None else f"{chapter.id}.{ref}"
            for reason in sorted(set(unprintable(figures[full]))):
                yield _problem(page, match.start(), reason, ref)
    for match in IMAGE.finditer(text):
        if _NO_ALT.match(match.group()):
            yield _problem(page, match.start(), "billedet mangler ord i [ ] til dem, der ikke ser det", match.group())
    for sign in sorted(set(page.text) - known):
        yield _problem(page, page.text.index(sign), _unknown({sign}), sign)


def _problem(page: Page, at: int, message: str, found: str, allowed: str = "") -> Problem:
    line = page.text.count("\n", 0, at) + page.first_line
    column = at - page.text.rfind("\n", 0, at)
    return Problem(f"docs/{page.path}", line, column, "", message, found, allowed)


def _unknown(signs: set[str]) -> str:
    return "håndbogens skrift har ikke " + " og ".join(f"»{sign}« (U+{ord(sign):04X})" for sign in sorted(signs))


def _texts(data: Any, key: Key) -> Iterator[tuple[Key, str]]:
    """Every text below `data` with its key path."""
    if isinstance(data, str):
        yield key, data
    elif isinstance(data, dict):
        for name, value in data.items():
            if (*key, name) != (_ELSEWHERE,):
                yield from _texts(value, (*key, name))
    elif isinstance(data, tuple):
        for number, value in enumerate(data):
            yield from _texts(value, (*key, number))
