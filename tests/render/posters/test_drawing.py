"""The drawing keeps its shapes, and its words stand where it puts them, as whole lines of text."""

from __future__ import annotations

import ctypes
import datetime as dt
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw
import pytest
from lxml import etree

from publisher.figures import Figure
from publisher.figures.text import measure
from publisher.fonts import Weight
from publisher.render.paged import setting
from publisher.render.paged.drawing import separate
from publisher.render.paged.shapes import unprintable
from publisher.render.posters import inks, profile, sizes
from publisher.render.posters.sheet import compose
from publisher.render.press import Page, UnknownColour, printing, screen
from publisher.units import Mm, Pt
from tests.render.posters.conftest import PROJECT, Source
from tests.render.posters.paint import objects, walk

MM = 72 / 25.4
A3 = sizes.load(PROJECT)["a3"]
BLANK = Page("x", "", A3.width, A3.height, Mm(3))
FIRST = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
SVG = "{http://www.w3.org/2000/svg}"
SAMPLE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 500">
<defs><linearGradient id="a" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="500" y2="0"><stop offset="0"
 stop-color="bio"/><stop offset="1" stop-color="psy"/></linearGradient></defs>
<rect x="0" y="0" width="200" height="100" fill="url(#a)" stroke="none"/>
<path d="M0 300H500" fill="none" stroke="bio" stroke-width="40" opacity="0.5"/>
<rect x="300" y="0" width="200" height="100" fill="url(#a)" stroke="none" fill-opacity="0.5" opacity="0.5"/>
<rect x="20" y="420" width="300" height="40" fill="alarm-pale" stroke="alarm" stroke-width="20" opacity="0.5"/>
<circle cx="800" cy="100" r="50" fill="soc" stroke="none" opacity="0.5"/>
<g opacity="0.5"><path d="M700 300H900" fill="none" stroke="alarm" stroke-width="60"/><rect x="0" y="0" width="9"
 height="9" fill="soc"/></g>
<g transform="translate(100 50) scale(2)"><text x="50" y="40" font-size="20" text-anchor="end" fill="ink"><tspan
 x="50" y="40">Stor</tspan></text></g>
<text x="600" y="400" font-size="30" font-weight="700" text-anchor="middle" fill="hair-1"
 transform="rotate(90 600 400)"><tspan x="600" y="400">Drejet</tspan></text>
