"""Paragraphs and a slot in; the words in the largest size that fits, broken as PowerPoint breaks them, out."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.figures.text import face, measure
from publisher.fonts import Weight
from publisher.render.slides.look import Slot, Step
from publisher.render.slides.plan import Line, Paragraph, TextBox
from publisher.units import Pt

RESERVE = 0.05  # of a box's width and height: Carlito and Calibri agree in width, but not to the last hair
_FULL = 0.999  # of a line: LibreOffice breaks one that is full to the last thousandth
_DOT = "•"
# PowerPoint and LibreOffice break after a space and after a hyphen or dash, but not before a figure ("ICD-11").
_BREAK = re.compile(r" +|(?<=[^ \-–—])[\-–—]+(?=[^ \d\-–—])")
_SPACES = re.compile(r"[ \t\n]+")
_NO_BREAK, _MOST_JOINED = "\u00a0", 3
_SHORT = 0.5  # a last word at least this share of the longest line reads as a line of its own
_SOFT_HYPHEN = "\u00ad"  # PowerPoint never breaks at one


@dataclass(frozen=True)
class Misfit:
    """Why a text does not fit even in the slot's smallest size, in Danish."""

    reason: str
    text: str


def set_text(paragraphs: Sequence[str], slot: Slot) -> TextBox | Misfit:
    """The paragraphs in the slot's largest step in which they fit with 5 per cent of width and height to spare.

    A step that is meant for fewer lines, or that leaves a short word alone on a paragraph's last line, gives way to
    a smaller one; where no size helps the word, it takes the one before it along by a no-break space.
    """
    texts = [_SPACES.sub(" ", paragraph.replace(_SOFT_HYPHEN, "")).strip() for paragraph in paragraphs]
    found = _settings(texts, slot)
    if isinstance(found, Misfit):
        return found
    best = next((box for box in found if not _has_widow(box)), None)
    if best is not None:
        return best
    tried = found
    for _ in range(_MOST_JOINED):  # a word that is taken along may leave another alone
        texts = [_joined(text, paragraph, tried[0]) for text, paragraph in zip(texts, tried[0].paragraphs, strict=True)]
        together = _settings(texts, slot)
        if isinstance(together, Misfit):
            break
        tried = together
        kept = [box for box in tried if not _has_widow(box)]
        best = best or next(iter(kept), None)
        if even := next((box for box in kept if not any(_alone(one, box) for one in box.paragraphs)), None):
            return even
    return best or found[0]


@functools.lru_cache(maxsize=10_000)  # courses share slides, and a slide's text is tried before it is set
def break_lines(text: str, width: float, size: float, weight: Weight = 400) -> tuple[str, ...]:
    """`text` in lines no wider than `width`, except a piece that is wider alone."""
    lines: list[str] = []
    line = ""
    for piece in pieces(text):
        if line.strip() and measure((line + piece).rstrip(), size, weight, "carlito") > width * _FULL:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return (*lines, line.rstrip())


def line_height(size: float, weight: Weight = 400, leading: int = 100) -> float:
    """From baseline to baseline: Office sets lines by the face's win metrics."""
    metrics = face("carlito", weight)
    return (metrics.win_ascent + metrics.win_descent) * size * leading / 100


def text_height(paragraphs: Sequence[Sequence[str]], step: Step, slot: Slot) -> float:
    """The height of paragraphs that are broken into lines, the space between them included."""
    lines = sum(len(paragraph) for paragraph in paragraphs)
    return lines * line_height(step.size, slot.weight, slot.leading) + (len(paragraphs) - 1) * step.space


def pieces(text: str) -> Iterator[str]:
    """The text cut at every place where a line may break; the pieces put together are the text."""
    start = 0
    for match in _BREAK.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    yield text[start:]


def _misfit(texts: Sequence[str], slot: Slot, step: Step) -> Misfit | None:
    room, size = slot.frame, step.size
    width = (room.width - slot.indent) * (1 - RESERVE) / slot.stretch
    height = room.height * (1 - RESERVE)
    for text in texts:
        for piece in pieces(text):
            over = measure(piece.rstrip(), size, slot.weight, "carlito") / width
            if over > 1:
                reason = f"»{piece.strip()}« er {_percent(over)} bredere end feltet ved {size:g} pt"
                return Misfit(reason, text)
    broken = [break_lines(text, width, size, slot.weight) for text in texts]
    over = text_height(broken, step, slot) / height
    if over > 1:
        lines = sum(len(paragraph) for paragraph in broken)
        reason = f"teksten fylder {lines} linjer ved {size:g} pt og er {_percent(over)} højere end feltet"
        return Misfit(reason, " / ".join(texts))
    return None


def _settings(texts: Sequence[str], slot: Slot) -> list[TextBox] | Misfit:
    """The text in every step that it fits in, without those meant for fewer lines unless there are no others."""
    misfits = [_misfit(texts, slot, step) for step in slot.steps]
    fitting = [_set(texts, slot, step) for step, misfit in zip(slot.steps, misfits, strict=True) if misfit is None]
    smallest = misfits[-1]
    if not fitting and smallest is not None:
        return smallest
    return [box for box in fitting if not _is_crowded(box)] or fitting


def _is_crowded(box: TextBox) -> bool:
    most = box.step.lines
    return most is not None and sum(len(one.lines) for one in box.paragraphs) > most


def _has_widow(box: TextBox) -> bool:
    return any(_is_widowed(paragraph, box) for paragraph in box.paragraphs)


def _is_widowed(paragraph: Paragraph, box: TextBox) -> bool:
    """Whether a word stands alone on the last line and is much shorter than the longest line."""
    return len(paragraph.lines) - 1 in _alone(paragraph, box)


def _alone(paragraph: Paragraph, box: TextBox) -> list[int]:
    """The lines after the first on which a single word stands and is much shorter than the longest line."""
    lines = [line.text for line in paragraph.lines]
    widths = [measure(line, box.size, box.slot.weight, "carlito") for line in lines]
    return [at for at in range(1, len(lines)) if len(lines[at].split()) == 1 and widths[at] < _SHORT * max(widths)]


def _joined(text: str, paragraph: Paragraph, box: TextBox) -> str:
    """The text with the last word that stands alone on a line tied to the one before it."""
    end = 0
    for line in paragraph.lines[: max(_alone(paragraph, box), default=0)]:
        end = text.index(line.text, end) + len(line.text)
    return f"{text[:end]}{_NO_BREAK}{text[end + 1 :]}" if text[end : end + 1] == " " else text


def _percent(over: float) -> str:
    return f"{max(round((over - 1) * 100), 1)} %"


def _set(texts: Sequence[str], slot: Slot, step: Step) -> TextBox:
    room, hang, size = slot.frame, slot.indent, step.size
    broken = [break_lines(text, (room.width - hang) / slot.stretch, size, slot.weight) for text in texts]
    spare = room.height - text_height(broken, step, slot)
    top = room.top + {"top": 0.0, "middle": spare / 2, "bottom": spare}[slot.anchor]
    paragraphs: list[Paragraph] = []
    for number, lines in enumerate(broken):
        marker = {"dot": _DOT, "number": f"{number + 1}.", None: ""}[slot.marker]
        paragraphs.append(Paragraph(texts[number], marker, tuple(_lines(lines, top, size, slot))))
        top += len(lines) * line_height(size, slot.weight, slot.leading) + step.space
    return TextBox(slot, step, tuple(paragraphs))


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
