"""Each poster as a PowerPoint page of A3: the poster's own words and drawing, in shapes that a clinic can change."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Mm

from publisher import pipeline
from publisher.content import clinic
from publisher.content.book import Poster
from publisher.errors import ContentError
from publisher.options import Options
from publisher.render.slides import poster
from tests.conftest import PROJECT, Built
from tests.render.slides.conftest import Material

POSTERS = sorted(path.stem for path in (PROJECT / "posters").glob("*.yml"))


@pytest.fixture(params=POSTERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def page(built: Built, name: str) -> Any:
    deck: Any = pptx.Presentation(str(built.downloads / "plakater-powerpoint" / f"{name}-a3.pptx"))
    assert (abs(deck.slide_width - Mm(297)), abs(deck.slide_height - Mm(420))) <= (Mm(0.1), Mm(0.1))
    (slide,) = deck.slides
    return slide


def words(slide: Any) -> dict[str, str]:
    return {shape.name: shape.text_frame.text.replace("\u00a0", " ") for shape in slide.placeholders}


def shapes(group: Any) -> list[Any]:
    return [
        one
        for shape in group
        for one in (shapes(shape.shapes) if shape.shape_type == MSO_SHAPE_TYPE.GROUP else [shape])
    ]


def differences(slide: Any, poster: Poster) -> list[str]:
    """The placeholders that do not say what the poster says."""
    lines = dict(zip(("Tekst til venstre", "Brødtekst", "Tekst til højre"), poster.lines, strict=True))
    wanted = {"Titel": poster.title.brief, **{place: line.brief for place, line in lines.items()}}
    said = words(slide)
    return [place for place, text in wanted.items() if said.get(place) != text.replace("\u00a0", " ")]


def what_cannot_be_changed(slide: Any) -> list[str]:
    """Why the drawing is not one of shapes and words."""
    drawn = shapes(slide.shapes)
    pictures = {MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.EMBEDDED_OLE_OBJECT}
    found = [f"picture {shape.name}" for shape in drawn if shape.shape_type in pictures]
    if sum(shape.shape_type == MSO_SHAPE_TYPE.FREEFORM for shape in drawn) <= 50:
        found.append("few shapes")
    if len([shape for shape in drawn if shape.has_text_frame and shape.text_frame.text]) <= 8:
        found.append("few words")
    return found


def test_the_page_says_what_the_poster_says(built: Built, name: str) -> None:
    (found,) = (one for one in pipeline.read(built.root).posters if one.id == name)
    assert differences(page(built, name), found) == []
    assert "endnu ikke fagligt gennemgået" in words(page(built, name))["Kolofon"]


def test_the_drawing_is_shapes_and_words_and_no_picture(built: Built, name: str) -> None:
    assert what_cannot_be_changed(page(built, name)) == []


def test_a_word_too_many_and_a_picture_for_a_drawing_would_be_found_out(built: Built, name: str) -> None:
    (found,) = (one for one in pipeline.read(built.root).posters if one.id == name)
    slide = page(built, name)
    slide.shapes.title.text_frame.text += " altid"
    assert differences(slide, found) == ["Titel"]
    for drawing in [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]:
        drawing._element.getparent().remove(drawing._element)  # noqa: SLF001 - python-pptx cannot remove a shape
    picture = slide.shapes.add_picture(str(built.downloads / "plakater" / f"{name}-16x9.png"), 0, 0)
    assert what_cannot_be_changed(slide) == [f"picture {picture.name}", "few shapes", "few words"]


def test_each_poster_has_its_own_colour_and_the_theme_can_change_it(built: Built) -> None:
    grounds = {}
    for name in POSTERS:
        layout = page(built, name).slide_layout
        (drawing,) = (shape for shape in layout.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP)
        ground = next(iter(shapes([shape for shape in drawing.shapes if shape.name == "Titlens grund"])))
        grounds[name] = ground.fill.fore_color.theme_color
    assert len(set(grounds.values())) == len(POSTERS)


def test_a_clinics_name_and_telephone_stand_on_its_own_line(material: Material, tmp_path: Path) -> None:
    (tmp_path / "klinik.yml").write_text('name: Klinikken ved Åen\nphone: "86 12 34 56"\n', "utf-8")
    own = dataclasses.replace(material.book, clinic=clinic.load(tmp_path / "klinik.yml"))
    options = Options.of(own.root, out=tmp_path / "ud")
    for path in poster.render(own, material.figures, material.palette, options):
        (slide,) = pptx.Presentation(str(path)).slides
        assert words(slide)["Klinik"] == "Klinikken ved Åen · 86 12 34 56"


def test_a_name_that_does_not_fit_is_a_fault_of_the_clinics_file(material: Material, tmp_path: Path) -> None:
    (tmp_path / "klinik.yml").write_text(f"name: {'Kiropraktorfællesskab ' * 3}\nweb: {'lang-' * 60}.dk\n", "utf-8")
    own = dataclasses.replace(material.book, clinic=clinic.load(tmp_path / "klinik.yml"))
    with pytest.raises(ContentError, match=r"klinik\.yml:1:1: name: klinikkens navn passer ikke på plakaten"):
        poster.check(own, material.figures, material.palette)
