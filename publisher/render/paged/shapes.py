"""A drawing's shapes in; the same shapes as WeasyPrint 70 draws them right, or what it cannot draw, out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.figures import Figure
from publisher.figures.figure import SVG

_NAMES = ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_SHAPES = [f"{{{SVG}}}{name}" for name in _NAMES]
_WIDE = {"x": "-9999", "y": "-9999", "width": "19998", "height": "19998", "fill": "none", "stroke": "none"}


def given(element: etree._Element, key: str, default: str) -> str:
    """The attribute's value on the element or its nearest ancestor that has it."""
    found = (one.get(key) for one in (element, *element.iterancestors()))
    return next((value for value in found if value is not None), default)


def unprintable(figure: Figure) -> Iterator[str]:
    """What a paged document cannot show of the figure, in Danish: WeasyPrint 70 draws it wrong."""
    for element in figure.root.iter(*_SHAPES):
        fill, stroke = given(element, "fill", "none"), given(element, "stroke", "none")
        if stroke.startswith("url("):
            yield "en streg med farveovergang kan ikke trykkes; brug en ren farve"
        if fill.startswith("url(") and stroke != "none" and float(given(element, "fill-opacity", "1")) < 1:
            yield "en gennemsigtig farveovergang med streg om kan ikke trykkes; del den i to former"


def settle_opacity(root: etree._Element) -> None:
    """Write every opacity below `root` in the way that is printed best."""
    for element in list(root.iter(*_SHAPES)):
        _settle(element)


def _settle(element: etree._Element) -> None:
    """Opacity of a shape that has one plain paint becomes that paint's own: no transparency group is needed.

    Where one is needed, WeasyPrint cuts it off at the outlines and halves the strokes; an unpainted rectangle keeps
    its box wide. A faint gradient it would print through a soft mask: it gets a group too.
    """
    opacity = float(element.get("opacity", "1"))
    if etree.QName(element).localname in {"svg", "g"}:
        if opacity < 1:
            etree.SubElement(element, f"{{{SVG}}}rect", _WIDE)
        return
    fill, stroke = given(element, "fill", "none"), given(element, "stroke", "none")
    key = "fill-opacity" if stroke == "none" else "stroke-opacity"
    own = opacity * float(given(element, key, "1"))
    if fill.startswith("url(") and stroke == "none":
        if "opacity" in element.attrib:
            del element.attrib["opacity"]
        element.set(key, "1")
        _group(element, own)
    elif opacity < 1 and "none" in {fill, stroke}:
        del element.attrib["opacity"]
        element.set(key, f"{own:g}")
    elif opacity < 1:
        del element.attrib["opacity"]
        _group(element, opacity)


def _group(element: etree._Element, opacity: float) -> None:
    """Wrap the element in a group of that opacity, wide enough for its stroke."""
    parent = element.getparent()
    if opacity == 1 or parent is None:
        return
    group = etree.Element(f"{{{SVG}}}g", opacity=f"{opacity:g}")
    parent.replace(element, group)
    group.append(element)
    etree.SubElement(group, f"{{{SVG}}}rect", _WIDE)
