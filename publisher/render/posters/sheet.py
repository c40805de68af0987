"""A poster's fitted words and its drawing in; the page as HTML, bleed and all, out."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from publisher.content.book import Book, Poster
from publisher.errors import ContentError
from publisher.figures import Figure, Palette
from publisher.render.paged.drawing import separate
from publisher.render.paged.setting import FAMILY
from publisher.render.posters.fitting import fit
from publisher.render.posters.layout import Layout
from publisher.units import Length

_SITE_URL = re.compile(r"^site_url:\s*(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Sheet:
    """A poster ready to be set: its page in HTML, and the layout of the trimmed sheet in it."""

    title: str
    html: str
    layout: Layout


def compose(book: Book, poster: Poster, figure: Figure, palette: Palette, layout: Layout, bleed: Length) -> Sheet:
    """The poster's page in the given layout, with `bleed` around it.

    Raises ContentError with every text that needs more room than the sheet has.
    """
    words = fit(book, poster, figure, layout)
    if isinstance(words, list):
        raise ContentError(words)
    template = _environment(book.root).get_template("poster.html.j2")
    colours = palette.screen()
    title = poster.title.brief.replace("\u00ad", "")
    html = template.render(
        layout=layout,
        bleed=bleed,
        family=FAMILY,
        colours={token.replace("-", "_"): value for token, value in colours.items()},
        role={tone.strip("-") or "main": colours[poster.colour + tone] for tone in ("", "-deep", "-pale", "-soft")},
        title=title,
        words=words,
        drawing=separate(figure, palette, layout.drawing.width, layout.drawing.height),
        markup=Markup,
        url=_page_url(book.root, poster.page),
    )
    return Sheet(title, html, layout)


def _page_url(root: Path, page: str) -> str | None:
    """The page's address on the published site; None while mkdocs.yml names no site_url."""
    settings = root / "mkdocs.yml"
    match = _SITE_URL.search(settings.read_text("utf-8")) if settings.is_file() else None
    if match is None:
        return None
    return match.group(1).rstrip("/") + "/" + page.removesuffix(".md").removesuffix("index").rstrip("/") + "/"


@functools.lru_cache(maxsize=4)
def _environment(root: Path) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(root / "posters"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["pt"] = lambda length: f"{float(length):.3f}".rstrip("0").rstrip(".") + "pt"
    return environment
