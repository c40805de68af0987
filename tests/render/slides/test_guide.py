"""The facilitator's guide: for each course its timetable, what to bring, and every slide's picture with its notes."""

from __future__ import annotations

from dataclasses import replace
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
    return built.downloads / "undervisermapper" / f"undervisermappe-{course.id}.pdf"


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


def untold(text: str, course: Course) -> str | None:
    """The first session or note of the course that the text does not tell in its place."""
    at = 0
    for session in course.sessions:
        for wanted in (plain(session.title), *(plain(slide.notes.say)[:60] for slide in session.slides)):
            found = text.find(wanted, at)
            if found < 0:
                return wanted
            at = found
    return None


def pictures(path: Path) -> tuple[int, list[str]]:
    """How many pictures are placed in the guide, and what is told of each to those who do not see it."""
    with pikepdf.open(path) as pdf:
        placed = sum(
            str(step.operator) == "Do" for page in pdf.pages for step in pikepdf.parse_content_stream(page, "Do")
        )
        told = [
            str(thing.get("/Alt", ""))
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
    return placed, told


def ill_placed(path: Path) -> list[str]:
    """Pictures that are not 16 to 9, or that words stand on."""
    pdf, found = pypdfium2.PdfDocument(path), []
    try:
        for number, page in enumerate(pdf, 1):
            text = page.get_textpage()
            words = [text.get_rect(at) for at in range(text.count_rects())]
            for picture in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = picture.get_bounds()
                if abs((right - left) / (top - bottom) - 16 / 9) > 0.01:
                    found.append(f"side {number}: trukket skæv")
                if any(a < right and c > left and b < top and d > bottom for a, b, c, d in words):
                    found.append(f"side {number}: ord på billedet")
    finally:
        pdf.close()
    return found


def timetables_short_of_the_end(text: str, course: Course) -> list[str]:
    """The sessions whose clock does not reach their last minute."""
    short = []
    for session in course.sessions:
        text = text[text.index("Tidsplan") + 1 :]
        hours, minutes = divmod(session.minutes, 60)
        if f"–{hours}:{minutes:02}" not in text.split("Tidsplan")[0]:
            short.append(session.title)
    return short


def left_at_home(text: str, course: Course) -> list[str]:
    """What a slide needs and the guide does not list with the slide's number."""
    things = [
        f"{thing} (slide {number})"
        for session in course.sessions
        for number, slide in enumerate(session.slides, 1)
        for thing in slide.notes.bring
    ]
    assert things
    return [thing for thing in things if thing not in text]


def test_it_tells_every_slide_in_order_with_what_to_say(built: Built, course: Course) -> None:
    assert untold(text_of(file_of(built, course)), course) is None


def test_it_has_a_picture_of_every_slide_with_words_for_those_who_do_not_see_it(built: Built, course: Course) -> None:
    placed, told = pictures(file_of(built, course))
    assert placed == len(told) == sum(len(session.slides) for session in course.sessions)
    assert all(words.startswith("Slide ") for words in told)


def test_its_pictures_keep_their_form_and_no_words_stand_on_them(built: Built, course: Course) -> None:
    assert ill_placed(file_of(built, course)) == []


def test_a_picture_out_of_form_or_under_words_would_be_found_out(built: Built, course: Course, tmp_path: Path) -> None:
    wider = pikepdf.ContentStreamInstruction([1.5, 0, 0, 1, 0, 0], pikepdf.Operator("cm"))
    with pikepdf.open(file_of(built, course)) as pdf:
        for page in pdf.pages:
            steps = [
                one
                for step in pikepdf.parse_content_stream(page)
                for one in ([wider, step] if str(step.operator) == "Do" else [step])
            ]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))
        pdf.save(tmp_path / "skaev.pdf")
    faults = {fault.partition(": ")[2] for fault in ill_placed(tmp_path / "skaev.pdf")}
    assert faults == {"trukket skæv", "ord på billedet"}


def test_its_clock_runs_to_the_end_of_each_session(built: Built, course: Course) -> None:
    assert timetables_short_of_the_end(text_of(file_of(built, course)), course) == []


def test_it_lists_what_must_be_at_hand_with_the_slides_that_need_it(built: Built, course: Course) -> None:
    assert left_at_home(text_of(file_of(built, course)), course) == []


def test_the_guide_of_a_course_with_one_slide_more_would_be_found_out(built: Built, course: Course) -> None:
    text, (last, *_) = text_of(file_of(built, course)), reversed(course.sessions)
    changed = {"say": "Det her står i ingen mappe.", "bring": ("En elefant",)}
    notes = last.slides[0].notes.model_copy(update=changed)
    section = replace(last.sections[-1], slides=(*last.sections[-1].slides, replace(last.slides[0], notes=notes)))
    longer = replace(last, minutes=last.minutes + 3, sections=(*last.sections[:-1], section))
    other = replace(course, sessions=(*course.sessions[:-1], longer))
    assert untold(text, other) == "Det her står i ingen mappe."
    assert timetables_short_of_the_end(text, other) == [last.title]
    assert left_at_home(text, other) == [f"En elefant (slide {len(longer.slides)})"]


def test_it_is_a4_and_finds_no_complaint_of_pdf_ua(built: Built, course: Course) -> None:
    path = file_of(built, course)
    with pikepdf.open(path) as pdf:
        assert {tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages} == {(0, 0, 595, 842)}
    assert [finding.message for finding in pdfua.validate(str(path)).findings] == []


def test_a_guide_without_its_structure_would_be_complained_of(built: Built, course: Course, tmp_path: Path) -> None:
    with pikepdf.open(file_of(built, course)) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(tmp_path / "uden.pdf")
    assert pdfua.validate(str(tmp_path / "uden.pdf")).findings
