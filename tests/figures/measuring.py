"""A drawn figure in; the sizes of its words and the weights of its lines, as they show, out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from publisher.figures.figure import SVG, Figure
from publisher.figures.text import measure

_STEP = re.compile(r"(\w+)\(([^)]*)\)")
_SHAPES = {f"{{{SVG}}}{name}" for name in ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")}


@dataclass(frozen=True)
class Measure:
    """A length in figure units and what it is the length of."""

    value: float
    what: str


def inherited(element: etree._Element, key: str) -> str:
    """The attribute's value on the element or the nearest around it; empty where none has it."""
    return next((str(found.get(key)) for found in (element, *element.iterancestors()) if found.get(key)), "")


def scale(element: etree._Element) -> float:
    """How much larger than written the element shows; the mean of both directions."""
    area = 1.0
    for found in (element, *element.iterancestors()):
        for name, given in _STEP.findall(found.get("transform", "")):
            numbers = [float(part) for part in re.split(r"[\s,]+", given.strip())]
            if name == "scale":
                area *= abs(numbers[0] * numbers[-1])
            elif name == "matrix":
                area *= abs(numbers[0] * numbers[3] - numbers[1] * numbers[2])
    return math.sqrt(area)


def type_sizes(figure: Figure) -> Iterator[Measure]:
    """The size of each text."""
    for text in figure.root.iter(f"{{{SVG}}}text"):
        yield Measure(float(inherited(text, "font-size")) * scale(text), "".join(str(part) for part in text.itertext()))


def line_weights(figure: Figure) -> Iterator[Measure]:
    """The weight of each line, also of those that only round a shape's corners."""
    for shape in figure.root.iter(*_SHAPES):
        if inherited(shape, "stroke") not in {"", "none"}:
            yield Measure(
                float(inherited(shape, "stroke-width") or 1) * scale(shape), etree.tostring(shape)[:90].decode()
            )


@dataclass(frozen=True)
class TextBox:
    """The room that a line's letters take, in figure units."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: TextBox) -> bool:
        """Whether the two share more than a unit both ways."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > 1


def text_boxes(root: etree._Element) -> Iterator[TextBox]:
    """Where each line of text stands; only shifts and scales are followed, as no drawing turns its words."""
    for line in root.iter(f"{{{SVG}}}tspan"):
        size = float(inherited(line, "font-size"))
        wide = measure(line.text or "", size, 700 if inherited(line, "font-weight") == "700" else 400)
        left = float(line.get("x", "0")) - {"middle": wide / 2, "end": wide}.get(inherited(line, "text-anchor"), 0)
        base = float(line.get("y", "0"))
        corners = [(left, base - 0.7 * size), (left + wide, base + 0.2 * size)]
        for around in line.iterancestors():
            for name, given in reversed(_STEP.findall(around.get("transform", ""))):
                numbers = [float(part) for part in re.split(r"[\s,]+", given.strip())]
                assert name in {"translate", "scale"}, around.get("transform")
                x, y = numbers[0], numbers[1] if len(numbers) > 1 else (numbers[0] if name == "scale" else 0)
                corners = [(a + x, b + y) if name == "translate" else (a * x, b * y) for a, b in corners]
        (x1, y1), (x2, y2) = corners
        yield TextBox(line.text or "", min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
