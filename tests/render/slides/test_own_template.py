"""An educator changes our template as PowerPoint would and builds a course on it: judged in the written deck."""

# ruff: noqa: SLF001 - python-pptx changes a template only through what it calls private
from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation

from publisher.content import load
from publisher.deck_choice import DeckChoice
from publisher.errors import ContentError
from publisher.figures import draw, palette
from publisher.options import Options
from publisher.preflight.pptx import check
from publisher.render import slides
from tests.conftest import PROJECT, copy_project, run
from tests.render.slides.conftest import Material
from tests.render.slides.reading import Deck, box, found, plain, text, values
from tests.validators.office import audit_errors, sdk_errors

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
TITLE_LEFT, TITLE_TOP, TITLE_WIDTH, TITLE_HEIGHT = 900_000, 240_000, 9_300_000, 950_000
FIGURE_TOP, FIGURE_HEIGHT = 1_200_000, 4_950_000


@pytest.fixture(scope="module")
def own() -> Material:
    """The project's own material, read without building it."""
    book, colours = load(PROJECT), palette.load(PROJECT)
    return Material(book, draw(book, colours), colours)


@pytest.fixture(scope="module")
def empty(own: Material) -> bytes:
    return slides.empty_template(own.book, own.palette)


def layout(deck: Any, name: str) -> Any:
    return next(one for one in deck.slide_layouts if one.name == name)


def placeholder(sheet: Any, index: int) -> Any:
    return next(one for one in sheet.placeholders if one.placeholder_format.idx == index)


def saved(deck: Any, path: Path) -> Path:
    deck.save(path)
    return path


