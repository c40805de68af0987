"""A poster's fitted words and its drawing in; the page as HTML, bleed and all, out."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from markupsafe import Markup

from publisher.content.book import Book, Poster
from publisher.content.logo import Logo
from publisher.content.site_address import SiteAddress
from publisher.errors import ContentError
from publisher.figures import Figure, Palette
from publisher.render.paged.drawing import Drawing, picture, separate
from publisher.render.paged.templates import environment
from publisher.render.posters import foot, layout
from publisher.render.posters.fitting import LICENCE, fit
from publisher.render.posters.layout import Layout
from publisher.render.posters.logo import data_url
from publisher.render.press.job import KEPT
from publisher.units import Length

_LEADING = {
    "title": layout.TITLE_LEADING,
    "lines": layout.LINE_LEADING,
    "strip": layout.STRIP_LEADING,
    "imprint": layout.IMPRINT_LEADING,
    "head": layout.LINE_HEAD,
}


@dataclass(frozen=True)
class Sheet:
    """A poster ready to be set: its page in HTML, the layout of the trimmed sheet in it, and whose logo it shows.

    `field` is another page, None where there is nothing on it: the clinic and the way to the page, to be stamped on.
    """

    title: str
    html: str
    layout: Layout
    logo: Logo | None = None
    field: str | None = None


def compose(
    book: Book,
    poster: Poster,
    figure: Figure,
    palette: Palette,
    layout: Layout,
    bleed: Length,
    site: SiteAddress | None = None,
) -> Sheet:
    """The poster's page in the given layout, with `bleed` around it; `site` is where the material is published.

    Raises ContentError with every text that needs more room than the sheet has.
    """
    words = fit(book, poster, figure, layout, site)
    if isinstance(words, list):
        raise ContentError(words)
    template = environment(book.root / "posters", book.root).get_template("poster.html.j2")
    colours = palette.screen()
    title = poster.title.brief.replace("\u00ad", "")
    drawing, drawn = _drawn(figure, palette, words.layout.drawing.width, words.layout.drawing.height)
    settings = {
        "layout": words.layout,
        "bleed": bleed,
        "data_url": data_url,
        "leading": _LEADING,
        "padding": foot.PADDING,
        "colours": {token.replace("-", "_"): value for token, value in colours.items()},
        "role": {tone.strip("-") or "main": colours[poster.colour + tone] for tone in ("", "-deep", "-pale", "-soft")},
        "title": title,
        "words": words,
        "clinic": book.clinic,
        "licence": LICENCE,
        "drawing": drawing,
        "drawn": drawn,
    }
    html = template.render(settings, is_field=False)
    field = template.render(settings, is_field=True) if words.clinic or words.reading else None
    return Sheet(title, html, words.layout, book.clinic.logo if book.clinic else None, field)


@functools.lru_cache(maxsize=KEPT)
def _drawn(figure: Figure, palette: Palette, width: Length, height: Length) -> tuple[Drawing, Markup]:
    """The drawing as it is set on the posters of every clinic."""
    drawing = separate(figure, palette, width, height)
    return drawing, Markup(picture(drawing))  # noqa: S704 - our own drawing, whose words are escaped
