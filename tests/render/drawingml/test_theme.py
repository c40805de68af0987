"""A drawing takes the colours of the theme that an educator chooses, judged by LibreOffice's pictures."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from publisher.figures.figure import Figure
from tests.render.drawingml import deck, drawings, pictures

FOREIGN = "C000C0"  # no colour of the palette is near
NAMES = ("praksis.trafiklys", "alarmsystemet.overfoelsom-alarm")


def rethemed(source: Path, target: Path, slot: str) -> Path:
    """The deck with one colour of its theme changed, and nothing else."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for entry in before.infolist():
            data = before.read(entry)
            if entry.filename.startswith("ppt/theme/"):
                head, mark, rest = data.partition(f"<a:{slot}>".encode())
                assert mark
                before_value, value, tail = rest.partition(b'val="')
                data = head + mark + before_value + value + FOREIGN.encode() + tail[6:]
            after.writestr(entry, data)
    return target


def near(picture: Image.Image, colour: str) -> int:
    """How many pixels have nearly this colour."""
    picture = picture.convert("RGB")
    off = ImageChops.difference(picture, Image.new("RGB", picture.size, f"#{colour}"))
    return sum(ImageChops.lighter(ImageChops.lighter(*off.split()[:2]), off.split()[2]).histogram()[:9])


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Image.Image]]:
    """Two figures as they are, and under themes with another first and another second accent."""
    book = drawings.of_the_book()
    figures: list[Figure] = [book[name] for name in NAMES]
    folder = tmp_path_factory.mktemp("themes")
    deck.write(figures, folder / "plain.pptx")
    plain, slots = folder / "plain.pptx", ("accent1", "accent2")
    decks = [plain, *(rethemed(plain, folder / f"{slot}.pptx", slot) for slot in slots)]
    return dict(zip(("plain", *slots), pictures.each_by_office(decks, figures, folder), strict=True))


@pytest.mark.parametrize(("slot", "token"), [("accent1", "safety"), ("accent2", "alarm")])
def test_a_drawing_follows_a_colour_of_the_theme_that_is_changed(
    shown: dict[str, list[Image.Image]], slot: str, token: str
) -> None:
    own = drawings.PALETTE[token].light[1:]
    for before, after in zip(shown["plain"], shown[slot], strict=True):
        was = near(before, own)
        assert was > 1000
        assert near(before, FOREIGN) == 0
        assert near(after, FOREIGN) == pytest.approx(was, rel=0.05)
        assert near(after, own) < was / 20


def test_colours_that_no_theme_may_change_stay(shown: dict[str, list[Image.Image]]) -> None:
    wood = drawings.PALETTE["wood"].light[1:]
    before, after = shown["plain"][1], shown["accent1"][1]
    assert near(after, wood) == pytest.approx(near(before, wood), rel=0.01)
    assert near(before, wood) > 1000
