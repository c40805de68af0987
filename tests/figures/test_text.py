"""Text is measured with the faces' real metrics and broken where it must be."""

from __future__ import annotations

import pytest

from publisher.figures.text import TextDoesNotFit, measure, widest, wrap


def test_a_text_is_as_wide_as_its_glyphs_advances() -> None:
    assert measure("i" * 10, 100) == pytest.approx(10 * measure("i", 100), rel=0.02)
    assert measure("W", 100) > measure("i", 100)


def test_no_text_has_no_width() -> None:
    assert measure("", 100) == 0


def test_bold_is_wider_than_regular() -> None:
    assert measure("Smerte", 40, 700) > measure("Smerte", 40, 400)


def test_the_wider_of_the_two_faces_decides() -> None:
    both = [measure("Opmærksomhed", 30, 400, family) for family in ("atkinson", "carlito")]
    assert widest("Opmærksomhed", 30) == max(both)
    assert both[0] != both[1]


def test_no_line_is_wider_than_its_place() -> None:
    lines = wrap("Tanker og forventninger kan skrue både op og ned for smerten", 300, 30)
    assert len(lines) > 1
    assert all(widest(line, 30) <= 300 for line in lines)
    assert " ".join(lines) == "Tanker og forventninger kan skrue både op og ned for smerten"


def test_a_soft_hyphen_breaks_a_compound_and_otherwise_vanishes() -> None:
    compound = "trussels\u00advurdering"
    assert wrap(compound, 1000, 30) == ["trusselsvurdering"]
    assert wrap(compound, measure("trusselsvurdering", 30) * 0.8, 30, family="atkinson") == ["trussels-", "vurdering"]


def test_a_word_wider_than_its_place_is_refused_by_name() -> None:
    with pytest.raises(TextDoesNotFit, match="trusselsvurdering"):
        wrap("en trusselsvurdering", 100, 30)


def test_the_authors_own_line_feed_is_kept() -> None:
    assert wrap("Først\nså", 1000, 30) == ["Først", "så"]
