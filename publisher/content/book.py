"""The book: all that is published, closed and frozen, every reference resolved to what it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.content.clinic import Clinic
from publisher.content.guide import Guide
from publisher.content.handouts import Handout
from publisher.content.markup import named
from publisher.content.models import (
    Column,
    FigureSpec,
    LayoutName,
    ListItem,
    Message,
    Notes,
    Reference,
    Review,
    RoleName,
    Table,
    Term,
)
from publisher.content.site_address import SiteAddress
from publisher.errors import Problem


@dataclass(frozen=True)
class Place:
    """Where something stands in the sources: file (relative to the project), line, column and key path."""

    path: str
    line: int
    column: int
    key: str

    def problem(self, message: str, found: str = "", allowed: str = "", nearest: str = "", key: str = "") -> Problem:
        """A problem at this place; `key` is appended to the place's own key path."""
        path = ".".join(part for part in (self.key, key) if part)
        return Problem(self.path, self.line, self.column, path, message, found, allowed, nearest)


@dataclass(frozen=True)
class FigureSource:
    """What a drawing is made of: its spec and the lists it names; `ref` is "chapter.figure"."""

    ref: str
    spec: FigureSpec
    lists: Mapping[str, tuple[ListItem, ...]]
    place: Place


@dataclass(frozen=True)
class Slide:
    """One slide with its words; `figure` is a key of Book.figures, `page` a path in docs, maybe with #anchor.

    `start` is the number of its first step. An opening slide may have no title before a course gives it one.
    """

    ref: str
    chapter: str
    layout: LayoutName
    title: str
    subtitle: str | None
    body: tuple[str, ...]
    columns: tuple[Column, ...]
    table: Table | None
    start: int
    figure: str | None
    minutes: int
    notes: Notes
    teach_back: str | None
    page: str | None
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Chapter:
    """A chapter; `folder` is its path in docs, the mappings are keyed by local id."""

    id: str
    number: int
    folder: str
    title: str
    short: str
    version: str
    reviewed: Review | None
    messages: Mapping[str, Message]
    phrases: Mapping[str, str]
    questions: Mapping[str, str]
    lists: Mapping[str, tuple[ListItem, ...]]


@dataclass(frozen=True)
class Page:
    """A Markdown page; `path` is relative to docs, `chapter` None outside chapters.

    `text` is without front matter and begins on line `first_line` of the file; it is empty where it could not be read.
    """

    path: str
    title: str
    text: str
    first_line: int
    chapter: str | None

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures that stand on it, from first to last, as "chapter.id"."""
        return tuple(ref if "." in ref else f"{self.chapter}.{ref}" for ref in named(self.text, "figur"))


@dataclass(frozen=True)
class Section:
    """A named run of slides."""

    title: str
    slides: tuple[Slide, ...]


@dataclass(frozen=True)
class Session:
    """One meeting of the group."""

    id: str
    title: str
    minutes: int
    sections: tuple[Section, ...]
    place: Place

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The slides of all sections, in order."""
        return tuple(slide for section in self.sections for slide in section.slides)


@dataclass(frozen=True)
class Course:
    """A course that educators teach; `id` is what commands and folders call it."""

    id: str
    title: str
    subtitle: str
    is_default: bool
    sessions: tuple[Session, ...]


@dataclass(frozen=True)
class Poster:
    """A poster; `figure` is a key of Book.figures, `page` a path in docs, `colour` the palette role that leads."""

    id: str
    title: Message
    figure: str
    lines: tuple[Message, ...]
    page: str
    colour: RoleName
    place: Place


@dataclass(frozen=True)
class Book:
    """All content below one project folder (`root`).

    Messages, phrases, questions, lists, figures and slides are keyed "chapter.id"; pages by their path in docs,
    search words by that path too, maybe with #anchor.
    `site` is where the pages are published, None where mkdocs.yml does not say.
    `clinic` is whose files are made, None for everybody's.
    """

    root: Path
    chapters: tuple[Chapter, ...]
    messages: Mapping[str, Message]
    phrases: Mapping[str, str]
    questions: Mapping[str, str]
    lists: Mapping[str, tuple[ListItem, ...]]
    figures: Mapping[str, FigureSource]
    slides: Mapping[str, Slide]
    references: Mapping[str, Reference]
    glossary: tuple[Term, ...]
    pages: Mapping[str, Page]
    search_words: Mapping[str, tuple[str, ...]]
    courses: tuple[Course, ...]
    posters: tuple[Poster, ...]
    handouts: tuple[Handout, ...] = ()
    site: SiteAddress | None = None
    guide: Guide | None = None
    clinic: Clinic | None = None

    @property
    def default_course(self) -> Course:
        """The course that is meant where none is named."""
        return next(course for course in self.courses if course.is_default)

    @property
    def spare_slides(self) -> tuple[Slide, ...]:
        """The slides that no course shows, for educators to put in; not the one that closes a clinic's decks."""
        shown = {slide.ref for course in self.courses for session in course.sessions for slide in session.slides}
        return tuple(slide for slide in self.slides.values() if slide.ref not in shown and slide.layout != "closing")

    def chapter_of(self, path: str) -> Chapter | None:
        """The chapter whose folder holds the page at `path` (relative to docs), or None."""
        return next((chapter for chapter in self.chapters if path.startswith(chapter.folder + "/")), None)

    def pages_about(self, figure: str) -> tuple[Page, ...]:
        """The pages on which the figure "chapter.id" stands, those of its own chapter first.

        Of a figure that stands on none, the pages that slides and sheets with it refer to.
        """
        chapter = figure.partition(".")[0]
        found = [page for page in self.pages.values() if figure in page.figures]
        if not found:
            used = [slide.page for slide in self.slides.values() if slide.figure == figure and slide.page]
            used += [sheet.page for sheet in self.handouts if figure in {part.drawing for part in sheet.parts}]
            found = [self.pages[path] for path in dict.fromkeys(name.partition("#")[0] for name in used)]
        return tuple(sorted(found, key=lambda page: page.chapter != chapter))
