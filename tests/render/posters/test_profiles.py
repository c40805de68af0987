"""A print shop gets the bleed, the marks and the printing condition that its profile names, and nonsense is told."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageCms

from publisher.errors import ContentError
from publisher.poster_choice import PosterChoice
from publisher.preflight.files import judge
from publisher.print_conditions import by_file, named
from publisher.render.posters import profile, sizes
from publisher.render.press.conversion import Conversion
from tests.render.posters.conftest import PROJECT, Source
from tests.render.posters.paint import walk

MM = 72 / 25.4
MARKS, NARROW = "3mm-med-maerker", "2mm-uden-maerker"


def made(source: Source, folder: Path, printer: str) -> Path:
    source.render(folder, PosterChoice(("kopmodellen",), ("a3",), printer))
    return folder / "plakater" / f"kopmodellen-a3-tryk-{printer}.pdf"


@pytest.fixture(scope="module")
def marked(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(source, tmp_path_factory.mktemp("marked"), MARKS)


@pytest.fixture(scope="module")
def narrow(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(source, tmp_path_factory.mktemp("narrow"), NARROW)


def boxes(path: Path) -> dict[str, list[float]]:
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0].obj
        keys = ("MediaBox", "CropBox", "BleedBox", "TrimBox")
        return {key: [round(float(side) / MM, 2) for side in page[f"/{key}"]] for key in keys}


def test_two_millimetres_of_bleed_and_no_marks(narrow: Path) -> None:
    outer, trim = [0, 0, 301, 424], [2, 2, 299, 422]
    assert boxes(narrow) == {"MediaBox": outer, "CropBox": outer, "BleedBox": outer, "TrimBox": trim}


def test_marks_stand_outside_the_bleed_on_a_larger_sheet(marked: Path) -> None:
    outer = [0, 0, 317, 440]
    assert boxes(marked) == {
        "MediaBox": outer,
        "CropBox": outer,
        "BleedBox": [7, 7, 310, 433],
        "TrimBox": [10, 10, 307, 430],
    }


@pytest.mark.parametrize("printer", [MARKS, NARROW])
def test_each_file_passes_for_its_own_print_shop_and_for_no_other(marked: Path, narrow: Path, printer: str) -> None:
    path = {MARKS: marked, NARROW: narrow}[printer]
    report = judge(path, named(PROJECT, printer, "a3"))
    assert report.passed, report
    assert not judge(path, named(PROJECT, "standard", "a3")).passed
    assert {finding.rule for finding in judge(path, named(PROJECT, printer, "a4")).findings} >= {"PDF-G5"}


def test_every_plate_prints_the_marks_and_nothing_else_lies_in_the_slug(marked: Path) -> None:
    """At each corner two lines along the trim, in the colour that all plates print."""
    picture = pypdfium2.PdfDocument(marked)[0].render(scale=600 / 72).to_pil().convert("L")
    dot = 600 / 25.4
    for x, y in ((10, 3.5), (307, 3.5), (3.5, 10), (3.5, 430), (313.5, 10), (10, 436.5)):
        assert min(picture.crop(spot(x, y, dot)).tobytes()) < 140, (x, y)
    for x, y in ((5, 5), (60, 3.5), (3.5, 60), (312, 438), (6.5, 10), (10, 6.5)):
        assert min(picture.crop(spot(x, y, dot)).tobytes()) == 255, (x, y)
    with pikepdf.open(marked) as pdf:
        space = pdf.pages[0].obj.Resources.ColorSpace.All
        assert [str(part) for part in list(space)[:3]] == ["/Separation", "/All", "/DeviceCMYK"]


def spot(x: float, y: float, dot: float) -> tuple[int, int, int, int]:
    """A square of half a millimetre around a point of the sheet, in pixels."""
    return round((x - 0.25) * dot), round((y - 0.25) * dot), round((x + 0.25) * dot), round((y + 0.25) * dot)


def test_the_poster_under_the_marks_is_the_one_without_them(marked: Path, folder: Path) -> None:
    """Gradients, too, keep their place when the sheet moves into the larger one."""
    plain, framed = (
        pypdfium2.PdfDocument(path)[0].render(scale=6 * 25.4 / 72).to_pil().convert("RGB").crop(trim)
        for path, trim in (
            (folder / "kopmodellen-a3-tryk.pdf", (18, 18, 18 + 297 * 6, 18 + 420 * 6)),
            (marked, (60, 60, 60 + 297 * 6, 60 + 420 * 6)),
        )
    )
    assert plain.size == framed.size
    shifted = [value for value in pairs(plain, framed) if value > 48]
    assert len(shifted) < 0.002 * plain.width * plain.height * 3


def pairs(one: Image.Image, other: Image.Image) -> bytes:
    return ImageChops.difference(one, other).tobytes()


def test_the_same_marks_give_the_same_bytes(source: Source, marked: Path, tmp_path: Path) -> None:
    assert made(source, tmp_path, MARKS).read_bytes() == marked.read_bytes()


def test_conditions_follow_the_choice() -> None:
    found = by_file(PROJECT, ("a", "b"), PosterChoice(("b",), ("a2", "16x9"), MARKS))
    assert list(found) == [f"b-a2-tryk-{MARKS}.pdf"]
    (conditions,) = found.values()
    found_as = (round(conditions.width.mm, 3), round(conditions.height.mm, 3), conditions.marks)
    assert found_as == (420, 594, True)
    standard = by_file(PROJECT, ("a",), PosterChoice())
    assert {"a-a3-tryk.pdf"} <= set(standard)
    assert not any(each.marks for each in standard.values())


def test_a_safe_zone_that_the_words_do_not_keep_is_told_for_each_size(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "posters", tmp_path / "posters")
    path = tmp_path / "posters" / "profiles" / "standard.yml"
    path.write_text(path.read_text("utf-8").replace("safe_mm: 5", "safe_mm: 7"), "utf-8")
    told = [str(one) for one in profile.unsafe(profile.load(tmp_path), sizes.load(tmp_path).values())]
    assert (
        told[0]
        == """\
