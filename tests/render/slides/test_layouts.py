"""The layouts beyond the everyday ones, judged in one written deck: case, steps, table, break and section."""

from __future__ import annotations

import dataclasses
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from publisher.content.book import Slide
from publisher.content.models import LayoutName, Table
from publisher.errors import ContentError
from publisher.options import Options
from publisher.preflight.pptx import check
from publisher.render import slides
from tests.render.slides.conftest import Material, only
from tests.render.slides.reading import Deck, Sheet, box, clicks, found, plain, text, values
from tests.validators.office import audit_errors, sdk_errors

STORY = ("Hun er holdt op med at gå tur.", "Nu går hun ti minutter om dagen.")
TRIN = ("Opdag det", "Forstå det", "Vælg én ting", "Begynd småt", "Øg lidt", "Klar et tilbageslag", "Hold fast")
HEAD = ("Lys", "Det mærker du", "Det gør du")
ROWS = (("Grøn", "Det føles som før.", "Gå et lille skridt op."), ("Rød", "Det gør ondt i flere dage.", "Gå et ned."))


def sample(material: Material) -> dict[LayoutName, Slide]:
    """A slide for each of the layouts, by its layout."""
    base = dataclasses.replace(material.book.slides["alarmsystemet.sult"], body=(), minutes=0)

    def made(layout: LayoutName, title: str, **words: object) -> tuple[LayoutName, Slide]:
        return layout, dataclasses.replace(base, ref=f"x.{layout}", layout=layout, title=title, **words)  # type: ignore[arg-type]

    return dict(
        (
            made("section", "Et afsnit", subtitle="Og hvad det er"),
            made("case", "Karin tør igen gå i skoven", subtitle="Tænkt eksempel: Karin, 52 år", body=STORY),
            made("steps", "Syv trin på vejen", start=0, body=TRIN),
            made("table", "Trafiklyset viser vej", table=Table(head=HEAD, rows=ROWS)),
            made("break", "Nu holder vi pause", body=("Rejs dig.",), minutes=4),
        )
    )


@pytest.fixture(scope="module")
def written(material: Material, tmp_path_factory: pytest.TempPathFactory) -> Path:
    changed = only(material, *sample(material).values())
    options = Options.of(material.book.root, out=tmp_path_factory.mktemp("layouts"))
    return next(slides.render(changed.book, material.figures, material.palette, options))


@pytest.fixture(scope="module")
def sheets(written: Path) -> dict[str, Sheet]:
    return {sheet.layout_name: sheet for sheet in Deck(written).slides}


def test_each_stands_on_its_own_layout_and_passes_all_three_judges(written: Path, sheets: dict[str, Sheet]) -> None:
    assert list(sheets) == ["Afsnit", "Citat eller case", "Trin", "Tabel", "Pause"]
    assert [str(finding) for finding in check(written).findings] == []
    assert audit_errors(written) == []
    assert sdk_errors(written) == []


def test_a_case_tells_who_it_is_about_and_then_the_story(sheets: dict[str, Sheet]) -> None:
    who, story = (sheets["Citat eller case"].placeholder("body", index) for index in ("22", "1"))
    assert who is not None
    assert story is not None
    assert text(who) == "Tænkt eksempel: Karin, 52 år"
    assert plain(text(story)).split("\n") == list(STORY)


def test_steps_are_numbered_from_their_start_each_number_beside_its_line(sheets: dict[str, Sheet]) -> None:
    sheet = sheets["Trin"]
    (path,) = found(sheet.tree, "p:cSld/p:spTree/p:grpSp[p:nvGrpSpPr/p:cNvPr/@descr]")
    badges = found(path, "p:grpSp")
    assert [text(badge) for badge in badges] == [str(number) for number in range(7)]
    tops = [box(badge)[1] for badge in badges]
    assert tops == sorted(tops)
    body = sheet.placeholder("body", "1")
    assert body is not None
    assert plain(text(body)).split("\n") == list(TRIN)
    assert len(list(clicks(sheet))) == len(TRIN)


def test_a_table_is_powerpoints_own_with_a_head_row_and_fills_its_placeholder(sheets: dict[str, Sheet]) -> None:
    (frame,) = found(sheets["Tabel"].tree, "p:cSld/p:spTree/p:graphicFrame")
    assert values(frame, "p:nvGraphicFramePr/p:nvPr/p:ph/@type") == ["tbl"]
    assert values(frame, "p:nvGraphicFramePr/p:cNvPr/@descr") == [
        "Tabel med 3 kolonner (Lys, Det mærker du, Det gør du) og 2 rækker."
    ]
    (table,) = found(frame, "a:graphic/a:graphicData/a:tbl")
    assert values(table, "a:tblPr/@firstRow") == ["1"]
    assert [tuple(text(cell) for cell in found(row, "a:tc")) for row in found(table, "a:tr")] == [HEAD, *ROWS]
    assert set(values(table, ".//a:rPr/@lang")) == {"da-DK"}
    widths = sum(map(int, values(table, "a:tblGrid/a:gridCol/@w")))
    assert [str(widths)] == values(frame, "p:xfrm/a:ext/@cx")


def test_a_tables_colours_follow_the_theme(sheets: dict[str, Sheet]) -> None:
    fills = found(sheets["Tabel"].tree, ".//a:tc/a:tcPr/a:solidFill/*")
    assert len(fills) == 9
    slots = [fill.get("val") for fill in fills if fill.tag.endswith("schemeClr")]
    assert len(slots) == 9


def test_a_break_shows_its_minutes(sheets: dict[str, Sheet]) -> None:
    time = sheets["Pause"].placeholder("body", "19")
    assert time is not None
    assert text(time) == "4 min"


def test_words_too_many_for_a_table_are_told(material: Material) -> None:
    crowded = Table(head=HEAD, rows=(("Gul", "Det gør ondt, men det falder til ro igen. " * 5, "Bliv her."),) * 6)
    slide = dataclasses.replace(sample(material)["table"], table=crowded)
    changed = only(material, slide)
    with pytest.raises(ContentError) as caught:
        slides.check(changed.book, material.figures, material.palette)
    (problem,) = caught.value.problems
    assert "tabellen passer ikke: tabellen er " in problem.message
    assert "højere end feltet ved 20 pt" in problem.message


def test_bars_that_words_stand_on_pass_only_while_they_hold_whole_lines(written: Path, tmp_path: Path) -> None:
    deck = Deck(written)
    (part,) = [name for name in deck.parts if b"Trin 0-6" in deck.parts[name] and "/slides/slide" in name]
    tree = deck.tree(part)
    (bars,) = found(tree, "p:cSld/p:spTree/p:grpSp[p:nvGrpSpPr/p:cNvPr/@name='Bjælker']")
    for place in found(bars, ".//a:off"):
        place.set("x", str(int(place.get("x", "0")) + 1_500_000))  # the words now begin left of the bars
    moved = tmp_path / "moved.pptx"
    with zipfile.ZipFile(moved, "w") as package:
        for entry in deck.entries:
            content = etree.tostring(tree) if entry.filename == part else deck.parts[entry.filename]
            package.writestr(entry.filename, content)
    assert "PPTX-G5" in {finding.rule for finding in check(moved).findings}
