"""Each size is laid out for itself, and a faulty size file is told in Danish."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from publisher.errors import ContentError
from publisher.figures import Figure
from publisher.poster_choice import PosterChoice
from publisher.preflight.files import judge
from publisher.render.posters import sizes
from publisher.render.posters.fitting import Words, fit
from publisher.render.posters.layout import Layout
from publisher.units import Pt
from tests.render.posters.conftest import NAMES, PROJECT, Source

MM = 72 / 25.4
SHEETS = {"a2": (420, 594), "a3": (297, 420), "a4": (210, 297), "16x9": (508, 285.75)}
LAYOUTS = sizes.load(PROJECT)


@pytest.fixture(scope="session")
def every_size(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One poster in all sizes."""
    target = tmp_path_factory.mktemp("sizes")
    source.render(target, PosterChoice(posters=("kopmodellen",), sizes=tuple(SHEETS)))
    return target / "plakater"


def test_the_sizes_are_those_that_are_promised() -> None:
    assert {one.id: (round(one.width.mm, 2), round(one.height.mm, 2)) for one in LAYOUTS.values()} == SHEETS
    assert list(LAYOUTS) == ["a3", "a2", "a4", "16x9"]


@pytest.mark.parametrize("size", SHEETS)
def test_each_file_has_the_size_of_its_sheet(every_size: Path, size: str) -> None:
    width, height = SHEETS[size]
    with pikepdf.open(every_size / f"kopmodellen-{size}-skaerm.pdf") as pdf:
        left, bottom, right, top = (float(side) / MM for side in pdf.pages[0].mediabox)
    assert (round(right - left, 2), round(top - bottom, 2)) == (width, height)
    assert (every_size / f"kopmodellen-{size}-tryk.pdf").exists() == (size != "16x9")


def test_the_picture_fills_a_screen_dot_for_dot(every_size: Path) -> None:
    with Image.open(every_size / "kopmodellen-16x9.png") as picture:
        assert (picture.format, picture.size) == ("PNG", (1920, 1080))


def test_every_file_is_smaller_than_a_megabyte(every_size: Path) -> None:
    files = [path for path in every_size.rglob("*") if path.is_file()]
    assert len(files) == 2 * len(
        SHEETS
    )  # a print and a screen file of each; for the screen a picture in place of print
    assert max(path.stat().st_size for path in files) < 1_000_000


