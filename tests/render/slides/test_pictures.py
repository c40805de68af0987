"""The slides' pictures against the deck as LibreOffice shows it.

Stated closeness: the same line breaks on every slide; every line begins within 1 pt of its planned left edge and
stands within 4.5 pt of its planned baseline (LibreOffice 7.4 sets Carlito's lines at 1.20 of the size, PowerPoint and
the plan Calibri's at 1.22); pictures differ by at most 12 of 255 on any slide, the sources being the fullest of text,
and by at most 5 on average.
"""

from __future__ import annotations

import ctypes
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from pypdfium2 import raw

from publisher.content.book import Book
from publisher.render.slides import planning, theme
from publisher.render.slides.layout import Planner
from publisher.render.slides.plan import DeckPlan
from publisher.render.slides.selection import of_session
from tests.render.slides.conftest import Material

pytestmark = pytest.mark.xdist_group("slides-in-libreoffice")
SIZE = (1280, 720)
Character = tuple[str, float, float]


@pytest.fixture(scope="module")
def plan(material: Material) -> DeckPlan:
    book: Book = material.book
    course = book.default_course
    planner = Planner(book, material.figures, theme.load(book.root, material.palette))
    return planning.plan(planner, of_session(course, 1))


def characters(page: pypdfium2.PdfPage) -> list[Character]:
    """The page's ink: each character with its left and its baseline in points of a slide 960 points wide."""
    text = page.get_textpage()
    wide, high = 960 / page.get_width(), 540 / page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    found = []
    for index in range(text.count_chars()):
        raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
        sign = chr(raw.FPDFText_GetUnicode(text, index)).replace("\u0002", "-").replace("\ufffe", "-")
        if sign.strip():
            found.append((sign, x.value * wide, (page.get_height() - y.value) * high))
    return found


def difference(one: Image.Image, other: Image.Image) -> float:
    means: list[float] = ImageStat.Stat(ImageChops.difference(one, other)).mean
    return sum(means) / len(means)


def shown(printed: Path, number: int) -> Image.Image:
    page = pypdfium2.PdfDocument(printed)[number]
    picture: Image.Image = page.render(scale=SIZE[0] / page.get_width()).to_pil()
    return picture.convert("RGB").resize(SIZE)


def test_every_slide_has_a_picture_of_the_stated_size(pictures: list[Path], material: Material) -> None:
    assert len(pictures) == len(material.book.default_course.sessions[0].slides)
    assert len(set(pictures)) == len(pictures)
    for path in pictures:
        assert path.stat().st_size <= 60_000
        with Image.open(path) as picture:
            assert (picture.format, picture.size) == ("WEBP", SIZE)


def test_pictures_match_what_libreoffice_shows(pictures: list[Path], printed: Path) -> None:
    found = [
        difference(Image.open(path).convert("RGB"), shown(printed, number)) for number, path in enumerate(pictures)
    ]
    assert max(found) <= 12
    assert sum(found) / len(found) <= 5


def test_another_slides_picture_does_not_match(pictures: list[Path], printed: Path) -> None:
    for number, path in enumerate(pictures[1:]):
        assert difference(Image.open(path).convert("RGB"), shown(printed, number)) > 5.5


def test_libreoffice_breaks_every_line_where_the_plan_does(plan: DeckPlan, printed: Path) -> None:
    document = pypdfium2.PdfDocument(printed)
    astray = []
    count = 0
    for slide in plan.slides:
        signs = characters(document[slide.number - 1])
        words = "".join(sign for sign, _, _ in signs)
        for line in slide.lines:
            count += 1
            wanted = "".join(line.text.split())
            places = [at for at in range(len(words)) if words.startswith(wanted, at)]
            runs = [signs[at : at + len(wanted)] for at in places]
            if not any(_stands(run, line.left, line.baseline) for run in runs):
                astray.append((slide.number, line.text))
    assert count > 100
    assert astray == []


def _stands(run: list[Character], left: float, baseline: float) -> bool:
    depths = [depth for _, _, depth in run]
    return max(depths) - min(depths) < 1 and abs(run[0][1] - left) < 1 and abs(depths[0] - baseline) < 4.5
