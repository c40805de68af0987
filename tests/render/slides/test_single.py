"""What stands in the files that each drawing can be taken away in: an SVG and a deck of one slide."""

from __future__ import annotations

import base64
import copy
import dataclasses
import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from publisher.content import load
from publisher.errors import ContentError
from publisher.figures import Figure
from publisher.render.slides import single
from tests.conftest import Built, copy_project
from tests.render.slides.conftest import Material
from tests.render.slides.reading import Deck, Sheet, clicks, found, text, values

SVG = "{http://www.w3.org/2000/svg}"
_NUMBERED = re.compile(r" \d+$")


@pytest.fixture(scope="module")
def folder(built: Built) -> Path:
    return built.downloads / "figurer"


@pytest.fixture(scope="module")
def figures(material: Material) -> Mapping[str, Figure]:
    """The chapters' drawings; what the drawing guide shows as examples is not to be taken away."""
    chapters = {chapter.id for chapter in material.book.chapters}
    return {ref: figure for ref, figure in material.figures.items() if ref.split(".")[0] in chapters}


@pytest.fixture(scope="module")
def sheets(folder: Path, figures: Mapping[str, Figure]) -> Mapping[str, Sheet]:
    """The one slide of each figure's deck."""
    decks = {ref: Deck(folder / f"{ref.replace('.', '-')}.pptx") for ref in figures}
    return {ref: slide for ref, deck in decks.items() for (slide,) in [deck.slides]}


def told(sheet: Sheet) -> list[set[str]]:
    """What each click brings, by the names in the selection pane; a second use of a name is numbered there."""
    names = {label.get("id"): label.get("name", "") for label in found(sheet.tree, ".//p:cNvPr")}
    return [{_NUMBERED.sub("", names[shape]) for shape, _ in click} for click in clicks(sheet)]


def drawn(figure: Figure) -> list[set[str]]:
    """The same as the drawing says it."""
    steps: dict[int, set[str]] = {}
    for element in figure.root.iter(etree.Element):
        if element.get("data-build"):
            steps.setdefault(int(element.get("data-build", "")), set()).add(element.get("data-name", ""))
    return [{_NUMBERED.sub("", name) for name in steps[number]} for number in sorted(steps)]


def svg_of(folder: Path, figure: Figure) -> etree._Element:
    return etree.fromstring((folder / f"{figure.id.replace('.', '-')}.svg").read_bytes())


def test_every_drawing_can_be_taken_away_as_svg_and_as_a_slide(folder: Path, figures: Mapping[str, Figure]) -> None:
    names = {ref.replace(".", "-") for ref in figures}
    assert len(names) >= 18
    assert {path.name for path in folder.iterdir()} == {f"{name}.{kind}" for name in names for kind in ("svg", "pptx")}


def test_the_slide_is_called_as_the_drawing_and_says_on_which_terms_it_is_shared(
    sheets: Mapping[str, Sheet], material: Material
) -> None:
    for ref, sheet in sheets.items():
        figure = material.figures[ref]
        assert sheet.title == figure.title
        assert sheet.layout_name == ("Figur, høj" if figure.width / figure.height < 1.6 else "Figur")
        footer = sheet.placeholder("ftr")
        assert footer is not None
        assert text(footer) == f"{material.book.default_course.title} · CC BY-SA 4.0"


def test_the_drawing_is_made_of_shapes_that_can_be_edited(
    folder: Path, sheets: Mapping[str, Sheet], material: Material
) -> None:
    for ref, sheet in sheets.items():
        figure = material.figures[ref]
        assert len(found(sheet.tree, ".//p:grpSp//p:sp")) >= 20, ref
        assert found(sheet.tree, ".//p:pic | .//a:blip | .//p:graphicFrame") == [], ref
        assert not [part for part in Deck(folder / f"{figure.name}.pptx").parts if "/media/" in part], ref
        assert values(sheet.tree, "p:cSld/p:spTree/p:grpSp/p:nvGrpSpPr/p:cNvPr/@descr") == [figure.alt], ref


def test_each_click_brings_what_the_drawing_says_in_its_order(sheets: Mapping[str, Sheet], material: Material) -> None:
    for ref, sheet in sheets.items():
        assert told(sheet) == drawn(material.figures[ref]), ref
        assert len(told(sheet)) >= 3, ref


