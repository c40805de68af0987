"""The preflight's own reading of a deck: places, colours and lines as PowerPoint makes them of the XML."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from publisher.preflight.pptx.model import metrics
from publisher.preflight.pptx.model.colour import BLACK, WHITE, colour_in, contrast
from publisher.preflight.pptx.model.deck import Deck, assemble
from publisher.preflight.pptx.model.flow import Flow
from publisher.preflight.pptx.model.geometry import Box, Point, arc, inside, is_apart, rectangle
from publisher.preflight.pptx.model.outline import covers, outlines
from publisher.preflight.pptx.model.package import read
from publisher.preflight.pptx.model.sheet import Shape
from tests.preflight.pptx.faults.base import BODY, GROUP, LABEL, Change, on_slide, put, retold, scheme, text_box
from tests.preflight.pptx.good_deck import good_parts
from tests.preflight.pptx.parts import Parts, one, written, xml

EMU = 12_700


@pytest.fixture(scope="module")
def parts() -> Parts:
    return good_parts()


@pytest.fixture
def deck(parts: Parts, tmp_path: Path) -> Deck:
    return assemble(read(written(parts, tmp_path / "god.pptx")))


def changed(parts: Parts, tmp_path: Path, *changes: Change) -> Deck:
    copied = copy.copy(parts)
    for change in changes:
        change(copied)
    return assemble(read(written(copied, tmp_path / "ændret.pptx")))


def shape(deck: Deck, slide: int, name: str) -> Shape:
    return next(each for each in deck.slides[slide - 1].shapes if each.name == name)


def flow(deck: Deck, slide: int, name: str) -> Flow:
    found = deck.pages[slide - 1].flow(shape(deck, slide, name))
    assert found is not None
    return found


def lines(found: Flow) -> list[str]:
    return ["".join(word.text for word in line.words).strip() for line in found.lines]


def test_slides_are_read_in_the_order_of_the_show(deck: Deck) -> None:
    assert [slide.label for slide in deck.slides] == ["Slide 1", "Slide 2", "Slide 3", "Slide 4"]
    assert [page.number for page in deck.notes] == [1, 2, 3, 4]


def test_a_placeholder_takes_its_place_from_the_layout(deck: Deck) -> None:
    assert shape(deck, 2, "Indhold 2").box == Box(600_000, 1_600_000, 11_500_000, 5_500_000)


def test_a_placeholder_takes_its_size_and_face_from_the_master(deck: Deck) -> None:
    (piece, *_) = deck.pages[1].pieces[shape(deck, 2, "Titel 1")]
    assert (piece.size, piece.typeface, piece.colour) == (44, "Calibri", BLACK)


def test_members_of_a_group_that_is_scaled_and_moved_stand_where_powerpoint_draws_them(
    parts: Parts, tmp_path: Path
) -> None:
    halved = put(GROUP + "/p:grpSpPr/a:xfrm/a:ext", cx="1500000", cy="1500000")
    deck = changed(parts, tmp_path, on_slide(3, halved, put(GROUP + "/p:grpSpPr/a:xfrm/a:off", x="0", y="0")))
    assert shape(deck, 3, "Trekantens flade").box == Box(0, 0, 1_500_000, 1_500_000)
    assert shape(deck, 3, "Trekantens navn").size == (1_000_000, 250_000)


def test_a_shape_that_is_turned_a_quarter_stands_in_the_turned_box(parts: Parts, tmp_path: Path) -> None:
    deck = changed(parts, tmp_path, on_slide(3, put(LABEL + "//a:xfrm", rot="5400000")))
    box = shape(deck, 3, "Trekantens navn").box
    assert box is not None
    assert (round(box.right - box.left), round(box.bottom - box.top)) == (500_000, 2_000_000)


def test_a_triangle_covers_its_middle_and_not_its_corners(deck: Deck) -> None:
    triangle = shape(deck, 3, "Trekantens flade")
    paths = outlines(triangle.properties, *triangle.size)
    assert covers(paths, (1_500_000, 1_000_000))
    assert not covers(paths, (100_000, 2_900_000))


def test_a_curved_shape_is_followed() -> None:
    oval = xml('<p:spPr><a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom></p:spPr>')
    assert covers(outlines(oval, 100, 100), (50, 2))
    assert not covers(outlines(oval, 100, 100), (10, 10))


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (scheme("tx1"), "#000000"),
        (scheme("accent1"), "#4F81BD"),
        (scheme("tx1", ("tint", 75_000)), "#898989"),
        (scheme("accent1", ("lumMod", 75_000)), "#376092"),
        (scheme("accent1", ("lumMod", 40_000), ("lumOff", 60_000)), "#B9CDE5"),
        ('<a:solidFill><a:srgbClr val="204060"/></a:solidFill>', "#204060"),
    ],
)
def test_a_colour_is_what_powerpoint_shows(fill: str, expected: str, deck: Deck) -> None:
    colour = colour_in(xml(fill), deck.slides[0])
    assert colour is not None
    assert colour.hex == expected


SQUARE, ROUND = rectangle(100, 100), arc((100, 50), (50, 50), 0, 360, 32)
NOTCHED: list[Point] = [(0, 0), (50, 60), (100, 0), (100, 100), (0, 100)]


@pytest.mark.parametrize(
    ("polygon", "box", "apart"),
    [
        (SQUARE, Box(10, 10, 90, 90), True),
        (SQUARE, Box(110, 10, 190, 90), True),
        (SQUARE, Box(50, 10, 150, 90), False),
        (SQUARE, Box(-10, -10, 110, 110), False),
        (SQUARE[::-1], Box(10, 10, 90, 90), True),
        (ROUND, Box(20, 20, 80, 80), True),
        (ROUND, Box(2, 2, 98, 98), False),
        (NOTCHED, Box(10, 70, 90, 90), True),
        (NOTCHED, Box(10, 40, 90, 90), False),
        (NOTCHED, Box(45, 5, 55, 20), False),  # in the notch: near its slanting sides
        ([(5, 5), (5, 5)], Box(0, 0, 10, 10), False),
    ],
)
def test_a_box_that_no_side_comes_near_lies_inside_or_outside_whole(
    polygon: list[Point], box: Box, apart: bool
) -> None:
    assert is_apart(polygon, box) is apart
    corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    assert not apart or len({inside(corner, polygon) for corner in corners}) == 1


def test_contrast_is_that_of_wcag(deck: Deck) -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    grey = colour_in(xml('<a:solidFill><a:srgbClr val="767676"/></a:solidFill>'), deck.slides[0])
    assert grey is not None
    assert contrast(grey, WHITE) == pytest.approx(4.54, abs=0.01)


def test_a_line_is_as_high_as_offices_metrics_make_it(deck: Deck) -> None:
    assert metrics.face(bold=False).ascent + metrics.face(bold=False).descent == pytest.approx(1.2207, abs=0.0001)
    assert flow(deck, 4, "Kilde").height == pytest.approx(20 * 1.2207, abs=0.01)


def test_text_breaks_after_spaces_and_hyphens_but_not_before_figures_nor_at_soft_hyphens(
    parts: Parts, tmp_path: Path
) -> None:
    words = "Rygsøjle-øvelser efter ICD-11 og trussels\u00advurdering"
    deck = changed(parts, tmp_path, on_slide(4, text_box(words, width=1_600_000)))
    assert lines(flow(deck, 4, "Tilføjet")) == ["Rygsøjle-", "øvelser efter", "ICD-11 og", "trusselsvurdering"]


def test_a_text_that_does_not_wrap_stays_on_its_line(parts: Parts, tmp_path: Path) -> None:
    change = on_slide(
        3, retold(LABEL + "//a:t", "En trekant med et langt navn"), put(LABEL + "//a:bodyPr", wrap="none")
    )
    assert lines(flow(changed(parts, tmp_path, change), 3, "Trekantens navn")) == ["En trekant med et langt navn"]


def _width(typeface: str) -> float:
    return metrics.width("Smerte", 20, bold=False, typeface=typeface)


def test_other_faces_than_calibri_are_taken_as_wider() -> None:
    assert _width("Arial") > _width("Calibri")


def test_points_stand_below_each_other_with_the_space_the_style_asks_for(deck: Deck) -> None:
    first, second, third = flow(deck, 2, "Indhold 2").lines
    assert second.baseline - first.baseline == pytest.approx(third.baseline - second.baseline)
    assert second.baseline - first.baseline == pytest.approx(32 * 1.2207 * 1.2, abs=0.01)  # 20 % before each point


def test_a_click_target_is_a_paragraph(deck: Deck) -> None:
    assert one(deck.slides[1].tree, BODY + "//p:cNvPr").get("id") == shape(deck, 2, "Indhold 2").id
