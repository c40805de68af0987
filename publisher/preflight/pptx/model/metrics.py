"""A text, a size and a weight in; its width and line metrics in points out, measured in Carlito, Calibri's twin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz
from fontTools.ttLib import TTFont

from publisher import fonts

_WIDER_THAN_CALIBRI = 1.15  # Arial and its like set the same Danish text 9 to 14 per cent wider


@dataclass(frozen=True)
class Face:
    """One weight: HarfBuzz's font, its units per em, and Office's line metrics as shares of the size."""

    font: uharfbuzz.Font
    units: int
    ascent: float
    descent: float


@cache
def face(bold: bool) -> Face:
    """The face of this weight. Raises FileNotFoundError where the project's fonts are missing."""
    file = fonts.unpacked("carlito", 700 if bold else 400)
    source = TTFont(file)
    units = source["head"].unitsPerEm
    table = source["OS/2"]
    loaded = uharfbuzz.Font(uharfbuzz.Face(file.read_bytes()))
    return Face(loaded, units, table.usWinAscent / units, table.usWinDescent / units)


@lru_cache(maxsize=50_000)
def _units(text: str, bold: bool) -> int:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(face(bold).font, buffer, {"kern": True, "liga": False})
    return sum(position.x_advance for position in buffer.glyph_positions)


def width(text: str, size: float, bold: bool, typeface: str) -> float:
    """The width of `text` in points. Other faces than Calibri are taken as 15 per cent wider: safe for Arial."""
    factor = 1 if typeface in {"Calibri", "Carlito", ""} else _WIDER_THAN_CALIBRI
    return _units(text, bold) * size / face(bold).units * factor
