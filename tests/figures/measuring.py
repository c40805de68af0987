"""A drawn figure in; the sizes of its words and the weights of its lines, as they show, out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from publisher.figures.figure import SVG, Figure

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
