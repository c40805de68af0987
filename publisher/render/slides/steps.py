"""Set lines and the first one's number in; the bars that they stand on and the numbered path beside them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from publisher.figures.figure import SVG, Figure
from publisher.figures.text import face
from publisher.render.drawingml import Frame
from publisher.render.slides.plan import PlacedFigure, TextBox
from publisher.render.slides.setting import line_height
from publisher.units import Pt

_LARGEST, _GAP = 46.0, 8.0  # a badge's diameter, and the least space between two bars
_PAD = 12.0  # from the words to the bar's upper and lower edge, at most
_CAP = 0.63  # the height of a figure, of its size


def steps(box: TextBox, room: Frame, start: int) -> tuple[PlacedFigure, PlacedFigure]:
    """A bar across `room` for each paragraph of `box` to stand on; and the path of badges at their left.

    The first badge has the number `start`.
    """
    rows = list(_rows(box))
    space = min((below.top - above.bottom for above, below in pairwise(rows)), default=2 * _PAD)
    pad = min(_PAD, (space - _GAP) / 2)
    top, bottom = rows[0].top - pad, rows[-1].bottom + pad
    across = min(_LARGEST, min(row.bottom - row.top for row in rows) + 2 * pad)
    centre, size = across / 2, across * 0.56
    bars = "".join(
        f'<rect x="0" y="{row.top - pad - top:.2f}" width="{room.width:.2f}" '
        f'height="{row.bottom - row.top + 2 * pad:.2f}" rx="{centre:.2f}" fill="surface"/>'
        for row in rows
    )
    path = (
        f'<line x1="{centre:.2f}" y1="{rows[0].middle - top:.2f}" x2="{centre:.2f}" y2="{rows[-1].middle - top:.2f}" '
        f'stroke="safety-soft" stroke-width="{across * 0.2:.2f}"/>'
    )
    badges = "".join(
        f'<g data-name="Trin {number}"><circle cx="{centre:.2f}" cy="{row.middle - top:.2f}" r="{centre:.2f}" '
        f'fill="safety"/><text font-size="{size:.2f}" font-weight="700" text-anchor="middle" fill="surface">'
        f'<tspan x="{centre:.2f}" y="{row.middle - top + _CAP * size / 2:.2f}">{number}</tspan></text></g>'
        for number, row in enumerate(rows, start)
    )
    last = start + len(rows) - 1
    alt = f"En vej med nummererede trin fra {start} til {last}, ét for hver linje."
    high = bottom - top
    return (
        _placed("Bjælker", "", bars, Frame(room.left, Pt(top), room.width, Pt(high))),
        _placed(f"Trin {start}-{last}", alt, path + badges, Frame(room.left, Pt(top), Pt(across), Pt(high))),
    )


def _placed(title: str, alt: str, shapes: str, frame: Frame) -> PlacedFigure:
    width, height = frame.width.pt, frame.height.pt
    root = etree.fromstring(f'<svg xmlns="{SVG}" viewBox="0 0 {width:.3f} {height:.3f}">{shapes}</svg>')
    return PlacedFigure(Figure("steps", title, alt, "", width, height, root, 0), frame)


@dataclass(frozen=True)
class _Row:
    """The height that a paragraph's lines take."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def _rows(box: TextBox) -> Iterator[_Row]:
    weight = box.slot.weight
    high = line_height(box.size, weight, box.slot.leading)
    below = face("carlito", weight).win_descent * box.size
    for paragraph in box.paragraphs:
        bottom = paragraph.lines[-1].baseline + below
        yield _Row(bottom - len(paragraph.lines) * high, bottom)