</svg>"""


def page_of(source: Source, body: str) -> bytes:
    return setting.set_page(
        f"<!doctype html><html lang=da><title>x</title><style>@page{{size:{A3.width + 6 * MM}pt {A3.height + 6 * MM}pt;"
        f"margin:0}}body{{margin:0;color:{source.palette['ink'].light}}}</style><h1>x</h1>{body}"
    )


@pytest.fixture(scope="module")
def sample() -> Figure:
    return Figure("x.y", "Titel", "Alt", "Lang", 1000, 500, etree.fromstring(SAMPLE), 0)


@pytest.fixture(scope="module")
def printed(source: Source, sample: Figure) -> pikepdf.Pdf:
    drawing = separate(sample, source.palette, Pt(500), Pt(500))
    raw = page_of(source, drawing.shapes.replace("<svg", '<svg width="500pt" height="250pt"', 1))
    written = printing.for_print(raw, BLANK, profile.load(PROJECT), inks.table(source.palette), FIRST)
    return pikepdf.open(io.BytesIO(written))


def origins(path: Path) -> Iterator[tuple[str, float, float]]:
    """Each character of the page with its origin, in points from the lower left corner of the media box."""
    pdf = pypdfium2.PdfDocument(path)
    text = pdf[0].get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for number in range(text.count_chars()):
        pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, number, x, y)
        yield chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, number)), x.value, y.value


def test_every_line_of_the_drawing_stands_where_the_svg_puts_it(screen_file: Path, name: str, source: Source) -> None:
    figure = source.figures[next(poster.figure for poster in source.book.posters if poster.id == name)]
    with pikepdf.open(screen_file) as pdf:
        left, _, right, top = next(
            [float(side) for side in thing.A.BBox] for thing in objects(pdf) if thing.get("/S") == "/Figure"
        )
    scale = (right - left) / figure.width
    characters = list(origins(screen_file))
    text = "".join(character for character, _, _ in characters)
    checked = 0
    for element in figure.root.iter(f"{SVG}text"):
        if any(parent.get("transform") for parent in (element, *element.iterancestors())):
            continue
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
        weight: Weight = 700 if element.get("font-weight") == "700" else 400
        for line in element.iter(f"{SVG}tspan"):
            size = float(element.get("font-size", "0"))
            extent = measure(line.text or "", size, weight, "atkinson")
            x = left + (float(line.get("x", "0")) - shift * extent) * scale
            y = top - float(line.get("y", "0")) * scale
            starts = [characters[found.start()] for found in re.finditer(re.escape(line.text or ""), text)]
            assert any(abs(at_x - x) < 0.3 * MM and abs(at_y - y) < 0.1 * MM for _, at_x, at_y in starts), line.text
            checked += 1
    assert checked >= 10


def test_words_are_set_line_by_line_not_letter_by_letter(print_file: Path, name: str, source: Source) -> None:
    figure = source.figures[next(poster.figure for poster in source.book.posters if poster.id == name)]
    lines = len([line for line in figure.root.iter(f"{SVG}tspan") if line.text])
    with pikepdf.open(print_file) as pdf:
        shown = [mark for mark in walk(pdf.pages[0]).marks if mark.is_text]
    assert lines < len(shown) < lines + 25


def test_a_gradient_is_a_shading_in_cmyk(printed: pikepdf.Pdf) -> None:
    patterns = [
        pattern for resources in walk(printed.pages[0]).resources for pattern in resources.get("/Pattern", {}).values()
    ]
    assert len(patterns) >= 2
    assert {int(pattern.PatternType) for pattern in patterns} == {2}
    shadings = [pattern.Shading for pattern in patterns]
    assert {str(shading.ColorSpace) for shading in shadings} == {"/DeviceCMYK"}
    ends = {tuple(float(ink) for ink in part.C0) for shading in shadings for part in shading.Function.Functions}
    assert ends == {(0.81, 0.51, 0.02, 0)}


def test_a_faint_stroke_keeps_its_width_alone_in_a_group_and_about_a_fill(printed: pikepdf.Pdf) -> None:
    out = io.BytesIO()
    printed.save(out)
    picture = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=1).to_pil().convert("RGB")
    heading = next(row for row in range(200) if picture.getpixel((50, row)) != (255, 255, 255) and row > 20)
    column = [picture.getpixel((125, row)) for row in range(heading + 60, heading + 180)]
    runs = painted_runs(column)
    assert max(runs) == pytest.approx(20, abs=2)
    faint = [picture.getpixel((400, row)) for row in range(heading + 110, picture.height)]
    assert max(painted_runs(faint)) == pytest.approx(30, abs=2)
    framed = [picture.getpixel((100, row)) for row in range(heading + 180, picture.height)]
    assert max(painted_runs(framed)) == pytest.approx(30, abs=2)


def painted_runs(pixels: list[object]) -> list[int]:
    flags = "".join(" " if pixel == (255, 255, 255) else "x" for pixel in pixels)
    return [len(run) for run in flags.split()]


def test_opacity_of_a_single_shape_needs_no_group(printed: pikepdf.Pdf) -> None:
    forms = [thing for thing in objects(printed) if thing.get("/Subtype") == "/Form"]
    assert len(forms) == 3, "the group, the framed rectangle and the faint gradient"


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        ('<path d="M0 0H9" fill="none" stroke="url(#a)"/>', "en streg med farveovergang"),
        ('<rect fill="url(#a)" stroke="bio" fill-opacity="0.5"/>', "en gennemsigtig farveovergang med streg om"),
    ],
)
def test_what_would_be_drawn_wrong_is_told(shape: str, reason: str) -> None:
    root = etree.fromstring(SAMPLE.replace("</svg>", shape + "</svg>"))
    (found,) = unprintable(Figure("x.y", "Titel", "Alt", "Lang", 1000, 500, root, 0))
    assert found.startswith(reason)


def test_nothing_of_the_sample_would_be_drawn_wrong(sample: Figure) -> None:
    assert list(unprintable(sample)) == []


def test_scaled_and_turned_words_keep_their_place_and_size(source: Source, sample: Figure) -> None:
    drawing = separate(sample, source.palette, Pt(500), Pt(500))
    (scaled,), (turned,) = drawing.paragraphs
    assert scaled.size == pytest.approx(20)
    assert scaled.left == pytest.approx(0.5 * (200 - 2 * measure("Stor", 20, 400, "atkinson")))
    assert scaled.top + 0.334 * 20 == pytest.approx(0.5 * 130)
    assert scaled.turn == ""
    assert turned.turn == "matrix(0.0, 1.0, -1.0, 0.0, 0, 0)"
    assert turned.top == pytest.approx(200 - 0.5 * measure("Drejet", 15, 700, "atkinson"))


def test_nearly_black_words_become_ink_and_others_keep_their_colour(source: Source, sample: Figure) -> None:
    drawing = separate(sample, source.palette, Pt(500), Pt(500))
    (scaled,), (turned,) = drawing.paragraphs
    assert scaled.colour == turned.colour == source.palette["ink"].light


def test_the_page_setter_fails_where_weasyprint_only_warns(source: Source) -> None:
    with pytest.raises(setting.PageFault, match="colour"):
        page_of(source, '<p style="colour: red">x</p>')


def test_two_pages_are_a_fault(source: Source) -> None:
    with pytest.raises(setting.PageFault, match="2 pages"):
        page_of(source, '<p style="page-break-before: always">x</p>')


def test_an_unknown_colour_on_the_sheet_never_reaches_the_press(source: Source) -> None:
    raw = page_of(source, '<p style="color: #123456">x</p>')
    with pytest.raises(UnknownColour, match="#123456"):
        printing.for_print(raw, BLANK, profile.load(PROJECT), inks.table(source.palette), FIRST)
    assert screen.for_screen(raw, BLANK, FIRST)


def test_the_page_before_its_conversion_is_rgb_with_lab_and_tags(source: Source) -> None:
    poster = source.book.posters[0]
    sheet = compose(source.book, poster, source.figures[poster.figure], source.palette, A3, Mm(3))
    with pikepdf.open(io.BytesIO(setting.set_page(sheet.html))) as pdf:
        found = walk(pdf.pages[0])
        assert {"rg", "BDC"} <= found.operators
        assert any("/ColorSpace" in resources for resources in found.resources)
        assert not any(mark.overprint for mark in found.marks)
