"""What an educator finds in each written deck, read from the file without the renderer."""

from __future__ import annotations

import dataclasses
import re

from publisher.content.book import Session, Slide
from publisher.content.site_address import SiteAddress
from publisher.render.slides.notes import terms
from tests.conftest import Built
from tests.render.slides.conftest import Material
from tests.render.slides.reading import SPACES, Deck, Element, Sheet, box, clicks, found, plain, text, values

LAYOUTS = {
    "title": "Titel",
    "section": "Afsnit",
    "message": "Budskab",
    "figure": "Figur",
    "figure-tall": "Figur, høj",
    "figure-text": "Figur med tekst",
    "columns": "To spalter",
    "bullets": "Punkter",
    "question": "Spørgsmål til gruppen",
    "activity": "Aktivitet",
    "quiz": "Quiz",
    "recap": "Opsamling",
    "take-home": "Med hjem",
    "case": "Citat eller case",
    "steps": "Trin",
    "table": "Tabel",
    "break": "Pause",
    "references": "Kilder",
    "closing": "Kontakt",
}
WIDTH, HEIGHT = 12_192_000, 6_858_000  # 13.333 × 7.5 in
EDGE = 180_000  # 5 mm
ALL_AT_ONCE = {"title", "section", "activity", "break", "references"}


def pairs(deck: Deck, session: Session) -> list[tuple[Sheet, Slide]]:
    return list(zip(deck.slides, session.slides, strict=True))


def test_slides_follow_the_course_each_on_the_layout_it_asks_for(
    deck: Deck, session: Session, material: Material
) -> None:
    assert [(plain(sheet.title), sheet.layout_name) for sheet in deck.slides] == [
        (plain(slide.title), LAYOUTS[asked_for(slide, material)]) for slide in session.slides
    ]


def asked_for(slide: Slide, material: Material) -> str:
    figure = material.figures.get(slide.figure or "")
    is_tall = slide.layout == "figure" and figure is not None and figure.width / figure.height < 1.6
    return "figure-tall" if is_tall else slide.layout


def test_the_deck_is_16_by_9_and_its_notes_a4_on_end(deck: Deck) -> None:
    assert values(deck.presentation, "p:sldSz/@cx | p:sldSz/@cy") == [str(WIDTH), str(HEIGHT)]
    width, height = (int(size) / 36_000 for size in values(deck.presentation, "p:notesSz/@cx | p:notesSz/@cy"))
    assert (round(width), round(height)) == (210, 297)


def test_all_nineteen_layouts_are_there_by_danish_names(deck: Deck) -> None:
    assert {values(layout, "p:cSld/@name")[0] for layout in deck.layouts} == set(LAYOUTS.values())


def test_every_layouts_texts_keep_five_per_cent_from_the_edges_and_figures_five_millimetres(deck: Deck) -> None:
    for layout in deck.layouts:
        assert {"title", "ftr", "sldNum"} <= set(values(layout, "p:cSld/p:spTree/p:sp//p:ph/@type"))
        for shape in found(layout, "p:cSld/p:spTree/p:sp"):
            is_figure = values(shape, ".//p:ph/@type") == ["pic"]
            across, down = (EDGE, EDGE) if is_figure else (0.05 * WIDTH - 1, 0.05 * HEIGHT - 1)
            left, top, right, bottom = box(shape)
            assert min(left, WIDTH - right) >= across
            assert min(top, HEIGHT - bottom) >= down


def test_what_lies_behind_a_layout_is_marked_as_decoration(deck: Deck) -> None:
    drawn = [group for layout in deck.layouts for group in found(layout, "p:cSld/p:spTree/p:grpSp")]
    assert len(drawn) >= 8
    assert all(found(group, "p:nvGrpSpPr/p:cNvPr//adec:decorative[@val='1']") for group in drawn)


def test_text_takes_its_place_from_the_layout_so_that_another_layout_moves_it(deck: Deck) -> None:
    placeholders = [shape for sheet in deck.slides for shape in found(sheet.tree, "p:cSld/p:spTree/p:sp[.//p:ph]")]
    assert len(placeholders) > 60
    assert not [shape for shape in placeholders if len(found(shape, "p:spPr")[0])]


