"""A shape's spPr and size in; the paths that its geometry fills out, in the shape's own EMU."""

from __future__ import annotations

import math
from collections.abc import Iterable

from publisher.preflight.pptx.model.geometry import Point, arc, bezier, inside, rectangle
from publisher.preflight.pptx.model.ooxml import Element, every, find, local, number, q

_ANGLE_UNITS = 60_000
_GUIDE_UNITS = 100_000

Path = list[list[Point]]  # contours of one path, filled by the even-odd rule


def outlines(properties: Element | None, width: float, height: float) -> list[Path]:
    """The filled paths of a custom, elliptic or round-cornered geometry; of any other, the whole box."""
    custom = find(properties, "a:custGeom")
    if custom is not None:
        return [_traced(path, width, height) for path in every(custom, "a:pathLst/a:path")]
    preset = find(properties, "a:prstGeom")
    name = "rect" if preset is None else preset.get("prst", "rect")
    if name == "ellipse":
        return [[arc((width, height / 2), (width / 2, height / 2), 0, 360, 32)]]
    if name == "roundRect":
        return [[_round_rectangle(width, height, _adjusted(preset, 16_667))]]
    return [[rectangle(width, height)]]


def hull(properties: Element | None, width: float, height: float) -> list[Point]:
    """Points whose box holds the outlines: control points hold their curves, and the whole box every preset."""
    custom = find(properties, "a:custGeom")
    if custom is None:
        return rectangle(width, height)
    paths = every(custom, "a:pathLst/a:path")
    if any(next(path.iterchildren(q("a:arcTo")), None) is not None for path in paths):
        return [point for path in outlines(properties, width, height) for contour in path for point in contour]
    return [point for path in paths for step in path for point in _points(step, _scale(path, width, height))]


def covers(paths: Iterable[Path], point: Point) -> bool:
    """Whether the point lies in the filled part of any path."""
    return any(sum(inside(point, contour) for contour in path) % 2 for path in paths)


def text_box(properties: Element | None, width: float, height: float) -> tuple[float, float, float, float]:
    """Where the geometry lets text stand: left, top, right and bottom, before the insets.

    Source: presetShapeDefinitions of ECMA-376 for the ellipse and the round-cornered rectangle; every other geometry
    is taken whole.
    """
    preset = find(properties, "a:prstGeom")
    name = "" if preset is None else preset.get("prst", "")
    if name == "ellipse":
        away = (1 - math.cos(math.pi / 4)) / 2
        return width * away, height * away, width * (1 - away), height * (1 - away)
    if name == "roundRect":
        away = min(width, height) * min(_adjusted(preset, 16_667), 0.5) * 0.29289
        return away, away, width - away, height - away
    return 0, 0, width, height


def _adjusted(preset: Element | None, default: int) -> float:
    guide = find(preset, "a:avLst/a:gd")
    formula = "" if guide is None else guide.get("fmla", "")
    value = formula.removeprefix("val ")
    return (int(value) if value.lstrip("-").isdigit() else default) / _GUIDE_UNITS


def _round_rectangle(width: float, height: float, share: float) -> list[Point]:
    radius = min(width, height) * min(max(share, 0), 0.5)
    corners = [(width - radius, 0.0, 270), (width, height - radius, 0), (radius, height, 90), (0.0, radius, 180)]
    return [point for x, y, angle in corners for point in [(x, y), *arc((x, y), (radius, radius), angle, 90, 6)]]


def _traced(path: Element, width: float, height: float) -> Path:
    if path.get("fill") == "none":
        return []
    scale = _scale(path, width, height)
    polygons: list[list[Point]] = []
    for step in path:
        name = local(step)
        points = _points(step, scale)
        if name == "moveTo":
            polygons.append(points)
        elif not polygons or name == "close":
            continue
        elif name == "lnTo":
            polygons[-1] += points
        elif name in {"cubicBezTo", "quadBezTo"}:
            polygons[-1] += bezier([polygons[-1][-1], *points])
        elif name == "arcTo":
            radii = number(step, "wR") * scale[0], number(step, "hR") * scale[1]
            start, sweep = number(step, "stAng") / _ANGLE_UNITS, number(step, "swAng") / _ANGLE_UNITS
            polygons[-1] += arc(polygons[-1][-1], radii, start, sweep)
    return [polygon for polygon in polygons if len(polygon) > 2]


def _scale(path: Element, width: float, height: float) -> tuple[float, float]:
    wide, high = number(path, "w"), number(path, "h")
    return width / wide if wide else 1.0, height / high if high else 1.0


def _points(step: Element, scale: tuple[float, float]) -> list[Point]:
    across, down = scale
    return [(number(point, "x") * across, number(point, "y") * down) for point in step.iterchildren(q("a:pt"))]
