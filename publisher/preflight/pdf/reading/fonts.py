"""A font dictionary in; what it is called, how wide its glyphs are and which text they spell out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fontTools.ttLib import TTFont, TTLibError

from publisher.preflight.pdf.reading.objects import Raw, entry, identity, items, name, number, numbers

_SUBSET_PREFIX = re.compile(r"^[A-Z]{6}\+")
_HEX = rb"<([0-9A-Fa-f\s]+)>"
_CHAR = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*" + _HEX)
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_MISSING_ASCENT, _MISSING_DESCENT = 1.0, -0.3
_WIDTH_TOLERANCE = 1.0
_NAME_FAMILY, _NAME_TYPOGRAPHIC_FAMILY = 1, 16


@dataclass(frozen=True)
class Glyph:
    """One shown glyph: its code, its advance in text space units (1 = the font size), its text."""

    code: int
    advance: float
    text: str
    is_word_space: bool


class Font:
    """A font as content streams use it; sizes are in text space units, where 1 is the font size."""

    def __init__(self, raw: Raw) -> None:
        """Read the dictionary of a simple or a composite font."""
        self.raw = raw
        self.subtype = name(entry(raw, "/Subtype"))
        self.composite = self.subtype == "Type0"
        self._descendant = next(iter(items(entry(raw, "/DescendantFonts"))), None) if self.composite else raw
        self.descriptor = entry(self._descendant, "/FontDescriptor")

    @property
    def base_font(self) -> str:
        """The name the file gives the font, without the subset's prefix."""
        return _SUBSET_PREFIX.sub("", name(entry(self.raw, "/BaseFont")))

    @property
    def measurable(self) -> bool:
        """Whether codes can be read: one byte each, or two by Identity-H (the only composite encoding read here)."""
        return not self.composite or name(entry(self.raw, "/Encoding")) == "Identity-H"

    @cached_property
    def program(self) -> Raw:
        """The embedded font file's stream, or None."""
        files = (entry(self.descriptor, key) for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        return next((file for file in files if file is not None), None)

    @cached_property
    def _truetype(self) -> TTFont | None:
        """The embedded file where it has the tables that name it (TrueType, OpenType)."""
        if self.program is None:
            return None
        try:
            return TTFont(io.BytesIO(self.program.read_bytes()), lazy=True)
        except TTLibError:
            return None

    @cached_property
    def embedded_family(self) -> str:
        """The family the embedded file itself says it belongs to, empty where it does not say."""
        if self._truetype is None or "name" not in self._truetype:
            return ""
        table = self._truetype["name"]
        return table.getDebugName(_NAME_TYPOGRAPHIC_FAMILY) or table.getDebugName(_NAME_FAMILY) or ""

    @cached_property
    def embedded_weight(self) -> int | None:
        """The weight class of the embedded file (400 regular, 700 bold), or None where it does not say."""
        if self._truetype is None or "OS/2" not in self._truetype:
            return None
        return int(self._truetype["OS/2"].usWeightClass)

    def wrong_widths(self) -> list[int]:
        """The codes whose stated width is not the embedded TrueType glyph's, within a thousandth of the size.

        Only where codes are glyph numbers (CIDToGIDMap Identity); else the answer is an empty list.
        """
        mapped = name(entry(self._descendant, "/CIDToGIDMap")) == "Identity"
        if not (self.composite and mapped) or self._truetype is None or "hmtx" not in self._truetype:
            return []
        advances = self._truetype["hmtx"].metrics
        order = self._truetype.getGlyphOrder()
        unit = 1000 / self._truetype["head"].unitsPerEm
        return [
            code
            for code, width in sorted(self._widths.items())
            if code >= len(order) or abs(advances[order[code]][0] * unit - width) > _WIDTH_TOLERANCE
        ]

    @cached_property
    def ascent(self) -> float:
        """How far glyphs reach above the baseline."""
        return number(entry(self.descriptor, "/Ascent")) / 1000 or _MISSING_ASCENT

    @cached_property
    def descent(self) -> float:
        """How far glyphs reach below the baseline, negative."""
        return number(entry(self.descriptor, "/Descent")) / 1000 or _MISSING_DESCENT

    def glyphs(self, shown: bytes) -> Iterator[Glyph]:
        """The glyphs of a shown string."""
        size = 2 if self.composite else 1
        for at in range(0, len(shown) - size + 1, size):
            code = int.from_bytes(shown[at : at + size], "big")
            if code not in self._glyphs:
                advance = self._widths.get(code, self._default_width) / 1000
                self._glyphs[code] = Glyph(code, advance, self._unicode.get(code, "?"), size == 1 and code == 32)
            yield self._glyphs[code]

    @cached_property
    def _glyphs(self) -> dict[int, Glyph]:
        """The glyphs that have been shown, by code."""
        return {}

    @cached_property
    def _default_width(self) -> float:
        if self.composite:
            return number(entry(self._descendant, "/DW"), 1000)
        return number(entry(self.descriptor, "/MissingWidth"), 500)

    @cached_property
    def _widths(self) -> dict[int, float]:
        if not self.composite:
            first = int(number(entry(self.raw, "/FirstChar")))
            return dict(enumerate(numbers(entry(self.raw, "/Widths")), first))
        widths: dict[int, float] = {}
        parts = items(entry(self._descendant, "/W"))
        while len(parts) >= 2:
            first = int(number(parts[0]))
            listed = items(parts[1])
            if listed:
                widths.update((first + i, number(width)) for i, width in enumerate(listed))
                parts = parts[2:]
            else:
                last = int(number(parts[1]))
                widths.update(dict.fromkeys(range(first, min(last, 0xFFFF) + 1), number(parts[2]) if parts[2:] else 0))
                parts = parts[3:]
        return widths

    @cached_property
    def _unicode(self) -> dict[int, str]:
        stream = entry(self.raw, "/ToUnicode")
        if stream is None:
            codes = () if self.composite else range(32, 256)
            return {code: bytes([code]).decode("cp1252", "replace") for code in codes}
        mapping: dict[int, str] = {}
        for kind, block in _BLOCK.findall(stream.read_bytes()):
            if kind == b"bfchar":
                mapping.update((int(code, 16), _utf16(text)) for code, text in _CHAR.findall(block))
                continue
            for first, last, text in _RANGE.findall(block):
                start = int(first, 16)
                base = int(text, 16)
                for code in range(start, min(int(last, 16), start + 0xFFFF) + 1):
                    mapping[code] = _utf16(b"%0*x" % (len(text), base + code - start))
        return mapping


class Fonts:
    """The fonts of one file, each read once."""

    def __init__(self) -> None:
        self._read: dict[tuple[int, int], Font] = {}

    def read(self, raw: Raw) -> Font:
        """The font of a dictionary."""
        key = identity(raw)
        if key is None:
            return Font(raw)
        return self._read.setdefault(key, Font(raw))


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")
