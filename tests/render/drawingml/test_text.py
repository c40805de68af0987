"""Text stays text: one box a text, in the deck's own face, each line on the baseline that the drawing gives it."""

from __future__ import annotations

import math

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from publisher.fonts import packed
from tests.render.drawingml.drawings import A, P, native, only, small

UNIT = 12_700
FONT = TTFont(packed("carlito", 400))
ASCENT = FONT["OS/2"].usWinAscent / FONT["head"].unitsPerEm
DESCENT = FONT["OS/2"].usWinDescent / FONT["head"].unitsPerEm


def text(lines: list[tuple[float, float, str]], attributes: str = 'font-size="10"') -> str:
    spans = "".join(f'<tspan x="{x}" y="{y}">{words}</tspan>' for x, y, words in lines)
    return f"<text {attributes}>{spans}</text>"


def boxes(inside: str) -> list[etree._Element]:
    return list(native(small(inside)).element.iter(f"{P}sp"))


def place(box: etree._Element) -> tuple[float, float, float, float]:
    frame = next(box.iter(f"{A}xfrm"))
    x, y, w, h = (int(frame[i].get(n, "")) / UNIT for i, n in ((0, "x"), (0, "y"), (1, "cx"), (1, "cy")))
    return x, y, w, h


def test_the_first_baseline_lies_a_win_ascent_below_the_box() -> None:
    (box,) = boxes('<text x="20" y="50" font-size="10">Smerte</text>')
    x, y, _, height = place(box)
    assert x == pytest.approx(20, abs=0.01)
    assert y + ASCENT * 10 == pytest.approx(50, abs=0.01)
    assert height == pytest.approx((ASCENT + DESCENT) * 10, abs=0.01)


def test_each_further_line_is_as_high_as_its_distance_to_the_line_above() -> None:
    (box,) = boxes(text([(20, 30, "en"), (20, 42, "to"), (20, 57, "tre")]))
    first, *others = box.iter(f"{A}lnSpc")
    assert first[0].get("val") == "100000"
    assert [line[0].get("val") for line in others] == ["1200", "1500"]


def test_size_weight_language_and_face_are_on_every_run() -> None:
    look = only(small('<text x="0" y="20" font-size="10.5" font-weight="700">Av</text>'), "a:rPr")
    assert (look.get("sz"), look.get("b"), look.get("lang")) == ("1050", "1", "da-DK")
    face = look.find(f"{A}latin")
    assert face is not None
    assert face.get("typeface") == "+mn-lt"


@pytest.mark.parametrize(("anchor", "align", "share"), [("start", "l", 0), ("middle", "ctr", 0.5), ("end", "r", 1)])
def test_an_anchor_becomes_alignment_around_the_same_point(anchor: str, align: str, share: float) -> None:
    (box,) = boxes(text([(50, 30, "kort"), (50, 42, "en længere linje")], f'font-size="8" text-anchor="{anchor}"'))
    x, _, width, _ = place(box)
    assert x + share * width == pytest.approx(50, abs=0.01)
    assert {paragraph.get("algn") for paragraph in box.iter(f"{A}pPr")} == {align}


def test_a_turned_text_turns_about_the_place_where_its_baseline_begins() -> None:
    (box,) = boxes('<text x="40" y="60" font-size="10" transform="rotate(-90 40 60)">Op</text>')
    frame = next(box.iter(f"{A}xfrm"))
    x, y, width, height = place(box)
    assert frame.get("rot") == str(270 * 60_000)
    middle = (x + width / 2, y + height / 2)
    assert middle[0] == pytest.approx(40 - ASCENT * 10 + height / 2, abs=0.01)
    assert middle[1] == pytest.approx(60 - width / 2, abs=0.01)


def test_a_scaled_text_is_set_larger() -> None:
    inside = '<g transform="scale(1.5)"><text x="10" y="20" font-size="10">Stor</text></g>'
    assert only(small(inside), "a:rPr").get("sz") == "1500"
    assert place(boxes(inside)[0])[1] == pytest.approx(30 - ASCENT * 15, abs=0.01)


def test_words_of_another_weight_stay_on_the_same_line() -> None:
    (box,) = boxes('<text x="0" y="20" font-size="10">Fed <tspan font-weight="700">midt i</tspan> linjen</text>')
    lines = [[words.text for words in line.iter(f"{A}t")] for line in box.iter(f"{A}p")]
    assert lines == [["Fed ", "midt i", " linjen"]]
    assert [run.get("b") for run in box.iter(f"{A}rPr")] == ["0", "1", "0"]


def test_lines_that_do_not_stand_below_each_other_get_boxes_of_their_own() -> None:
    found = boxes(text([(10, 20, "Navn"), (50, 20, "ved siden af"), (50, 32, "og under")]))
    assert [len(list(box.iter(f"{A}p"))) for box in found] == [1, 2]
    assert [round(place(box)[0]) for box in found] == [10, 50]


def test_a_line_in_another_size_still_stands_on_its_own_baseline() -> None:
    inside = (
        '<text font-size="20"><tspan x="0" y="30">Stor</tspan><tspan x="0" y="50" font-size="10">lille</tspan></text>'
    )
    (box,) = boxes(inside)
    _, second = box.iter(f"{A}lnSpc")
    bottom = 30 + DESCENT * 20  # of the first line; Office leaves a line's own descent below its baseline
    assert bottom + float(second[0].get("val", "")) / 100 - DESCENT * 10 == pytest.approx(50, abs=0.01)


def test_signs_of_markup_are_kept() -> None:
    assert only(small('<text x="0" y="20" font-size="10">A &amp; B &lt; C</text>'), "a:t").text == "A & B < C"


def test_a_text_without_words_makes_no_box() -> None:
    assert len(boxes('<rect width="5" height="5"/><text x="0" y="20" font-size="10"> </text>')) == 1


def test_the_box_of_a_turned_text_covers_what_is_seen() -> None:
    """The group around a text at 45 degrees reaches as far as the text's corners do."""
    element = native(small('<text x="30" y="60" font-size="10" transform="rotate(45 30 60)">Skrå</text>')).element
    _, _, width, height = place(next(element.iter(f"{P}sp")))
    reach = (width + height) / math.sqrt(2)
    group = next(element.iter(f"{A}xfrm"))
    assert int(group[1].get("cx", "")) / UNIT == pytest.approx(reach, abs=0.01)
