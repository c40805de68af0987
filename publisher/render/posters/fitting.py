"""A poster's words and a layout in; every text on its lines out, or every text that does not fit its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.content.book import Book, Chapter, Poster
from publisher.content.yaml_source import Key, YamlSource, dotted
from publisher.errors import Problem
from publisher.figures import Figure
from publisher.figures.text import face
from publisher.render.paged import drawing, shapes
from publisher.render.posters import setting
from publisher.render.posters.layout import Layout
from publisher.units import Length

_IMPRINT = "Forstå smerter"


@dataclass(frozen=True)
class Words:
    """All that is set on a poster besides its drawing, line by line; `page` are the lines that lead to the page."""

    title: list[str]
    title_size: Length
    lines: list[list[str]]
    line_size: Length
    page: list[str]
    edition: list[str]


def fit(book: Book, poster: Poster, figure: Figure, layout: Layout) -> Words | list[Problem]:
    """The poster's words as they are set, or all that is wrong with them, placed in posters/<id>.yml."""
    notes = _Notes(book, poster)
    notes.problems += notes.unknown_characters(figure)
    for reason in sorted(set(shapes.unprintable(figure))):
        notes.add(("figure",), reason, poster.figure)
    title = poster.title.brief
    title_size = setting.best_size([title], layout.title_sizes, layout.title.width, 700, layout.title_lines)
    if title_size is None:
        smallest = layout.title_sizes[-1]
        allowed = f"{layout.title_lines} linjer à {layout.title.width.mm:.0f} mm ved {smallest.pt:.0f} punkt"
        notes.add(("title",), "titlen er for lang til plakaten", title, allowed)
    texts = [line.brief for line in poster.lines]
    smallest = layout.line_sizes[-1]
    for number, text in enumerate(texts):
        if setting.lines(text, layout.column, smallest, 400, layout.line_lines) is None:
            allowed = f"{layout.line_lines} linjer à {layout.column.mm:.0f} mm ved {smallest.pt:.0f} punkt"
            notes.add(("lines", number), "linjen er for lang til plakaten", text, allowed)
    line_size = setting.best_size(texts, layout.line_sizes, layout.column, 400, layout.line_lines)
    chapter = book.chapter_of(poster.page)
    if chapter is None:
        notes.add(("page",), "siden skal høre til et kapitel; plakaten viser kapitlets version", poster.page)
    page = _imprint(f"Læs mere: {book.pages[poster.page].title}", layout)
    edition = _imprint(_edition(chapter), layout) if chapter else []
    if page is None or edition is None or len(page) + len(edition) > layout.imprint_lines:
        allowed = f"{layout.imprint_lines} linjer à {layout.column.mm:.0f} mm til sidens titel, version og gennemgang"
        notes.add(("page",), "sidens titel er for lang til plakatens fod", book.pages[poster.page].title, allowed)
    if notes.problems or title_size is None or line_size is None or page is None or edition is None:
        return notes.problems
    return Words(
        title=setting.lines(title, layout.title.width, title_size, 700, layout.title_lines) or [],
        title_size=title_size,
        lines=[setting.lines(text, layout.column, line_size, 400, layout.line_lines) or [] for text in texts],
        line_size=line_size,
        page=page,
        edition=edition,
    )


def _imprint(text: str, layout: Layout) -> list[str] | None:
    return setting.lines(text, layout.column, layout.imprint_size, 400, layout.imprint_lines)


def _edition(chapter: Chapter) -> str:
    review = chapter.reviewed
    said = f"gennemgået af {review.name} {review.date:%d.%m.%Y}" if review else "endnu ikke fagligt gennemgået"
    return f"{chapter.short}, version {chapter.version}, {said}"


class _Notes:
    """Problems of one poster, placed by the keys of its file."""

    def __init__(self, book: Book, poster: Poster) -> None:
        self.problems: list[Problem] = []
        self._book = book
        self._poster = poster

    def add(self, key: Key, message: str, found: str, allowed: str = "") -> None:
        self.problems.append(self._at(key, message, found, allowed))

    def unknown_characters(self, figure: Figure) -> Iterator[Problem]:
        """Characters that the poster's face cannot draw; another face would stand in for it unseen."""
        poster = self._poster
        page = self._book.pages[poster.page].title
        used: list[tuple[Key, str]] = [(("title",), poster.title.brief), (("page",), page)]
        used += [(("lines", number), line.brief) for number, line in enumerate(poster.lines)]
        used += [(("figure",), word) for word in drawing.words(figure)]
        known = face("atkinson").characters | {0xAD}
        for key, text in used:
            missing = sorted({sign for sign in text if ord(sign) not in known})
            if missing:
                message = "skriften har ikke " + " og ".join(f"»{sign}« (U+{ord(sign):04X})" for sign in missing)
                yield self._at(key, message, text)

    def _at(self, key: Key, message: str, found: str, allowed: str = "") -> Problem:
        path = self._poster.place.path
        return Problem(path, *YamlSource.read(self._book.root, path).place(key), dotted(key), message, found, allowed)
