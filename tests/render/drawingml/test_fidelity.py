"""A figure on a slide looks as it does on the website, judged by LibreOffice's and Chromium's pictures of the two."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PIL import Image, ImageDraw

from tests.render.drawingml.pictures import Difference, compare

Pair = tuple[Image.Image, Image.Image]
MOST = 0.02  # of a figure's pixels
MOST_IN_A_TILE = 0.6  # LibreOffice sets text a twentieth of its size lower than Office, which blurs a tile of text
# LibreOffice 7 knows gradients of two colours with one plain margin, and circular ones to a box's corner. The torture
# figure has one gradient beyond that in each of these fields.
BEYOND_LIBREOFFICE = [(200, 400, 400, 600), (800, 400, 1200, 600)]


def difference(pairs: Mapping[str, Pair], name: str) -> Difference:
    return compare(*pairs[name], BEYOND_LIBREOFFICE if name in {"torture", "moved", "recoloured"} else ())


def test_every_figure_looks_the_same_as_shapes_and_as_svg(pairs: Mapping[str, Pair]) -> None:
    found = {name: difference(pairs, name) for name in pairs if name not in {"moved", "recoloured"}}
    assert len(found) >= 4
    wrong = {name: one for name, one in found.items() if one.share >= MOST or one.worst >= MOST_IN_A_TILE}
    assert not wrong


@pytest.mark.parametrize("name", ["moved", "recoloured"])
def test_one_small_shape_that_is_moved_or_recoloured_is_seen(pairs: Mapping[str, Pair], name: str) -> None:
    assert difference(pairs, name).worst >= MOST_IN_A_TILE


def drawn(left: int, colour: str = "#123456") -> Image.Image:
    picture = Image.new("RGB", (240, 240), "white")
    ImageDraw.Draw(picture).rectangle((left, 96, left + 48, 144), fill=colour)
    return picture


def test_a_shift_of_one_pixel_and_a_slight_change_of_colour_are_allowed() -> None:
    assert compare(drawn(96), drawn(97, "#133D5A")) == Difference(0, 0)


def test_a_shift_of_several_pixels_is_counted() -> None:
    assert compare(drawn(96), drawn(106)).share == pytest.approx(2 * 10 * 49 / 240**2, rel=0.05)


def test_a_shape_that_only_one_picture_has_is_seen_from_either_side() -> None:
    empty = Image.new("RGB", (240, 240), "white")
    assert compare(drawn(96), empty).worst == 1
    assert compare(empty, drawn(96)).worst == 1


def test_another_colour_is_seen() -> None:
    assert compare(drawn(96), drawn(96, "#123484")).worst == 1
