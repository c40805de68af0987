"""Lengths with their unit: a number and a unit in, one exact value readable in any unit out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

_POINTS_PER_MM = 72 / 25.4
_EMU_PER_POINT = 12_700


class Length(float):
    """A length, held in PostScript points (1/72 inch)."""

    @property
    def pt(self) -> float:
        """The length in points."""
        return float(self)

    @property
    def mm(self) -> float:
        """The length in millimetres."""
        return float(self) / _POINTS_PER_MM

    @property
    def emu(self) -> int:
        """The length in English Metric Units (914 400 an inch), rounded as Office stores it."""
        return round(float(self) * _EMU_PER_POINT)

    def __reduce__(self) -> tuple[Callable[[type[Length], float], Length], tuple[type[Length], float]]:
        """Travel to another process as points: to make an Mm or Emu anew would convert once more."""
        return float.__new__, (type(self), float(self))


class Pt(Length):
    """A length given in points."""


class Mm(Length):
    """A length given in millimetres."""

    def __new__(cls, millimetres: float) -> Self:
        """Convert millimetres to the points that Length holds."""
        return super().__new__(cls, millimetres * _POINTS_PER_MM)


class Emu(Length):
    """A length given in English Metric Units."""

    def __new__(cls, emu: float) -> Self:
        """Convert EMU to the points that Length holds."""
        return super().__new__(cls, emu / _EMU_PER_POINT)