def test_every_placeholder_of_a_slide_exists_in_its_layout(deck: Deck) -> None:
    for sheet in deck.slides:
        known = set(map(_role, found(sheet.layout, ".//p:ph")))
        assert set(map(_role, found(sheet.tree, ".//p:ph"))) <= known


def _role(placeholder: Element) -> tuple[str, str]:
    return placeholder.get("type", ""), placeholder.get("idx", "0")


def test_body_lines_stand_as_paragraphs_of_the_body_and_a_quiz_keeps_its_last_line_for_the_answer(
    deck: Deck, session: Session
) -> None:
    for sheet, slide in pairs(deck, session):
        body, answer = sheet.placeholder("body", "1"), sheet.placeholder("body", "18")
        lines = (text(body).split("\n") if body is not None else []) + ([text(answer)] if answer is not None else [])
        assert [plain(line) for line in lines] == [plain(line) for line in slide.body]
        assert (answer is not None) == (slide.layout == "quiz")


def test_columns_stand_beside_each_other_with_their_headings(deck: Deck, session: Session) -> None:
    for sheet, slide in pairs(deck, session):
        shown = [shape for index in ("14", "15", "16", "17") if (shape := sheet.placeholder("body", index)) is not None]
        expected = [part for column in slide.columns for part in (column.heading, "\n".join(column.lines))]
        if slide.layout != "references":
            assert [plain(text(shape)) for shape in shown] == [plain(part) for part in expected]


def test_an_activity_and_a_break_show_their_minutes(deck: Deck, session: Session) -> None:
    for sheet, slide in pairs(deck, session):
        shape = sheet.placeholder("body", "19")
        assert (shape is not None) == (slide.layout in {"activity", "break"})
        if shape is not None:
            assert text(shape) == f"{slide.minutes} min"


def test_slide_and_page_numbers_are_fields(deck: Deck) -> None:
    for number, sheet in enumerate(deck.slides, 1):
        fields = found(sheet.tree, ".//a:fld[@type='slidenum']")
        assert len(fields) == (sheet.layout_name not in {"Titel", "Afsnit"})
        assert values(sheet.notes, ".//a:fld/@type") == ["slidenum"]
        assert all(found(field, "a:t")[0].text == str(number) for field in fields)


def test_notes_say_ask_do_warn_and_teach_back_with_minutes_and_clock(
    deck: Deck, session: Session, material: Material
) -> None:
    clock = 0
    for sheet, slide in pairs(deck, session):
        lines = text(found(sheet.notes, ".//p:sp[.//p:ph[@type='body']]")[0]).split("\n")
        start, clock = clock, clock + slide.minutes
        expected = f"{slide.minutes} min · {start // 60}:{start % 60:02}"
        assert lines[0] == expected + (f"–{clock // 60}:{clock % 60:02}" if slide.minutes else "")
        parts = {
            "SIG": slide.notes.say,
            "SPØRG": slide.notes.ask,
            "GØR": slide.notes.do,
            "PAS PÅ": slide.notes.caution,
            "TEACH-BACK": slide.teach_back,
        }
        assert [line for line in lines if line.partition(":")[0] in parts] == [
            f"{label}: {words}" for label, words in parts.items() if words
        ]
        page = material.book.pages[(slide.page or "").partition("#")[0]]
        assert any(line.startswith(f"Læs mere: {page.title}") for line in lines)
        assert any(line.startswith("Kilder: ") for line in lines) == bool(slide.cite)


def test_notes_name_the_glossary_s_terms_on_the_slide_with_their_plain_words(deck: Deck, session: Session) -> None:
    noted: dict[str, str] = {}
    for sheet, slide in pairs(deck, session):
        lines = text(found(sheet.notes, ".//p:sp[.//p:ph[@type='body']]")[0]).split("\n")
        noted[slide.ref] = "".join(line for line in lines if line.startswith("Ord: "))
    brakes = "Ord: endorfiner: kroppens egne smertedæmpere; angst: stærk frygt. Mere i hjemmesidens ordliste"
    assert noted.get("alarmsystemet.bremse-og-speeder", brakes) == brakes
    assert noted.get("alarmsystemet.glas-eller-lego", "") == "", "no word of it is in the glossary"


