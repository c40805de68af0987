"""A tag, attributes and children in; an element of the page out, its text safe from Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

Child = Element | str | None
PLAIN = "data-fs-plain"  # on an element: no tooltips inside; taken off before the page is written


def element(tag: str, classes: str = "", *children: Child, **attributes: str) -> Element:
    """An element; in `attributes` underscores become hyphens, and children that are None are left out."""
    made = Element(tag)
    if classes:
        made.set("class", classes)
    for name, value in attributes.items():
        made.set(name.replace("_", "-"), value)
    return append(made, *children)


def append(parent: Element, *children: Child) -> Element:
    """Add children to `parent`, a string as text that Markdown leaves alone; the parent."""
    for child in children:
        if isinstance(child, Element):
            parent.append(child)
        elif child and len(parent):
            parent[-1].tail = AtomicString((parent[-1].tail or "") + child)
        elif child:
            parent.text = AtomicString((parent.text or "") + child)
    return parent


def spaced(parts: Iterable[Child]) -> list[Child]:
    """The parts that are there, with a space between each two."""
    found = [part for part in parts if part is not None and part != ""]
    return [piece for number, part in enumerate(found) for piece in ((" ", part) if number else (part,))]
