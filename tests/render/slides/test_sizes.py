"""How large the words stand: few lines large and far apart, many lines smaller, none too small to read."""

from __future__ import annotations

import pytest

from publisher.render.slides import poster, theme
from publisher.render.slides.look import Slot
from publisher.render.slides.plan import TextBox
from publisher.render.slides.setting import set_text
from tests.conftest import Built
from tests.render.slides.conftest import Material
from tests.render.slides.reading import Deck, Element, box, found, text, values

SMALLEST = 24
BODIES = {"body", "left", "right", "answer"}


@pytest.fixture(scope="module")
def bullets(built: Built, material: Material) -> Slot:
    return theme.load(built.root, material.palette).layouts["bullets"].slots["body"]


def placed(lines: list[str], slot: Slot) -> TextBox:
    result = set_text(lines, slot)
    assert isinstance(result, TextBox)
    return result


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_up_to_four_short_lines_stand_large_and_far_apart(bullets: Slot, count: int) -> None:
    step = placed(["En kort linje."] * count, bullets).step
    assert step.size >= 30
    assert step.space >= 28


@pytest.mark.parametrize("count", [5, 6, 7])
def test_more_lines_stand_closer_and_smaller(bullets: Slot, count: int) -> None:
    step = placed(["En kort linje."] * count, bullets).step
    assert 26 <= step.size <= 28
    assert step.space <= 20


def test_lines_are_counted_as_they_are_set_not_as_they_are_written(bullets: Slot) -> None:
    long = "En linje, der er så lang, at den bliver delt i to, fordi den ikke kan stå på én."
    assert len(placed([long, long], bullets).paragraphs[0].lines) == 2
    assert placed([long, long], bullets).size >= 30
    assert placed([long, long, long], bullets).size <= 28


def test_a_text_meant_for_fewer_lines_in_every_size_still_stands_in_the_largest_that_it_fits(bullets: Slot) -> None:
    capped = type(bullets)(**{**vars(bullets), "steps": bullets.steps[:2]})
    assert placed(["En kort linje."] * 5, capped).step == bullets.steps[0]


def test_no_body_is_smaller_than_24_points_except_the_sources(built: Built, material: Material) -> None:
    for layout in theme.load(built.root, material.palette).layouts.values():
        if layout.id != "references":
            for role, slot in layout.slots.items():
                assert role not in BODIES or min(step.size for step in slot.steps) >= SMALLEST


def test_no_body_in_the_written_deck_is_smaller_than_24_points_except_the_sources(deck: Deck) -> None:
    sizes = [
        _size(shape, sheet.layout)
        for sheet in deck.slides
        if sheet.layout_name != "Kilder"
        for shape in found(sheet.tree, "p:cSld/p:spTree/p:sp[.//p:ph[@type='body' and @idx != '19' and @idx != '20']]")
    ]
    assert len(sizes) > 10
    assert min(sizes) >= SMALLEST
    assert max(sizes) >= 32


def _size(shape: Element, layout: Element) -> float:
    """The size of a placeholder's text: its own, or the layout's."""
    index = values(shape, ".//p:ph/@idx")[0]
    given = values(layout, f"p:cSld/p:spTree/p:sp[.//p:ph[@idx='{index}']]//a:lvl1pPr/a:defRPr/@sz")
    return int((values(shape, ".//a:rPr/@sz") or given)[0]) / 100


def test_title_and_points_stand_on_one_axis(deck: Deck) -> None:
    (layout,) = [layout for layout in deck.layouts if values(layout, "p:cSld/@name") == ["Punkter"]]
    middles = []
    for kind in ("title", "body"):
        shape = found(layout, f"p:cSld/p:spTree/p:sp[.//p:ph[@type='{kind}']]")[0]
        assert values(shape, "p:txBody/a:bodyPr/@anchor") == ["ctr"]
        _, top, _, bottom = box(shape)
        middles.append(top + bottom)
    assert middles[0] == middles[1]


def test_only_another_spacing_than_the_layouts_is_said_on_the_slide(deck: Deck) -> None:
    for sheet in deck.slides:
        for shape in found(sheet.tree, "p:cSld/p:spTree/p:sp[.//p:ph]"):
            spaces = values(shape, "p:txBody/a:p/a:pPr/a:spcBef/a:spcPts/@val")
            index = (values(shape, ".//p:ph/@idx") or [""])[0]
            given = values(sheet.layout, f"p:cSld/p:spTree/p:sp[.//p:ph[@idx='{index}']]//a:lvl1pPr//a:spcPts/@val")
            assert len(spaces) in {0, len(text(shape).split("\n"))}
            assert not set(spaces) & set(given)


def test_a_short_word_alone_on_its_line_takes_the_one_before_it_along(built: Built, material: Material) -> None:
    slot = theme.load(built.root, material.palette).layouts["figure-tall"].slots["title"]
    lines = [line.text for line in placed(["Alarmen hyler lige højt hver gang"], slot).paragraphs[0].lines]
    assert lines == ["Alarmen hyler", "lige højt", "hver\u00a0gang"]


def test_a_word_that_is_taken_along_leaves_no_other_alone(built: Built, material: Material) -> None:
    slot = theme.load(built.root, material.palette, poster.FOLDER, ["poster"]).layouts["poster"].slots["right"]
    told = placed(["Uanset hvad er din smerte 100\u00a0% virkelig."], slot)
    lines = [line.text.replace("\u00a0", " ") for line in told.paragraphs[0].lines]
    assert lines == ["Uanset hvad er", "din smerte", "100 % virkelig."]


def test_a_long_word_alone_on_its_line_may_stand_there(built: Built, material: Material) -> None:
    slot = theme.load(built.root, material.palette).layouts["figure-tall"].slots["title"]
    lines = [line.text for line in placed(["Mange stemmer former din smerte"], slot).paragraphs[0].lines]
    assert lines[-1] == "smerte"


def test_sources_at_the_foot_stay_small(deck: Deck) -> None:
    feet = [shape for sheet in deck.slides for shape in found(sheet.tree, ".//p:sp[.//p:ph[@idx='20']]")]
    assert feet
    assert not [shape for shape in feet if values(shape, ".//a:rPr/@sz")]
