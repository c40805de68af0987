"""Text that does not fit stops the build with all that is wrong; text that does is set as well as its layout can."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from publisher.errors import ContentError
from publisher.options import Options
from publisher.render import slides
from publisher.render.slides import theme
from publisher.render.slides.plan import TextBox
from publisher.render.slides.setting import Misfit, break_lines, line_height, set_text
from tests.conftest import Built
from tests.render.slides.conftest import NAME, Material, changed, only, with_sessions
from tests.render.slides.reading import Deck, found, plain, text, values


def render(material: Material, out: Path) -> list[Path]:
    options = Options.of(material.book.root, out=out)
    return list(slides.render(material.book, material.figures, material.palette, options))


def problems(material: Material, out: Path) -> str:
    with pytest.raises(ContentError) as caught:
        render(material, out)
    return str(caught.value)


LONG = "Smerte er kroppens alarm, og den er til for at beskytte dig mod alt det, der kan gøre skade på kroppen. " * 3


def test_a_title_that_is_too_long_is_named_with_file_line_slide_and_excess(material: Material, tmp_path: Path) -> None:
    message = problems(changed(material, "sult", title=LONG.strip()), tmp_path)
    place = material.book.slides["alarmsystemet.sult"].place
    assert message.startswith(f"{place.path}:{place.line}:{place.column}: {place.key}.title: slidet alarmsystemet.sult")
    assert re.search(r"titlen passer ikke: teksten fylder \d+ linjer ved 32 pt og er \d+ % højere end feltet", message)
    assert "Smerte er kroppens alarm, og den er til" in message


def test_all_texts_that_do_not_fit_come_at_once(material: Material, tmp_path: Path) -> None:
    worse = changed(
        changed(material, "sult", title=LONG),
        "kram",
        body=("Speciallægeundersøgelsesvederlagsordningsaftalebestemmelserne",),
    )
    message = problems(changed(worse, "opsamling", body=("En linje.",) * 9), tmp_path)
    assert [
        name for name in ("alarmsystemet.sult", "alarmsystemet.kram", "alarmsystemet.opsamling") if name in message
    ] == [
        "alarmsystemet.sult",
        "alarmsystemet.kram",
        "alarmsystemet.opsamling",
    ]
    assert re.search(r"»Speciallæge\w+« er \d+ % bredere end feltet ved 26 pt", message)


def test_the_earlier_files_stay_as_they_were(material: Material, tmp_path: Path) -> None:
    render(material, tmp_path)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*") if path.is_file()}
    assert len(before) == sum(len(course.sessions) for course in material.book.courses) + 1  # what no course shows
    problems(changed(material, "kilder", title=LONG), tmp_path)
    assert {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*") if path.is_file()
    } == before


def test_notes_longer_than_their_page_are_refused(material: Material, tmp_path: Path) -> None:
    notes = material.book.slides["alarmsystemet.sult"].notes.model_copy(update={"say": LONG * 12})
    assert "noterne er" in problems(changed(material, "sult", notes=notes), tmp_path)


@pytest.mark.parametrize(
    ("slide", "changes", "expected"),
    [
        ("roegalarmen", {"body": ("En linje, som ingen vil se.",)}, "layoutet har ikke plads til brødteksten"),
        ("sult", {"subtitle": "Endnu en linje"}, "layoutet har ikke plads til undertitlen"),
        ("dit-moede", {"minutes": 0}, "tiden mangler"),
        ("smertecenter", {"body": ()}, "svaret (den sidste linje) mangler"),
    ],
)
def test_words_without_a_place_and_places_without_words_are_refused(
    material: Material, tmp_path: Path, slide: str, changes: dict[str, Any], expected: str
) -> None:
    assert expected in problems(changed(material, slide, **changes), tmp_path)


def test_a_longer_text_takes_a_smaller_size_and_spacing_and_says_so_on_the_slide(
    material: Material, tmp_path: Path
) -> None:
    lines = tuple(f"Dette er en ret lang linje om smerte, nummer {number}" for number in range(5))
    slide = dataclasses.replace(material.book.slides["alarmsystemet.sult"], body=lines)
    render(only(material, slide), tmp_path)
    (sheet,) = Deck(tmp_path / "undervisning" / "3x60" / f"{NAME}.pptx").slides
    body = sheet.placeholder("body", "1")
    assert body is not None
    assert set(values(body, ".//a:rPr/@sz | .//a:endParaRPr/@sz")) == {"2400"}
    assert set(values(body, "p:txBody/a:p/a:pPr/a:spcBef/a:spcPts/@val")) == {"1400"}
    title = sheet.placeholder("title")
    assert title is not None
    assert not values(title, ".//@sz")


def test_text_may_fill_a_box_up_to_five_per_cent_and_no_further(built: Built, material: Material) -> None:
    slot = theme.load(built.root, material.palette).layouts["bullets"].slots["body"]
    height = slot.frame.height
    small, space = slot.steps[-1].size, slot.steps[-1].space
    fits = next(
        lines for lines in range(60, 0, -1) if lines * line_height(small) + (lines - 1) * space <= 0.95 * height
    )
    assert isinstance(set_text(["Ord"] * fits, slot), TextBox)
    assert isinstance(set_text(["Ord"] * (fits + 1), slot), Misfit)


def test_a_word_alone_on_the_last_line_makes_way_for_a_smaller_size(built: Built, material: Material) -> None:
    slot = theme.load(built.root, material.palette).layouts["bullets"].slots["title"]
    box = set_text(["Smerte og skade følges ikke altid ad"], slot)
    assert isinstance(box, TextBox)
    assert box.step == slot.steps[1]
    assert [line.text for line in box.paragraphs[0].lines] == ["Smerte og skade", "følges ikke altid ad"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("en blandet mixed-methods oversigt", ["en blandet mixed-", "methods oversigt"]),
        ("det gælder også ICD-11", ["det gælder også", "ICD-11"]),
        ("og så videre og videre – nej", ["og så videre og", "videre – nej"]),
        ("kort", ["kort"]),
    ],
)
def test_lines_break_where_powerpoint_breaks_them(words: str, expected: list[str]) -> None:
    assert list(break_lines(words, 150, 20)) == expected


def test_a_soft_hyphen_vanishes_since_powerpoint_never_breaks_there(built: Built, material: Material) -> None:
    slot = theme.load(built.root, material.palette).layouts["bullets"].slots["body"]
    box = set_text(["smerte\u00adregulering"], slot)
    assert isinstance(box, TextBox)
    assert box.paragraphs[0].text == "smerteregulering"


def test_the_session_gives_the_file_its_name(material: Material, tmp_path: Path) -> None:
    slide = material.book.slides["alarmsystemet.sult"]
    first = only(material, slide).book.default_course.sessions
    second = only(material, slide, title="Hvorfor gør det ondt på Æ, Ø og Å?").book.default_course.sessions
    both = with_sessions(material, *first, *second)
    assert [path.name for path in render(both, tmp_path)] == [
        f"{NAME}.pptx",
        "2-hvorfor-goer-det-ondt-paa-ae-oe-og-aa.pptx",
    ]


def test_layouts_that_the_course_does_not_use_work_too(material: Material, tmp_path: Path) -> None:
    figure = next(iter(material.figures))
    base = material.book.slides["alarmsystemet.sult"]
    shown = (
        dataclasses.replace(base, ref="x.a", layout="section", title="Et afsnit", subtitle="Og hvad det er", body=()),
        dataclasses.replace(base, ref="x.b", layout="figure-text", title="Med tekst ved siden af", figure=figure),
    )
    file = render(only(material, *shown), tmp_path)[0]
    deck = Deck(file)
    assert [sheet.layout_name for sheet in deck.slides] == ["Afsnit", "Figur med tekst"]
    subtitle, body = deck.slides[0].placeholder("subTitle"), deck.slides[1].placeholder("body", "1")
    assert subtitle is not None
    assert text(subtitle) == "Og hvad det er"
    assert body is not None
    assert plain(text(body)).split("\n") == list(base.body)
    assert found(deck.slides[1].tree, "p:cSld/p:spTree/p:grpSp")
