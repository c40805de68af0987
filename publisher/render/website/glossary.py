"""A page's elements and the glossary in; the first use of each term linked to its explanation out."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from publisher.content.models import Term
from publisher.render.website.elements import PLAIN, element
from publisher.render.website.rendering import Rendering

_LEFT_ALONE = {"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "figure", "button", "summary", "script", "style"}


def link_terms(root: Element, rendering: Rendering) -> None:
    """Link the first use of each term below `root`; the glossary's own page is left as it is."""
    glossary = rendering.library.book.glossary
    if rendering.path == "ordliste.md" or not glossary:
        return
    pattern, terms = _pattern(glossary)
    seen: set[str] = set()
    for holder, child in list(_texts(root)):
        text = (holder.text if child is None else child.tail) or ""
        pieces: list[Element] = []
        before, rest = "", text
        while match := _next(pattern, terms, seen, rest):
            term = terms[match.group().lower()]
            seen.add(term.id)
            before_match, rest = rest[: match.start()], rest[match.end() :]
            if pieces:
                pieces[-1].tail = AtomicString(before_match)
            else:
                before = before_match
            pieces.append(_link(term, match.group(), rendering))
        if pieces:
            pieces[-1].tail = AtomicString(rest)
            _insert(holder, child, before, pieces)


def _next(pattern: re.Pattern[str], terms: dict[str, Term], seen: set[str], text: str) -> re.Match[str] | None:
    """The first term in the text that the page has not had."""
    return next((found for found in pattern.finditer(text) if terms[found.group().lower()].id not in seen), None)


@functools.lru_cache(maxsize=4)
def _pattern(glossary: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, Term]]:
    """All terms and their forms, the longest first."""
    terms = {form.lower(): term for term in glossary for form in (term.term, *term.forms)}
    words = "|".join(re.escape(form) for form in sorted(terms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), terms


def _texts(element_: Element) -> Iterator[tuple[Element, Element | None]]:
    """Every text that may hold terms: an element and the child that the text follows, None for the text before all."""
    if element_.tag in _LEFT_ALONE or PLAIN in element_.attrib:
        return
    if element_.text:
        yield element_, None
    for child in element_:
        yield from _texts(child)
        if child.tail:
            yield element_, child


def _link(term: Term, shown: str, rendering: Rendering) -> Element:
    title = f"{term.plain[:1].upper()}{term.plain[1:]}. {term.text}"
    return element("a", "fs-term", shown, href=rendering.link(f"ordliste.md#{term.id}"), title=title)


def _insert(holder: Element, child: Element | None, before: str, pieces: list[Element]) -> None:
    if child is None:
        holder.text, at = AtomicString(before), 0
    else:
        child.tail, at = AtomicString(before), list(holder).index(child) + 1
    holder[at:at] = pieces
