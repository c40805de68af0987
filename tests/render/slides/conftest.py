"""The built decks and LibreOffice's printing of them, each made once; and the material with other slides in it."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from publisher.content import Book, load
from publisher.content.book import Section, Session, Slide
from publisher.deck_choice import DeckChoice
from publisher.figures import Figure, Palette, draw, palette
from publisher.options import Options
from publisher.render import slides
from tests.conftest import PROJECT, Built
from tests.render.slides.reading import Deck

NAME = "1-hvad-er-smerter"


@dataclass(frozen=True)
class Lecture:
    """A session of a course, `number` counting from 1."""

    course: str
    number: int

    def __str__(self) -> str:
        return f"{self.course}-{self.number}"


def _courses() -> dict[str, Any]:
    folder = PROJECT / "slides" / "courses"
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.glob("*.yml"))}


DEFAULT = next(name for name, course in _courses().items() if course.get("default"))
LECTURES = [
    Lecture(name, number) for name, course in _courses().items() for number, _ in enumerate(course["sessions"], 1)
]


@dataclass(frozen=True)
class Material:
    """What the renderer gets."""

    book: Book
    figures: Mapping[str, Figure]
    palette: Palette


@dataclass(frozen=True)
class Rest:
    """A deck of its own, and what it was made of."""

    material: Material
    file: Path


def changed(material: Material, slide_id: str, **changes: Any) -> Material:
    """The material with one slide of the first session written anew."""
    session, *others = material.book.default_course.sessions
    changes["ref"] = f"alarmsystemet.{slide_id}"

    def anew(slide: Slide) -> Slide:
        return dataclasses.replace(slide, **changes) if slide.ref == changes["ref"] else slide

    sections = tuple(Section(part.title, tuple(map(anew, part.slides))) for part in session.sections)
    return with_sessions(material, dataclasses.replace(session, sections=sections), *others)


def with_sessions(material: Material, *sessions: Session) -> Material:
    """The material with the default course alone, of these sessions, and no slide besides theirs."""
    course = dataclasses.replace(material.book.default_course, sessions=sessions)
    shown = {slide.ref: slide for session in sessions for slide in session.slides}
    closing = {ref: slide for ref, slide in material.book.slides.items() if slide.layout == "closing"}
    book = dataclasses.replace(material.book, courses=(course,), slides={**shown, **closing})
    return dataclasses.replace(material, book=book)


def only(material: Material, *shown: Slide, title: str = "Hvad er smerter?") -> Material:
    """The material with a course of one session that has just these slides."""
    return with_sessions(material, Session("proeve", title, 4, (Section("Alt", shown),), shown[0].place))


@pytest.fixture(scope="session")
def material(built: Built) -> Material:
    book = load(built.root)
    colours = palette.load(built.root)
    return Material(book, draw(book, colours), colours)


@pytest.fixture(scope="session", params=LECTURES, ids=str)
def lecture(request: pytest.FixtureRequest) -> Lecture:
    """Each session of each course in turn."""
    found: Lecture = request.param
    return found


@pytest.fixture(scope="session")
def session(material: Material, lecture: Lecture) -> Session:
    course = next(course for course in material.book.courses if course.id == lecture.course)
    return course.sessions[lecture.number - 1]


@pytest.fixture(scope="session")
def file(built: Built, lecture: Lecture) -> Path:
    (found,) = (built.downloads / "undervisning" / lecture.course).glob(f"{lecture.number}-*.pptx")
    return found


@pytest.fixture(scope="session")
def deck(file: Path) -> Deck:
    return Deck(file)


def pictures_of(built: Built, deck: str) -> list[Path]:
    """The pictures of a deck's slides, in order, by the list that is written with them."""
    folder = built.downloads / "undervisermapper" / "billeder"
    names = json.loads((folder / "billeder.json").read_text("utf-8"))[deck]
    return [folder / name for name in names]


@pytest.fixture(scope="session")
def rest(material: Material, tmp_path_factory: pytest.TempPathFactory) -> Rest:
    """One more deck: the slides that only other courses than the default have, or have with other words."""
    known = {_look(slide) for session in material.book.default_course.sessions for slide in session.slides}
    others = {
        _look(slide): slide
        for course in material.book.courses
        for session in course.sessions
        for slide in session.slides
        if slide.layout != "references" and _look(slide) not in known
    }
    changed = only(material, *others.values(), title="Resten")
    options = Options.of(material.book.root, out=tmp_path_factory.mktemp("rest"), decks=DeckChoice(course="3x60"))
    (file,) = slides.render(changed.book, material.figures, material.palette, options)
    return Rest(changed, file)


def _look(slide: Slide) -> tuple[str, str, int]:
    return slide.ref, slide.title + (slide.subtitle or ""), slide.minutes if slide.layout == "activity" else 0


@pytest.fixture(scope="session")
def printed(built: Built, rest: Rest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The default course's decks and the rest, by name, as LibreOffice prints them to PDF in one run."""
    office = shutil.which("soffice")
    assert office is not None, "soffice is not installed (Debian: libreoffice-impress, fonts-crosextra-carlito)"
    folder = tmp_path_factory.mktemp("office")
    files = [*sorted((built.downloads / "undervisning" / DEFAULT).glob("*.pptx"))]
    copy = shutil.copy(rest.file, folder / "rest.pptx")
    settings = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    command = [office, *settings, "--outdir", str(folder), *map(str, files), str(copy)]
    subprocess.run(command, check=True, capture_output=True)
    return {path.stem: path for path in folder.glob("*.pdf")}
