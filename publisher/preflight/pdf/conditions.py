"""What a print shop asks of a file, as one value; the defaults are an A3 poster on coated paper (FOGRA39)."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.units import Length, Mm, Pt

_A3_WIDTH, _A3_HEIGHT = Mm(297), Mm(420)
_BLEED, _SAFE_ZONE = Mm(3), Mm(5)
_THINNEST, _SMALLEST_TEXT, _SMALLEST_MIXED_TEXT = Pt(0.25), Pt(6), Pt(9)


@dataclass(frozen=True)
class PrintConditions:
    """The conditions a print file is judged by.

    `width` and `height` are the trimmed sheet; `bleed` is how far colour must go on outside it, `safe_zone` how far
    inside it text must stay; `ink_limit` is the most ink in per cent of one solid ink. Text built of several inks,
    or white on a ground, must be at least `min_mixed_text`. `fonts` are families; `output_condition` is the
    registered name of the printing condition; `marks` allows trim marks outside the bleed.
    """

    width: Length = _A3_WIDTH
    height: Length = _A3_HEIGHT
    bleed: Length = _BLEED
    safe_zone: Length = _SAFE_ZONE
    ink_limit: float = 300.0
    min_stroke: Length = _THINNEST
    min_text: Length = _SMALLEST_TEXT
    min_mixed_text: Length = _SMALLEST_MIXED_TEXT
    min_ppi: float = 300.0
    fonts: tuple[str, ...] = ("Atkinson Hyperlegible Next",)
    output_condition: str = "FOGRA39"
    marks: bool = False
