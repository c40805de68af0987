"""An unpacked font is the font that the web has."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from publisher import fonts


@pytest.mark.parametrize("family", fonts.FAMILIES)
@pytest.mark.parametrize("weight", fonts.WEIGHTS)
def test_an_unpacked_font_has_the_packed_ones_glyphs_and_widths(family: fonts.Family, weight: fonts.Weight) -> None:
    packed, unpacked = TTFont(fonts.packed(family, weight)), TTFont(fonts.unpacked(family, weight))
    assert (packed.flavor, unpacked.flavor) == ("woff2", None)
    assert unpacked.getBestCmap() == packed.getBestCmap()
    assert unpacked["hmtx"].metrics == packed["hmtx"].metrics
    assert unpacked["OS/2"].usWeightClass == packed["OS/2"].usWeightClass == weight


def test_the_css_names_both_weights_of_the_unpacked_font() -> None:
    for weight in fonts.WEIGHTS:
        file = fonts.unpacked("carlito", weight).as_uri()
        assert f'font-weight: {weight}; src: url("{file}")' in fonts.rules("carlito")


def test_another_font_in_its_place_is_unpacked_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    regular, bold = (fonts.packed("carlito", weight).read_bytes() for weight in fonts.WEIGHTS)
    monkeypatch.setattr(fonts, "_ROOT", tmp_path)
    monkeypatch.setattr(fonts, "_FOLDER", tmp_path)
    weights = []
    for content in (regular, bold):
        fonts.packed("carlito", 400).write_bytes(content)
        weights.append(TTFont(fonts.unpacked.__wrapped__("carlito", 400))["OS/2"].usWeightClass)
    assert weights == [400, 700]
