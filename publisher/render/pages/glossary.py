"""A page's elements and the glossary in; the first use of each term replaced by a link out."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from publisher.content.models import Term
from publisher.render.pages.elements import PLAIN

_LEFT_ALONE = {"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "figure", "button", "summary", "script", "style"}


def link_terms(root: Element, glossary: tuple[Term, ...], link: Callable[[Term, str], Element], seen: set[str]) -> None:
    """Replace the first use of each term below `root` by what `link` makes of the term and the words found.

    `seen` holds the ids of terms that have been met already, and grows.
    """
    if not glossary:
        return
    pattern, terms = _pattern(glossary)
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
            pieces.append(link(term, match.group()))
        if pieces:
            pieces[-1].tail = AtomicString(rest)
            _insert(holder, child, before, pieces)


def _next(pattern: re.Pattern[str], terms: dict[str, Term], seen: set[str], text: str) -> re.Match[str] | None:
    """The first term in the text that has not been met."""
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


def _insert(holder: Element, child: Element | None, before: str, pieces: list[Element]) -> None:
    if child is None:
        holder.text, at = AtomicString(before), 0
    else:
        child.tail, at = AtomicString(before), list(holder).index(child) + 1
    holder[at:at] = pieces