def edited(empty: bytes, path: Path) -> Path:
    """The template with other colours and faces, moved boxes, a logo on the master, a layout and a slide of its own."""
    deck: Any = Presentation(io.BytesIO(empty))
    master = deck.slide_masters[0]
    theme = next(link.target_part for link in master.part.rels.values() if link.reltype.endswith("/theme"))
    root = etree.fromstring(theme.blob)
    for slot, colour in (("accent1", "8B1E3C"), ("accent3", "2E7D32"), ("lt2", "FFFFFF")):
        (one,) = root.iter(f"{{{A}}}{slot}")
        one[0].set("val", colour)
    for latin in root.iter(f"{{{A}}}latin"):
        latin.set("typeface", "Arial")
        latin.set("panose", "020B0604020202020204")
    theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    figure = layout(deck, "Figur")
    title = placeholder(figure, 0)
    title.left, title.top, title.width, title.height = TITLE_LEFT, TITLE_TOP, TITLE_WIDTH, TITLE_HEIGHT
    drawing = placeholder(figure, 13)
    drawing.left, drawing.top, drawing.width, drawing.height = 900_000, FIGURE_TOP, 10_000_000, FIGURE_HEIGHT
    logo = io.BytesIO()
    Image.new("RGB", (200, 80), (139, 30, 60)).save(logo, "PNG")
    _, link = master.part.get_or_add_image_part(logo)
    master.shapes._spTree.append(
        etree.fromstring(
            f'<p:pic xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{A}" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:nvPicPr>'
            '<p:cNvPr id="99" name="Billede 98" descr="logo.png"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
            '<a:off x="10500000" y="200000"/><a:ext cx="900000" cy="360000"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
    )
    slide = deck.slides.add_slide(layout(deck, "Titel"))
    slide.shapes.title.text = "Et slide, som underviseren glemte"
    return saved(deck, path)


def built(own: Material, template: Path | None, folder: Path) -> Path:
    """The deck of the second session on the template, or on our own."""
    choice = DeckChoice(session="2", template=template)
    return next(slides.render(own.book, own.figures, own.palette, Options.of(PROJECT, out=folder, decks=choice)))


def problems(own: Material, template: Path) -> list[str]:
    """What is said of a template that cannot be used."""
    with pytest.raises(ContentError) as caught:
        slides.template_report(own.book, own.palette, template)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture(scope="module")
def written(own: Material, empty: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    return built(own, edited(empty, folder / "min.pptx"), folder / "ud")


def test_our_own_template_unchanged_gives_the_same_slides(own: Material, empty: bytes, tmp_path: Path) -> None:
    (tmp_path / "tom.pptx").write_bytes(empty)
    on_it = Deck(built(own, tmp_path / "tom.pptx", tmp_path / "paa"))
    without = Deck(built(own, None, tmp_path / "uden"))
    assert len(on_it.slides) == len(without.slides) > 15
    for one, other in zip(on_it.slides, without.slides, strict=True):
        assert etree.tostring(one.tree) == etree.tostring(other.tree)


def test_a_deck_on_a_changed_template_passes_all_three_judges(written: Path) -> None:
    assert [str(finding) for finding in check(written).findings] == []
    assert audit_errors(written) == []
    assert sdk_errors(written) == []


def test_the_deck_has_the_templates_theme_and_logo_and_none_of_its_slides(written: Path) -> None:
    deck = Deck(written)
    theme = deck.tree("ppt/theme/theme1.xml")
    assert values(theme, "//a:clrScheme/a:accent1/a:srgbClr/@val") == ["8B1E3C"]
    assert set(values(theme, "//a:fontScheme/*/a:latin/@typeface")) == {"Arial"}
    (logo,) = found(deck.tree("ppt/slideMasters/slideMaster1.xml"), "//p:pic")
    assert values(logo, "p:nvPicPr/p:cNvPr/a:extLst//adec:decorative/@val") == ["1"]
    assert not [sheet for sheet in deck.slides if "glemte" in sheet.title]
    assert len([name for name in deck.parts if name.startswith("ppt/slides/slide")]) == len(deck.slides)


def test_text_stands_in_the_templates_boxes_and_figures_in_its_figure_area(written: Path) -> None:
    figures = [sheet for sheet in Deck(written).slides if sheet.layout_name == "Figur"]
    assert figures
    for sheet in figures:
        title = sheet.placeholder("title")
        assert title is not None
        assert not len(found(title, "p:spPr")[0]), "it takes its place from the layout"
        drawn = [box(group) for group in found(sheet.tree, "p:cSld/p:spTree/p:grpSp")]
        assert min(top for _, top, _, _ in drawn) >= TITLE_TOP + TITLE_HEIGHT / 2, "it may grow under a short title"
        assert max(bottom for *_, bottom in drawn) <= FIGURE_TOP + FIGURE_HEIGHT + 20_000
    (given,) = {
        box(shape)
        for sheet in figures
        for shape in found(sheet.layout, "p:cSld/p:spTree/p:sp[p:nvSpPr/p:nvPr/p:ph/@type='title']")
    }
    assert given[:2] == (TITLE_LEFT, TITLE_TOP)


def test_drawings_take_the_templates_colours(written: Path) -> None:
    used = {slot for sheet in Deck(written).slides for slot in values(sheet.tree, ".//p:grpSp//a:schemeClr/@val")}
    assert {"accent1", "accent3"} <= used


def test_the_same_template_gives_the_same_bytes(own: Material, empty: bytes, written: Path, tmp_path: Path) -> None:
    again = built(own, edited(empty, tmp_path / "min.pptx"), tmp_path / "ud")
    assert again.read_bytes() == written.read_bytes()
    assert slides.empty_template(own.book, own.palette) == empty


def test_a_text_that_does_not_fit_the_templates_box_is_told_with_slide_and_layout(
    own: Material, empty: bytes, tmp_path: Path
) -> None:
    deck: Any = Presentation(io.BytesIO(empty))
    title = placeholder(layout(deck, "Figur"), 0)
    title.left, title.top, title.width, title.height = TITLE_LEFT, TITLE_TOP, 2_000_000, 300_000
    with pytest.raises(ContentError) as caught:
        built(own, saved(deck, tmp_path / "smal.pptx"), tmp_path / "ud")
    assert all("(layout figure): titlen passer ikke" in problem.message for problem in caught.value.problems)
    assert not (tmp_path / "ud").exists()


def test_a_figure_area_too_small_for_the_drawings_words_is_told(own: Material, empty: bytes, tmp_path: Path) -> None:
    deck: Any = Presentation(io.BytesIO(empty))
    area = placeholder(layout(deck, "Figur"), 13)
    area.left, area.top, area.width, area.height = 6_000_000, 2_000_000, 3_000_000, 2_000_000
    with pytest.raises(ContentError) as caught:
        built(own, saved(deck, tmp_path / "lille.pptx"), tmp_path / "ud")
    assert {problem.message.partition("): ")[2] for problem in caught.value.problems} == {
        "pladsholderen »Figur« er for lille til, at tegningens ord kan læses"
    }


def test_larger_type_in_the_template_is_what_is_tried(own: Material, empty: bytes, tmp_path: Path) -> None:
    deck: Any = Presentation(io.BytesIO(empty))
    for name in ("Budskab", "Figur med tekst"):
        for level in placeholder(layout(deck, name), 1)._element.iter(f"{{{A}}}lvl1pPr"):
            level[-1].set("sz", "8000")
    with pytest.raises(ContentError) as caught:
        built(own, saved(deck, tmp_path / "stor.pptx"), tmp_path / "ud")
    assert any("brødteksten passer ikke" in problem.message for problem in caught.value.problems)


def test_what_is_missing_is_told_at_once_with_its_likeness_and_what_is_spare_is_told_too(
    own: Material, empty: bytes, tmp_path: Path
) -> None:
    deck: Any = Presentation(io.BytesIO(empty))
    layout(deck, "Quiz").name = "Quizz"
    gone = placeholder(layout(deck, "Aktivitet"), 19)._element
    gone.getparent().remove(gone)
    said = problems(own, saved(deck, tmp_path / "mangler.pptx"))
    assert len(said) == 2
    assert said[0].startswith("mangler.pptx: layoutet »Aktivitet« mangler pladsholderen »Tid«")
    assert said[1] == "mangler.pptx: layoutet »Quiz« mangler\n    mente du »Quizz«?"

    deck = Presentation(io.BytesIO(empty))
    extra = placeholder(layout(deck, "Budskab"), 1)._element
    copy = etree.fromstring(etree.tostring(extra))
    (mark,) = copy.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}ph")
    mark.set("idx", "77")
    (label,) = copy.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr")
    label.set("id", "770")
    label.set("name", "Min boks")
    extra.getparent().append(copy)
    report = slides.template_report(own.book, own.palette, saved(deck, tmp_path / "ekstra.pptx"))
    assert report.split("\n") == [
        "ekstra.pptx kan bruges: 19 layouts med alle pladsholdere",
        "  layoutet »Budskab«: pladsholderen »Min boks« (type body, nummer 77) bruges ikke",
    ]


def rewritten(change: Callable[[dict[str, bytes]], None]) -> Callable[[bytes], bytes]:
    """What makes a file of the empty template's parts after a change to them."""

    def made(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        change(parts)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return file.getvalue()

    return made


def macro(parts: dict[str, bytes]) -> None:
    parts["ppt/vbaProject.bin"] = b"\xd0\xcf"


def bomb(parts: dict[str, bytes]) -> None:
    parts["ppt/media/stor.png"] = bytes(150_000_000)


def elsewhere(parts: dict[str, bytes]) -> None:
    name = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    link = (
        b'<Relationship Id="rId99" TargetMode="External" Target="http://example.org/a.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    parts[name] = parts[name].replace(b"</Relationships>", link)


def entities(parts: dict[str, bytes]) -> None:
    text = parts["ppt/presentation.xml"]
    head, _, rest = text.partition(b"?>")
    parts["ppt/presentation.xml"] = head + b'?><!DOCTYPE a [<!ENTITY b "c">]>' + rest


def document(parts: dict[str, bytes]) -> None:
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"presentationml.presentation", b"wordprocessingml.document"
    )


def four_to_three(parts: dict[str, bytes]) -> None:
    parts["ppt/presentation.xml"] = parts["ppt/presentation.xml"].replace(b'cx="12192000"', b'cx="9144000"')


def branded_face(parts: dict[str, bytes]) -> None:
    parts["ppt/theme/theme1.xml"] = parts["ppt/theme/theme1.xml"].replace(b"Calibri", b"Montserrat")


def cut(parts: dict[str, bytes]) -> None:
    parts["ppt/slideLayouts/slideLayout3.xml"] = parts["ppt/slideLayouts/slideLayout3.xml"][:500]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _: b"Dette er et brev", "filen er ikke en hel PowerPoint-fil"),
        (lambda data: data[:-2000], "filen er ikke en hel PowerPoint-fil"),
        (lambda data: data + bytes(21_000_000), "skabelonen er for stor"),
        (rewritten(macro), "må ikke have makroer eller indlejrede filer"),
        (rewritten(bomb), "filen fylder for meget, når den pakkes ud"),
        (rewritten(elsewhere), "må ikke hente noget andetsteds fra"),
        (rewritten(entities), "filen må ikke selv indføre tegn"),
        (rewritten(document), "filen er ikke en PowerPoint-præsentation"),
        (rewritten(cut), "filen er beskadiget og kan ikke læses"),
        (rewritten(four_to_three), "slidets størrelse er en anden\n    fundet:  25,40 × 19,05 cm"),
        (rewritten(branded_face), "temaets skrift findes ikke i enhver PowerPoint"),
    ],
)
def test_a_file_that_is_unfit_or_unsafe_is_refused_by_name(
    own: Material, empty: bytes, tmp_path: Path, make: Callable[[bytes], bytes], said: str
) -> None:
    path = tmp_path / "min.pptx"
    path.write_bytes(make(empty))
    (message,) = problems(own, path)
    assert message.startswith("min.pptx: ")
    assert said in message