def test_notes_tell_where_the_glossary_is_published(material: Material) -> None:
    book = dataclasses.replace(material.book, site=SiteAddress("https://eksempel.dk", folders=False))
    assert terms(book, book.slides["alarmsystemet.sult"]).endswith(". Mere på https://eksempel.dk/ordliste.html")


def test_the_running_clock_ends_with_the_session(deck: Deck, session: Session) -> None:
    shown = "\n".join(text(sheet.notes) for sheet in deck.slides)
    last = max(int(hour) * 60 + int(minute) for hour, minute in re.findall(r"–(\d+):(\d\d)\n", shown))
    assert last == session.minutes


def test_sections_hold_every_slide_once_in_the_order_of_the_course(deck: Deck, session: Session) -> None:
    sections = found(deck.presentation, ".//p14:section")
    course = session.sections
    assert [section.get("name") for section in sections] == [section.title for section in course]
    assert [len(found(section, ".//p14:sldId")) for section in sections] == [len(part.slides) for part in course]
    assert values(deck.presentation, ".//p14:sldId/@id") == values(deck.presentation, "p:sldIdLst/p:sldId/@id")
    assert len({section.get("id") for section in sections}) == len(sections)


def test_every_line_of_a_body_comes_with_a_click_of_its_own_in_reading_order(deck: Deck, session: Session) -> None:
    for sheet, slide in pairs(deck, session):
        shapes = {shape.get("id"): shape for shape in found(sheet.tree, "p:cSld/p:spTree/*/*/p:cNvPr")}
        steps = list(clicks(sheet))
        assert {identifier for step in steps for identifier, _ in step} <= shapes.keys()
        words = [
            _words(shapes[identifier], line)
            for step in steps
            for identifier, line in step
            if _is_text(shapes[identifier])
        ]
        lines = [*slide.body, *(line for column in slide.columns for line in column.lines)]
        assert [plain(line) for line in words] == (
            [] if slide.layout in ALL_AT_ONCE else [plain(line) for line in lines]
        )


def _is_text(label: Element) -> bool:
    return bool(found(label, "..//p:ph"))


def _words(label: Element, line: int | None) -> str:
    paragraphs = text(found(label, "../..")[0]).split("\n")
    return "\n".join(paragraphs) if line is None else paragraphs[line]


def test_a_drawing_comes_step_by_step_as_its_template_says(deck: Deck, session: Session, material: Material) -> None:
    drawn = [(sheet, slide.figure) for sheet, slide in pairs(deck, session) if slide.figure]
    assert drawn
    for sheet, reference in drawn:
        root = material.figures[reference].root
        assert len(list(clicks(sheet))) == len({str(step) for step in root.xpath("//@data-build")})  # type: ignore[union-attr]
        shown = [identifier for step in clicks(sheet) for identifier, _ in step]
        groups = values(sheet.tree, "p:cSld/p:spTree/p:grpSp/p:nvGrpSpPr/p:cNvPr/@id")
        assert len(shown) == len(set(shown))
        assert set(shown) <= set(groups)


def test_a_drawing_bears_its_alt_text_once_and_its_other_layers_are_decoration(
    deck: Deck, session: Session, material: Material
) -> None:
    for sheet, slide in pairs(deck, session):
        labels = found(sheet.tree, "p:cSld/p:spTree/p:grpSp/p:nvGrpSpPr/p:cNvPr")
        told = [label.get("descr") for label in labels if label.get("descr")]
        expected = [material.figures[slide.figure].alt] if slide.figure else []
        assert told == (expected if slide.layout != "steps" else [_steps_alt(slide)])
        assert all(label.get("descr") or found(label, ".//adec:decorative") for label in labels)


def _steps_alt(slide: Slide) -> str:
    last = slide.start + len(slide.body) - 1
    return f"En vej med nummererede trin fra {slide.start} til {last}, ét for hver linje."


