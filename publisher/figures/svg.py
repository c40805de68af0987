"""A figure and a way to write colours in; SVG text out, for a page or for a file of its own."""

from __future__ import annotations

import base64
import copy
import functools
import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lxml import etree

from publisher import fonts
from publisher.figures.figure import SVG, Figure
from publisher.figures.slim import slim

LICENCE = "CC BY-SA 4.0"
_LICENCE_PAGE = "https://creativecommons.org/licenses/by-sa/4.0/deed.da"
_FALLBACKS = "Calibri, Carlito, Arial, sans-serif"  # the drawings' texts are measured to fit Calibri too
_INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"
_PAINT = ("fill", "stroke", "stop-color")
_URL = re.compile(r"url\(#([\w-]+)\)")


_PREFIX = "\ue000"  # stands for a page's own prefix in a drawing that is kept; no text holds it


def inline(figure: Figure, prefix: str) -> str:
    """The figure for a page: colours as CSS variables `--fs-<token>`, ids made unique by `prefix`.

    The picture carries its title and alt text, so a screen reader meets one image, not its parts.
    """
    return _for_a_page(figure).replace(_PREFIX, prefix)


@functools.lru_cache(maxsize=64)
def _for_a_page(figure: Figure) -> str:
    root = _recoloured(figure, {})
    for element in root.iter(etree.Element):
        if element.get("id"):
            element.set("id", f"{_PREFIX}-{element.get('id')}")
        for key in _PAINT:
            if element.get(key, "").startswith("url("):
                element.set(key, _URL.sub(rf"url(#{_PREFIX}-\1)", element.get(key, "")))
        if not element.get("data-build"):
            element.attrib.pop("data-name", "")  # only a step's name is read out
    slim(root, _PREFIX)
    _describe(root, figure, _PREFIX)
    root.set("font-family", "var(--fs-font)")
    return _text(root)


def download(figure: Figure, colours: Mapping[str, str], creator: str) -> bytes:
    """The figure as a file to keep: it brings its fonts, and names itself, `creator` and the licence.

    Its texts stay texts, set in a face that fits them where the fonts it brings are not read; Inkscape shows the
    groups by their Danish names.
    """
    root = etree.fromstring(standalone(figure, colours, f"{fonts.ATKINSON}, {_FALLBACKS}"))
    for element in root.iter(etree.Element):
        if element.get("data-name"):
            element.set(f"{{{_INKSCAPE}}}label", element.get("data-name", ""))
    style = etree.Element(f"{{{SVG}}}style")
    style.text = _font_faces()
    root[:0] = [_metadata(figure, creator), style]
    _describe(root, figure, "figur")
    etree.cleanup_namespaces(root, top_nsmap={"inkscape": _INKSCAPE})
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def standalone(figure: Figure, colours: Mapping[str, str], family: str = fonts.ATKINSON) -> str:
    """The figure as a file of its own, each token replaced by `colours[token]`."""
    root = _recoloured(figure, colours)
    root.set("width", f"{figure.width:g}")
    root.set("height", f"{figure.height:g}")
    root.set("font-family", family)
    return _text(root)


def _describe(root: etree._Element, figure: Figure, prefix: str) -> None:
    """Put title and alt text first in the picture and name it by them, so that it is read as one image."""
    title = etree.Element(f"{{{SVG}}}title", {"id": f"{prefix}-title"})
    title.text = figure.title
    description = etree.Element(f"{{{SVG}}}desc", {"id": f"{prefix}-desc"})
    description.text = figure.alt
    root[:0] = [title, description]
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")


def _metadata(figure: Figure, creator: str) -> etree._Element:
    """Title, creator and licence as Creative Commons has them written in a drawing."""
    work = (
        '<metadata xmlns="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:RDF>'
        '<cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format><dc:language>da</dc:language>'
        f"<dc:title>{escape(figure.title)}</dc:title><dc:description>{escape(figure.description)}</dc:description>"
        f"<dc:creator><cc:Agent><dc:title>{escape(creator)}</dc:title></cc:Agent></dc:creator>"
        f'<cc:license rdf:resource="{_LICENCE_PAGE}"/></cc:Work></rdf:RDF></metadata>'
    )
    return etree.fromstring(work)


@functools.cache
def _font_faces() -> str:
    """The web's two faces, each within the text itself."""
    faces = []
    for weight in fonts.WEIGHTS:
        data = base64.b64encode(fonts.packed("atkinson", weight).read_bytes()).decode()
        source = f'url(data:font/woff2;base64,{data}) format("woff2")'
        faces.append(f'@font-face{{font-family:"{fonts.ATKINSON}";font-weight:{weight};src:{source}}}')
    return "".join(faces)


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
