"""The plan and the library in; the whole handbook as one HTML document out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from markdown import Markdown

from publisher.content.book import Chapter
from publisher.figures import svg
from publisher.render.handbook.extension import HandbookExtension
from publisher.render.handbook.plan import Division, Plan
from publisher.render.handbook.rendering import identify
from publisher.render.paged.templates import environment
from publisher.render.pages.library import Library
from publisher.render.pages.review import danish, review_of

_TEMPLATES = Path(__file__).parent
_ALSO = ("attr_list", "tables")  # what mkdocs.yml adds to Markdown on the site


@dataclass(frozen=True)
class _Set:
    """A division as the template reads it: its words, and the HTML of its pages."""

    number: int | None
    over: str
    title: str
    id: str
    opening: str
    pages: tuple[tuple[str, str, str, str], ...]
    """Number, title, id and HTML of each page."""


def compose(plan: Plan, library: Library, date: dt.datetime) -> str:
    """The document in reading order: cover, contents, chapters, and the pages after them."""
    extension = HandbookExtension(library, plan)
    markdown = Markdown(extensions=[extension, *_ALSO], output_format="xhtml")
    divisions = [_converted(division, markdown, extension) for division in plan.divisions]
    return (
        environment(_TEMPLATES)
        .get_template("handbook.html.j2")
        .render(
            plan=plan,
            divisions=divisions,
            version=_versions(library.book.chapters),
            review=_reviews(library.book.chapters),
            date=danish(date.date()),
            opening=f"data:image/svg+xml,{quote(svg.standalone(library.opening, library.palette.screen()))}",
            colours={token.replace("-", "_"): colour for token, colour in library.palette.screen().items()},
        )
    )


def _converted(division: Division, markdown: Markdown, extension: HandbookExtension) -> _Set:
    extension.rendering.explained = set()
    chapter = division.chapter
    opening = markdown.reset().convert(division.opening.text)
    number = extension.rendering.plan.number
    pages = [
        (number(page.path), page.title, identify(page.path), markdown.reset().convert(page.text))
        for page in division.pages
    ]
    return _Set(
        number=chapter.number if chapter else None,
        over=f"Kapitel {chapter.number}" if chapter else "",
        title=division.opening.title,
        id=identify(division.opening.path),
        opening=opening,
        pages=tuple(pages),
    )


def _versions(chapters: tuple[Chapter, ...]) -> str:
    """The chapters' version, or the versions from first to last where they differ."""
    found = sorted({chapter.version for chapter in chapters})
    return f"Version {found[0]}" if len(found) == 1 else f"Kapitlerne i version {found[0]}–{found[-1]}"


def _reviews(chapters: tuple[Chapter, ...]) -> str:
    """What the cover says of the review: that of all chapters where they agree, else how many have had one."""
    found = {review_of(chapter) for chapter in chapters}
    if len(found) == 1:
        return found.pop()
    done = sum(chapter.reviewed is not None for chapter in chapters)
    return f"{done} af {len(chapters)} kapitler er fagligt gennemgået"
