"""Points, boxes and transforms in; where shapes stand on the slide out. All lengths are EMU, all angles degrees."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EMU_PER_PT = 12_700
EMU_PER_MM = 36_000

Point = tuple[float, float]
Polygon = Sequence[Point]


@dataclass(frozen=True)
class Box:
    """An upright rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, tolerance: float = 0) -> bool:
        """Whether both share more than `tolerance` in width and in height."""
        if self.left >= other.right or other.left >= self.right or self.top >= other.bottom or other.top >= self.bottom:
            return False  # as most are, and quicker told
        wide = min(self.right, other.right) - max(self.left, other.left)
        return wide > tolerance and min(self.bottom, other.bottom) - max(self.top, other.top) > tolerance

    def contains(self, point: Point) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


@dataclass(frozen=True)
class Transform:
    """An affine map: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def __call__(self, point: Point) -> Point:
        """The mapped point."""
        x, y = point
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def all(self, points: Iterable[Point]) -> list[Point]:
        """The mapped points."""
        a, b, c, d, e, f = self.a, self.b, self.c, self.d, self.e, self.f
        return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]

    def __matmul__(self, inner: Transform) -> Transform:
        """The map that applies `inner` first."""
        return Transform(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    @property
    def scales(self) -> tuple[float, float]:
        """How much longer the map makes a horizontal and a vertical unit."""
        return math.hypot(self.a, self.b), math.hypot(self.c, self.d)


def moved(x: float, y: float) -> Transform:
    """The map that moves by (x, y)."""
    return Transform(e=x, f=y)


def scaled(x: float, y: float) -> Transform:
    """The map that scales from the origin."""
    return Transform(a=x, d=y)


def turned(degrees: float, centre: Point) -> Transform:
    """The map that turns clockwise on the slide about `centre`."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return moved(*centre) @ Transform(cos, sin, -sin, cos) @ moved(-centre[0], -centre[1])


def bounds(points: Iterable[Point]) -> Box:
    """The smallest upright box around the points, of which there is at least one."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def rectangle(width: float, height: float) -> list[Point]:
    """The corners of a box at the origin."""
    return [(0, 0), (width, 0), (width, height), (0, height)]


def inside(point: Point, polygon: Polygon) -> bool:
    """Whether the point lies in the polygon, counting crossings of a ray to the right."""
    x, y = point
    crossed = False
    before = polygon[-1]
    for after in polygon:
        (x1, y1), (x2, y2) = before, after
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
        before = after
    return crossed


def is_apart(polygon: Polygon, box: Box) -> bool:
    """Whether no side of the polygon comes near the box, so that all of the box lies inside or all outside.

    No may be wrong: a side that slants past a corner counts as near.
    """
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    x1, y1 = polygon[-1]
    for x2, y2 in polygon:
        aside = (x1 < left and x2 < left) or (x1 > right and x2 > right)
        if not aside and not ((y1 < top and y2 < top) or (y1 > bottom and y2 > bottom)):
            return False
        x1, y1 = x2, y2
    return True


def bezier(points: Sequence[Point], steps: int = 8) -> list[Point]:
    """Points along a quadratic or cubic Bézier curve given by its 3 or 4 control points, without the first."""
    weights = _bernstein(len(points), steps)
    return [
        (
            sum([weight * x for weight, (x, _) in zip(each, points, strict=True)]),
            sum([weight * y for weight, (_, y) in zip(each, points, strict=True)]),
        )
        for each in weights
    ]


@functools.cache
def _bernstein(count: int, steps: int) -> list[tuple[float, ...]]:
    """What each of the control points weighs after each step: Bernstein's polynomials."""
    top = count - 1
    shares = (step / steps for step in range(1, steps + 1))
    return [tuple(math.comb(top, k) * share**k * (1 - share) ** (top - k) for k in range(count)) for share in shares]


def arc(start: Point, radii: Point, start_angle: float, sweep: float, steps: int = 12) -> list[Point]:
    """Points along DrawingML's arcTo, without the first: an ellipse entered at `start` under `start_angle`."""
    angle = math.radians(start_angle)
    centre = start[0] - radii[0] * math.cos(angle), start[1] - radii[1] * math.sin(angle)
    angles = (angle + math.radians(sweep) * step / steps for step in range(1, steps + 1))
    return [(centre[0] + radii[0] * math.cos(one), centre[1] + radii[1] * math.sin(one)) for one in angles]