def test_a_potx_will_do(own: Material, empty: bytes, tmp_path: Path) -> None:
    def template(parts: dict[str, bytes]) -> None:
        kind = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = kind.replace(
            b"presentationml.presentation.main", b"presentationml.template.main"
        )

    (tmp_path / "min.potx").write_bytes(rewritten(template)(empty))
    assert "kan bruges" in slides.template_report(own.book, own.palette, tmp_path / "min.potx")


def test_the_command_writes_a_template_checks_it_and_builds_on_it(empty: bytes, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "projekt")
    template, out = tmp_path / "min.pptx", tmp_path / "ud"
    wrote = run(root, "build_slides.py", "--empty-template", str(template))
    assert wrote.returncode == 0, wrote.stderr
    checked = run(root, "build_slides.py", "--template-check", str(template))
    assert "min.pptx kan bruges" in checked.stdout
    chosen = ("--slides", "praksis.forside,praksis.velkommen", "--template", str(template), "--out", str(out))
    made = run(root, "build_slides.py", *chosen)
    again = run(root, "build_slides.py", *chosen)
    assert "Alt var opdateret" in again.stdout
    assert made.returncode == 0, made.stderr
    (deck,) = out.rglob("*.pptx")
    assert Deck(deck).slides[0].layout_name == "Titel"
    assert all(plain(text(shape)) for sheet in Deck(deck).slides for shape in found(sheet.tree, "//p:sp"))
    edited(empty, template)
    assert "er skrevet" in run(root, "build_slides.py", *chosen).stdout
    assert values(Deck(deck).tree("ppt/theme/theme1.xml"), "//a:accent1/a:srgbClr/@val") == ["8B1E3C"]


