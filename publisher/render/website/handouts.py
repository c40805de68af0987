"""The take-home sheets in; a card with a picture and a download for each out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from publisher.content.handouts import Handout
from publisher.render.pages.blocks import ContentBlock
from publisher.render.pages.elements import PLAIN, element
from publisher.render.website.files import address, download


class Ark(ContentBlock):
    """`/// ark`: every take-home sheet."""

    NAME = "ark"

    def made(self) -> Element:
        """One card a sheet."""
        box = element("ul", "fs-ark", *(self._card(sheet) for sheet in self.rendering.library.book.handouts))
        box.set(PLAIN, "")
        return box

    def _card(self, sheet: Handout) -> Element:
        picture = self.rendering.library.downloads / "ark" / "billeder" / f"{sheet.id}.webp"
        shown = (
            element("img", "", src=address(self, picture), alt=f"Arket »{sheet.title}«", loading="lazy", width="848")
            if picture.is_file()
            else None
        )
        pages = "1 side" if sheet.pages == 1 else f"{sheet.pages} sider"
        page = self.rendering.library.book.pages[sheet.page]
        return element(
            "li",
            "fs-ark__kort",
            shown,
            element("h3", "", sheet.title),
            element(
                "p", "", f"{pages}. Baggrund: ", element("a", "", page.title, href=self.rendering.link(sheet.page))
            ),
            download(self, f"ark/{sheet.id}.pdf", "Hent arket"),
        )
