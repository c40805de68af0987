"""A `transform` attribute in; one affine matrix, and what it does to shapes, out."""

from __future__ import annotations

import functools
import math
import re

from fontTools.misc.transform import Identity, Transform

from publisher.render.drawingml.box import Point

_CALL = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FLAT = 1e-6


def numbers(text: str) -> list[float]:
    """The numbers of an SVG list, however they are separated."""
    return [float(number) for number in _NUMBER.findall(text)]


@functools.lru_cache(maxsize=4096)
def parse(text: str) -> Transform:
    """The matrix of an SVG transform list; an empty list changes nothing.

    Raises ValueError for a text that is not a transform list.
    """
    if _CALL.sub("", text).strip(" ,\t\n"):
        raise ValueError(f"not a transform: {text!r}")
    matrix = Identity
    for name, arguments in _CALL.findall(text):
        matrix = matrix.transform(_single(name, numbers(arguments)))
    return matrix


def _single(name: str, values: list[float]) -> Transform:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return Transform(a, b, c, d, e, f)
        case "translate", [x, *rest]:
            return Identity.translate(x, rest[0] if rest else 0)
        case "scale", [x, *rest]:
            return Identity.scale(x, rest[0] if rest else x)
        case "rotate", [angle]:
            return Identity.rotate(math.radians(angle))
        case "rotate", [angle, x, y]:
            return Identity.translate(x, y).rotate(math.radians(angle)).translate(-x, -y)
        case "skewX", [angle]:
            return Transform(1, 0, math.tan(math.radians(angle)), 1, 0, 0)
        case "skewY", [angle]:
            return Transform(1, math.tan(math.radians(angle)), 0, 1, 0, 0)
    raise ValueError(f"{name} does not take {len(values)} numbers")


def apply(matrix: Transform, point: Point) -> Point:
    """Where the matrix takes the point."""
    x, y = matrix.transformPoint(point)
    return float(x), float(y)


def scale_of(matrix: Transform) -> float:
    """The one factor by which lengths grow: the root of the area's growth, which is exact for an even scale."""
    return math.sqrt(abs(matrix.xx * matrix.yy - matrix.xy * matrix.yx))


def keeps_upright(matrix: Transform) -> bool:
    """Whether an upright rectangle stays upright: scaled, mirrored and turned by quarters, nothing else."""
    small = _FLAT * max(abs(part) for part in matrix[:4])
    straight = abs(matrix.xy) <= small and abs(matrix.yx) <= small
    quarter = abs(matrix.xx) <= small and abs(matrix.yy) <= small
    return bool(straight or quarter)


def extent(matrix: Transform, across: float, down: float) -> tuple[float, float]:
    """How far an upright rectangle of this size reaches across and down, for a matrix that keeps it upright."""
    x, y = matrix.transformVector((across, down))
    return abs(float(x)), abs(float(y))


def keeps_circles(matrix: Transform) -> bool:
    """Whether a circle stays a circle: turned, mirrored and evenly scaled, nothing else."""
    small = _FLAT * max(abs(part) for part in matrix[:4])
    turned = abs(matrix.xx - matrix.yy) <= small and abs(matrix.xy + matrix.yx) <= small
    mirrored = abs(matrix.xx + matrix.yy) <= small and abs(matrix.xy - matrix.yx) <= small
    return bool(turned or mirrored)
