"""A phrase or a drawing in; its card with a copy button, or its frame with a folded description, out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from publisher.figures import Figure, svg
from publisher.render.pages.blocks import Figur, SigDet
from publisher.render.pages.elements import append, element


class CopiedPhrases(SigDet):
    """Phrases that a button copies."""

    def card(self, phrase: str) -> Element:
        """The button is shown only where a script can copy; the text stands beside it."""
        button = element("button", "fs-kopier", "Kopiér", type="button", hidden="", data_fs_copy=phrase)
        return append(super().card(phrase), button)


class FramedFigure(Figur):
    """A drawing on a page that may be narrower than its words can bear."""

    def picture(self, figure: Figure, name: str) -> Element:
        """The drawing in a frame that scrolls sideways."""
        frame = element("div", "fs-figur__ramme", tabindex="0", role="group", aria_label=f"Tegning: {figure.title}")
        frame.set("data-search-exclude", "")
        frame.text = AtomicString(self.md.htmlStash.store(svg.inline(figure, name)))
        return frame

    def explained(self, figure: Figure) -> Element:
        """The long description, folded."""
        return element(
            "details",
            "fs-figur__beskrivelse",
            element("summary", "", "Beskrivelse af tegningen"),
            element("p", "", figure.description),
        )
