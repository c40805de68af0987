"""The pictures of paper: each colour is what the printing condition makes of its inks, and nothing else is shown."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from publisher.errors import UsageError
from publisher.figures import palette
from publisher.proofing import proof
from tests.conftest import PROJECT, Built

ICC = PROJECT / "posters" / "icc" / "fogra39-coated-tac300.icc"
GROUNDS = {"kopmodellen": "safety", "moedet-i-hjernen": "psy", "roegalarmen": "alarm"}


def on_paper(inks: tuple[int, int, int, int]) -> tuple[int, ...]:
    """What the profile says that a build looks like, by a transform of its own."""
    pixel = Image.new("CMYK", (1, 1), tuple(round(ink * 2.55) for ink in inks))
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    made = ImageCms.profileToProfile(
        pixel, ImageCms.getOpenProfile(str(ICC)), ImageCms.createProfile("sRGB"), intent, outputMode="RGB"
    )
    assert made is not None
    found = made.getpixel((0, 0))
    assert isinstance(found, tuple)
    return found


def colour_at(picture: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """The pixel at a share of the width and the height."""
    found = picture.getpixel((round(x * picture.width), round(y * picture.height)))
    assert isinstance(found, tuple)
    return found


def apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("name", GROUNDS)
def test_grounds_have_the_colour_that_their_inks_have_on_paper(built: Built, name: str) -> None:
    picture = proof(built.downloads / "plakater" / f"{name}-a3-tryk.pdf", 600)
    assert picture.size == (424, 600)
    colours = palette.load(PROJECT)
    for token, place in ((f"{GROUNDS[name]}-deep", (0.02, 0.01)), (f"{GROUNDS[name]}-pale", (0.02, 0.985))):
        seen = colour_at(picture, *place)
        assert apart(seen, on_paper(colours[token].cmyk)) <= 2
    deep = colours[f"{GROUNDS[name]}-deep"]
    assert apart(on_paper(deep.cmyk), deep.rgb) > 8  # on a screen it is another
    assert max(picture.convert("L").tobytes()) >= 254  # paper is white


def test_the_picture_on_the_page_is_that_of_the_print_file(built: Built) -> None:
    picture = proof(built.downloads / "plakater" / "kopmodellen-a3-tryk.pdf", 1200)
    with Image.open(built.downloads / "tryk" / "billeder" / "kopmodellen-a3-tryk.webp") as shown:
        assert shown.size == picture.size
        assert apart(colour_at(shown.convert("RGB"), 0.02, 0.01), colour_at(picture, 0.02, 0.01)) <= 4


def test_marks_and_bleed_are_cut_off(built: Built, tmp_path: Path) -> None:
    source = built.downloads / "plakater" / "kopmodellen-a3-tryk.pdf"
    whole = proof(source, 300)
    with pikepdf.open(source) as pdf:
        pdf.pages[0].trimbox = pdf.pages[0].mediabox
        out = io.BytesIO()
        pdf.save(out)
    (tmp_path / "uncut.pdf").write_bytes(out.getvalue())
    assert proof(tmp_path / "uncut.pdf", 300).tobytes() != whole.tobytes()


def test_a_file_that_is_not_for_print_has_no_proof(built: Built) -> None:
    with pytest.raises(UsageError, match="er ikke en trykfil"):
        proof(built.downloads / "plakater" / "kopmodellen-a3-skaerm.pdf", 300)
