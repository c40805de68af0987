"""A style and a shape's box in; its fill and its line in DrawingML out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fontTools.misc.transform import Transform

from publisher.figures.palette import Palette
from publisher.render.drawingml.box import Box
from publisher.render.drawingml.colour import Shade, colour_xml
from publisher.render.drawingml.gradient import Gradient
from publisher.render.drawingml.style import Style
from publisher.render.drawingml.transform import scale_of

_URL = re.compile(r"^url\(#(.+)\)$")
_CAPS = {"butt": "flat", "round": "rnd", "square": "sq"}
_JOINS = {"round": "<a:round/>", "bevel": "<a:bevel/>"}
_MITER = '<a:miter lim="400000"/>'  # SVG cuts a corner longer than four times the line's width
_THINNEST = 1
_WIDEST = 20_116_800  # ST_LineWidth


@dataclass(frozen=True)
class Paints:
    """The colours a drawing may use: the palette's tokens and its own gradients."""

    palette: Palette
    gradients: Mapping[str, Gradient]

    def fill(self, style: Style, box: Box, matrix: Transform) -> str:
        """The fill of a shape with this box; `matrix` leads from the style's units to the slide."""
        if not style.fills:
            return "<a:noFill/>"
        return self._paint(style.fill, style.fill_opacity * style.opacity, box, matrix)

    def line(self, style: Style, box: Box, matrix: Transform) -> str:
        """`a:ln` of the shape, as wide as the matrix makes it."""
        if not style.strokes:
            return "<a:ln><a:noFill/></a:ln>"
        width = min(max(round(style.stroke_width * scale_of(matrix)), _THINNEST), _WIDEST)
        paint = self._paint(style.stroke, style.stroke_opacity * style.opacity, box, matrix)
        cap = _CAPS[style.cap]
        return f'<a:ln w="{width}" cap="{cap}">{paint}{_dashes(style)}{_JOINS.get(style.join, _MITER)}</a:ln>'

    def _paint(self, value: str, opacity: float, box: Box, matrix: Transform) -> str:
        target = _URL.match(value)
        if target is None:
            return f"<a:solidFill>{colour_xml(Shade(self.palette[value]), opacity)}</a:solidFill>"
        return self.gradients[target.group(1)].xml(box, matrix, opacity)


def _dashes(style: Style) -> str:
    """The dash pattern in shares of the line's width; an odd list is run through twice, as SVG does.

    SVG adds round and square caps to a dash, Office counts them in: its round dots are dashes as long as wide.
    """
    pattern = style.dash if len(style.dash) % 2 == 0 else style.dash * 2
    if not any(pattern):
        return '<a:prstDash val="solid"/>'
    caps = 0 if style.cap == "butt" else style.stroke_width
    pairs = zip(pattern[::2], pattern[1::2], strict=True)
    stops = ((_share(dash + caps, style), _share(gap - caps, style)) for dash, gap in pairs)
    return "<a:custDash>" + "".join(f'<a:ds d="{dash}" sp="{gap}"/>' for dash, gap in stops) + "</a:custDash>"


def _share(length: float, style: Style) -> int:
    return max(round(length / style.stroke_width * 100_000), 0)
