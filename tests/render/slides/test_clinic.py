"""A clinic's decks: its logo, name, colours and how to reach it, judged in the written files."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from publisher.content import Book, clinic, load
from publisher.deck_choice import DeckChoice
from publisher.errors import ContentError
from publisher.figures import Figure, Palette, draw, palette
from publisher.options import Options
from publisher.preflight.pptx import check
from publisher.render import slides
from tests.conftest import PROJECT, copy_project, run
from tests.render.slides.reading import Deck, Sheet, box, found, plain, text, values
from tests.validators.office import audit_errors, sdk_errors

DRAWN = '<rect width="600" height="100" fill="#1A237E"/>'
WIDE = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 100">{DRAWN}</svg>'
LONG = "Ryg- og Nakkeklinikken ved Skanderborg Sø, Kiropraktorerne Østergaard & Holm"
FULL = 'address: [Adelgade 112, 8660 Skanderborg]\nphone: "86 52 00 00"\nweb: https://www.rygklinikken.dk/\n'
COLOURS = 'colours: {main: "#1A237E", accent: "#C2185B"}\n'
SVG_MARK = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


@dataclass(frozen=True)
class Shop:
    """The project's own material, and a folder to write clinics in."""

    book: Book
    figures: Mapping[str, Figure]
    palette: Palette

    def made(self, folder: Path, words: str, **chosen: object) -> Path:
        """The deck of the third session for a clinic with these words."""
        (folder / "klinik.yml").write_text(words, "utf-8")
        book = dataclasses.replace(self.book, clinic=clinic.load(folder / "klinik.yml"))
        choice = DeckChoice(**({"session": "3"} | chosen))  # type: ignore[arg-type]
        options = Options.of(PROJECT, out=folder / "ud", decks=choice)
        return next(slides.render(book, self.figures, self.palette, options))


@pytest.fixture(scope="module")
def shop() -> Shop:
    book, colours = load(PROJECT), palette.load(PROJECT)
    return Shop(book, draw(book, colours), colours)


def tall(folder: Path) -> None:
    """A tall logo, half of it transparent."""
    picture = Image.new("RGBA", (300, 720), (0, 0, 0, 0))
    picture.paste((139, 30, 60, 255), (60, 0, 240, 720))
    picture.save(folder / "tall.png")


