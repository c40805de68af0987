"""A poster's words and drawing in; its page as HTML, for print with bleed or for screen without, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import jinja2
from markupsafe import Markup

from publisher.content.book import Book, Poster
from publisher.errors import ContentError
from publisher.figures import Figure, Palette, svg
from publisher.figures.text import FONTS, TextDoesNotFit, wrap
from publisher.units import Length, Mm, Pt

Mode = Literal["print", "screen"]
A3 = (Mm(297), Mm(420))
_MARGIN = Mm(18)
_TITLE_SIZES = [Pt(size) for size in range(120, 79, -2)]
_TITLE_LINES = 2
_LINE_SIZE = Pt(26)
_LINE_WIDTH = Mm(81)
_LINE_LINES = 3
_SITE_URL = re.compile(r"^site_url:\s*(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Sheet:
    """A poster ready to be set: its page in HTML and the size of the trimmed sheet."""

    title: str
    html: str
    trim: tuple[Length, Length]


def compose(book: Book, poster: Poster, figure: Figure, palette: Palette, mode: Mode, bleed: Length) -> Sheet:
    """The poster's A3 page, with `bleed` around it in print mode.

    Raises ContentError where the title or a line needs more room than the sheet has.
    """
    size, title = _title(poster)
    lines = [_line(poster, number) for number in range(len(poster.lines))]
    chapter = book.chapter_of(poster.page)
    template = _environment(book.root).get_template("poster.html.j2")
    html = template.render(
        mode=mode,
        bleed=bleed if mode == "print" else Pt(0),
        trim=A3,
        margin=_MARGIN,
        fonts=FONTS.as_uri(),
        colours={token.replace("-", "_"): value for token, value in palette.screen().items()},
        role=poster.colour,
        role_colours={tone: palette[f"{poster.colour}{tone}"].light for tone in ("", "-deep", "-pale", "-soft")},
        title=title,
        title_size=size,
        lines=lines,
        line_size=_LINE_SIZE,
        figure=Markup(svg.standalone(figure, palette.screen())),  # noqa: S704 - our own checked drawing
        figure_ratio=figure.width / figure.height,
        alt=figure.alt,
        chapter=chapter,
        page=book.pages[poster.page],
        url=_page_url(book.root, poster.page),
    )
    return Sheet(poster.title.brief, html, A3)


def _title(poster: Poster) -> tuple[Length, list[str]]:
    """The largest size at which the title stands on two lines, and those lines, as even as they can be."""
    width = A3[0] - 2 * _MARGIN
    for size in _TITLE_SIZES:
        try:
            lines = wrap(poster.title.brief, width, size, 700, "atkinson")
        except TextDoesNotFit:
            continue
        if len(lines) <= _TITLE_LINES:
            return size, _evened(poster.title.brief, lines, size)
    allowed = f"{_TITLE_LINES} linjer à {width.mm if isinstance(width, Length) else Pt(width).mm:.0f} mm ved {_TITLE_SIZES[-1]:.0f} pt"
    raise ContentError([poster.place.problem("titlen er for lang til plakaten", poster.title.brief, allowed, "", "title")])


def _evened(text: str, lines: list[str], size: Length) -> list[str]:
    """The same number of lines, but as narrow as they go, so that no line stands with one short word."""
    if len(lines) < 2:
        return lines
    narrow = max(wrap_width for wrap_width in _widths(text, size, len(lines)))
    return wrap(text, narrow, size, 700, "atkinson")


def _widths(text: str, size: Length, count: int) -> list[float]:
    """The narrowest width at which the text stands on `count` lines, as a list of one."""
    low, high = size * 2.0, float(A3[0])
    while high - low > 1:
        middle = (low + high) / 2
        try:
            fits = len(wrap(text, middle, size, 700, "atkinson")) <= count
        except TextDoesNotFit:
            fits = False
        low, high = (low, middle) if fits else (middle, high)
    return [high]


def _line(poster: Poster, number: int) -> list[str]:
    text = poster.lines[number].brief
    try:
        lines = wrap(text, _LINE_WIDTH, _LINE_SIZE, 400, "atkinson")
    except TextDoesNotFit as error:
        raise ContentError([poster.place.problem(f"linjen er for bred: {error}", text, "", "", "lines")]) from error
    if len(lines) > _LINE_LINES:
        allowed = f"{_LINE_LINES} linjer à {_LINE_WIDTH.mm:.0f} mm"
        raise ContentError([poster.place.problem("linjen er for lang til plakaten", text, allowed, "", "lines")])
    return lines


def _page_url(root: Path, page: str) -> str | None:
    """The page's address on the published site; None while mkdocs.yml names no site_url."""
    match = _SITE_URL.search((root / "mkdocs.yml").read_text("utf-8")) if (root / "mkdocs.yml").is_file() else None
    if match is None:
        return None
    return match.group(1).rstrip("/") + "/" + page.removesuffix(".md").removesuffix("index").rstrip("/") + "/"


def _environment(root: Path) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(root / "posters"), undefined=jinja2.StrictUndefined, autoescape=True
    )
