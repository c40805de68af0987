"""How large a drawing stands on its slide, measured in the written file."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from typing import Any

import pytest

from publisher.content.models import LayoutName
from publisher.deck_choice import DeckChoice
from publisher.options import Options
from publisher.render import slides
from publisher.render.slides import theme
from tests.conftest import PROJECT
from tests.render.slides.conftest import Material, only
from tests.render.slides.reading import Deck, Sheet, box, found, text, values

SLIDE = 12_192_000 * 6_858_000
FIGURES = ["alarmsystemet.roegalarmen", "alarmsystemet.moedet"]


def shown(material: Material, out: Path, reference: str, layout: LayoutName = "figure", **changes: Any) -> Sheet:
    """A figure on a slide of its own, perhaps of another width and height."""
    figures = {**material.figures, reference: dataclasses.replace(material.figures[reference], **changes)}
    base = material.book.slides["alarmsystemet.roegalarmen"]
    body = ("En linje ved siden af.",) if layout == "figure-text" else ()
    slide = dataclasses.replace(base, layout=layout, title="Figuren står her", figure=reference, body=body)
    book = only(dataclasses.replace(material, figures=figures), slide).book
    options = Options.of(book.root, out=out, decks=DeckChoice(course=book.default_course.id))
    return Deck(next(slides.render(book, figures, material.palette, options))).slides[0]


def share(sheet: Sheet) -> float:
    """The share of the slide that the rectangle around the drawing's ink covers."""
    layers = found(sheet.tree, "p:cSld/p:spTree/p:grpSp")
    lefts, tops, rights, bottoms = zip(*map(box, layers), strict=True)
    area: int = (max(rights) - min(lefts)) * (max(bottoms) - min(tops))
    return area / SLIDE


def smallest_label(sheet: Sheet) -> float:
    return min(int(size) for size in values(sheet.tree, "p:cSld/p:spTree/p:grpSp//a:rPr/@sz")) / 100


@pytest.mark.parametrize("reference", FIGURES)
def test_a_drawing_fills_more_than_half_of_its_slide_and_can_be_read_from_the_back_row(
    material: Material, tmp_path: Path, reference: str
) -> None:
    sheet = shown(material, tmp_path, reference)
    assert 0.55 <= share(sheet) <= 0.70
    assert smallest_label(sheet) >= 14


@pytest.mark.parametrize("reference", FIGURES)
def test_under_its_title_the_same_drawing_would_be_too_small(
    material: Material, tmp_path: Path, reference: str
) -> None:
    shutil.copytree(PROJECT / "slides", tmp_path / "slides")
    path = tmp_path / theme.FOLDER / "layouts.yml"
    path.write_text(path.read_text("utf-8").replace("tall-below: 1.6", "tall-below: 0"), "utf-8")
    book = dataclasses.replace(material.book, root=tmp_path)
    sheet = shown(dataclasses.replace(material, book=book), tmp_path, reference)
    assert sheet.layout_name == "Figur"
    assert share(sheet) < 0.55
    assert smallest_label(sheet) < smallest_label(shown(material, tmp_path / "beside", reference))


@pytest.mark.parametrize(
    ("aspect", "layout"),
    [(0.7, "Figur, høj"), (1.0, "Figur, høj"), (1.59, "Figur, høj"), (1.6, "Figur"), (2.0, "Figur"), (3.5, "Figur")],
)
def test_the_shape_of_a_drawing_chooses_whether_the_title_stands_beside_or_above_it(
    material: Material, tmp_path: Path, aspect: float, layout: str
) -> None:
    height = material.figures[FIGURES[0]].height
    assert shown(material, tmp_path, FIGURES[0], width=aspect * height).layout_name == layout


@pytest.mark.parametrize("reference", FIGURES)
def test_with_text_beside_it_a_drawing_still_fills_nearly_half_of_the_slide(
    material: Material, tmp_path: Path, reference: str
) -> None:
    sheet = shown(material, tmp_path, reference, "figure-text")
    assert sheet.layout_name == "Figur med tekst"
    assert share(sheet) >= 0.45
    assert smallest_label(sheet) >= 12


@pytest.mark.parametrize("aspect", [0.8, 1.2, 1.4, 1.55, 1.75, 2.0, 2.6])
def test_the_chosen_layout_shows_the_drawing_larger_than_the_other_would(material: Material, aspect: float) -> None:
    look = theme.load(material.book.root, material.palette)
    figure = dataclasses.replace(material.figures[FIGURES[0]], width=aspect * 1000, height=1000.0)
    chosen = look.layout_for("figure", figure)
    areas = {}
    for name in ("figure", "figure-tall"):
        room = look.layouts[name].slots["figure"].frame
        areas[name] = aspect * min(room.width / aspect, room.height) ** 2
    assert chosen.id == max(areas, key=lambda name: areas[name])


@pytest.mark.parametrize("layout", ["figure", "figure-text"])
def test_beside_a_drawing_a_long_session_leaves_the_footer_to_the_course(
    material: Material, tmp_path: Path, layout: LayoutName
) -> None:
    base = material.book.slides["alarmsystemet.roegalarmen"]
    slide = dataclasses.replace(base, layout=layout, body=("En linje.",) if layout == "figure-text" else ())
    long = only(material, slide, title="Hvorfor bliver alarmen ved med at hyle, når faren er væk?").book
    file = next(slides.render(long, material.figures, material.palette, Options.of(long.root, out=tmp_path)))
    footer = Deck(file).slides[0].placeholder("ftr")
    assert footer is not None
    assert text(footer) == material.book.default_course.title
