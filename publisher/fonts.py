"""A family and a weight in; its font file as the web has it, and the same unpacked for everything else, out."""

from __future__ import annotations

import functools
import hashlib
import io
from pathlib import Path
from typing import Literal

from publisher import output

Family = Literal["atkinson", "carlito"]
Weight = Literal[400, 700]

_ROOT = Path(__file__).resolve().parents[1]
_FOLDER = _ROOT / "docs" / "assets" / "fonts"
_NAMES: dict[Family, str] = {
    "atkinson": "atkinson-hyperlegible-next-latin-{}-normal.woff2",
    "carlito": "carlito-latin-{}-normal.woff2",
}
ATKINSON, CARLITO = "Atkinson Hyperlegible Next", "Carlito"
_CALLED: dict[Family, str] = {"atkinson": ATKINSON, "carlito": CARLITO}
FAMILIES: tuple[Family, ...] = tuple(_NAMES)
WEIGHTS: tuple[Weight, ...] = (400, 700)


def packed(family: Family, weight: Weight) -> Path:
    """The font as WOFF2."""
    return _FOLDER / _NAMES[family].format(weight)


@functools.cache
def unpacked(family: Family, weight: Weight) -> Path:
    """The same font as plain TrueType.

    WOFF2 is slow to unpack: both cuts take as long as a poster takes to set. So it is done once for all runs, and kept
    by the digest of what was unpacked.
    """
    source = packed(family, weight).read_bytes()
    digest = hashlib.sha256(source).hexdigest()[:12]
    kept = _ROOT / ".cache" / "fonts" / f"{family}-{weight}-{digest}.ttf"
    if not kept.is_file():
        from fontTools.ttLib import TTFont  # slow to load, and seldom needed

        font = TTFont(io.BytesIO(source), recalcTimestamp=False)
        font.flavor = None
        plain = io.BytesIO()
        font.save(plain)
        output.write(kept, plain.getvalue())
    return kept


@functools.cache
def rules(family: Family) -> str:
    """The CSS that gives a page setter both weights."""
    named = f'font-family: "{_CALLED[family]}"'
    return "".join(
        f'@font-face {{ {named}; font-weight: {weight}; src: url("{unpacked(family, weight).as_uri()}"); }}'
        for weight in WEIGHTS
    )
