"""The posters and the files that are built of them in; their pictures and download links out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from publisher.content.book import Poster
from publisher.render.pages.blocks import ContentBlock
from publisher.render.pages.elements import PLAIN, element
from publisher.render.website.files import address, download

_MISSING = "Ikke bygget endnu"


_FILES_OF_A_POSTER = (
    ("a3-tryk.pdf", "A3 til trykkeriet"),
    ("a3-skaerm.pdf", "A3 til skærm og printer"),
    ("a4-skaerm.pdf", "A4 til egen printer"),
    ("16x9.png", "16:9 til venteværelset"),
)


class Plakater(ContentBlock):
    """`/// plakater`: every poster with a picture and its files for print and for screen."""

    NAME = "plakater"

    def made(self) -> Element:
        """One card a poster."""
        posters = self.rendering.library.book.posters
        box = element("div", "fs-plakater", *(self._card(poster) for poster in posters))
        box.set(PLAIN, "")
        return box

    def _card(self, poster: Poster) -> Element:
        figure = self.rendering.library.figures[poster.figure]
        picture = self.rendering.library.downloads / "plakater" / "billeder" / f"{poster.id}.webp"
        title = poster.title.brief
        shown = (
            element("img", "", src=address(self, picture), alt=f"Plakaten »{title}«: {figure.alt}", loading="lazy")
            if picture.is_file()
            else element("p", "fs-slide__tomt", _MISSING)
        )
        lines = [element("li", "", message.brief) for message in poster.lines]
        page = self.rendering.library.book.pages[poster.page]
        return element(
            "section",
            "fs-plakat",
            element("div", "fs-plakat__billede", shown),
            element(
                "div",
                "fs-plakat__ord",
                element("h2", "", title),
                element("ul", "", *lines),
                element(
                    "div",
                    "fs-hent",
                    *(download(self, f"plakater/{poster.id}-{name}", words) for name, words in _FILES_OF_A_POSTER),
                    download(self, f"plakater-powerpoint/{poster.id}-a3.pptx", "Hent til PowerPoint"),
                ),
                element("p", "", "Baggrund: ", element("a", "", page.title, href=self.rendering.link(poster.page))),
            ),
        )
