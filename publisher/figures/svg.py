"""A figure and a way to write colours in; SVG text out, for a page or for a file of its own."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping

from lxml import etree

from publisher.figures.figure import SVG, Figure

_PAINT = ("fill", "stroke", "stop-color")
_URL = re.compile(r"url\(#([\w-]+)\)")


def inline(figure: Figure, prefix: str) -> str:
    """The figure for a page: colours as CSS variables `--fs-<token>`, ids made unique by `prefix`.

    The picture carries its title and alt text, so a screen reader meets one image, not its parts.
    """
    root = _recoloured(figure, {})
    for element in root.iter(etree.Element):
        if element.get("id"):
            element.set("id", f"{prefix}-{element.get('id')}")
        for key in _PAINT:
            if element.get(key, "").startswith("url("):
                element.set(key, _URL.sub(rf"url(#{prefix}-\1)", element.get(key, "")))
        element.attrib.pop("data-name", "")
    title = etree.Element(f"{{{SVG}}}title", {"id": f"{prefix}-title"})
    title.text = figure.title
    description = etree.Element(f"{{{SVG}}}desc", {"id": f"{prefix}-desc"})
    description.text = figure.alt
    root[:0] = [title, description]
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
    root.set("font-family", "var(--fs-font)")
    return _text(root)


def standalone(figure: Figure, colours: Mapping[str, str], family: str = "Atkinson Hyperlegible Next") -> str:
    """The figure as a file of its own, each token replaced by `colours[token]`."""
    root = _recoloured(figure, colours)
    root.set("width", f"{figure.width:g}")
    root.set("height", f"{figure.height:g}")
    root.set("font-family", family)
    return _text(root)


def _recoloured(figure: Figure, colours: Mapping[str, str]) -> etree._Element:
    root = copy.deepcopy(figure.root)
    for element in root.iter(f"{{{SVG}}}line"):
        element.set("fill", "none")  # a line has no inside, yet renderers would set SVG's default black for it
    for element in root.iter(etree.Element):
        for key in _PAINT:
            paint = element.get(key, "none")
            if paint != "none" and not paint.startswith("url("):
                element.set(key, colours.get(paint) or f"var(--fs-{paint})")
    return root


def _text(root: etree._Element) -> str:
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")