@pytest.fixture(scope="module")
def wide(shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck of a clinic with everything: a drawn logo and colours of its own."""
    folder = tmp_path_factory.mktemp("wide")
    (folder / "wide.svg").write_text(WIDE, "utf-8")
    return shop.made(folder, f"name: Rygklinikken\n{FULL}logo: wide.svg\n{COLOURS}")


@pytest.fixture(scope="module")
def long(shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck of a clinic with a long name and a tall logo of pixels."""
    folder = tmp_path_factory.mktemp("long")
    tall(folder)
    return shop.made(folder, f'name: "{LONG}"\nshort: Rygklinikken\n{FULL}logo: tall.png\n')


def logo(sheet: Sheet) -> tuple[str, tuple[int, int, int, int]]:
    """The relation of the picture in the slide's logo placeholder, and its place."""
    (picture,) = found(sheet.tree, "p:cSld/p:spTree/p:pic[p:nvPicPr/p:nvPr/p:ph[@type='pic'][@idx='25']]")
    return values(picture, "p:blipFill/a:blip/@r:embed")[0], box(picture)


def words(sheet: Sheet, index: str) -> str:
    """The text of a body placeholder."""
    shape = sheet.placeholder("body", index)
    assert shape is not None
    return plain(text(shape))


@pytest.mark.parametrize("name", ["wide", "long"])
def test_a_clinics_deck_passes_all_three_judges(name: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(name)
    assert [str(finding) for finding in check(path).findings] == []
    assert audit_errors(path) == []
    assert sdk_errors(path) == []


def test_logo_and_name_open_the_deck_and_the_last_slide_says_how_to_reach_the_clinic(wide: Path) -> None:
    first, *_, last = Deck(wide).slides
    assert words(first, "23") == words(last, "23") == "Rygklinikken"
    assert words(last, "26").split("\n") == [
        "Adelgade 112",
        "8660 Skanderborg",
        "Telefon 86 52 00 00",
        "www.rygklinikken.dk",
    ]
    for sheet in (first, last):
        (picture,) = found(sheet.tree, "p:cSld/p:spTree/p:pic")
        assert values(picture, "p:nvPicPr/p:cNvPr/@descr") == ["Logo for Rygklinikken"]


def test_the_name_stands_in_every_footer_with_the_session_where_there_is_room(wide: Path, long: Path) -> None:
    expected = "Rygklinikken · Hvad kan jeg gøre?"
    for path in (wide, long):
        feet = [text(foot) for sheet in Deck(path).slides if (foot := sheet.placeholder("ftr")) is not None]
        assert len(feet) > 15
        assert set(feet) <= {expected, "Rygklinikken"}
        assert expected in feet


@pytest.mark.parametrize(("name", "shape"), [("wide", 6.0), ("long", 300 / 720)])
def test_the_logo_keeps_its_shape_and_stands_inside_the_slide_beside_the_name(
    name: str, shape: float, request: pytest.FixtureRequest
) -> None:
    first, *_, last = Deck(request.getfixturevalue(name)).slides
    for sheet in (first, last):
        _, (left, top, right, bottom) = logo(sheet)
        assert (right - left) / (bottom - top) == pytest.approx(shape, rel=0.01)
        named = sheet.placeholder("body", "23")
        assert named is not None
        name_left, name_top, *_ = box(named)
        assert right <= name_left or bottom <= name_top


def test_a_logo_on_the_dark_opening_stands_on_a_white_plate(long: Path) -> None:
    first = Deck(long).slides[0]
    plates = [
        box(group)
        for group in found(first.tree, "p:cSld/p:spTree/p:grpSp[.//a:solidFill/a:srgbClr[@val='FFFFFF']]")
        if values(group, "p:nvGrpSpPr/p:cNvPr/a:extLst//adec:decorative/@val") == ["1"]
    ]
    ((left, top, right, bottom),) = plates
    _, inner = logo(first)
    assert left < inner[0] < inner[2] < right
    assert top < inner[1] < inner[3] < bottom


def test_a_drawn_logo_is_an_svg_with_a_picture_of_it_for_other_programs(wide: Path) -> None:
    deck = Deck(wide)
    drawings = [name for name in deck.parts if name.endswith(".svg")]
    assert len(drawings) == 1, "both slides share it"
    assert b"#1A237E" in deck.parts[drawings[0]]
    for part in ("ppt/slides/slide1.xml", f"ppt/slides/slide{len(deck.slides)}.xml"):
        images = dict(deck.targets(part, "image"))
        tree = deck.tree(part)
        (mark,) = found(tree, f".//a:blip/a:extLst/a:ext[@uri='{SVG_MARK}']")
        assert images[values(mark, "*/@r:embed")[0]] == drawings[0]
        with Image.open(io.BytesIO(deck.parts[images[values(tree, ".//a:blip/@r:embed")[0]]])) as picture:
            assert picture.width / picture.height == pytest.approx(6, rel=0.01)
            assert picture.convert("RGB").getpixel((picture.width // 2, picture.height // 2)) == (0x1A, 0x23, 0x7E)


def test_pixels_keep_their_transparency(long: Path) -> None:
    deck = Deck(long)
    ((_, part),) = deck.targets("ppt/slides/slide1.xml", "image")
    with Image.open(io.BytesIO(deck.parts[part])) as picture:
        assert picture.size == (300, 720)
        assert picture.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_the_theme_takes_the_clinics_colours_and_drawings_follow_it(wide: Path, long: Path) -> None:
    themes = {path: Deck(path).tree("ppt/theme/theme1.xml") for path in (wide, long)}
    assert values(themes[wide], "//a:accent1/a:srgbClr/@val") == ["1A237E"]
    assert values(themes[wide], "//a:accent3/a:srgbClr/@val") == ["C2185B"]
    assert values(themes[long], "//a:accent1/a:srgbClr/@val") == ["266E70"]
    slots = [set(values(sheet.tree, ".//p:grpSp//a:schemeClr/@val")) for sheet in Deck(wide).slides]
    assert any({"accent1", "accent3"} <= used for used in slots)


def test_the_same_clinic_gives_the_same_bytes(shop: Shop, wide: Path, tmp_path: Path) -> None:
    (tmp_path / "wide.svg").write_text(WIDE, "utf-8")
    again = shop.made(tmp_path, f"name: Rygklinikken\n{FULL}logo: wide.svg\n{COLOURS}")
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(wide.read_bytes()).digest()


def test_a_logo_of_five_megabytes_gives_a_deck_under_two(shop: Shop, tmp_path: Path) -> None:
    pixels = random.Random(7).randbytes(1250 * 1250 * 3)  # noqa: S311 - nothing secret
    noise = Image.frombytes("RGB", (1250, 1250), pixels)
    noise.save(tmp_path / "stor.png")
    assert 4_500_000 < (tmp_path / "stor.png").stat().st_size < 5_000_000
    path = shop.made(tmp_path, "name: Rygklinikken\nlogo: stor.png\n")
    assert path.stat().st_size < 2_000_000
    _, (left, top, right, bottom) = logo(Deck(path).slides[0])
    assert right - left == pytest.approx(bottom - top, rel=0.01)


def test_chosen_slides_are_just_those_and_without_a_clinic_nothing_closes(shop: Shop, tmp_path: Path) -> None:
    own = shop.made(tmp_path, "name: Rygklinikken\n", session=None, slides=("praksis.forside", "praksis.velkommen"))
    assert [sheet.layout_name for sheet in Deck(own).slides][1:] != ["Kontakt"]
    assert len(Deck(own).slides) == 2
    options = Options.of(PROJECT, out=tmp_path / "uden", decks=DeckChoice(session="3"))
    (plain_deck,) = slides.render(shop.book, shop.figures, shop.palette, options)
    assert "Kontakt" not in {sheet.layout_name for sheet in Deck(plain_deck).slides}


def test_the_guides_example_of_a_clinic_gives_a_deck(shop: Shop, tmp_path: Path) -> None:
    guide = (PROJECT / "docs" / "saadan-redigerer-du.md").read_text("utf-8")
    _, _, rest = guide.partition("## Sæt klinikkens navn, logo og farver på")
    example = rest.partition("```yaml\n")[2].partition("```")[0]
    assert "colours:" in example
    (tmp_path / "logo.svg").write_text(WIDE, "utf-8")
    last = Deck(shop.made(tmp_path, example)).slides[-1]
    assert words(last, "23").startswith("Ryg- og Nakkeklinikken ved Søen")
    assert "Telefon 12 34 56 78" in words(last, "26")


@pytest.mark.parametrize(
    ("written", "key", "message"),
    [
        (f'name: "{LONG}"\n', "name", "navnet er for langt til slidenes fod"),
        (f'name: "{LONG}"\nshort: "{LONG}"\n', "short", "navnet er for langt til slidenes fod"),
        (
            "name: Klinik\nweb: www.rygogledogmuskelogsportsklinikken.dk\n",
            "web",
            "der er ikke plads på slidet",
        ),
    ],
)
def test_words_without_room_are_told_in_the_clinics_file(
    shop: Shop, tmp_path: Path, written: str, key: str, message: str
) -> None:
    with pytest.raises(ContentError) as caught:
        shop.made(tmp_path, written)
    (problem,) = {(one.path, one.key, one.message.partition(":")[0]) for one in caught.value.problems}
    assert problem == ("klinik.yml", key, message)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project for the command to run in."""
    return copy_project(tmp_path_factory.mktemp("project") / "projekt")


@pytest.mark.parametrize("part", ["slides", "handouts"])
def test_the_command_refuses_colours_that_cannot_be_read_and_writes_nothing(
    project: Path, tmp_path: Path, part: str
) -> None:
    file, out = tmp_path / "klinik.yml", tmp_path / "ud"
    file.write_text('name: Rygklinikken\ncolours: {main: "#7AC143", accent: "#FFE08A"}\n', "utf-8")
    ran = run(project, "build_slides.py", "--only", part, "--clinic", str(file), "--out", str(out))
    assert ran.returncode == 1
    assert "klinik.yml:2:11: colours.main: hvide ord på farven kan ikke læses" in ran.stderr
    assert ran.stderr.count("den nærmeste er #") == 2
    assert "colours.accent: farven er for svag på siden" in ran.stderr
    assert not out.exists()


def test_the_command_writes_a_clinics_handouts_in_its_colours(project: Path, tmp_path: Path) -> None:
    (tmp_path / "wide.svg").write_text(WIDE, "utf-8")
    (tmp_path / "klinik.yml").write_text(f"name: Rygklinikken\n{FULL}logo: wide.svg\n{COLOURS}", "utf-8")
    out = tmp_path / "ud"
    ran = run(
        project, "build_slides.py", "--only", "handouts", "--clinic", str(tmp_path / "klinik.yml"), "--out", str(out)
    )
    assert ran.returncode == 0, ran.stderr
    sheets = sorted((out / "ark").glob("*.pdf"))
    assert len(sheets) >= 5
    with pikepdf.open(sheets[0]) as document:
        page = document.pages[0]
        drawn = {
            tuple(round(float(part) * 255) for part in one.operands)
            for one in pikepdf.parse_content_stream(page)
            if isinstance(one, pikepdf.ContentStreamInstruction) and str(one.operator) == "rg"
        }
    assert (0x1A, 0x23, 0x7E) in drawn or (0x14, 0x1A, 0x5E) in drawn
    assert (0x26, 0x6E, 0x70) not in drawn
