"""The figures under test: the book's own, one that uses the whole profile, and small ones made for one question."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from publisher import content, figures
from publisher.figures import palette, profile
from publisher.figures.figure import Figure
from publisher.figures.palette import Palette
from publisher.render.drawingml import Frame, NativeFigure, convert
from publisher.units import Pt

PROJECT = Path(__file__).resolve().parents[3]
TORTURE = Path(__file__).with_name("torture.svg")
PALETTE: Palette = palette.load(PROJECT)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def figure_of(svg: str, name: str = "lille") -> Figure:
    """A figure of complete SVG text, checked as the drawings of the book are."""
    parser = etree.XMLParser(remove_comments=True, remove_blank_text=True)
    root = etree.fromstring(svg.encode(), parser)
    found = list(profile.violations(root, PALETTE))
    assert not found, found
    profile.expand(root)
    width, height = (float(number) for number in re.findall(r"[\d.]+", root.get("viewBox", ""))[2:])
    steps = max((int(element.get("data-build", "0")) for element in root.iter()), default=0)
    return Figure(name, "En tegning", "Hvad tegningen viser.", "", width, height, root, steps)


def small(inside: str) -> Figure:
    """A figure of 100 × 100 units with these elements in it."""
    return figure_of(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" fill="ink">{inside}</svg>')


def torture() -> Figure:
    """The figure that uses every element and attribute of the profile."""
    return figure_of(TORTURE.read_text("utf-8"), "torture")


def of_the_book() -> Mapping[str, Figure]:
    """Every figure of the project, by its reference."""
    return figures.draw(content.load(PROJECT))


def native(figure: Figure, unit: float = 1, *, animated: bool = True) -> NativeFigure:
    """The figure converted with `unit` points for a figure unit, its shapes numbered from 2."""
    frame = Frame(Pt(0), Pt(0), Pt(figure.width * unit), Pt(figure.height * unit))
    return convert(figure, PALETTE, frame, itertools.count(2), animated=animated)


def only(figure: Figure, tag: str) -> etree._Element:
    """The one element `tag` (a: or p:) in the figure's shapes."""
    space = {"a": A, "p": P}[tag[0]]
    (found,) = native(figure).element.iter(space + tag[2:])
    return found
