"""A gradient in the drawing's own coordinates and the box of the painted shape in; `a:gradFill` out.

DrawingML places no gradient by coordinates: a linear one runs, at its angle, between the two corners of the shape's
box that lie farthest apart along it; a circular one from its centre to the farthest corner. The stops are moved to
where they fall on that stretch, and cut where the drawing's gradient reaches beyond it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from fontTools.misc.transform import Transform
from lxml import etree

from publisher.figures.palette import Palette
from publisher.figures.profile import local
from publisher.render.drawingml.box import Box
from publisher.render.drawingml.colour import Shade, colour_xml
from publisher.render.drawingml.transform import apply, parse, scale_of

_NEAR = 0.002  # stops closer to an end than this share stand on it


@dataclass(frozen=True)
class Gradient:
    """A linear or radial gradient; `numbers` are x1 y1 x2 y2 or cx cy r in the coordinates of `matrix`."""

    radial: bool
    numbers: tuple[float, ...]
    matrix: Transform
    stops: tuple[tuple[float, Shade], ...]

    def xml(self, box: Box, matrix: Transform, opacity: float) -> str:
        """The fill of a shape with this box, drawn through `matrix`; `opacity` 0 to 1."""
        space = matrix.transform(self.matrix)
        start, end, way = _radial(self.numbers, space, box) if self.radial else _linear(self.numbers, space, box)
        placed = [((offset - start) / (end - start), shade) for offset, shade in self.stops]
        stops = "".join(
            f'<a:gs pos="{round(at * 100_000)}">{colour_xml(shade, opacity)}</a:gs>' for at, shade in _cut(placed)
        )
        return f'<a:gradFill rotWithShape="1"><a:gsLst>{stops}</a:gsLst>{way}</a:gradFill>'


def gradients(root: etree._Element, palette: Palette) -> Mapping[str, Gradient]:
    """Every gradient of the drawing by its id."""
    found = {}
    for element in root.iter(etree.Element):
        names = {"linearGradient": ("x1", "y1", "x2", "y2"), "radialGradient": ("cx", "cy", "r")}.get(local(element))
        if names is not None:
            found[element.get("id", "")] = Gradient(
                len(names) == 3,
                tuple(float(element.get(name, "0")) for name in names),
                parse(element.get("gradientTransform", "")),
                _stops(element, palette),
            )
    return found


def _stops(element: etree._Element, palette: Palette) -> tuple[tuple[float, Shade], ...]:
    """The stops with offsets from 0 to 1, none before the one that precedes it, as SVG reads them."""
    stops: list[tuple[float, Shade]] = []
    for stop in element.iterchildren(etree.Element):
        text = stop.get("offset", "0")
        offset = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        least = stops[-1][0] if stops else 0.0
        stops.append((min(max(offset, least), 1), Shade(palette[stop.get("stop-color", "")])))
    return tuple(stops)


def _linear(numbers: tuple[float, ...], space: Transform, box: Box) -> tuple[float, float, str]:
    """The gradient's value at the ends of DrawingML's stretch over the box, and its direction.

    Lines of one colour stay lines under any affine map, but not at right angles to the mapped vector: the direction
    is that in which the value grows, found by seeing the slide through the inverse map.
    """
    x1, y1, x2, y2 = numbers
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    inverse = space.inverse()

    def value(x: float, y: float) -> float:
        u, v = apply(inverse, (x, y))
        return ((u - x1) * (x2 - x1) + (v - y1) * (y2 - y1)) / length if length else 1.0

    origin = value(0, 0)
    right, down = value(1e6, 0) - origin, value(0, 1e6) - origin
    angle = round(math.degrees(math.atan2(down, right)) * 60_000) % 21_600_000
    values = [value(*corner) for corner in box.corners]
    start, end = min(values), max(values)
    return start, end if end > start else start + 1, f'<a:lin ang="{angle}" scaled="0"/>'


def _radial(numbers: tuple[float, ...], space: Transform, box: Box) -> tuple[float, float, str]:
    cx, cy, radius = numbers
    x, y = apply(space, (cx, cy))
    far = max(math.hypot(x - corner[0], y - corner[1]) for corner in box.corners)
    left = round((x - box.left) / box.width * 100_000) if box.width else 50_000
    top = round((y - box.top) / box.height * 100_000) if box.height else 50_000
    centre = f'l="{left}" t="{top}" r="{100_000 - left}" b="{100_000 - top}"'
    reach = radius * scale_of(space)
    way = f'<a:path path="circle"><a:fillToRect {centre}/></a:path>{_room(left, top)}'
    return 0.0, far / reach if reach else 1.0, way


def _room(left: int, top: int) -> str:
    """`a:tileRect` that puts a centre off the middle into the middle, as PowerPoint's own off-centre gradients do."""
    sides = {"l": 2 * left, "t": 2 * top, "r": 200_000 - 2 * left, "b": 200_000 - 2 * top}
    grown = "".join(f' {side}="{place - 100_000}"' for side, place in sides.items() if place < 100_000)
    return f"<a:tileRect{grown}/>" if grown else ""


def _cut(stops: list[tuple[float, Shade]]) -> list[tuple[float, Shade]]:
    """The stops on 0 to 1, with one at each end: the colour that the gradient has there."""
    inner = [(0.0 if abs(at) < _NEAR else 1.0 if abs(at - 1) < _NEAR else at, shade) for at, shade in stops]
    first, last = _at(inner, 0.0), _at(inner, 1.0)
    middle = [(at, shade) for at, shade in inner if 0 < at < 1]
    return [(0.0, first), *middle, (1.0, last)]


def _at(stops: list[tuple[float, Shade]], place: float) -> Shade:
    before = [stop for stop in stops if stop[0] <= place]
    after = [stop for stop in stops if stop[0] > place]
    if not before:
        return after[0][1]
    if not after or before[-1][0] == place:
        return before[-1][1]
    (low, one), (high, other) = before[-1], after[0]
    return Shade(one.colour, other.colour, (place - low) / (high - low))
