"""The book in; which of its pages make the handbook, and in which order, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from publisher.content.book import Book, Chapter, Page
from publisher.content.models import Model, Text
from publisher.content.yaml_source import YamlSource
from publisher.errors import ContentError, nearest
from publisher.render.pages.menu import reading_order

SETTINGS = "docs/handbook.yml"
GLOSSARY, SOURCES = "ordliste.md", "kilder.md"  # where the pages' terms and citations lead


class _Spec(Model):
    title: Text
    subtitle: Text
    after: tuple[Text, ...]


@dataclass(frozen=True)
class Division:
    """A chapter with its first page and the others, or (without a chapter) one page that stands for itself."""

    chapter: Chapter | None
    opening: Page
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The handbook: the words of its cover, and its divisions from first to last."""

    title: str
    subtitle: str
    divisions: tuple[Division, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page in the order of reading."""
        return tuple(page for division in self.divisions for page in (division.opening, *division.pages))

    def number(self, path: str) -> str:
        """The number of a page in its chapter, as "2.4"; empty for a chapter's first page and for those after."""
        numbers = (
            (page.path, f"{division.chapter.number}.{at}")
            for division in self.divisions
            if division.chapter
            for at, page in enumerate(division.pages, 1)
        )
        return dict(numbers).get(path, "")


def read(book: Book) -> Plan:
    """All chapters in the menu's order, then the pages that docs/handbook.yml names.

    Raises ContentError for a malformed file, for a page that is not there or stands there twice, and for a chapter
    without a first page.
    """
    order = reading_order(book)
    source = YamlSource.read(book.root, SETTINGS)
    spec = source.validated(TypeAdapter(_Spec))
    if spec:
        _check(book, spec, source)
    if spec is None or source.problems:
        raise ContentError(source.problems)
    after = (Division(None, book.pages[path]) for path in spec.after)
    return Plan(spec.title, spec.subtitle, (*_chapters(book, order), *after))


def _check(book: Book, spec: _Spec, source: YamlSource) -> None:
    for number, path in enumerate(spec.after):
        key = ("after", number)
        if path not in book.pages:
            source.problem(key, "siden findes ikke", path, nearest=nearest(path, book.pages))
        elif book.chapter_of(path):
            source.problem(key, "siden hører til et kapitel, og kapitlerne er altid med", path)
        elif path in spec.after[:number]:
            source.problem(key, "siden er nævnt to gange", path)
    for path, led in ((GLOSSARY, "ord i teksten"), (SOURCES, "henvisninger")):
        if path in book.pages and path not in spec.after:
            source.problem(("after",), f"siden skal med, for {led} fører dertil", "", path)
    for chapter in book.chapters:
        if f"{chapter.folder}/index.md" not in book.pages:
            message = "kapitlet har ingen første side, som kan åbne det i håndbogen"
            source.problem((), message, chapter.folder, f"docs/{Path(chapter.folder, 'index.md').as_posix()}")


def _chapters(book: Book, order: tuple[str, ...]) -> Iterator[Division]:
    for chapter in book.chapters:
        front = f"{chapter.folder}/index.md"
        pages = tuple(book.pages[path] for path in order if path.startswith(f"{chapter.folder}/") and path != front)
        yield Division(chapter, book.pages[front], pages)
