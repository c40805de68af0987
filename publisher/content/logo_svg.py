"""An SVG from outside in; the same drawing with nothing in it but shapes, or what it must not hold, out."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_AROUND = frozenset({"svg", "g", "defs", "symbol", "use", "clipPath", "style", "title", "desc"})
_COLOURS = frozenset({"linearGradient", "radialGradient", "stop"})
_DRAWN = _SHAPES | _AROUND | _COLOURS
_REFUSED = {
    "script": "et script",
    "foreignObject": "fremmed indhold (foreignObject)",
    "image": "et indlejret billede",
    "text": "bogstaver som tekst; lav dem om til kurver",
    "animate": "en animation",
    "set": "en animation",
    "a": "et link",
    "filter": "et filter",
    "mask": "en maske",
    "pattern": "et mønster",
}
_ALLOWED = "rene figurer (path, rect, circle, farver og farveovergange)"
_LENGTH = re.compile(r"^\s*([0-9.]+)\s*(px|pt|mm|cm|in)?\s*$")
_UNITS = {None: 1.0, "": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:|\\", re.IGNORECASE)
_MOST_ELEMENTS = 5000
_MOST_DEPTH = 60


class LogoFault(Exception):
    """Why a logo cannot be used, as an author must read it."""

    def __init__(self, message: str, found: str = "", allowed: str = _ALLOWED) -> None:
        """Keep the parts of the message."""
        self.message, self.found, self.allowed = message, found, allowed
        super().__init__(message)


def cleaned(data: bytes) -> tuple[bytes, float, float]:
    """The drawing with a viewBox and without comments, metadata and other programs' elements; its width and height.

    Raises LogoFault for anything that does more than draw.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise LogoFault("logoet er ikke en hel SVG-fil", str(error.msg), "en hel fil") from error
    declared: Any = root.getroottree().docinfo.internalDTD
    entity = next(declared.iterentities(), None) if declared is not None else None
    if entity is not None:
        raise LogoFault("logoet må ikke selv indføre tegn; gem det som ren SVG", f"ENTITY {entity.name}")
    if root.tag != f"{{{_SVG}}}svg":
        raise LogoFault("logoet er ikke en SVG-fil", etree.QName(root).localname, "et svg-element yderst")
    _strip(root)
    left, top, width, height = _view_box(root)
    root.set("viewBox", f"{left:g} {top:g} {width:g} {height:g}")
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    etree.cleanup_namespaces(root)
    return etree.tostring(root), width, height


def _strip(root: etree._Element) -> None:
    """Take out what others added and refuse what is not drawing."""
    elements = list(root.iter(etree.Element))
    if len(elements) > _MOST_ELEMENTS:
        raise LogoFault("logoet har for mange dele", str(len(elements)), f"højst {_MOST_ELEMENTS}")
    for part in elements:
        name, parent = etree.QName(part), part.getparent()
        if parent is not None and (name.namespace != _SVG or name.localname == "metadata"):
            parent.remove(part)
            continue
        if name.localname not in _DRAWN:
            raise LogoFault("logoet må kun tegne", _named(name.localname))
        if sum(1 for _ in part.iterancestors()) > _MOST_DEPTH:
            raise LogoFault("logoet er for indviklet", f"mere end {_MOST_DEPTH} lag", f"højst {_MOST_DEPTH} lag")
        if name.localname == "style" and _OUTSIDE.search(part.text or ""):
            raise LogoFault("logoet må ikke hente noget andetsteds fra", "style")
        _strip_attributes(part)
    if not any(etree.QName(part).localname in _SHAPES for part in root.iter(etree.Element)):
        raise LogoFault("logoet er tomt")
    _refuse_nested_use(root)


def _named(element: str) -> str:
    return next((words for key, words in _REFUSED.items() if element.startswith(key)), element)


def _refuse_nested_use(root: etree._Element) -> None:
    """A use of a use can grow without bound."""
    by_id = {part.get("id"): part for part in root.iter(etree.Element)}
    for use in root.iter(f"{{{_SVG}}}use"):
        target = by_id.get(use.get(_XLINK, "")[1:])
        if target is None or next(target.iter(f"{{{_SVG}}}use"), None) is not None:
            found = use.get(_XLINK, "")
            raise LogoFault("logoet må kun gentage en figur, der findes og er ligetil (use)", found)


def _strip_attributes(part: etree._Element) -> None:
    for key, value in list(part.attrib.items()):
        name = etree.QName(str(key))
        if name.localname.lower().startswith("on"):
            raise LogoFault("logoet må kun tegne", f"et script ({name.localname})")
        if name.localname == "href":
            if not str(value).startswith("#"):
                raise LogoFault("logoet må ikke hente noget andetsteds fra", str(value)[:60])
            part.attrib.pop(key)
            part.set(_XLINK, str(value))
        elif name.namespace is not None:
            part.attrib.pop(key)
        elif _OUTSIDE.search(str(value)):
            raise LogoFault("logoet må ikke hente noget andetsteds fra", str(value)[:60])


def _view_box(root: etree._Element) -> tuple[float, float, float, float]:
    given = root.get("viewBox")
    try:
        if given:
            left, top, width, height = (float(part) for part in re.split(r"[\s,]+", given.strip()))
        else:
            left, top = 0.0, 0.0
            width, height = (_length(root.get(side, "")) for side in ("width", "height"))
    except ValueError as error:
        raise LogoFault("logoet har ingen størrelse", given or "", "viewBox, eller width og height") from error
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise LogoFault("logoet har ingen størrelse", f"{width:g} × {height:g}", "viewBox, eller width og height")
    return left, top, width, height


def _length(text: str) -> float:
    match = _LENGTH.match(text)
    if match is None:
        raise ValueError(text)
    return float(match.group(1)) * _UNITS[match.group(2)]
