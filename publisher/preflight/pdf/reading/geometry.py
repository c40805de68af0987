"""Coordinates in one PDF space in, coordinates in another out; boxes and what they have in common.

Numbers are in the units of the space they belong to; on a page (without UserUnit) that is the point, 1/72 inch.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot, sqrt
from typing import NamedTuple


class Matrix(NamedTuple):
    """The affine map of ISO 32000, 8.3.4: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def then(self, outer: Matrix) -> Matrix:
        """The map that applies this one first and `outer` after it."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where the point lands."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def width_scale(self) -> float:
        """How much longer a step along x becomes."""
        return hypot(self.a, self.b)

    @property
    def height_scale(self) -> float:
        """How much longer a step along y becomes."""
        return hypot(self.c, self.d)

    @property
    def least_scale(self) -> float:
        """How much longer a step becomes in the direction where it grows the least (the smaller singular value)."""
        half_sum = (self.a**2 + self.b**2 + self.c**2 + self.d**2) / 2
        determinant = self.a * self.d - self.b * self.c
        return sqrt(max(0.0, half_sum - sqrt(max(0.0, half_sum**2 - determinant**2))))


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, points: Iterable[tuple[float, float]]) -> Box | None:
        """The smallest box that holds all points, or None without points."""
        listed = list(points)
        if not listed:
            return None
        across, up = [x for x, _ in listed], [y for _, y in listed]
        return cls(min(across), min(up), max(across), max(up))

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    def corners(self) -> tuple[tuple[float, float], ...]:
        """The four corners."""
        return (self.left, self.bottom), (self.right, self.bottom), (self.right, self.top), (self.left, self.top)

    def through(self, matrix: Matrix) -> Box:
        """The upright box around this one after the map."""
        mapped = [matrix.point(x, y) for x, y in self.corners()]
        across, up = [x for x, _ in mapped], [y for _, y in mapped]
        return Box(min(across), min(up), max(across), max(up))

    def common(self, other: Box) -> Box | None:
        """What both cover, or None where they do not meet; touching edges meet."""
        left, right = max(self.left, other.left), min(self.right, other.right)
        bottom, top = max(self.bottom, other.bottom), min(self.top, other.top)
        return Box(left, bottom, right, top) if left <= right and bottom <= top else None

    def holds(self, other: Box, tolerance: float = 0.0) -> bool:
        """Whether `other` lies inside this box."""
        return (
            other.left >= self.left - tolerance
            and other.bottom >= self.bottom - tolerance
            and other.right <= self.right + tolerance
            and other.top <= self.top + tolerance
        )

    def overlaps(self, other: Box) -> bool:
        """Whether the two share an area, not only an edge."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def grown(self, by: float) -> Box:
        """The box with every side moved outward, inward where `by` is negative."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)
