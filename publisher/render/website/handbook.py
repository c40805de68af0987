"""The built handbook in; its card on the front page, and the line that leads to it from a chapter, out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from publisher.render.pages.blocks import ContentBlock
from publisher.render.pages.elements import PLAIN, append, element
from publisher.render.pages.rendering import Rendering
from publisher.render.website.files import address, download, kind_and_size

_FILE, _COVER = "haandbog/forstaa-smerter-haandbog.pdf", "haandbog/billeder/omslag.webp"


class Haandbog(ContentBlock):
    """`/// haandbog`: the handbook's cover and download beside the author's Markdown."""

    NAME = "haandbog"

    def made(self) -> Element:
        """The card; the author's Markdown goes into its middle part."""
        cover = self.rendering.library.downloads / _COVER
        shown = (
            element("img", "", src=address(self, cover), alt="Håndbogens forside", loading="lazy", width="566")
            if cover.is_file()
            else None
        )
        words = element("div", "fs-haandbog__ord")
        taken = element("div", "fs-hent", download(self, _FILE, "Hent håndbogen"))
        taken.set(PLAIN, "")
        return element("div", "fs-haandbog", shown, element("div", "", words, taken))

    def on_add(self, block: Element) -> Element:
        """Where the author's Markdown goes."""
        found = block.find(".//div[@class='fs-haandbog__ord']")
        return block if found is None else found


def handbook_line(rendering: Rendering) -> Element | None:
    """A line that offers the whole material as one file; None while it is not built."""
    file = rendering.library.downloads / _FILE
    if not file.is_file():
        return None
    target = rendering.link(f"download/{_FILE}")
    link = element("a", "", "Hent alle kapitler som håndbog", href=target, download="")
    line = append(element("p", "fs-status"), link, f" ({kind_and_size(file)})")
    line.set(PLAIN, "")
    line.set("data-search-exclude", "")
    return line
