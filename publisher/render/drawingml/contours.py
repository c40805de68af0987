"""Path data, points or a round shape in; contours of straight lines and cubic curves out."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fontTools.misc.bezierTools import calcCubicBounds
from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from publisher.render.drawingml.box import Box, Point
from publisher.render.drawingml.transform import apply

Segment = tuple[Point, ...]  # one point ends a straight line; three are a cubic's two controls and its end
_ROUND = 4 / 3 * math.tan(math.pi / 8)  # the control arm of a quarter circle of radius 1
_STEPS = 6


@dataclass(frozen=True)
class Contour:
    """One connected outline, from `start` through its segments, and back where `closed`."""

    start: Point
    segments: tuple[Segment, ...]
    closed: bool

    def transformed(self, matrix: Transform) -> Contour:
        """The same outline seen through the matrix."""
        segments = tuple(tuple(apply(matrix, point) for point in segment) for segment in self.segments)
        return Contour(apply(matrix, self.start), segments, self.closed)

    def bounds(self) -> Box:
        """The box around the outline itself, not around its control points."""
        points, here = [self.start], self.start
        for segment in self.segments:
            if len(segment) == 3:
                left, top, right, bottom = calcCubicBounds(here, *segment)
                points += [(left, top), (right, bottom)]
            here = segment[-1]
            points.append(here)
        return Box.around(points)

    def polygon(self) -> list[Point]:
        """The outline as a chain of points, each curve cut into a few chords."""
        points = [self.start]
        for segment in self.segments:
            points += _chords(points[-1], segment)
        return points


def _chords(start: Point, segment: Segment) -> Iterator[Point]:
    if len(segment) == 3:
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (start, *segment)
        for step in range(1, _STEPS):
            t = step / _STEPS
            u = 1 - t
            a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
    yield segment[-1]


@functools.lru_cache(maxsize=2048)
def parse(data: str) -> tuple[Contour, ...]:
    """The contours of SVG path data; arcs and quadratic curves become cubics, a lone move draws nothing."""
    pen = RecordingPen()
    parse_path(data, pen)
    found: list[Contour] = []
    start: Point = (0, 0)
    segments: list[Segment] = []
    for command, points in pen.value:
        if command == "moveTo":
            start, segments = points[0], []
        elif command == "qCurveTo":
            segments.append(_raised(segments[-1][-1] if segments else start, *points))
        elif command in {"lineTo", "curveTo"}:
            segments.append(points)
        else:
            closed = command == "closePath"
            if closed and len(segments) > 1 and segments[-1] == (start,):
                segments.pop()
            if segments:
                found.append(Contour(start, tuple(segments), closed))
    return tuple(found)


def _raised(start: Point, control: Point, end: Point) -> Segment:
    """The cubic that runs exactly as the quadratic curve does."""
    (x0, y0), (x1, y1), (x2, y2) = start, control, end
    first = x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3
    second = x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3
    return first, second, end


def polygonal(points: Sequence[Point], closed: bool) -> Contour:
    """The contour through the points by straight lines."""
    return Contour(points[0], tuple((point,) for point in points[1:]), closed)


def ellipse(x: float, y: float, rx: float, ry: float) -> Contour:
    """A full ellipse around x, y, clockwise from its rightmost point as SVG draws it."""
    whole = rounded(x - rx, y - ry, 2 * rx, 2 * ry, rx, ry)
    first, *others = whole.segments
    return Contour(first[-1], (*others, first), closed=True)


def rounded(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Contour:
    """A rectangle whose corners are quarters of an ellipse; straight where a radius is 0."""
    right, bottom = x + width, y + height
    if rx <= 0 or ry <= 0:
        return polygonal([(x, y), (right, y), (right, bottom), (x, bottom)], closed=True)
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    ax, ay = rx * (1 - _ROUND), ry * (1 - _ROUND)
    sides: Iterable[Segment] = (
        ((right - rx, y),),
        ((right - ax, y), (right, y + ay), (right, y + ry)),
        ((right, bottom - ry),),
        ((right, bottom - ay), (right - ax, bottom), (right - rx, bottom)),
        ((x + rx, bottom),),
        ((x + ax, bottom), (x, bottom - ay), (x, bottom - ry)),
        ((x, y + ry),),
        ((x, y + ay), (x + ax, y), (x + rx, y)),
    )
    start = here = (x + rx, y)
    kept: list[Segment] = []
    for side in sides:
        if len(side) == 3 or side[0] != here:
            kept.append(side)
        here = side[-1]
    return Contour(start, tuple(kept), closed=True)
