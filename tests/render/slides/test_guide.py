"""The facilitator's guide: for each course its timetable, what to bring, and every slide's picture with its notes."""

from __future__ import annotations

from pathlib import Path

import pdfua
import pikepdf
import pypdfium2
import pytest

from publisher.content.book import Course
from tests.conftest import PROJECT, Built
from tests.render.slides.conftest import Material

COURSES = sorted(path.stem for path in (PROJECT / "slides" / "courses").glob("*.yml"))


@pytest.fixture(params=COURSES)
def course(request: pytest.FixtureRequest, material: Material) -> Course:
    return next(one for one in material.book.courses if one.id == request.param)


def file_of(built: Built, course: Course) -> Path:
    return built.downloads / "undervisning" / course.id / f"{course.id}-undervisermappe.pdf"


def text_of(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()
    # Words that a line end divides are whole again, and all white space is one space.
    return " ".join("\n".join(pages).replace("\ufffe", "").split())


def plain(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def test_it_tells_every_slide_in_order_with_what_to_say(built: Built, course: Course) -> None:
    text = text_of(file_of(built, course))
    at = 0
    for session in course.sessions:
        at = text.index(plain(session.title), at)
        for slide in session.slides:
            at = text.index(plain(slide.notes.say)[:60], at)


def test_it_has_a_picture_of_every_slide_with_words_for_those_who_do_not_see_it(built: Built, course: Course) -> None:
    slides = sum(len(session.slides) for session in course.sessions)
    with pikepdf.open(file_of(built, course)) as pdf:
        placed = sum(
            str(step.operator) == "Do" for page in pdf.pages for step in pikepdf.parse_content_stream(page, "Do")
        )
        told = [
            thing.get("/Alt")
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
    assert placed == len(told) == slides
    assert all(str(words).startswith("Slide ") for words in told)


def test_its_clock_runs_to_the_end_of_each_session(built: Built, course: Course) -> None:
    text = text_of(file_of(built, course))
    for session in course.sessions:
        hours, minutes = divmod(session.minutes, 60)
        assert f"–{hours}:{minutes:02}" in text[text.index("Tidsplan") :]
        text = text[text.index("Tidsplan") + 1 :]


def test_it_lists_what_must_be_at_hand_with_the_slides_that_need_it(built: Built, course: Course) -> None:
    text = text_of(file_of(built, course))
    things = [
        (thing, number)
        for session in course.sessions
        for number, slide in enumerate(session.slides, 1)
        for thing in slide.notes.bring
    ]
    assert things
    for thing, number in things:
        assert f"{thing} (slide {number})" in text


def test_it_is_a4_and_finds_no_complaint_of_pdf_ua(built: Built, course: Course) -> None:
    path = file_of(built, course)
    with pikepdf.open(path) as pdf:
        assert {tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages} == {(0, 0, 595, 842)}
    assert [finding.message for finding in pdfua.validate(str(path)).findings] == []
