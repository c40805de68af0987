"""A clinic's colours take the place of ours where they can be read; where not, the nearest that can is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.content import clinic
from publisher.errors import ContentError
from publisher.figures import Palette, palette
from publisher.figures.branding import branded
from tests.conftest import PROJECT
from tests.figures.test_palette import contrast


@pytest.fixture(scope="module")
def colours() -> Palette:
    return palette.load(PROJECT)


def of(folder: Path, main: str, accent: str) -> clinic.Clinic:
    file = folder / "klinik.yml"
    file.write_text(f'name: Klinikken\ncolours: {{main: "{main}", accent: "{accent}"}}\n', "utf-8")
    return clinic.load(file)


def test_the_clinics_colours_fill_their_families_on_screen_and_leave_the_inks(colours: Palette, tmp_path: Path) -> None:
    found = branded(colours, of(tmp_path, "#5B2C83", "#B8471B"))
    assert found["safety"].light == "#5B2C83"
    assert found["attention"].light == "#B8471B"
    assert found["safety-pale"].light not in {colours["safety-pale"].light, "#5B2C83"}
    assert {token: colour.cmyk for token, colour in found.items()} == {
        token: colour.cmyk for token, colour in colours.items()
    }
    untouched = {"alarm", "bio", "psy", "soc", "ink", "paper", "skin-2"}
    assert all(found[token] == colours[token] for token in untouched)


def test_without_a_clinic_or_its_colours_the_palette_is_our_own(colours: Palette) -> None:
    assert branded(colours, None) is colours


def test_our_own_colours_would_be_accepted(colours: Palette, tmp_path: Path) -> None:
    found = branded(colours, of(tmp_path, colours["safety"].light, "#B8471B"))
    assert found["safety-deep"] == colours["safety-deep"]


def test_colours_that_cannot_be_read_are_refused_together_with_the_nearest_that_can(
    colours: Palette, tmp_path: Path
) -> None:
    with pytest.raises(ContentError) as caught:
        branded(colours, of(tmp_path, "#7AC143", "#FFE08A"))
    first, second = caught.value.problems
    assert (first.key, second.key) == ("colours.main", "colours.accent")
    assert second.found.startswith("#FFE08A, kontrast 1,")
    for problem, other, least in ((first, "#FFFFFF", 4.5), (second, colours["paper"].light, 3.0)):
        nearest = problem.allowed[-7:]
        assert contrast(nearest, other) >= least
        assert contrast(nearest, other) < least + 0.15, "it is no darker than it must be"


@pytest.mark.parametrize("colour", ["#000080", "#00000A", "#1A00A0"])
def test_a_colour_whose_light_tone_swallows_dark_words_is_refused_with_one_of_its_hue(
    colours: Palette, tmp_path: Path, colour: str
) -> None:
    with pytest.raises(ContentError) as caught:
        branded(colours, of(tmp_path, colour, "#B8471B"))
    (problem,) = caught.value.problems
    assert (problem.key, problem.message[:30]) == ("colours.main", "farven er så mørk og mættet, a")
    found = branded(colours, of(tmp_path, problem.allowed[-7:], "#B8471B"))
    assert contrast(found["safety-soft"].light, colours["ink"].light) >= 4.5
    assert contrast(found["safety"].light, "#FFFFFF") >= 4.5
