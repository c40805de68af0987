"""A text, a size and a face in; its width, and its lines within a given width, out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from publisher import fonts
from publisher.fonts import Family, Weight

Extent = Callable[[str], float]


class TextDoesNotFit(Exception):
    """A text needs more lines or a wider line than its place has; the message says by how much."""


@dataclass(frozen=True)
class FontFace:
    """A face's vertical metrics as shares of the font size; Office sets lines by the win metrics."""

    family: Family
    weight: Weight
    win_ascent: float
    win_descent: float
    characters: frozenset[int]


@functools.cache
def _opened(family: Family, weight: Weight) -> tuple[FontFace, hb.Font, int]:
    file = fonts.unpacked(family, weight)
    font = TTFont(file)
    units = font["head"].unitsPerEm
    face = FontFace(
        family,
        weight,
        font["OS/2"].usWinAscent / units,
        font["OS/2"].usWinDescent / units,
        frozenset(font.getBestCmap()),
    )
    return face, hb.Font(hb.Face(file.read_bytes())), units


def face(family: Family, weight: Weight = 400) -> FontFace:
    """The face's metrics and the characters it can draw."""
    return _opened(family, weight)[0]


def measure(text: str, size: float, weight: Weight = 400, family: Family = "atkinson") -> float:
    """The advance width of `text` with kerning, in the unit of `size`."""
    advance, units = _advance(text, weight, family)
    return advance * size / units


@functools.lru_cache(maxsize=20_000)
def _advance(text: str, weight: Weight, family: Family) -> tuple[float, int]:
    """The width in the font's units, of which an em has the second number: the same in every size."""
    _, font, units = _opened(family, weight)
    if not text:
        return 0.0, units
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {"kern": True, "liga": False})
    return float(sum([position.x_advance for position in buffer.glyph_positions])), units


def widest(text: str, size: float, weight: Weight = 400) -> float:
    """The width of `text` in the wider of the web's and PowerPoint's face: what fits here fits in every output."""
    return max(measure(text, size, weight, family) for family in fonts.FAMILIES)


def wrap(text: str, width: float, size: float, weight: Weight = 400, family: Family | None = None) -> list[str]:
    """Break `text` into lines no wider than `width`, at spaces and soft hyphens, and at the author's own line feeds.

    Without a family the wider of the two faces decides. A soft hyphen that breaks becomes a hyphen, others vanish.
    Raises TextDoesNotFit for a piece that is wider than `width` alone.
    """

    def extent(line: str) -> float:
        return widest(line, size, weight) if family is None else measure(line, size, weight, family)

    return [line for paragraph in text.split("\n") for line in _wrap_paragraph(paragraph, width, extent)]


def _wrap_paragraph(text: str, width: float, extent: Extent) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if extent(candidate.replace("\u00ad", "")) <= width:
            line = candidate
            continue
        head, tail = _hyphenated(f"{line} " if line else "", word, width, extent)
        if head:
            lines.append(head)
        elif line:
            lines.append(line)
        line = tail
        while extent(line.replace("\u00ad", "")) > width:
            head, tail = _hyphenated("", line, width, extent)
            if not head:
                times = f"{extent(line) / width:.2f}".replace(".", ",")
                raise TextDoesNotFit(f"»{line}« er {times} gange så bredt som pladsen")
            lines.append(head)
            line = tail
    return [*(found.replace("\u00ad", "") for found in lines), line.replace("\u00ad", "")]


def _hyphenated(before: str, word: str, width: float, extent: Extent) -> tuple[str, str]:
    """The longest start of `word` at a soft hyphen that fits after `before`, and the rest; no start if none fits."""
    parts = word.split("\u00ad")
    for count in range(len(parts) - 1, 0, -1):
        head = before + "".join(parts[:count]) + "-"
        if extent(head) <= width:
            return head, "\u00ad".join(parts[count:])
    return "", word
