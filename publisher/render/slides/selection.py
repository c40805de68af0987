"""A book and what an educator asks for in; the decks to make, each with its sessions, name and place, out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from publisher.content.book import Book, Course, Section, Session, Slide
from publisher.content.clinic import Clinic
from publisher.content.courses import opened
from publisher.content.markup import slug
from publisher.deck_choice import DeckChoice
from publisher.errors import ContentError, UsageError, listed, nearest

_OWN = "Udvalgte slides"
_SPARE = "Flere slides"
_SPARE_FOLDER = "flere"


@dataclass(frozen=True)
class Selection:
    """What one deck shows.

    `folder` and `name` say where it goes below the part's folder (no ending); `course` and `title` what it says of
    itself. Where there is more than one session, each is a section of the deck.
    """

    folder: str
    name: str
    course: str
    title: str
    sessions: tuple[Session, ...]
    builds: bool = True

    def path(self, ending: str) -> PurePosixPath:
        """The file's place, with "-uden-klik" where nothing waits for a click."""
        return PurePosixPath(self.folder) / f"{self.name}{'' if self.builds else '-uden-klik'}{ending}"


def selected(book: Book, choice: DeckChoice) -> list[Selection]:
    """The decks that are asked for, one a session unless they are to be in one file.

    Without a choice there is one more: the slides that no course shows. A clinic closes each session or course.
    Raises UsageError for a course, a session or a slide that does not exist, ContentError where no slide is made for
    the clinic.
    """
    if choice.slides:
        return [_own(book, choice)]
    if choice.course is not None:
        courses = [_course(book, choice.course)]
    else:
        courses = [book.default_course] if choice.session is not None else list(book.courses)
    if choice.one_file:
        found = [_whole(course, choice.builds) for course in courses]
    else:
        found = [
            of_session(course, number, choice.builds)
            for course in courses
            for number in _numbers(course, choice.session)
        ]
    if book.clinic is not None:
        found = [_closed(one, _closing(book, book.clinic)) for one in found]
    if choice.is_standard and book.spare_slides:
        found.append(_loose(book.default_course, book.spare_slides, _SPARE, _SPARE_FOLDER))
    return found


def of_session(course: Course, number: int, builds: bool = True) -> Selection:
    """The deck of a course's session, `number` counting from 1."""
    session = course.sessions[number - 1]
    name = f"{number}-{slug(session.title)}"
    return Selection(course.id, name, course.title, session.title, (session,), builds)


def _closed(selection: Selection, slide: Slide) -> Selection:
    """The deck with the slide that shows the clinic as its last, where it can stay while people leave."""
    *sessions, last = selection.sessions
    *sections, end = last.sections
    closed = replace(last, sections=(*sections, replace(end, slides=(*end.slides, slide))))
    return replace(selection, sessions=(*sessions, closed))


def _closing(book: Book, clinic: Clinic) -> Slide:
    """The only slide with the layout closing."""
    found = [slide for slide in book.slides.values() if slide.layout == "closing"]
    if len(found) != 1:
        message = "klinikken vises på det ene slide med layout closing i docs, og der skal være netop ét"
        raise ContentError([clinic.problem((), message, listed(slide.ref for slide in found) or "intet")])
    return found[0]


def _whole(course: Course, builds: bool) -> Selection:
    return Selection(course.id, f"{course.id}-hele-kurset", course.title, course.subtitle, course.sessions, builds)


def _course(book: Book, name: str) -> Course:
    courses = {course.id: course for course in book.courses}
    if name not in courses:
        raise UsageError(_unknown("--course", name, "et kursus", list(courses)))
    return courses[name]


def _numbers(course: Course, asked: str | None) -> list[int]:
    """The sessions asked for, by their numbers."""
    count = len(course.sessions)
    if asked is None:
        return list(range(1, count + 1))
    ids = [session.id for session in course.sessions]
    if asked in ids:
        return [ids.index(asked) + 1]
    if asked.isdecimal() and 1 <= int(asked) <= count:
        return [int(asked)]
    allowed = [*map(str, range(1, count + 1)), *ids]
    raise UsageError(_unknown("--session", asked, f"en mødegang i kurset {course.id}", allowed))


def _own(book: Book, choice: DeckChoice) -> Selection:
    """A deck of chosen slides, opened and named by the default course."""
    course = book.default_course
    slides = tuple(opened(_slide(book, ref), course.title, course.subtitle) for ref in choice.slides)
    refs = [slide.ref for slide in slides]
    twice = next((ref for ref in refs if refs.count(ref) > 1), None)
    if twice is not None:
        raise UsageError(f"--slides: {twice} står der to gange")
    return _loose(course, slides, _OWN, "", choice.builds)


def _loose(course: Course, slides: tuple[Slide, ...], title: str, folder: str, builds: bool = True) -> Selection:
    """A deck of slides that make no session together."""
    name, minutes = slug(title), sum(slide.minutes for slide in slides)
    session = Session(name, title, minutes, (Section(title, slides),), slides[0].place)
    return Selection(folder, name, course.title, title, (session,), builds)


def _slide(book: Book, ref: str) -> Slide:
    """The slide by its full id, or by its own where no other chapter has one of that name."""
    if ref in book.slides:
        return book.slides[ref]
    found = [slide for name, slide in book.slides.items() if name.partition(".")[2] == ref]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            f"--slides: {ref} er et slide i flere kapitler; skriv {' eller '.join(one.ref for one in found)}"
        )
    names = list(book.slides)
    near = nearest(ref, names) or nearest(ref, [name.partition(".")[2] for name in names])
    hint = f" Mente du »{near}«?" if near else ""
    raise UsageError(f"--slides: {ref} er ikke et slide.{hint} --list viser dem alle.")


def _unknown(option: str, found: str, what: str, allowed: list[str]) -> str:
    near = nearest(found, allowed)
    hint = f" Mente du »{near}«?" if near else ""
    return f"{option}: {found} er ikke {what}; vælg mellem {listed(allowed)}.{hint}"
