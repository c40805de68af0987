"""The slides' pictures against the decks as LibreOffice shows them.

Stated closeness: the same line breaks on every slide; every line begins within 1 pt of its planned left edge (one that
is set from the right within 3 pt) and stands within 4.5 pt of its planned baseline, in the sources' long columns within
8 pt (LibreOffice 7.4 sets Carlito's lines at 1.20 of the size, PowerPoint and the plan Calibri's at 1.22); pictures
differ by at most 14 of 255 on any slide, the sources being the fullest of text, and by at most 5 on average. In a
drawing at most 2.5 % of the pixels differ, and less than half of them in any one place.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from pypdfium2 import raw

from publisher.render.slides import planning, theme
from publisher.render.slides.canvas import Canvas
from publisher.render.slides.layout import Planner
from publisher.render.slides.plan import DeckPlan
from publisher.render.slides.preview import Batch
from publisher.render.slides.preview import pictures as drawn
from publisher.render.slides.selection import of_session
from tests.conftest import Built
from tests.render.drawingml.pictures import Difference, compare
from tests.render.slides.conftest import DEFAULT, LECTURES, Material, Rest, pictures_of

pytestmark = pytest.mark.xdist_group("slides-in-libreoffice")
SIZE = (1280, 720)
MOST_ASTRAY, WORST_TILE = 0.025, 0.45  # of a drawing's pixels, and of the pixels in its worst tile
Character = tuple[str, float, float]


@dataclass(frozen=True)
class Shown:
    """A deck: its plan, the pictures of its slides and LibreOffice's printing of it."""

    plan: DeckPlan
    pictures: list[Path]
    printed: Path


NUMBERS = [lecture.number for lecture in LECTURES if lecture.course == DEFAULT]


@pytest.fixture(scope="module", params=[*NUMBERS, "rest"])
def shown(
    request: pytest.FixtureRequest, built: Built, material: Material, rest: Rest, printed: dict[str, Path]
) -> Shown:
    """Each session of the default course, then the slides that only the other courses show."""
    whole = rest.material if request.param == "rest" else material
    number = 1 if request.param == "rest" else request.param
    book = whole.book
    planner = Planner(book, whole.figures, theme.load(book.root, whole.palette))
    plan = planning.plan(planner, of_session(book.default_course, number))
    if request.param == "rest":
        canvas = Canvas(plan.theme, whole.palette)
        batch = Batch(tuple(canvas.slide(slide) for slide in plan.slides), plan.theme.width, plan.theme.height)
        folder = rest.file.parent
        pictures = [folder / f"{place:02}.webp" for place, _ in enumerate(plan.slides)]
        for path, (picture, _) in zip(pictures, drawn(batch), strict=True):
            path.write_bytes(picture)
        return Shown(plan, pictures, printed["rest"])
    return Shown(plan, pictures_of(built, plan.name), printed[plan.name.rpartition("/")[2]])


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


def on_paper(document: pypdfium2.PdfDocument, number: int) -> Image.Image:
    page = document[number]
    picture: Image.Image = page.render(scale=SIZE[0] / page.get_width()).to_pil()
    return picture.convert("RGB").resize(SIZE)


def differences(shown: Shown, shift: int = 0) -> list[float]:
    """How far each picture is from LibreOffice's, or from that of the slide `shift` before it."""
    document = pypdfium2.PdfDocument(shown.printed)
    return [
        difference(Image.open(path).convert("RGB"), on_paper(document, number))
        for number, path in enumerate(shown.pictures[shift:])
    ]


def drawings_astray(shown: Shown, pictures: Sequence[bytes]) -> dict[str, Difference]:
    """The slides whose drawing is another in its picture than in LibreOffice, and how far it is off."""
    document, scale = pypdfium2.PdfDocument(shown.printed), SIZE[0] / shown.plan.theme.width
    astray = {}
    for slide, picture in zip(shown.plan.slides, pictures, strict=True):
        if slide.figure:
            frame = slide.figure.frame
            sides = (frame.left, frame.top, frame.left + frame.width, frame.top + frame.height)
            left, top, right, bottom = (round(side * scale) for side in sides)
            box = left, top, right, bottom
            ours = Image.open(io.BytesIO(picture)).convert("RGB").crop(box)
            found = compare(ours, on_paper(document, slide.number - 1).crop(box))
            if found.share > MOST_ASTRAY or found.worst > WORST_TILE:
                astray[slide.ref] = found
    return astray


def test_every_slide_has_a_picture_of_the_stated_size(shown: Shown) -> None:
    assert len(set(shown.pictures)) == len(shown.plan.slides)
    for path in shown.pictures:
        assert path.stat().st_size <= 60_000
        with Image.open(path) as picture:
            assert (picture.format, picture.size) == ("WEBP", SIZE)


def test_pictures_match_what_libreoffice_shows(shown: Shown) -> None:
    found = differences(shown)
    assert max(found) <= 14
    assert sum(found) / len(found) <= 5


def test_drawings_match_what_libreoffice_shows(shown: Shown) -> None:
    assert drawings_astray(shown, [path.read_bytes() for path in shown.pictures]) == {}


def test_drawings_without_their_strokes_do_not_match(shown: Shown, material: Material) -> None:
    canvas = Canvas(shown.plan.theme, material.palette)
    without = tuple(canvas.slide(slide).replace(" stroke=", " data-stroke=") for slide in shown.plan.slides)
    pictures = drawn(Batch(without, shown.plan.theme.width, shown.plan.theme.height))
    assert drawings_astray(shown, [picture for picture, _ in pictures])


def test_another_slides_picture_does_not_match(shown: Shown) -> None:
    layouts = [slide.layout.id for slide in shown.plan.slides]
    found = differences(shown, shift=1)
    # Two opening slides in a row, as only the rest has them, differ in their few words alone.
    told = [one for one, pair in zip(found, pairwise(layouts), strict=True) if set(pair) != {"title"}]
    assert len(told) > 10
    assert min(told) > 5.5


def test_libreoffice_breaks_every_line_where_the_plan_does(shown: Shown) -> None:
    document = pypdfium2.PdfDocument(shown.printed)
    astray = []
    count = 0
    for slide in shown.plan.slides:
        signs = characters(document[slide.number - 1])
        words = "".join(sign for sign, _, _ in signs)
        right = {
            line for box in slide.boxes if box.slot.align == "right" for part in box.paragraphs for line in part.lines
        }
        for line in slide.lines:
            near = (3.0 if line in right else 1.0, 8.0 if slide.layout.id == "references" else 4.5)
            count += 1
            wanted = "".join(line.text.split())
            places = [at for at in range(len(words)) if words.startswith(wanted, at)]
            runs = [signs[at : at + len(wanted)] for at in places]
            if not any(_stands(run, line.left, line.baseline, near) for run in runs):
                astray.append((slide.number, line.text))
    assert count > 100
    assert astray == []


def _stands(run: list[Character], left: float, baseline: float, near: tuple[float, float]) -> bool:
    depths = [depth for _, _, depth in run]
    return max(depths) - min(depths) < 1 and abs(run[0][1] - left) < near[0] and abs(depths[0] - baseline) < near[1]