posters/profiles/standard.yml:4:1: safe_mm: ordene på A3 står nærmere kanten end sikkerhedsafstanden
    fundet:  7 mm
    tilladt: højst 5,6 mm"""
    )
    assert [one.split("ordene på ")[1][:2] for one in told] == ["A3", "A4"]


def icc(root: Path, content: bytes) -> str:
    (root / "egen.icc").write_bytes(content)
    path = root / "posters" / "profiles" / "standard.yml"
    text = path.read_text("utf-8").replace("icc/fogra39-coated-tac300.icc", str(root / "egen.icc"))
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        profile.load(root)
    return str(caught.value).split("icc: ", 1)[1].split("\n")[0]


def test_ones_own_profile_is_used_by_its_path_and_checked(tmp_path: Path) -> None:
    good = (PROJECT / "posters" / "icc" / "fogra39-coated-tac300.icc").read_bytes()
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for name, content, told in (
        ("screen", screen, "filen er ikke en farveprofil til tryk i CMYK"),
        ("cut", good[:5000], "filen er ikke en farveprofil til tryk i CMYK"),
        ("torn", good[:128] + bytes(len(good) - 128), "farveprofilen kan ikke regne fra skærmfarver til trykfarver"),
    ):
        root = tmp_path / name
        shutil.copytree(PROJECT / "posters", root / "posters")
        assert icc(root, content) == told
    root = tmp_path / "good"
    shutil.copytree(PROJECT / "posters", root / "posters")
    (root / "egen.icc").write_bytes(good)
    path = root / "posters" / "profiles" / "standard.yml"
    path.write_text(path.read_text("utf-8").replace("icc/fogra39", str(root) + "/fogra39"), "utf-8")
    shutil.copy(root / "egen.icc", root / "fogra39-coated-tac300.icc")
    assert profile.load(root).icc == good


def test_no_converted_colour_takes_more_ink_than_allowed_and_white_takes_none() -> None:
    conversion = Conversion(profile.load(PROJECT))
    ramp = Image.frombytes(
        "RGB", (32, 32), bytes(value for n in range(1024) for value in (n % 256, n // 5 % 256, n // 9))
    )
    converted = conversion.picture(ramp).tobytes()
    assert max(sum(converted[at : at + 4]) for at in range(0, len(converted), 4)) <= 300 * 255 / 100
    assert conversion.colour((255, 255, 255)) == (0, 0, 0, 0)
    assert conversion.colour((0, 0, 0)) == (0, 0, 0, 100)
    assert conversion.colour((128, 128, 128))[:3] == (0, 0, 0)
    assert sum(ink > 10 for ink in conversion.colour((0, 90, 160))) >= 2


def test_a_lower_limit_takes_colour_and_keeps_black() -> None:
    whole = profile.load(PROJECT)
    tight = Conversion(replace(whole, ink_limit=220))
    dark = Image.new("RGB", (2, 1), (20, 0, 60))
    before, after = (each.picture(dark).tobytes()[:4] for each in (Conversion(whole), tight))
    assert sum(before) > 220 * 255 / 100 >= sum(after)
    assert before[3] == after[3]


def test_marks_are_thin_lines(marked: Path) -> None:
    with pikepdf.open(marked) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode()
        assert "0.25 w" in content
        assert content.count(" l S") == 8 + 8
        assert walk(pdf.pages[0]).marks
