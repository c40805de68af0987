"""A slide's plan in; the slide as HTML of placed things, in any size, out: for pictures and for pages to print."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from publisher import fonts
from publisher.figures import Palette, svg
from publisher.figures.figure import Figure
from publisher.figures.text import face
from publisher.fonts import Weight
from publisher.render.drawingml import Frame
from publisher.render.slides.look import Theme
from publisher.render.slides.plan import Line, PlacedLogo, SlidePlan, TablePlan, TextBox
from publisher.render.slides.setting import line_height
from publisher.units import Pt

_STYLE = (
    ".slide{position:relative;overflow:hidden}.slide svg,.slide p,.slide i,.slide b{position:absolute;margin:0}"
    ".slide i{border-radius:50%}.slide b{box-sizing:border-box}"
    ".slide p{white-space:pre;font-variant-ligatures:none;"
    f"font-family:{fonts.CARLITO};line-height:{line_height(1):.6f}}}"
)
_ID = re.compile(r'( id="|url\(#)')


def style() -> str:
    """The CSS by which the things of drawn slides are set."""
    return fonts.rules("carlito") + _STYLE


@dataclass(frozen=True)
class Canvas:
    """Draws slides `scale` times as large as they are."""

    theme: Theme
    palette: Palette
    scale: float = 1

    def slide(self, slide: SlidePlan, alt: str = "") -> str:
        """The slide as one `div`; `alt` says what its drawings show, for those who meet the page without seeing it."""
        whole = Frame(Pt(0), Pt(0), self.theme.width, self.theme.height)
        layout, name = slide.layout, f"{slide.number}-{slide.ref.replace('.', '-')}"
        parts = [self._ground(layout.background, alt)]
        if layout.ornament:
            parts.append(self._drawing(layout.ornament, whole, f"o-{name}"))
        if slide.ground:
            parts.append(self._drawing(slide.ground.figure, slide.ground.frame, f"g-{name}"))
        if slide.figure:
            parts.append(self._drawing(slide.figure.figure, slide.figure.frame, f"f-{name}"))
        if slide.logo:
            parts.append(self._picture(slide.logo))
        parts += [line for box in slide.boxes for line in self._text(box)]
        if slide.table:
            parts += self._table(slide.table)
        size = f"width:{self._pt(self.theme.width)};height:{self._pt(self.theme.height)}"
        return f'<div class="slide" style="{size}">{"".join(parts)}</div>'

    def _pt(self, length: float) -> str:
        return f"{length * self.scale:.3f}pt"

    def _at(self, left: float, top: float, width: float, height: float) -> str:
        sides = (("left", left), ("top", top), ("width", width), ("height", height))
        return ";".join(f"{name}:{self._pt(length)}" for name, length in sides)

    def _colour(self, token: str) -> str:
        return self.palette.screen()[token]

    def _ground(self, token: str, alt: str) -> str:
        title = f"<title>{escape(alt)}</title>" if alt else ""
        place = self._at(0, 0, self.theme.width, self.theme.height)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9" preserveAspectRatio="none" style="{place}">'
            f'{title}<rect width="16" height="9" fill="{self._colour(token)}"/></svg>'
        )

    def _drawing(self, figure: Figure, frame: Frame, prefix: str) -> str:
        """The figure in its frame; `prefix` keeps its ids apart from those of the other slides."""
        text = svg.standalone(figure, self.palette.screen(), "Carlito")
        place = self._at(frame.left, frame.top, frame.width, frame.height)
        return _ID.sub(rf"\g<1>{prefix}-", text).replace("<svg ", f'<svg style="{place}" ', 1)

    def _picture(self, placed: PlacedLogo) -> str:
        kind = {"png": "image/png", "svg": "image/svg+xml"}[placed.logo.kind]
        data = base64.b64encode(placed.logo.data).decode()
        frame = placed.frame
        place = self._at(frame.left, frame.top, frame.width, frame.height)
        return f'<img src="data:{kind};base64,{data}" alt="{escape(placed.alt)}" style="position:absolute;{place}">'

    def _table(self, table: TablePlan) -> Iterator[str]:
        """Each cell's ground with the hairline under it, then its lines."""
        look = self.theme.table
        top: float = table.slot.frame.top
        for number, row in enumerate(table.rows):
            left: float = table.slot.frame.left
            for column, (width, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
                ink, ground = look.colours(number, column)
                rule = f"{self._pt(1)} solid {self._colour(look.line)}"
                place = self._at(left, top, width, row.height)
                yield f'<b style="{place};background:{self._colour(ground)};border-bottom:{rule}"></b>'
                for line in cell.lines:
                    yield self._line(line, table.size, cell.weight, ink)
                left += width
            top += row.height

    def _text(self, box: TextBox) -> Iterator[str]:
        """The box's markers and lines, each on its baseline: WeasyPrint kerns text of its own, not that of an SVG."""
        slot = box.slot
        for paragraph in box.paragraphs:
            first = paragraph.lines[0]
            left = first.left - slot.indent
            if slot.marker == "dot":
                yield self._dot(left, first.baseline, box.size, slot.marker_colour)
            elif paragraph.marker:
                marker = Line(paragraph.marker, Pt(left), first.baseline)
                yield self._line(marker, box.size, slot.weight, slot.marker_colour)
            for line in paragraph.lines:
                yield self._line(line, box.size, slot.weight, slot.colour)

    def _line(self, line: Line, size: float, weight: Weight, token: str) -> str:
        top = line.baseline - face("carlito", weight).win_ascent * size
        place = f"left:{self._pt(line.left)};top:{self._pt(top)};font-size:{self._pt(size)}"
        return f'<p style="{place};font-weight:{weight};color:{self._colour(token)}">{escape(line.text)}</p>'

    def _dot(self, left: float, baseline: float, size: float, token: str) -> str:
        """Arial's bullet, which PowerPoint sets: shares of the size."""
        wide, indent, centre = 0.271 * size, 0.04 * size, 0.331 * size
        place = self._at(left + indent, baseline - centre - wide / 2, wide, wide)
        return f'<i style="{place};background:{self._colour(token)}"></i>'
