"""A shape element of the profile and its matrix in; DrawingML geometry, preset where exact, else free curves, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fontTools.misc.transform import Transform
from lxml import etree

from publisher.figures.profile import local
from publisher.render.drawingml.box import Box, Point, xfrm
from publisher.render.drawingml.contours import Contour, ellipse, parse, polygonal, rounded
from publisher.render.drawingml.fill_rule import painted
from publisher.render.drawingml.style import Style
from publisher.render.drawingml.transform import apply, extent, keeps_circles, keeps_upright, numbers

_EVEN = 0.01  # corner radii that differ less than this share are one radius


@dataclass(frozen=True)
class Geometry:
    """Where a shape is and its outline: `a:xfrm` and `a:prstGeom` or `a:custGeom`; `line` marks a straight line."""

    box: Box
    xml: str
    line: bool = False


def geometry(element: etree._Element, matrix: Transform, style: Style) -> Geometry | None:
    """The geometry of a path, rect, circle, ellipse, line, polyline or polygon; None where SVG draws nothing."""
    name = local(element)
    if name == "line":
        ends = [(_number(element, f"x{end}"), _number(element, f"y{end}")) for end in "12"]
        return _line(*(apply(matrix, end) for end in ends))
    if name == "rect":
        return _rect(element, matrix, style)
    if name in {"circle", "ellipse"}:
        return _ellipse(element, matrix, style)
    if name == "path":
        return _free(parse(element.get("d", "")), matrix, style)
    flat = numbers(element.get("points", ""))
    points = list(zip(flat[::2], flat[1::2], strict=False))
    return _free([polygonal(points, name == "polygon")] if len(points) > 1 else [], matrix, style)


def _number(element: etree._Element, name: str) -> float:
    return float(element.get(name, "0"))


def _rect(element: etree._Element, matrix: Transform, style: Style) -> Geometry | None:
    x, y, width, height = (_number(element, name) for name in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        return None
    rx = float(element.get("rx") or element.get("ry") or 0)
    ry = float(element.get("ry") or element.get("rx") or 0)
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if keeps_upright(matrix):
        box = Box.around([apply(matrix, (x, y)), apply(matrix, (x + width, y + height))])
        across, down = extent(matrix, rx, ry)
        if not rx or not ry:
            return _preset("rect", box)
        if abs(across - down) <= _EVEN * max(across, down) and not _is_dashed(style):
            adjust = round(min((across + down) / 2 / min(box.width, box.height), 0.5) * 100_000)
            return _preset("roundRect", box, f'<a:gd name="adj" fmla="val {adjust}"/>')
    return _free([rounded(x, y, width, height, rx, ry)], matrix, style)


def _ellipse(element: etree._Element, matrix: Transform, style: Style) -> Geometry | None:
    x, y = _number(element, "cx"), _number(element, "cy")
    rx, ry = float(element.get("rx") or element.get("r") or 0), float(element.get("ry") or element.get("r") or 0)
    if rx <= 0 or ry <= 0:
        return None
    outline = ellipse(x, y, rx, ry)
    if not _is_dashed(style) and (keeps_upright(matrix) or (rx == ry and keeps_circles(matrix))):
        return _preset("ellipse", outline.transformed(matrix).bounds())
    return _free([outline], matrix, style)


def _is_dashed(style: Style) -> bool:
    """Whether it shows where the outline begins: the presets with round parts begin elsewhere than SVG's."""
    return style.strokes and any(style.dash)


def _preset(name: str, box: Box, adjustments: str = "") -> Geometry:
    return Geometry(box, f'{xfrm(box)}<a:prstGeom prst="{name}"><a:avLst>{adjustments}</a:avLst></a:prstGeom>')


def _line(start: Point, end: Point) -> Geometry:
    box = Box.around([start, end])
    flips = (' flipH="1"' if end[0] < start[0] else "") + (' flipV="1"' if end[1] < start[1] else "")
    return Geometry(box, f'{xfrm(box, flips)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>', line=True)


def _free(outlines: Sequence[Contour], matrix: Transform, style: Style) -> Geometry | None:
    contours = [outline.transformed(matrix) for outline in outlines]
    if not contours:
        return None
    if len(contours) == 1 and len(contours[0].segments) == 1 and len(contours[0].segments[0]) == 1:
        return _line(contours[0].start, contours[0].segments[0][0])
    box = Box.union(contour.bounds() for contour in contours).rounded()
    paths = "".join(_paths(contours, style, box))
    free = '<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
    return Geometry(box, f"{xfrm(box)}<a:custGeom>{free}<a:pathLst>{paths}</a:pathLst></a:custGeom>")


def _paths(contours: Sequence[Contour], style: Style, box: Box) -> Iterator[str]:
    """The `a:path` elements: one for fill and line together where it can serve both, else fills first, then the line.

    SVG fills an open outline as if closed but does not draw the closing line; a path of its own for each says so.
    """
    if not style.fills:
        yield _path(contours, box, ' fill="none"')
        return
    fills = painted(contours, style.fill_rule)
    shared = len(fills) == 1 and len(fills[0]) == len(contours) and all(contour.closed for contour in contours)
    if shared or not style.strokes:
        for fill in fills:
            yield _path(fill, box, "", shut=True)
        return
    for fill in fills:
        yield _path(fill, box, ' stroke="0"', shut=True)
    yield _path(contours, box, ' fill="none"')


def _path(contours: Sequence[Contour], box: Box, attributes: str, shut: bool = False) -> str:
    def at(point: Point) -> str:
        return f'<a:pt x="{round(point[0] - box.left)}" y="{round(point[1] - box.top)}"/>'

    parts = [f'<a:path w="{box.width:.0f}" h="{box.height:.0f}"{attributes}>']
    for contour in contours:
        parts.append(f"<a:moveTo>{at(contour.start)}</a:moveTo>")
        for segment in contour.segments:
            name = "cubicBezTo" if len(segment) == 3 else "lnTo"
            parts.append(f"<a:{name}>{''.join(at(point) for point in segment)}</a:{name}>")
        if contour.closed or shut:
            parts.append("<a:close/>")
    return "".join([*parts, "</a:path>"])
