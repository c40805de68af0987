"""A table's words and its slot in; every cell's lines in the largest size in which the whole table fits, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.content.models import Table
from publisher.figures.text import face, measure
from publisher.fonts import Weight
from publisher.render.slides.look import Slot, TableLook
from publisher.render.slides.plan import Cell, Line, TablePlan, TableRow
from publisher.render.slides.setting import RESERVE, Misfit, break_lines, line_height, pieces
from publisher.units import Emu, Pt

_BOLD: Weight = 700
_MOST_AIR = 32.0  # points that a row may stand higher than its lines need


@dataclass(frozen=True)
class _Column:
    """The least width in which no word of a column is broken, and the width in which no text is."""

    least: float
    whole: float


def set_table(table: Table, slot: Slot, look: TableLook) -> TablePlan | Misfit:
    """The table across the slot: heads and first column bold, columns as wide as their words ask for."""
    rows = (table.head, *table.rows)
    reason = ""
    for step in slot.steps:
        widths = _widths(rows, slot, look, step.size)
        if widths is None:
            reason = f"tabellens ord er bredere end slidet ved {step.size:g} pt"
            continue
        broken = [
            [
                _broken(text, width, look, step.size, _weight(at, column), slot.stretch)
                for column, text, width in _cells(row, widths)
            ]
            for at, row in enumerate(rows)
        ]
        heights = [
            max(len(lines) for lines in row) * line_height(step.size, _BOLD) + 2 * look.pad_down for row in broken
        ]
        over = sum(heights) / (slot.frame.height * (1 - RESERVE))
        if over <= 1:
            return _placed(rows, broken, widths, heights, slot, look, step.size)
        percent = max(round((over - 1) * 100), 1)
        reason = f"tabellen er {percent} % højere end feltet ved {step.size:g} pt"
    return Misfit(reason, " / ".join(table.head))


def _cells(row: Sequence[str], widths: Sequence[float]) -> Iterator[tuple[int, str, float]]:
    """Each cell's column, text and width."""
    return zip(range(len(row)), row, widths, strict=True)


def _weight(row: int, column: int) -> Weight:
    return _BOLD if row == 0 or column == 0 else 400


def _broken(text: str, width: float, look: TableLook, size: float, weight: Weight, stretch: float) -> tuple[str, ...]:
    return break_lines(text, (width - 2 * look.pad_across) * (1 - RESERVE) / stretch, size, weight)


def _widths(rows: Sequence[Sequence[str]], slot: Slot, look: TableLook, size: float) -> list[float] | None:
    """The columns' widths in whole EMU, or None where the words are too wide even when every text is broken."""
    columns = [_column(texts, look, size, slot.stretch) for texts in zip(*rows, strict=True)]
    spare = slot.frame.width - sum(column.least for column in columns)
    if spare < 0:
        return None
    wish = sum(column.whole - column.least for column in columns)
    share = min(spare / wish, 1.0) if wish else 0.0
    widths = [column.least + share * (column.whole - column.least) for column in columns]
    even = (slot.frame.width - sum(widths)) / len(widths)
    whole = [Pt(width + even).emu for width in widths]
    whole[-1] += slot.frame.width.emu - sum(whole)
    return [Emu(width) for width in whole]


def _column(texts: Sequence[str], look: TableLook, size: float, stretch: float) -> _Column:
    room = 2 * look.pad_across
    words = [piece.rstrip() for text in texts for piece in pieces(text)]
    share = stretch / (1 - RESERVE)
    least = max(measure(word, size, _BOLD, "carlito") for word in words) * share + room
    return _Column(least, max(measure(text, size, _BOLD, "carlito") for text in texts) * share + room + 1)


def _placed(
    rows: Sequence[Sequence[str]],
    broken: Sequence[Sequence[Sequence[str]]],
    widths: Sequence[float],
    heights: Sequence[float],
    slot: Slot,
    look: TableLook,
    size: Pt,
) -> TablePlan:
    """The table from the slot's top, each row with an equal share of the room that is left."""
    air = min((slot.frame.height - sum(heights)) / len(heights), _MOST_AIR)
    planned: list[TableRow] = []
    top: float = slot.frame.top
    for at, (row, lines, needed) in enumerate(zip(rows, broken, heights, strict=True)):
        height = Emu(Pt(needed + air).emu)
        cells: list[Cell] = []
        left: float = slot.frame.left
        for column, text, width in _cells(row, widths):
            weight = _weight(at, column)
            cells.append(Cell(text, weight, _lines(lines[column], left + look.pad_across, top, height, size, weight)))
            left += width
        planned.append(TableRow(height, tuple(cells)))
        top += height
    return TablePlan(slot, size, tuple(Pt(width) for width in widths), tuple(planned))


def _lines(lines: Sequence[str], left: float, top: float, height: float, size: Pt, weight: Weight) -> tuple[Line, ...]:
    """The cell's lines in the middle of its height."""
    high = line_height(size, weight)
    first = top + (height - len(lines) * high) / 2
    below = face("carlito", weight).win_descent * size
    return tuple(Line(text, Pt(left), Pt(first + number * high - below)) for number, text in enumerate(lines, 1))