@pytest.mark.parametrize("size", SHEETS)
def test_every_size_is_for_all_readers(every_size: Path, size: str) -> None:
    """Two judges of PDF/UA-1, of which one knows nothing of this project."""
    path = every_size / f"kopmodellen-{size}-skaerm.pdf"
    report = judge(path)
    assert (report.kind, report.passed) == ("skærmfil", True), report
    command = [sys.executable, "-m", "pdfua", "check", "--format", "json", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["findings"] == []


def words_on(source: Source, name: str, layout: Layout) -> Words:
    poster = next(poster for poster in source.book.posters if poster.id == name)
    words = fit(source.book, poster, source.figures[poster.figure], layout)
    assert isinstance(words, Words), words
    return words


def shares(words: Words, layout: Layout) -> list[float]:
    return [round(size / layout.height, 4) for size in (words.title_size, words.line_size, words.imprint_size)]


def test_no_size_is_another_one_scaled(source: Source) -> None:
    found = [shares(words_on(source, "kopmodellen", layout), layout) for layout in LAYOUTS.values()]
    assert len({tuple(each) for each in found}) == len(LAYOUTS)
    on_a2, on_a3, on_a4 = (words_on(source, "kopmodellen", LAYOUTS[size]) for size in ("a2", "a3", "a4"))
    assert on_a4.imprint_size / on_a3.imprint_size > 210 / 297
    assert on_a2.imprint_size / on_a3.imprint_size < 420 / 297


@pytest.mark.parametrize("name", NAMES)
def test_a_title_and_three_lines_can_be_read_from_two_metres(source: Source, name: str) -> None:
    words = words_on(source, name, LAYOUTS["a3"])
    assert words.title_size >= 80
    assert words.line_size >= 18
    assert sum(len(line.split()) for line in [*words.title, *(part for line in words.lines for part in line)]) <= 60


@pytest.mark.parametrize("size", SHEETS)
def test_the_drawing_and_its_ground_have_most_of_the_sheet(size: str) -> None:
    layout = LAYOUTS[size]
    whole = layout.width * layout.height
    ground = (
        (layout.width - layout.band) * layout.height
        if layout.foot is None
        else layout.width * (layout.foot - layout.band)
    )
    assert ground / whole > 0.55


@pytest.mark.parametrize("size", SHEETS)
def test_without_clinic_and_address_drawing_and_lines_share_the_room(source: Source, size: str) -> None:
    layout = LAYOUTS[size]
    used = words_on(source, "kopmodellen", layout).layout
    assert used.drawing.height > layout.drawing.height
    assert used.drawing.bottom <= used.imprint.box.top
    assert used.foot is None or used.drawing.bottom < used.foot < used.lines.box.top


def test_in_black_and_white_title_and_lines_stand_out_from_their_grounds(every_size: Path) -> None:
    """Printed grey, the title is light on dark and the lines dark on light."""
    document = pypdfium2.PdfDocument(every_size / "kopmodellen-a3-skaerm.pdf")
    grey = document[0].render(scale=1).to_pil().convert("L")
    band = grey.crop((0, 0, grey.width, round(78 * MM)))
    foot = grey.crop((0, round(345 * MM), grey.width, grey.height))
    assert (band.getextrema()[0] < 90, band.getextrema()[1] > 240) == (True, True)
    assert (foot.getextrema()[0] < 60, foot.getpixel((2, foot.height - 3)) > 200) == (True, True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "posters" / "sizes", tmp_path / "posters" / "sizes")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "arrangement: stacked",
            "arrangement: stakced",
            """\
posters/sizes/a3.yml:7:1: arrangement: værdien er ikke en af de tilladte
    fundet:  stakced
    tilladt: beside, stacked
    mente du »stacked«?""",
        ),
        (
            "lines: 2} #",
            "rows: 2} #",
            """\
posters/sizes/a3.yml:10:1: title: mangler lines
posters/sizes/a3.yml:10:57: title.rows: ukendt nøgle
    fundet:  rows
    tilladt: box_mm, lines, sizes_pt""",
        ),
        (
            "sizes_pt: [90, 80]",
            "sizes_pt: [80, 90]",
            """\
posters/sizes/a3.yml:10:37: title.sizes_pt: den største størrelse skal stå først
    fundet:  80, 90""",
        ),
        (
            "[18, 9.5, 261, 66]",
            "[18, 9.5, 281, 50]",
            """\
posters/sizes/a3.yml:10:9: title.box_mm: boksen er for lav til 2 linjer à 80 punkt
    fundet:  50 mm
    tilladt: mindst 58,1 mm
posters/sizes/a3.yml:10:9: title.box_mm: boksen når ud over arket
    fundet:  18, 9.5, 281, 50
    tilladt: 297 × 420 mm""",
        ),
        (
            "[6, 86, 285, 231]",
            "[6, 86, 285, 250]",
            """\
posters/sizes/a3.yml:12:9: lines.box_mm: boksen dækker en del af drawing
    fundet:  18, 331, 261, 41""",
        ),
        (
            "code_mm: 28",
            "code_mm: 30",
            """\
posters/sizes/a3.yml:13:57: strip.code_mm: QR-koden er højere end feltet
    fundet:  30
    tilladt: højst 28 mm""",
        ),
        (
            "foot_mm: 323",
            "# foot_mm: 323",
            """\
posters/sizes/a3.yml:2:1: foot_mm: foden har en grund, når delene står over hinanden (stacked), og ellers ikke""",
        ),
    ],
)
def test_a_faulty_size_gives_its_exact_message(root: Path, old: str, new: str, expected: str) -> None:
    path = root / "posters" / "sizes" / "a3.yml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(ContentError) as caught:
        sizes.load(root)
    assert str(caught.value) == expected


def test_a_text_that_does_not_fit_names_the_size(source: Source) -> None:
    poster = source.book.posters[0]
    figure: Figure = source.figures[poster.figure]
    tight = {name: fit(source.book, poster, figure, layout) for name, layout in LAYOUTS.items()}
    assert all(isinstance(words, Words) for words in tight.values())
    layout = replace(LAYOUTS["a2"], smallest_label=Pt(60))
    found = fit(source.book, poster, figure, layout)
    assert isinstance(found, list)
    (problem,) = found
    assert problem.key == "figure"
    assert "punkt på plakaten i A2" in problem.message
    assert problem.allowed == "mindst 60 punkt"
