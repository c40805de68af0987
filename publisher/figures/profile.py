"""An SVG tree in; what it holds outside the figure profile out, and the same tree with `use` expanded."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from publisher.errors import listed, nearest
from publisher.figures.figure import SVG

_PAINT = {"fill", "stroke", "stop-color"}
_COMMON = {
    "id",
    "data-name",
    "data-build",
    "transform",
    "opacity",
    "fill",
    "fill-opacity",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
}
_TEXT = {"font-size", "font-weight", "text-anchor"}
ELEMENTS: dict[str, set[str]] = {
    "svg": {"viewBox", "width", "height"} | _COMMON | _TEXT,
    "g": _COMMON | _TEXT,
    "defs": set(),
    "symbol": {"id", "viewBox"},
    "use": {"href", "x", "y", "width", "height"} | _COMMON,
    "path": {"d"} | _COMMON,
    "rect": {"x", "y", "width", "height", "rx", "ry"} | _COMMON,
    "circle": {"cx", "cy", "r"} | _COMMON,
    "ellipse": {"cx", "cy", "rx", "ry"} | _COMMON,
    "line": {"x1", "y1", "x2", "y2"} | _COMMON,
    "polyline": {"points"} | _COMMON,
    "polygon": {"points"} | _COMMON,
    "text": {"x", "y"} | _COMMON | _TEXT,
    "tspan": {"x", "y"} | _COMMON | _TEXT,
    "title": set(),
    "desc": set(),
    "linearGradient": {"id", "gradientUnits", "gradientTransform", "x1", "y1", "x2", "y2"},
    "radialGradient": {"id", "gradientUnits", "gradientTransform", "cx", "cy", "r"},
    "stop": {"offset", "stop-color"},
}
_GRADIENT_NEEDS = {"linearGradient": {"x1", "y1", "x2", "y2"}, "radialGradient": {"cx", "cy", "r"}}
_FILLED = {"path", "rect", "circle", "ellipse", "polyline", "polygon", "text"}
_URL = re.compile(r"^url\(#([\w-]+)\)$")


@dataclass(frozen=True)
class Violation:
    """Something the profile does not hold; `needle` is what to look for in the template to find its line."""

    needle: str
    message: str
    found: str = ""
    allowed: str = ""
    nearest: str = ""


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def violations(root: etree._Element, colours: Collection[str]) -> Iterator[Violation]:
    """Everything in the tree that the profile refuses; `colours` are the palette's tokens."""
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    if not re.fullmatch(r"0 0 [\d.]+ [\d.]+", root.get("viewBox", "")):
        message = "viewBox skal begynde i 0 0 og have bredde og højde"
        yield Violation("<svg", message, root.get("viewBox", ""), "0 0 1600 900")
    for element in root.iter(etree.Element):
        name = local(element)
        if name not in ELEMENTS or not str(element.tag).startswith("{" + SVG + "}"):
            near = nearest(name, ELEMENTS)
            yield Violation(
                f"<{name}", "elementet er ikke tilladt i en tegning", f"<{name}>", listed(ELEMENTS, 30), near
            )
            continue
        yield from _attribute_violations(element, name, colours, ids)
        needed = _GRADIENT_NEEDS.get(name, set())
        if needed and (element.get("gradientUnits") != "userSpaceOnUse" or not needed <= set(element.attrib)):
            allowed = 'gradientUnits="userSpaceOnUse" ' + " ".join(sorted(needed))
            yield Violation(f'id="{element.get("id")}"', "gradienten skal have egne koordinater", f"<{name}>", allowed)


def _attribute_violations(
    element: etree._Element, name: str, colours: Collection[str], ids: Collection[str | None]
) -> Iterator[Violation]:
    for name_of, given in element.attrib.items():
        key, value = str(name_of), str(given)
        if key not in ELEMENTS[name]:
            allowed = listed(ELEMENTS[name], 30)
            near = nearest(key, ELEMENTS[name])
            yield Violation(f"{key}=", f"attributten er ikke tilladt på <{name}>", key, allowed, near)
        elif key in _PAINT:
            target = _URL.match(value)
            if target is None and value != "none" and value not in colours:
                found = nearest(value, colours)
                yield Violation(f'{key}="{value}"', "ukendt farve", value, listed(colours, 12), found)
            elif target is not None and target.group(1) not in ids:
                yield Violation(value, "gradienten findes ikke", value)
        elif key == "href" and value.removeprefix("#") not in ids:
            yield Violation(f'href="{value}"', "symbolet findes ikke", value, "#id på et element i samme tegning")


def unfilled(root: etree._Element) -> Iterator[Violation]:
    """Each shape of an expanded tree that no fill reaches: SVG would paint it black, which is no colour of ours."""
    for element in root.iter(*(f"{{{SVG}}}{name}" for name in _FILLED)):
        if not any(parent.get("fill") for parent in (element, *element.iterancestors())):
            name = local(element)
            yield Violation(f"<{name}", "formen mangler fill", f"<{name}>", 'en farve eller "none"')


def expand(root: etree._Element) -> None:
    """Replace each `use` in the tree by a group with a copy of what it points at, then drop symbols (in place)."""
    targets = {element.get("id"): element for element in root.iter(etree.Element) if element.get("id")}
    while (use := root.find(f".//{{{SVG}}}use")) is not None:
        target = targets[use.get("href", "").removeprefix("#")]
        group = etree.Element(f"{{{SVG}}}g")
        for key, value in use.attrib.items():
            if key not in {"href", "x", "y", "width", "height", "transform"}:
                group.set(key, value)
        shift = f"translate({use.get('x', '0')} {use.get('y', '0')})"
        group.set("transform", f"{use.get('transform', '')} {shift}{_symbol_scale(use, target)}".strip())
        content = list(target) if local(target) == "symbol" else [target]
        for child in content:
            duplicate = copy.deepcopy(child)
            for element in duplicate.iter(etree.Element):
                element.attrib.pop("id", "")
            group.append(duplicate)
        group.tail = use.tail
        parent = use.getparent()
        assert parent is not None
        parent.replace(use, group)
    for symbol in root.findall(f".//{{{SVG}}}symbol"):
        parent = symbol.getparent()
        assert parent is not None
        parent.remove(symbol)


def _symbol_scale(use: etree._Element, target: etree._Element) -> str:
    box = target.get("viewBox")
    if local(target) != "symbol" or box is None or use.get("width") is None:
        return ""
    left, top, width, height = (float(number) for number in box.split())
    scale = min(float(use.get("width", "0")) / width, float(use.get("height", use.get("width", "0"))) / height)
    return f" scale({scale:g}) translate({-left:g} {-top:g})"