def test_title_and_body_have_one_index_on_all_layouts_so_that_text_moves_along(empty: bytes) -> None:
    deck: Any = Presentation(io.BytesIO(empty))
    kinds: dict[int, set[str]] = {}
    names: dict[int, set[str]] = {}
    for one in deck.slide_layouts:
        assert any(mark.placeholder_format.type in {1, 3} for mark in one.placeholders), one.name
        for mark in one.placeholders:
            index = mark.placeholder_format.idx
            (element,) = mark._element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}ph")
            kinds.setdefault(index, set()).add(element.get("type"))
            names.setdefault(index, set()).add(mark.name)
    assert kinds[0] == {"title"}
    assert kinds[1] == {"body", "subTitle"}
    assert all(len(found) == 1 for index, found in kinds.items() if index != 1), "an index means one kind everywhere"
    assert all(len(found) == 1 for index, found in names.items() if index != 1), "and one thing"


def test_a_clinic_stands_on_an_educators_own_template_too(own: Material, empty: bytes, tmp_path: Path) -> None:
    from publisher.content import clinic

    (tmp_path / "klinik.yml").write_text("name: Rygklinikken\nphone: 86 52 00 00\n", "utf-8")
    edited(empty, tmp_path / "min.pptx")
    hosted = dataclasses.replace(own, book=dataclasses.replace(own.book, clinic=clinic.load(tmp_path / "klinik.yml")))
    path = built(hosted, tmp_path / "min.pptx", tmp_path / "ud")
    assert [str(finding) for finding in check(path).findings] == []
    last = Deck(path).slides[-1]
    assert last.layout_name == "Kontakt"
    shape = last.placeholder("body", "23")
    assert shape is not None
    assert text(shape) == "Rygklinikken"
