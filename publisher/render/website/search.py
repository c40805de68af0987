"""A page's elements and its search words in; the words put where a search index sees them and no reader does, out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from publisher.content.markup import slug
from publisher.render.pages.elements import PLAIN, element
from publisher.render.pages.extension import HEADINGS
from publisher.render.pages.rendering import Rendering

_LEAD = "Søgeord: "  # the search in the browser knows the words by it


def add_search_words(root: Element, rendering: Rendering) -> None:
    """Put the page's words after its title, a section's after its heading."""
    for target, words in rendering.library.book.search_words.items():
        path, _, anchor = target.partition("#")
        if path == rendering.path:
            _put(root, anchor, words)


def _put(root: Element, anchor: str, words: tuple[str, ...]) -> None:
    line = element("p", "fs-soegeord", _LEAD + ", ".join(words), hidden="")
    line.set(PLAIN, "")
    for holder in root.iter():
        for number, child in enumerate(holder, 1):
            if child.tag in HEADINGS and (anchor in {"", child.get("id") or slug("".join(child.itertext()))}):
                holder.insert(number, line)
                return
