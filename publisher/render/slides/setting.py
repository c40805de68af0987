"""Paragraphs and a slot in; the words in the largest size that fits, broken as PowerPoint breaks them, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.figures.text import Weight, face, measure
from publisher.render.slides.plan import Line, Paragraph, TextBox
from publisher.render.slides.theme import Slot
from publisher.units import Pt

RESERVE = 0.05  # of a box's width and height: Carlito and Calibri agree in width, but not to the last hair
_DOT = "•"
# PowerPoint and LibreOffice break after a space and after a hyphen or dash, but not before a figure ("ICD-11").
_BREAK = re.compile(r" +|(?<=[^ \-–—])[\-–—]+(?=[^ \d\-–—])")
_SPACES = re.compile(r"[ \t\n]+")
_SOFT_HYPHEN = "\u00ad"  # PowerPoint never breaks at one


@dataclass(frozen=True)
class Misfit:
    """Why a text does not fit even in the slot's smallest size, in Danish."""

    reason: str
    text: str


def set_text(paragraphs: Sequence[str], slot: Slot) -> TextBox | Misfit:
    """The paragraphs in the slot's largest size in which they fit with 5 per cent of width and height to spare.

    A size that leaves a word alone on a paragraph's last line gives way to a smaller one that does not.
    """
    texts = [_SPACES.sub(" ", paragraph.replace(_SOFT_HYPHEN, "")).strip() for paragraph in paragraphs]
    misfits = [_misfit(texts, slot, size) for size in slot.sizes]
    fitting = [_set(texts, slot, size) for size, misfit in zip(slot.sizes, misfits, strict=True) if misfit is None]
    if not fitting:
        smallest = misfits[-1]
        assert smallest is not None
        return smallest
    return next((box for box in fitting if not _has_widow(box)), fitting[0])


def break_lines(text: str, width: float, size: float, weight: Weight = 400) -> list[str]:
    """`text` in lines no wider than `width`, except a piece that is wider alone."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line.strip() and measure((line + piece).rstrip(), size, weight, "carlito") > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def line_height(size: float, weight: Weight = 400, leading: int = 100) -> float:
    """From baseline to baseline: Office sets lines by the face's win metrics."""
    metrics = face("carlito", weight)
    return (metrics.win_ascent + metrics.win_descent) * size * leading / 100


def text_height(paragraphs: Sequence[Sequence[str]], size: float, slot: Slot) -> float:
    """The height of paragraphs that are broken into lines, the space between them included."""
    lines = sum(len(paragraph) for paragraph in paragraphs)
    return lines * line_height(size, slot.weight, slot.leading) + (len(paragraphs) - 1) * slot.space


def _pieces(text: str) -> Iterator[str]:
    """The text cut at every place where a line may break; the pieces put together are the text."""
    start = 0
    for match in _BREAK.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    yield text[start:]


def _misfit(texts: Sequence[str], slot: Slot, size: Pt) -> Misfit | None:
    room = slot.frame
    width, height = (room.width - slot.indent) * (1 - RESERVE), room.height * (1 - RESERVE)
    for text in texts:
        for piece in _pieces(text):
            over = measure(piece.rstrip(), size, slot.weight, "carlito") / width
            if over > 1:
                reason = f"»{piece.strip()}« er {_percent(over)} bredere end feltet ved {size:g} pt"
                return Misfit(reason, text)
    broken = [break_lines(text, width, size, slot.weight) for text in texts]
    over = text_height(broken, size, slot) / height
    if over > 1:
        lines = sum(len(paragraph) for paragraph in broken)
        reason = f"teksten fylder {lines} linjer ved {size:g} pt og er {_percent(over)} højere end feltet"
        return Misfit(reason, " / ".join(texts))
    return None


def _has_widow(box: TextBox) -> bool:
    return any(len(one.lines) > 1 and " " not in one.lines[-1].text for one in box.paragraphs)


def _percent(over: float) -> str:
    return f"{max(round((over - 1) * 100), 1)} %"


def _set(texts: Sequence[str], slot: Slot, size: Pt) -> TextBox:
    room, hang = slot.frame, slot.indent
    broken = [break_lines(text, room.width - hang, size, slot.weight) for text in texts]
    spare = room.height - text_height(broken, size, slot)
    top = room.top + {"top": 0.0, "middle": spare / 2, "bottom": spare}[slot.anchor]
    paragraphs: list[Paragraph] = []
    for number, lines in enumerate(broken):
        marker = {"dot": _DOT, "number": f"{number + 1}.", None: ""}[slot.marker]
        paragraphs.append(Paragraph(texts[number], marker, tuple(_lines(lines, top, size, slot))))
        top += len(lines) * line_height(size, slot.weight, slot.leading) + slot.space
    return TextBox(slot, size, tuple(paragraphs))


def _lines(lines: Sequence[str], top: float, size: Pt, slot: Slot) -> Iterator[Line]:
    """The lines below `top`; what a line spacing under 100 per cent saves is taken from above each line."""
    high = line_height(size, slot.weight, slot.leading)
    below = face("carlito", slot.weight).win_descent * size
    frame = slot.frame
    for number, text in enumerate(lines, 1):
        left = frame.left + slot.indent
        if slot.align == "right":
            left = frame.left + frame.width - measure(text, size, slot.weight, "carlito")
        yield Line(text, Pt(left), Pt(top + number * high - below))
