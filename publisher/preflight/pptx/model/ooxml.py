"""Short names of Office Open XML ("p:sp") in; the full names that lxml uses out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001  # lxml gives its element type no public name

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}


@cache
def q(name: str) -> str:
    """The Clark name of `name`: "a:t" gives "{http://…/drawingml/2006/main}t"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def local(element: Element) -> str:
    """The element's name without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@cache
def _clark(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(q(name) for name in names)


@cache
def _path(path: str) -> str:
    """The path in Clark names: lxml reads it many times faster than prefixes."""
    return "/".join(q(step) for step in path.split("/"))


def find(element: Element | None, path: str) -> Element | None:
    """The first element on `path` ("p:nvSpPr/p:cNvPr"), or None; None in gives None out."""
    if element is None:
        return None
    if "/" in path:
        return element.find(_path(path))
    return next(element.iterchildren(q(path)), None)  # twice as fast as find, and most paths are of one step


def every(element: Element | None, path: str) -> list[Element]:
    """All elements on `path`; nothing for None."""
    return [] if element is None else element.findall(_path(path))


def within(element: Element, *names: str) -> Iterator[Element]:
    """All descendants, and the element itself, that bear one of `names`, in document order."""
    return element.iter(*_clark(names))


def number(element: Element | None, attribute: str, default: int = 0) -> int:
    """The attribute as a whole number; `default` where element or attribute is absent or not a number."""
    value = None if element is None else element.get(attribute)
    try:
        return default if value is None else int(value)
    except ValueError:
        return default


def flag(element: Element | None, attribute: str) -> bool | None:
    """The attribute as an XML boolean; None where element or attribute is absent."""
    value = None if element is None else element.get(attribute)
    return None if value is None else value in {"1", "true", "on"}
