"""Texts are broken into few, even lines, where the sense allows."""

from __future__ import annotations

import pytest

from publisher.figures.text import measure
from publisher.render.posters import setting, sizes
from publisher.units import Mm, Pt
from tests.render.posters.conftest import PROJECT

A3 = sizes.load(PROJECT)["a3"]
COLUMN = Mm(81)


def test_a_title_stands_on_two_even_lines() -> None:
    title = "Når koppen løber over, gør det ondt"
    size = setting.best_size([title], A3.title.sizes, A3.title.box.width, 700, 2)
    assert size is not None
    assert size >= Pt(80)
    found = setting.lines(title, A3.title.box.width, size, 700, 2)
    assert found == ["Når koppen løber", "over, gør det ondt"]
    first, second = (measure(line, size, 700, "atkinson") for line in found)
    assert abs(first - second) < 0.2 * A3.title.box.width
    assert max(first, second) <= A3.title.box.width


def test_lines_are_even_rather_than_filled() -> None:
    text = "Krop, tanker og liv fylder i den samme kop."
    found = setting.lines(text, COLUMN, Pt(26), 400, 3)
    assert found is not None
    assert " ".join(found) == text
    extents = [measure(line, 26, 400, "atkinson") for line in found]
    assert len(found) == 3
    assert max(extents) - min(extents) < 0.3 * COLUMN


def test_no_text_ends_in_a_single_word_where_that_can_be_avoided() -> None:
    found = setting.lines("En overfølsom alarm går i gang for lidt.", COLUMN, Pt(28), 400, 3)
    assert found is not None
    assert " " in found[-1]


def test_a_line_ends_where_a_sentence_ends() -> None:
    found = setting.lines("Fare skruer op. Tryghed kan skrue ned.", COLUMN, Pt(28), 400, 3)
    assert found is not None
    assert found[0] == "Fare skruer op."


def test_a_smaller_size_is_chosen_only_for_a_better_break() -> None:
    sizes = [Pt(28), Pt(27), Pt(26)]
    plain = ["En høj alarm er ikke altid en stor fare."]
    assert setting.best_size(plain, sizes, COLUMN, 400, 3) == Pt(28)
    two_sentences = ["Din kop er din egen. Begynd med én hane."]
    assert setting.best_size(two_sentences, sizes, COLUMN, 400, 3) == Pt(26)


@pytest.mark.parametrize(("most", "fits"), [(2, False), (3, True)])
def test_a_text_that_needs_more_lines_does_not_fit(most: int, *, fits: bool) -> None:
    found = setting.lines("Hæld ud, skru på en hane, eller få en større kop.", COLUMN, Pt(26), 400, most)
    assert (found is not None) == fits


def test_soft_hyphens_are_used_only_where_a_word_is_too_wide() -> None:
    narrow = setting.lines("opmærk\u00adsomheds\u00adøvelser hjælper", Mm(76), Pt(26), 400, 3)
    assert narrow == ["opmærksomheds-", "øvelser hjælper"]
    wide = setting.lines("opmærk\u00adsomheds\u00adøvelser hjælper", Mm(110), Pt(26), 400, 3)
    assert wide == ["opmærksomhedsøvelser", "hjælper"]
    assert setting.lines("opmærksomhedsøvelser", Mm(76), Pt(26), 400, 3) is None