def test_a_slide_whose_clicks_come_in_another_order_is_seen(sheets: Mapping[str, Sheet], material: Material) -> None:
    ref = "alarmsystemet.moedet"
    turned = dataclasses.replace(sheets[ref], tree=copy.deepcopy(sheets[ref].tree))
    (sequence,) = found(turned.tree, "p:timing//p:cTn[@nodeType='mainSeq']/p:childTnLst")
    sequence[:] = reversed(sequence)
    assert told(turned) != drawn(material.figures[ref])


def test_the_notes_tell_what_is_drawn_and_where_it_is_explained(
    sheets: Mapping[str, Sheet], material: Material
) -> None:
    for ref, sheet in sheets.items():
        noted = " ".join(text(sheet.notes).split())
        figure = material.figures[ref]
        assert f"TEGNINGEN: {figure.alt}" in noted
        assert f"BESKRIVELSE: {' '.join(figure.description.split())}" in noted
        assert "Må deles og bearbejdes, når kilden nævnes (CC BY-SA 4.0)" in noted
    moedet = text(sheets["alarmsystemet.moedet"].notes)
    assert "Læs mere: Hvordan afgør hjernen, om der er fare? (kapitel 2, Alarmsystemet)" in moedet


def test_the_svg_names_and_describes_itself_and_says_its_licence(folder: Path, figures: Mapping[str, Figure]) -> None:
    for figure in figures.values():
        root = svg_of(folder, figure)
        assert [root.findtext(f"{SVG}{name}") for name in ("title", "desc")] == [figure.title, figure.alt]
        named = str(root.get("aria-labelledby")).split()
        assert [child.get("id") for child in list(root)[:2]] == named
        assert root.get("role") == "img"
        licence = root.find(".//{http://creativecommons.org/ns#}license")
        assert licence is not None
        assert set(licence.attrib.values()) == {"https://creativecommons.org/licenses/by-sa/4.0/deed.da"}
        ids = [element.get("id") for element in root.iter(etree.Element) if element.get("id")]
        assert len(ids) == len(set(ids))


def test_the_svg_needs_nothing_beside_it_and_its_words_stay_words(folder: Path, figures: Mapping[str, Figure]) -> None:
    for figure in figures.values():
        root = svg_of(folder, figure)
        source = etree.tostring(root, encoding="unicode")
        assert "var(--" not in source
        assert not re.search(r'(?:href|src)="(?!#)|url\((?!#|data:)', source)
        assert [span.text for span in root.iter(f"{SVG}tspan")] == [
            span.text for span in figure.root.iter(f"{SVG}tspan")
        ]
        assert str(root.get("font-family")).split(", ")[1:] == ["Calibri", "Carlito", "Arial", "sans-serif"]


def test_the_fonts_in_the_svg_have_a_letter_for_all_its_words(folder: Path, figures: Mapping[str, Figure]) -> None:
    for figure in figures.values():
        root = svg_of(folder, figure)
        faces = re.findall(r"base64,([^)]+)\)", root.findtext(f"{SVG}style") or "")
        assert len(faces) == 2
        needed = set("".join(str(span.text) for span in root.iter(f"{SVG}tspan")))
        for face in faces:
            known = TTFont(io.BytesIO(base64.b64decode(face))).getBestCmap()
            assert {letter for letter in needed if ord(letter) not in known} == set()


def test_inkscape_shows_the_groups_by_their_danish_names(folder: Path, material: Material) -> None:
    root = svg_of(folder, material.figures["alarmsystemet.moedet"])
    label = "{http://www.inkscape.org/namespaces/inkscape}label"
    labels = [element.get(label) for element in root.iter(etree.Element) if element.get(label)]
    assert "Humør" in labels
    assert set(labels) == {element.get("data-name") for element in root.iter(etree.Element)} - {None}


def test_a_title_that_no_slide_can_hold_is_told_of_where_it_is_written(material: Material, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "copy", material.book.root)
    chapter = root / "docs" / "2-alarmsystemet" / "chapter.yml"
    title = "Signalets vej fra foden til hjernen"
    words = chapter.read_text("utf-8")
    assert words.count(f"title: {title}\n") == 1
    chapter.write_text(words.replace(f"title: {title}\n", f"title: {'Signalets vej ' * 20}\n"), "utf-8")
    book = load(root)
    figures = {
        ref: dataclasses.replace(figure, title=book.figures[ref].spec.title) for ref, figure in material.figures.items()
    }
    with pytest.raises(ContentError) as raised:
        single.check(book, figures, material.palette)
    (problem,) = raised.value.problems
    assert problem.path == "docs/2-alarmsystemet/chapter.yml"
    assert problem.key == "figures.signalvejen.title"
    assert "titlen passer ikke" in problem.message
