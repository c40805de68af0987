"""Every drawing of the book can be printed: all that it paints becomes a CMYK build of the palette."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from lxml import etree

from publisher.figures import Figure
from publisher.render.paged import drawing
from publisher.render.posters import inks, profile
from publisher.render.press import UnknownColour, printing
from publisher.units import Pt
from tests.render.posters.conftest import PROJECT, Source
from tests.render.posters.paint import walk
from tests.render.posters.test_drawing import BLANK, FIRST, page_of

SIDE = Pt(150)


def sheet_of(source: Source, figures: list[Figure]) -> bytes:
    """All figures in rows on one sheet, as the posters set one."""
    placed = []
    for number, figure in enumerate(figures):
        drawn = drawing.separate(figure, source.palette, SIDE, SIDE)
        left, top = SIDE * (number % 5), SIDE * (number // 5)
        size = f"width:{drawing.css(drawn.width)};height:{drawing.css(drawn.height)}"
        at = f"position:absolute;left:{drawing.css(Pt(left))};top:{drawing.css(Pt(top))};{size}"
        placed.append(f"<div style='{at}'>{drawing.picture(drawn)}</div>")
    raw = page_of(source, "".join(placed))
    return printing.for_print(raw, BLANK, profile.load(PROJECT), inks.table(source.palette), FIRST)


def test_every_figure_is_painted_in_builds_of_the_palette(source: Source) -> None:
    builds = {tuple(part / 100 for part in colour.cmyk) for colour in source.palette.values()}
    written = sheet_of(source, list(source.figures.values()))
    with pikepdf.open(io.BytesIO(written)) as pdf:
        found = walk(pdf.pages[0])
    assert {operator for operator, _ in found.colours} <= {"k", "K"}
    assert {colour for _, colour in found.colours} <= builds
    assert len(found.marks) > 100 * len(source.figures)


def test_a_colour_outside_the_palette_is_not_printed(source: Source) -> None:
    figure = next(iter(source.figures.values()))
    root = etree.fromstring(etree.tostring(figure.root))
    etree.SubElement(root, "{http://www.w3.org/2000/svg}path", {"d": "M0 0H9V9Z", "fill": "safety"})
    wrong = replace(source.palette["safety"], light="#123456")
    faulty = replace(source, palette=type(source.palette)({**source.palette, "safety": wrong}))
    raw = page_of(faulty, drawing.separate(replace(figure, root=root), faulty.palette, SIDE, SIDE).shapes)
    with pytest.raises(UnknownColour, match="#123456"):
        printing.for_print(raw, BLANK, profile.load(PROJECT), inks.table(source.palette), FIRST)
