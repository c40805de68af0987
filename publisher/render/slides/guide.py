"""A course, its decks' plans and the pictures of their slides in; the facilitator's guide as an A4 PDF out."""

from __future__ import annotations

import base64
import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.content.book import Book, Course, Session
from publisher.figures import Palette
from publisher.render.paged.mending import finished
from publisher.render.paged.setting import set_document
from publisher.render.paged.templates import environment
from publisher.render.slides.notes import FURTHER, clock
from publisher.render.slides.plan import DeckPlan, Note, SlidePlan


@dataclass(frozen=True)
class Job:
    """A guide ready to be set: its page in HTML, its title and its date."""

    html: str
    title: str
    date: dt.datetime


@dataclass(frozen=True)
class _Row:
    """A part of a session: its clock, what it is about and which slides it has."""

    clock: str
    title: str
    slides: str
    is_break: bool


@dataclass(frozen=True)
class _Slide:
    """A slide as the guide tells it: its clock, what is said and done, and `further` what can be looked up."""

    number: int
    title: str
    picture: str
    time: str
    said: tuple[Note, ...]
    further: tuple[Note, ...]


@dataclass(frozen=True)
class _Meeting:
    """A session as the guide tells it; `bring` holds each thing with the numbers of the slides that need it."""

    title: str
    minutes: int
    rows: tuple[_Row, ...]
    bring: tuple[tuple[str, tuple[int, ...]], ...]
    slides: tuple[_Slide, ...]


def job(
    book: Book, course: Course, plans: Sequence[DeckPlan], pictures: Mapping[str, bytes], palette: Palette
) -> Job | None:
    """The course's guide; None where the book has no words for one.

    `plans` are the decks of the course's sessions in order, `pictures` the slides' as JPEG by their `key`.
    """
    from publisher import dates

    if book.guide is None:
        return None
    title = f"{course.title}: {book.guide.title}"
    meetings = [_meeting(session, plan, pictures) for session, plan in zip(course.sessions, plans, strict=True)]
    html = environment(book.root / "slides" / "guide", book.root).get_template("guide.html.j2").render(
        title=title,
        guide=book.guide,
        course=course,
        sessions=meetings,
        status=_status(book),
        foot=f"{course.title} · {book.guide.title}",
        colours={token.replace("-", "_"): value for token, value in palette.screen().items()},
    )  # fmt: skip
    return Job(html, title, dates.published(book))


def made(job: Job) -> bytes:
    """The guide as a tagged PDF."""
    return finished(set_document(job.html).pdf, job.title, job.date)


def key(plan: DeckPlan, slide: SlidePlan) -> str:
    """What a slide's picture is called among `pictures`."""
    return f"{plan.name}:{slide.number}"


def _meeting(session: Session, plan: DeckPlan, pictures: Mapping[str, bytes]) -> _Meeting:
    needs: dict[str, list[int]] = {}
    for number, slide in enumerate(session.slides, 1):
        for thing in slide.notes.bring:
            needs.setdefault(thing, []).append(number)
    return _Meeting(
        session.title,
        session.minutes,
        tuple(_rows(session)),
        tuple((thing, tuple(numbers)) for thing, numbers in needs.items()),
        tuple(_slide(slide, pictures[key(plan, slide)]) for slide in plan.slides),
    )


def _slide(slide: SlidePlan, picture: bytes) -> _Slide:
    time, *notes = slide.notes
    said = tuple(note for note in notes if note.label not in FURTHER)
    further = tuple(note for note in notes if note.label in FURTHER)
    return _Slide(slide.number, slide.title, _embedded(picture), time.text, said, further)


def _rows(session: Session) -> Iterator[_Row]:
    """The sections with their clock, a break by itself."""
    begun, number = 0, 1
    for section in session.sections:
        for is_break, slides in itertools.groupby(section.slides, lambda slide: slide.layout == "break"):
            found = list(slides)
            until, last = begun + sum(slide.minutes for slide in found), number + len(found) - 1
            numbers = f"{number}–{last}" if last > number else str(number)
            yield _Row(f"{clock(begun)}–{clock(until)}", "Pause" if is_break else section.title, numbers, is_break)
            begun, number = until, last + 1


def _embedded(picture: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"


def _status(book: Book) -> str:
    reviewed = [chapter for chapter in book.chapters if chapter.reviewed]
    whole = len(reviewed) == len(book.chapters)
    said = "Alle kapitler er fagligt gennemgået." if whole else "Materialet er endnu ikke fagligt gennemgået."
    return f"{said} Det støtter den faglige vurdering og erstatter den ikke. CC BY-SA 4.0."
