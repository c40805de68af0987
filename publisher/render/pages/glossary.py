"""A page's elements and the glossary in; the first use of each term replaced by a link out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from publisher.content.glossary import uses
from publisher.content.models import Term
from publisher.render.pages.elements import PLAIN

_LEFT_ALONE = {"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "figure", "button", "summary", "script", "style"}


def link_terms(root: Element, glossary: tuple[Term, ...], link: Callable[[Term, str], Element], seen: set[str]) -> None:
    """Replace the first use of each term below `root` by what `link` makes of the term and the words found.

    `seen` holds the ids of terms that have been met already, and grows.
    """
    for holder, child in list(_texts(root)):
        text = (holder.text if child is None else child.tail) or ""
        pieces: list[Element] = []
        before, end = text, 0
        for match, term in uses(glossary, text):
            if term.id in seen:
                continue
            seen.add(term.id)
            between = text[end : match.start()]
            if pieces:
                pieces[-1].tail = AtomicString(between)
            else:
                before = between
            pieces.append(link(term, match.group()))
            end = match.end()
        if pieces:
            pieces[-1].tail = AtomicString(text[end:])
            _insert(holder, child, before, pieces)


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
