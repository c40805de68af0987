"""A `text` element in; its lines, each with its runs and the place of its baseline, out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fontTools.misc.transform import Transform
from lxml import etree

from publisher.figures.profile import local
from publisher.figures.text import FontFace, face, measure
from publisher.fonts import Weight
from publisher.render.drawingml.box import Point
from publisher.render.drawingml.style import Style
from publisher.render.drawingml.transform import apply, scale_of

_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}  # the share of a line that lies before its x
_SPACES = re.compile(r"[ \t\r\n]+")
_ALIGNED = 0.02  # lines whose x differ less than this share of the size stand below each other


@dataclass(frozen=True)
class Run:
    """Words of one style; `size` in EMU. PowerPoint's Calibri is measured by its metric twin."""

    text: str
    style: Style
    size: float

    @property
    def weight(self) -> Weight:
        """The weight of its face."""
        return 700 if self.style.bold else 400

    @property
    def face(self) -> FontFace:
        """The face that PowerPoint will use, as far as its metrics go."""
        return face("carlito", self.weight)

    @property
    def width(self) -> float:
        """The advance width."""
        return measure(self.text, self.size, self.weight, "carlito")


@dataclass(frozen=True)
class Line:
    """Runs on one baseline; `along` and `down` are its anchor's place in the text's own, turned axes, in EMU."""

    runs: tuple[Run, ...]
    along: float
    down: float

    @property
    def anchor(self) -> str:
        """SVG's text-anchor."""
        return self.runs[0].style.anchor

    @property
    def width(self) -> float:
        """From the first letter to the last."""
        return sum(run.width for run in self.runs)

    @property
    def ascent(self) -> float:
        """From the baseline up to the top of the line as Office sets it."""
        return max(run.face.win_ascent * run.size for run in self.runs)

    @property
    def descent(self) -> float:
        """From the baseline down to the bottom of the line as Office sets it."""
        return max(run.face.win_descent * run.size for run in self.runs)

    @property
    def left(self) -> float:
        """Where the first letter begins, in the text's own axes."""
        return self.along - _BEFORE[self.anchor] * self.width

    def follows(self, other: Line) -> bool:
        """Whether this line can stand below the other in one text box."""
        near = _ALIGNED * max(run.size for run in self.runs)
        same = self.anchor == other.anchor and abs(self.along - other.along) <= near
        return same and self.down > other.down


def lines(element: etree._Element, matrix: Transform, style: Style, angle: float) -> Iterator[Line]:
    """The text's lines: a tspan with x or y begins one, other words go on where the last ended.

    `matrix` leads to the slide, `angle` in radians is how far it turns the text.
    """
    scale = scale_of(matrix)
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    runs: list[Run] = []
    for words, inner, begins in _pieces(element, style):
        if begins:
            yield from _line(runs, (x, y), matrix, angle)
            runs = []
            x, y = float(begins.get("x", x)), float(begins.get("y", y))
        plain = _SPACES.sub(" ", words)
        if not runs or runs[-1].text.endswith(" "):
            plain = plain.lstrip(" ")
        if plain:
            runs.append(Run(plain, inner, inner.font_size * scale))
    yield from _line(runs, (x, y), matrix, angle)


def _pieces(element: etree._Element, style: Style) -> Iterator[tuple[str, Style, dict[str, str]]]:
    """The words of a text in order, each with its style and the x and y that begin a line with it."""
    yield element.text or "", style, {}
    for span in element.iterchildren(etree.Element):
        if local(span) == "tspan":
            place = {name: span.get(name, "") for name in ("x", "y") if span.get(name) is not None}
            yield span.text or "", style.of(span), place
        yield span.tail or "", style, {}


def _line(runs: Sequence[Run], at: Point, matrix: Transform, angle: float) -> Iterator[Line]:
    ended = [*runs[:-1], *(replace(run, text=run.text.rstrip(" ")) for run in runs[-1:])]
    filled = tuple(run for run in ended if run.text)
    if filled:
        x, y = apply(matrix, at)
        cos, sin = math.cos(angle), math.sin(angle)
        yield Line(filled, x * cos + y * sin, y * cos - x * sin)