def test_all_text_is_danish_in_slides_notes_layouts_and_masters(deck: Deck) -> None:
    trees = [etree for sheet in deck.slides for etree in (sheet.tree, sheet.notes)] + deck.layouts
    trees += [deck.tree("ppt/slideMasters/slideMaster1.xml"), deck.tree("ppt/notesMasters/notesMaster1.xml")]
    for tree in trees:
        marked = found(tree, ".//a:rPr | .//a:endParaRPr | .//a:defRPr")
        assert {element.get("lang") for element in marked} == {"da-DK"}
        assert not found(tree, ".//a:r[not(a:rPr)] | .//a:fld[not(a:rPr)] | .//a:p[not(a:endParaRPr) and a:fld]")


def test_the_title_is_read_first(deck: Deck) -> None:
    for sheet in deck.slides:
        first = found(sheet.tree, "p:cSld/p:spTree/*[position() > 2]")[0]
        assert values(first, ".//p:ph/@type") == ["title"]


def test_slides_change_by_a_calm_fade_on_click(deck: Deck) -> None:
    for sheet in deck.slides:
        changes = found(sheet.tree, ".//p:transition")
        assert len(changes) == 2  # for PowerPoint 2010 and later, and for older ones
        assert all(found(change, "p:fade") and change.get("advTm") is None for change in changes)


def test_texts_and_colours_follow_the_theme(deck: Deck) -> None:
    theme = deck.tree("ppt/theme/theme1.xml")
    assert set(values(theme, ".//a:fontScheme//a:latin/@typeface")) == {"Calibri"}
    free = {value.upper() for value in values(theme, ".//a:custClr/a:srgbClr/@val")}
    for tree in [sheet.tree for sheet in deck.slides] + deck.layouts:
        assert set(values(tree, ".//a:latin/@typeface")) <= {"+mn-lt", "+mj-lt"}
        assert {value.upper() for value in values(tree, ".//a:srgbClr/@val")} <= free


def test_the_file_tells_its_title_language_and_a_fixed_date(deck: Deck, session: Session, material: Material) -> None:
    core = deck.tree("docProps/core.xml")
    said = {etree.tag.rpartition("}")[2]: etree.text for etree in core}
    assert said["title"] == f"{material.book.default_course.title}: {session.title}"
    assert said["language"] == "da-DK"
    assert said["created"] == said["modified"]
    assert {entry.date_time for entry in deck.entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in deck.entries] == sorted(deck.parts)


def test_the_sources_list_every_work_that_the_slides_cite_once(
    deck: Deck, session: Session, material: Material
) -> None:
    cited = {cite for slide in session.slides for cite in slide.cite}
    (sheet,) = [sheet for sheet in deck.slides if sheet.layout_name == "Kilder"]
    shapes = [shape for index in ("15", "17") if (shape := sheet.placeholder("body", index)) is not None]
    lines = [plain(line) for shape in shapes for line in text(shape).split("\n")]
    assert len(lines) == len(cited)
    for cite in cited:
        reference = material.book.references[cite]
        told = re.compile(rf"{reference.year or ''}[a-z]?: {re.escape(plain(reference.title))}$")
        assert [line for line in lines if told.search(line)]


def test_works_of_one_author_and_year_are_told_apart_at_the_foot_and_in_the_sources(
    built: Built, material: Material
) -> None:
    (second,) = (built.downloads / "undervisning" / "3x60").glob("2-*.pptx")
    sheets = Deck(second).slides
    feet = [text(foot) for sheet in sheets if (foot := sheet.placeholder("body", "20")) is not None]
    assert "Brinjikji m.fl. 2015a · Brinjikji m.fl. 2015b" in feet
    shapes = [shape for index in ("15", "17") if (shape := sheets[-1].placeholder("body", index)) is not None]
    titles = [material.book.references[cite].title for cite in ("brinjikji2015", "brinjikji2015b")]
    lines = [line for shape in shapes for line in text(shape).split("\n")]
    expected = [f"Brinjikji m.fl. 2015{letter}: {title}" for letter, title in zip("ab", titles, strict=True)]
    assert [line for line in lines if line.startswith("Brinjikji")] == expected


def test_the_reader_of_these_tests_knows_the_namespaces(deck: Deck) -> None:
    assert {"p14", "adec"} <= set(SPACES)
    assert found(deck.presentation, ".//p14:sectionLst")
