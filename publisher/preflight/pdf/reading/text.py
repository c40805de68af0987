"""Text operators in; where each shown string stands on the page and how large it is, out (ISO 32000, 9.4)."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import String

from publisher.preflight.pdf.reading.geometry import Box, Matrix
from publisher.preflight.pdf.reading.objects import Raw, items, matrix_of, number
from publisher.preflight.pdf.reading.state import GraphicsState

SHOWING = {"Tj", "TJ", "'", '"'}
POSITIONING = {"BT", "Td", "TD", "Tm", "T*"}


@dataclass(frozen=True)
class Shown:
    """A shown string: its text, the box of its visible glyphs on the page, its size there in points."""

    text: str
    box: Box
    size: float
    missing_glyphs: bool


class TextCursor:
    """The text matrices between BT and ET."""

    def __init__(self) -> None:
        self._matrix = self._line = Matrix()

    def apply(self, operator: str, operands: list[Raw], state: GraphicsState) -> None:
        """Move as one of the POSITIONING operators says."""
        values = [number(value) for value in operands]
        if operator == "BT":
            self._matrix = self._line = Matrix()
        elif operator == "Tm":
            self._matrix = self._line = matrix_of(operands)
        elif operator == "T*":
            self._next_line(0, -state.leading)
        else:
            if operator == "TD":
                state.leading = -values[1]
            self._next_line(values[0], values[1])

    def _next_line(self, x: float, y: float) -> None:
        self._matrix = self._line = Matrix(1, 0, 0, 1, x, y).then(self._line)

    def show(self, string: Raw, state: GraphicsState) -> Shown | None:
        """Advance over a string or a TJ array; None where it has no visible glyph.

        The box runs from the first to the last glyph that is not white space and from descent to ascent.
        """
        font, size = state.font, state.font_size
        if font is None:
            return None
        at, left, right = 0.0, None, 0.0
        text: list[str] = []
        missing = False
        for part in items(string) or [string]:
            if not isinstance(part, String):
                at -= number(part) / 1000 * size * state.scale
                continue
            for glyph in font.glyphs(bytes(part)):
                text.append(glyph.text)
                advance = glyph.advance * size * state.scale
                missing = missing or (glyph.code == 0 and font.composite)
                if not glyph.text.isspace():
                    left = at if left is None else min(left, at)
                    right = max(right, at + advance)
                at += advance + (state.char_space + (state.word_space if glyph.is_word_space else 0)) * state.scale
        on_page = self._matrix.then(state.ctm)
        self._matrix = Matrix(1, 0, 0, 1, at, 0).then(self._matrix)
        if left is None:
            return None
        low, high = sorted((font.descent * size, font.ascent * size))
        box = Box(left, state.rise + low, right, state.rise + high).through(on_page)
        return Shown("".join(text), box, abs(size) * on_page.height_scale, missing)
