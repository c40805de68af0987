"""A figure, a list or the bibliography in; the same as the handbook shows it, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from publisher.content.book import Page
from publisher.content.models import Kind
from publisher.figures import Figure, Palette, template
from publisher.render.handbook.rendering import HandbookRendering, identify
from publisher.render.paged import drawing
from publisher.render.paged.numbering import ATTRIBUTE, ROOM
from publisher.render.pages.blocks import Figur
from publisher.render.pages.cards import Liste
from publisher.render.pages.elements import append, element
from publisher.render.pages.overviews import Kilder
from publisher.units import Mm

WIDTH, HIGHEST = Mm(166), Mm(150)  # what a drawing may fill of a page
_PAINT = re.compile(r'(fill|stroke)="([a-z][a-z0-9-]*)"')


class PrintedFigure(Figur):
    """A drawing as large as the page allows, with its long description; where it comes again, only its number."""

    def made(self) -> Element:
        """The figure, or a line that leads to it."""
        rendering = self.rendering
        assert isinstance(rendering, HandbookRendering)
        ref = self.refs[0]
        if ref in rendering.drawn:
            number, place = rendering.drawn[ref]
            title = rendering.library.figures[ref].title
            link = element("a", "", f"Figur {number}", href=rendering.link(place))
            return element("p", "fs-figur__igen", element("strong", "", link), f" {title}")
        figure = super().made()
        rendering.drawn[ref] = (len(rendering.drawn) + 1, f"{rendering.path}#{figure.get('id')}")
        return figure

    def picture(self, figure: Figure, name: str) -> Element:  # noqa: ARG002 - a picture has no ids to begin with it
        """The shapes, and above them the words as text."""
        drawn = drawing.separate(figure, self.rendering.library.palette, WIDTH, HIGHEST)
        size = f"width: {drawing.css(drawn.width)}; height: {drawing.css(drawn.height)}"
        holder = element("div", "fs-tegning", style=size)
        holder.text = AtomicString(self.md.htmlStash.store(drawing.picture(drawn)))
        return holder

    def explained(self, figure: Figure) -> Element:
        """The long description."""
        return element("p", "fs-figur__beskrivelse", figure.description)


class PrintedList(Liste):
    """A list whose icons are ornament: pictures behind the text, which no screen reader meets."""

    def drawn(self, name: str, kind: Kind | None, holder: Element) -> Element:
        """The icon on the shape of its kind, as the holder's background."""
        library = self.rendering.library
        holder.set("style", f"background-image: url({_badge(library.book.root, name, kind, library.palette)})")
        return holder


class PrintedSources(Kilder):
    """The bibliography with the handbook's own pages beside each work."""

    def pages(self) -> Iterable[Page]:
        """The pages of the handbook."""
        rendering = self.rendering
        assert isinstance(rendering, HandbookRendering)
        return rendering.plan.pages

    def places(self, pages: list[Page]) -> Element:
        """The page numbers where the pages begin."""
        line = element("p", "fs-vaerk__steder", "Bruges i teksten fra side ")
        for number, page in enumerate(pages, 1):
            link = element("a", "", ROOM, href=self.rendering.link(page.path))
            link.set(ATTRIBUTE, f"#{identify(page.path)}")
            between = "" if number == 1 else " og " if number == len(pages) else ", "
            append(line, between, link)
        return line


def _badge(root: Path, name: str, kind: Kind | None, palette: Palette) -> str:
    """The address of an icon's picture, which is the picture itself."""
    if kind:
        shapes = template.part(root, "_icons", "kind_icon", kind, name, 24, 24, 24)
    else:
        ground = '<circle cx="24" cy="24" r="24" fill="safety-pale"/>'
        shapes = ground + template.part(root, "_icons", "icon", name, 24, 24, 30, "safety-deep", "safety-pale")
    colours = palette.screen()
    painted = _PAINT.sub(lambda found: f'{found[1]}="{colours.get(found[2], found[2])}"', shapes)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">{painted}</svg>'
    return f"data:image/svg+xml,{quote(svg)}"
