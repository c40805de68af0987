"""A figure in; its shapes as SVG and its words as placed lines of text out.

WeasyPrint sets SVG text letter by letter, without kerning and without spaces. The words therefore leave the drawing and
lie above it as ordinary text, which is also what a screen reader and a print shop's overprint need.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from fontTools.misc.transform import Identity, Transform
from lxml import etree

from publisher.figures import Figure, Palette, svg
from publisher.figures.figure import SVG
from publisher.figures.palette import Colour
from publisher.figures.text import measure
from publisher.fonts import Weight
from publisher.render.paged import shapes
from publisher.render.paged.shapes import given
from publisher.units import Length, Pt

_TRANSFORM = re.compile(r"(\w+)\(([^)]*)\)")
_NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")
_BASELINE = 0.334
"""Where the baseline of a line without height lies below its top, as a share of the size: half of ascent less descent
(hhea) of both cuts of Atkinson Hyperlegible Next."""
_NEARLY_BLACK = 80  # per cent of K


@dataclass(frozen=True)
class Line:
    """One line of a drawing's text: `left` and `top` place a line box without height on the drawing.

    `turn` is a CSS transform about that point, empty for upright text.
    """

    text: str
    left: Length
    top: Length
    size: Length
    weight: Weight
    colour: str
    opacity: float
    turn: str


@dataclass(frozen=True)
class Drawing:
    """A figure in its size on the sheet: shapes without words, and the words, paragraph by paragraph.

    `alt` replaces it for those who cannot see it.
    """

    alt: str
    shapes: str
    paragraphs: tuple[tuple[Line, ...], ...]
    width: Length
    height: Length


def separate(figure: Figure, palette: Palette, width: Length, height: Length) -> Drawing:
    """The figure as large as it goes in a box of `width` × `height`, in the palette's screen colours."""
    scale = min(width / figure.width, height / figure.height)
    paragraphs = tuple(tuple(_lines(element, scale, palette)) for element in figure.root.iter(f"{{{SVG}}}text"))
    root = etree.fromstring(svg.standalone(figure, palette.screen()))
    for element in list(root.iter(f"{{{SVG}}}text")):
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    shapes.settle_opacity(root)
    for key in ("width", "height"):
        del root.attrib[key]
    drawn = etree.tostring(root, encoding="unicode")
    size = Pt(figure.width * scale), Pt(figure.height * scale)
    return Drawing(figure.alt, drawn, tuple(filter(None, paragraphs)), *size)


def picture(drawing: Drawing) -> str:
    """The drawing as HTML for a box of its size that places its children: the shapes, and the words above them.

    The shapes are a picture of their own: WeasyPrint reads and styles them much faster than as a part of the page.
    """
    shapes = base64.b64encode(drawing.shapes.encode()).decode()
    return f"<img alt={quoteattr(drawing.alt)} src='data:image/svg+xml;base64,{shapes}'/>" + _words(drawing)


def _words(drawing: Drawing) -> str:
    return "".join(f"<p>{' '.join(_span(line) for line in paragraph)}</p>" for paragraph in drawing.paragraphs)


def words(figure: Figure) -> Iterator[str]:
    """Every line of text in the figure."""
    for element in figure.root.iter(f"{{{SVG}}}text"):
        yield from (part.text for part in element.iter() if part.text)


def word_sizes(figure: Figure) -> Iterator[tuple[str, float]]:
    """Every line of text in the figure with its size in figure units, as it is drawn."""
    for element in figure.root.iter(f"{{{SVG}}}text"):
        for part in element.iter(f"{{{SVG}}}text", f"{{{SVG}}}tspan"):
            if part.text and part.text.strip():
                matrix = _matrix(part)
                yield part.text, float(given(part, "font-size", "16")) * (matrix.xx**2 + matrix.xy**2) ** 0.5


def _span(line: Line) -> str:
    style = (
        f"left: {css(line.left)}; top: {css(line.top)}; font-size: {css(line.size)};"
        f" font-weight: {line.weight}; color: {line.colour}"
    )
    style += f"; opacity: {line.opacity}" if line.opacity < 1 else ""
    style += f"; transform: {line.turn}" if line.turn else ""
    return f'<span style="{style}">{escape(line.text)}</span>'


def css(length: Length) -> str:
    """A length as a style sheet writes it."""
    return f"{float(length):.3f}".rstrip("0").rstrip(".") + "pt"


def _lines(element: etree._Element, scale: float, palette: Palette) -> Iterator[Line]:
    for part in element.iter(f"{{{SVG}}}text", f"{{{SVG}}}tspan"):
        if not part.text or not part.text.strip():
            continue
        size, weight = float(given(part, "font-size", "16")), _weight(given(part, "font-weight", "400"))
        anchor = given(part, "text-anchor", "start")
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * measure(part.text, size, weight, "atkinson")
        matrix = Identity.scale(scale).transform(_matrix(part))
        left, baseline = matrix.transformPoint((float(given(part, "x", "0")) - shift, float(given(part, "y", "0"))))
        grown = (matrix.xx**2 + matrix.xy**2) ** 0.5
        turned = Transform(*(round(value / grown, 6) for value in matrix[:4]), 0, 0)
        drop_x, drop_y = turned.transformPoint((0, -_BASELINE * size * grown))
        turn = "" if turned == Identity else "matrix({}, {}, {}, {}, 0, 0)".format(*turned[:4])
        opacity = float(given(part, "fill-opacity", "1"))
        for ancestor in (part, *part.iterancestors()):
            opacity *= float(ancestor.get("opacity", "1"))
        yield Line(
            part.text,
            Pt(left + drop_x),
            Pt(baseline + drop_y),
            Pt(size * grown),
            weight,
            _text_colour(palette[given(part, "fill", "ink")], palette),
            opacity,
            turn,
        )


def _text_colour(colour: Colour, palette: Palette) -> str:
    """The colour on screen; a nearly black one becomes ink, for letters of four inks blur where the plates are off."""
    *coloured, black = colour.cmyk
    return palette["ink"].light if black >= _NEARLY_BLACK and any(coloured) else colour.light


def _weight(given: str) -> Weight:
    return 700 if given == "700" else 400


def _matrix(element: etree._Element) -> Transform:
    """The transform from the element's own coordinates to the figure's."""
    matrix = Identity
    for one in (element, *element.iterancestors()):
        matrix = _parsed(one.get("transform", "")).transform(matrix)
    return matrix


def _parsed(transform: str) -> Transform:
    matrix = Identity
    for kind, arguments in _TRANSFORM.findall(transform):
        numbers = [float(number) for number in _NUMBER.findall(arguments)]
        if kind == "rotate":
            angle, *centre = numbers
            x, y = centre or (0.0, 0.0)
            step = Identity.translate(x, y).rotate(angle * 3.141592653589793 / 180).translate(-x, -y)
        elif kind == "matrix":
            step = Transform(*numbers)
        elif kind == "scale":
            step = Identity.scale(numbers[0], numbers[-1])
        else:
            assert kind == "translate", kind
            step = Identity.translate(numbers[0], numbers[1] if len(numbers) > 1 else 0)
        matrix = matrix.transform(step)
    return matrix
