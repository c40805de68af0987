"""What an educator asks for on the command line, judged in the files that are written."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from publisher.content.book import Session, Slide
from publisher.deck_choice import DeckChoice
from publisher.errors import UsageError
from publisher.options import Options
from publisher.preflight.files import judge
from publisher.render import slides
from publisher.render.slides.selection import selected
from tests.render.slides.conftest import Material
from tests.render.slides.reading import Deck, clicks, found, plain, text, values

SMALL = ("alarmsystemet.velkommen", "alarmsystemet.roegalarmen", "alarmsystemet.kram")


@pytest.fixture(scope="module")
def small(material: Material) -> Material:
    """Two courses of three slides a session, so that writing decks is quick; one session has two breaks."""
    book = material.book
    default, other = book.default_course, next(one for one in book.courses if not one.is_default)

    def shortened(session: Session, minutes: int) -> Session:
        chosen = [book.slides[ref] for ref in SMALL]
        pause = dataclasses.replace(book.slides["alarmsystemet.pause"], minutes=minutes)
        section = dataclasses.replace(session.sections[0], slides=(chosen[0], pause, chosen[1], pause, chosen[2]))
        return dataclasses.replace(session, sections=(section,))

    courses = tuple(
        dataclasses.replace(course, sessions=tuple(shortened(session, 5) for session in course.sessions[:2]))
        for course in (default, other)
    )
    return dataclasses.replace(material, book=dataclasses.replace(book, courses=courses))


def written(material: Material, out: Path, **choice: object) -> dict[str, Path]:
    options = Options.of(material.book.root, out=out, decks=DeckChoice(**choice))  # type: ignore[arg-type]
    files = list(slides.render(material.book, material.figures, material.palette, options))
    return {file.relative_to(out / "undervisning").as_posix(): file for file in files}


def titles(file: Path) -> list[str]:
    return [plain(sheet.title) for sheet in Deck(file).slides]


def test_a_course_is_one_file_a_session_without_pictures(small: Material, tmp_path: Path) -> None:
    files = written(small, tmp_path, course="2x60")
    assert list(files) == ["2x60/1-hvorfor-goer-det-ondt.pptx", "2x60/2-hvad-kan-jeg-goere.pptx"]


@pytest.mark.parametrize("asked", ["2", "session-2"])
def test_a_session_is_named_by_number_or_id_and_is_the_default_courses(
    small: Material, tmp_path: Path, asked: str
) -> None:
    assert list(written(small, tmp_path, session=asked)) == ["3x60/2-hvorfor-goer-det-ondt.pptx"]


def test_chosen_slides_make_one_deck_in_that_order(small: Material, tmp_path: Path) -> None:
    asked = ("kram", "alarmsystemet.forside", "alarmsystemet.velkommen")
    files = written(small, tmp_path, slides=asked)
    assert list(files) == ["udvalgte-slides.pptx"]
    wanted = [small.book.slides[ref].title for ref in ("alarmsystemet.kram", "alarmsystemet.velkommen")]
    assert titles(files["udvalgte-slides.pptx"]) == [wanted[0], small.book.default_course.title, wanted[1]]


def test_one_file_holds_the_whole_course_a_section_a_session_and_no_title_twice(
    small: Material, tmp_path: Path
) -> None:
    files = written(small, tmp_path, course="3x60", one_file=True)
    assert list(files) == ["3x60/3x60-hele-kurset.pptx"]
    deck = Deck(files["3x60/3x60-hele-kurset.pptx"])
    assert values(deck.presentation, ".//p14:section/@name") == ["1. Hvad er smerter?", "2. Hvorfor gør det ondt?"]
    assert [len(found(one, ".//p14:sldId")) for one in found(deck.presentation, ".//p14:section")] == [5, 5]
    shown = [plain(sheet.title) for sheet in deck.slides]
    assert len(set(shown)) == len(shown) == 10
    assert shown[1::2] == ["Nu holder vi pause", "Nu holder vi pause (2)", "I dag ser vi på, hvad smerte er (2)",
                           "Alarmen hyler lige højt hver gang (2)", "Hvornår er et kram rart? (2)"]  # fmt: skip
    report = judge(files["3x60/3x60-hele-kurset.pptx"])
    assert report.passed, report


def test_the_clock_counts_breaks_and_begins_anew_with_each_session(small: Material, tmp_path: Path) -> None:
    (file,) = written(small, tmp_path, course="3x60", one_file=True).values()
    lines = [
        text(found(sheet.notes, ".//p:sp[.//p:ph[@type='body']]")[0]).split("\n")[0] for sheet in Deck(file).slides
    ]
    expected = [
        "3 min · 0:00–0:03",
        "5 min · 0:03–0:08",
        "4 min · 0:08–0:12",
        "5 min · 0:12–0:17",
        "3 min · 0:17–0:20",
    ]
    assert lines == expected * 2


def test_without_builds_nothing_moves_and_everything_is_there(small: Material, tmp_path: Path) -> None:
    (moving,) = written(small, tmp_path, session="1").values()
    (still,) = written(small, tmp_path, session="1", builds=False).values()
    assert still.name == "1-hvad-er-smerter-uden-klik.pptx"
    for file, moves in ((moving, True), (still, False)):
        sheets = Deck(file).slides
        assert any(list(clicks(sheet)) for sheet in sheets) == moves
        assert any(found(sheet.tree, "//p:transition") for sheet in sheets) == moves
    for one, other in zip(Deck(moving).slides, Deck(still).slides, strict=True):
        assert text(one.tree) == text(other.tree)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"course": "2x61"}, "--course: 2x61 er ikke et kursus; vælg mellem 2x60, 3x60. Mente du »2x60«?"),
        (
            {"session": "7"},
            "--session: 7 er ikke en mødegang i kurset 3x60; vælg mellem 1, 2, session-1, session-2.",
        ),
        ({"slides": ("krem",)}, "--slides: krem er ikke et slide. Mente du »kram«? --list viser dem alle."),
        ({"slides": ("kram", "alarmsystemet.kram")}, "--slides: alarmsystemet.kram står der to gange"),
    ],
)
def test_what_does_not_exist_is_told_with_what_does(small: Material, choice: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        selected(small.book, DeckChoice(**choice))  # type: ignore[arg-type]
    assert str(caught.value) == message


def test_a_slide_is_known_by_its_own_id_only_where_one_chapter_has_it(material: Material) -> None:
    with pytest.raises(UsageError, match="slide i flere kapitler"):
        selected(material.book, DeckChoice(slides=("forside",)))


def test_notes_to_print_are_a4_a_page_a_slide_and_pass_as_accessible(small: Material, tmp_path: Path) -> None:
    import pypdfium2

    files = written(small, tmp_path, session="1", a4_notes=True)
    assert list(files) == ["3x60/1-hvad-er-smerter.pptx", "3x60/1-hvad-er-smerter-noter.pdf"]
    file = files["3x60/1-hvad-er-smerter-noter.pdf"]
    report = judge(file)
    assert report.passed, report
    with pypdfium2.PdfDocument(file) as document:
        pages = [document[number] for number in range(len(document))]
        assert [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in pages] == [(210, 297)] * 5
        shown = [" ".join(page.get_textpage().get_text_range().split()) for page in pages]
    slides_of: tuple[Slide, ...] = small.book.default_course.sessions[0].slides
    for number, (words, slide) in enumerate(zip(shown, slides_of, strict=True), 1):
        assert f"{number}. {plain(slide.title)}" in words.replace("\u00a0", " ")
        assert " ".join(slide.notes.say.split())[-40:] in words
