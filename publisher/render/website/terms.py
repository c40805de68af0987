"""A page's elements in; the first use of each professional word linked to its explanation out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from publisher.content.models import Term
from publisher.render.pages.elements import element
from publisher.render.pages.glossary import link_terms
from publisher.render.pages.rendering import Rendering

_GLOSSARY = "ordliste.md"


def explain_terms(root: Element, rendering: Rendering) -> None:
    """Link the terms below `root`, with the explanation as a tooltip; the glossary's own page is left as it is."""

    def link(term: Term, shown: str) -> Element:
        title = f"{term.plain[:1].upper()}{term.plain[1:]}. {term.text}"
        return element("a", "fs-term", shown, href=rendering.link(f"{_GLOSSARY}#{term.id}"), title=title)

    if rendering.path != _GLOSSARY:
        link_terms(root, rendering.library.book.glossary, link, set())
