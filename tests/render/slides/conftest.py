"""The built deck and LibreOffice's printing of it, each made once; and the material with other slides in it."""

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

from publisher.content import Book, load
from publisher.content.book import Section, Session, Slide
from publisher.figures import Figure, Palette, draw, palette
from tests.conftest import Built
from tests.render.slides.reading import Deck

NAME = "1-hvad-er-smerter"


@dataclass(frozen=True)
class Material:
    """What the renderer gets."""

    book: Book
    figures: Mapping[str, Figure]
    palette: Palette


def changed(material: Material, slide_id: str, **changes: Any) -> Material:
    """The material with one slide of the first session written anew."""
    session, *others = material.book.default_course.sessions
    changes["ref"] = f"alarmsystemet.{slide_id}"

    def anew(slide: Slide) -> Slide:
        return dataclasses.replace(slide, **changes) if slide.ref == changes["ref"] else slide

    sections = tuple(Section(part.title, tuple(map(anew, part.slides))) for part in session.sections)
    return with_sessions(material, dataclasses.replace(session, sections=sections), *others)


def with_sessions(material: Material, *sessions: Session) -> Material:
    """The material with the default course alone, of these sessions."""
    course = dataclasses.replace(material.book.default_course, sessions=sessions)
    return dataclasses.replace(material, book=dataclasses.replace(material.book, courses=(course,)))


def only(material: Material, *slides: Slide, title: str = "Hvad er smerter?") -> Material:
    """The material with a course of one session that has just these slides."""
    return with_sessions(material, Session("proeve", title, 4, (Section("Alt", slides),), slides[0].place))


@pytest.fixture(scope="session")
def material(built: Built) -> Material:
    book = load(built.root)
    colours = palette.load(built.root)
    return Material(book, draw(book, colours), colours)


@pytest.fixture(scope="session")
def file(built: Built) -> Path:
    return built.downloads / "undervisning" / "3x60" / f"{NAME}.pptx"


@pytest.fixture(scope="session")
def deck(file: Path) -> Deck:
    return Deck(file)


@pytest.fixture(scope="session")
def pictures(built: Built) -> list[Path]:
    folder = built.downloads / "undervisning" / "billeder"
    names = json.loads((folder / "billeder.json").read_text("utf-8"))[f"3x60/{NAME}"]
    return [folder / name for name in names]


@pytest.fixture(scope="session")
def printed(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck as LibreOffice prints it to PDF."""
    office = shutil.which("soffice")
    assert office is not None, "soffice is not installed (Debian: libreoffice-impress, fonts-crosextra-carlito)"
    folder = tmp_path_factory.mktemp("office")
    settings = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([office, *settings, "--outdir", str(folder), str(file)], check=True, capture_output=True)
    return folder / f"{NAME}.pdf"
