"""A page's address in; its QR code as one path of squares, sharp at every size, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import segno

from publisher.units import Length, Mm, Pt

QUIET = 4
"""Empty modules around the code (ISO/IEC 18004)."""
SMALLEST_MODULE = Mm(0.4)


@dataclass(frozen=True)
class Code:
    """A QR code: `path` is SVG path data, `modules` the side of its square with the quiet zone."""

    path: str
    modules: int

    def module(self, side: Length) -> Length:
        """How large a module is in a square of that side."""
        return Pt(side / self.modules)


def code(address: str) -> Code:
    """The code that leads to the address, with a quarter of its area to spare (level Q) where that makes it no larger.

    The same address gives the same code.
    """
    made = segno.make_qr(address, error="M", boost_error=True)
    rows = list(made.matrix)
    return Code("".join(_runs(rows)), len(rows) + 2 * QUIET)


def _runs(rows: list[bytearray]) -> Iterator[str]:
    """A rectangle for each run of dark modules."""
    for y, row in enumerate(rows, QUIET):
        x = QUIET
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length
