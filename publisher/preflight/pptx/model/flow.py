"""A text body and its room in; its lines where PowerPoint breaks them, and whether they fit, out. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.preflight.pptx.model import metrics
from publisher.preflight.pptx.model.geometry import EMU_PER_PT, Box, Point
from publisher.preflight.pptx.model.ooxml import every, find, number, within
from publisher.preflight.pptx.model.outline import text_box
from publisher.preflight.pptx.model.sheet import Shape
from publisher.preflight.pptx.model.style import Paragraph, TextBody, number_of
from publisher.preflight.pptx.model.words import Piece, Word

_INSETS = {"lIns": "91440", "tIns": "45720", "rIns": "91440", "bIns": "45720"}
_CAP_HEIGHT, _X_HEIGHT, _DEEPEST = 0.64, 0.47, 0.20  # of the size: Carlito's capitals, small letters, descenders


@dataclass(frozen=True)
class Line:
    """A set line: left and baseline within the text's box, and the pieces that stand on it with their shares."""

    left: float
    baseline: float
    width: float
    size: float
    words: tuple[Word, ...]

    @property
    def ink(self) -> Box:
        """Where the line has ink, in points within the shape's box."""
        bottom = self.baseline + _DEEPEST * self.size
        return Box(self.left, self.baseline - _CAP_HEIGHT * self.size, self.left + self.width, bottom)

    def spans(self) -> Iterator[tuple[Piece, Box]]:
        """Each word's piece of text and the box of its small letters, in points within the shape's box."""
        x = self.left
        for word in self.words:
            if not word.blank:
                top = self.baseline - _X_HEIGHT * self.size
                yield word.pieces[0], Box(x, top, x + word.width, self.baseline)
            x += word.width


@dataclass(frozen=True)
class Flow:
    """A text laid out in its room: `wraps` tells whether the room's width breaks it."""

    lines: tuple[Line, ...]
    room_width: float
    room_height: float
    height: float
    widest: Word | None
    wraps: bool

    @property
    def ink(self) -> list[Box]:
        """The boxes of ink, in points within the shape's box."""
        return [line.ink for line in self.lines if line.width > 0]


def flow(body: TextBody, margin: float = 0) -> Flow | None:
    """Lay out a shape's text in a room made narrower by the share `margin`; None for a shape without text or place."""
    shape = body.shape
    if not shape.text or shape.frame is None:
        return None
    width, height = shape.size
    if body.setting("vert", "horz") in {"vert", "vert270", "eaVert"}:
        width, height = height, width
    left, top, right, bottom = (edge / EMU_PER_PT for edge in text_box(shape.properties, width, height))
    insets = {name: number_of(body.setting(name, usual)) / EMU_PER_PT for name, usual in _INSETS.items()}
    left, top = left + insets["lIns"], top + insets["tIns"]
    room = (right - insets["rIns"] - left, bottom - insets["bIns"] - top)
    return lay_out(body, room, (left, top), wraps=body.setting("wrap", "square") != "none", margin=margin)


def lay_out(body: TextBody, room: tuple[float, float], corner: Point, *, wraps: bool, margin: float = 0) -> Flow:
    """Break and place the paragraphs in a room of this width and height, whose top left corner is `corner`."""
    broken = room[0] * (1 - margin) if wraps else float("inf")
    placed: list[Line] = []
    y = 0.0
    for place, paragraph in enumerate(body.paragraphs):
        lines = _broken(paragraph, broken)
        for index, line in enumerate(lines):
            size, ascent, descent = _extent(line, paragraph)
            single = (ascent + descent) * size
            if index == 0 and place > 0:
                y += paragraph.before.of(single)
            # PowerPoint takes the space that a line spacing below 100 per cent saves from above the line.
            y += paragraph.line.of(single)
            indent, wide = _indent(paragraph, index), _width(line)
            left = corner[0] + indent + _shift(paragraph.align, room[0] - indent - wide)
            placed.append(Line(left, corner[1] + y - descent * size, wide, size, tuple(line)))
            if index == len(lines) - 1 and place < len(body.paragraphs) - 1:
                y += paragraph.after.of(single)
    away = {"ctr": (room[1] - y) / 2, "b": room[1] - y}.get(body.setting("anchor", "t"), 0.0)
    shifted = tuple(replace(line, baseline=line.baseline + away) for line in placed)
    words = (word for paragraph in body.paragraphs for word in paragraph.words if not word.blank)
    widest = max(words, key=lambda word: word.width, default=None)
    return Flow(shifted, room[0], room[1], y, widest, wraps)


def cells(shape: Shape, margin: float = 0) -> Iterator[tuple[str, TextBody, Flow]]:
    """Each cell of a table with text: its place in Danish ("række 2, kolonne 1"), its text and how that fits."""
    table = find(shape.element, "a:graphic/a:graphicData/a:tbl") if shape.kind == "graphicFrame" else None
    columns = [number(column, "w") for column in every(table, "a:tblGrid/a:gridCol")]
    for row_number, row in enumerate(every(table, "a:tr"), start=1):
        for column, cell in enumerate(every(row, "a:tc")):
            text = find(cell, "a:txBody")
            if text is None or not any((one.text or "").strip() for one in within(text, "a:t")):
                continue
            edges = find(cell, "a:tcPr")
            wide = sum(columns[column : column + number(cell, "gridSpan", 1)])
            wide -= number(edges, "marL", 91_440) + number(edges, "marR", 91_440)
            high = number(row, "h") - number(edges, "marT", 45_720) - number(edges, "marB", 45_720)
            body = TextBody(shape, text)
            flow = lay_out(body, (wide / EMU_PER_PT, high / EMU_PER_PT), (0, 0), wraps=True, margin=margin)
            yield f"række {row_number}, kolonne {column + 1}", body, flow


def _broken(paragraph: Paragraph, width: float) -> list[list[Word]]:
    lines: list[list[Word]] = [[]]
    used = 0.0
    for word in paragraph.words:
        if word.text == "\n":
            lines.append([])
            used = 0.0
            continue
        room = width - _indent(paragraph, len(lines) - 1)
        if not word.blank and used > 0 and used + word.width > room + 0.01:
            lines.append([])
            used = 0.0
        if word.blank and not lines[-1] and len(lines) > 1:
            continue
        lines[-1].append(word)
        used += word.width
    return lines


def _extent(line: list[Word], paragraph: Paragraph) -> tuple[float, float, float]:
    pieces = [piece for word in line for piece in word.pieces]
    size = max((piece.size for piece in pieces), default=paragraph.empty_size)
    face = metrics.face(any(piece.bold for piece in pieces))
    return size, face.ascent, face.descent


def _indent(paragraph: Paragraph, index: int) -> float:
    hanging = index > 0 or paragraph.bullet
    return max(paragraph.margin + (0 if hanging else paragraph.indent), 0)


def _width(line: list[Word]) -> float:
    shown = list(line)
    while shown and shown[-1].blank:
        shown.pop()
    return sum(word.width for word in shown)


def _shift(align: str, spare: float) -> float:
    return {"ctr": spare / 2, "r": spare}.get(align, 0.0)
