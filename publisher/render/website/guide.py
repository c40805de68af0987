"""A block of the drawing guide in; an example drawing, or the palette as a table, out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from publisher.figures import Figure
from publisher.figures.palette import Colour
from publisher.render.pages.blocks import ContentBlock
from publisher.render.pages.elements import PLAIN, Child, element
from publisher.render.website.screen import FramedFigure

_SWATCH = {
    "bio": '<circle cx="20" cy="20" r="18" fill="{}"/>',
    "psy": '<rect x="3" y="3" width="34" height="34" rx="8" fill="{}"/>',
    "soc": '<path d="M10 4H30L39 20L30 36H10L1 20Z" fill="{}"/>',
}
_PLAIN_SWATCH = '<path d="M1 4H39V36H1Z" fill="{}"/>'
_TONES = ("pale", "soft", "", "deep")


class Eksempel(FramedFigure):
    """`/// eksempel | tegneguide.id`: an example of the drawing guide, which teaches drawing and nothing of pain."""

    NAME = "eksempel"

    def title(self, figure: Figure) -> list[Child]:
        """The title alone."""
        return [figure.title]


class Farver(ContentBlock):
    """`/// farver`: each colour of the palette with what it means and its values on screen, on a slide and in print."""

    NAME = "farver"
    HEADINGS = ("Farve", "Navn", "Betyder", "Lys", "Mørk", "Temafarve", "Tryk (CMYK)")

    def made(self) -> Element:
        """One row a colour that has a meaning; its tones stand beside it."""
        palette = self.rendering.library.palette
        head = element("tr", "", *(element("th", "", heading, scope="col") for heading in self.HEADINGS))
        rows = [self._row(colour) for colour in palette.values() if colour.means]
        table = element("table", "fs-tabel fs-farver", element("thead", "", head), element("tbody", "", *rows))
        frame = element("div", "fs-farver__ramme", table, tabindex="0", role="group", aria_label="Farverne")
        frame.set(PLAIN, "")
        return frame

    def _row(self, colour: Colour) -> Element:
        cells = [
            element("th", "", element("code", "", colour.token), scope="row"),
            element("td", "", colour.means),
            element("td", "", element("code", "", colour.light)),
            element("td", "", element("code", "", colour.dark)),
            element("td", "", colour.slot.name if colour.slot else "følger ikke temaet"),
            element("td", "", " ".join(str(part) for part in colour.cmyk)),
        ]
        return element("tr", "", self._swatches(colour.token), *cells)

    def _swatches(self, token: str) -> Element:
        """The colour and its tones, each in the shape that goes with it."""
        palette = self.rendering.library.palette
        tones = [f"{token}-{tone}" if tone else token for tone in _TONES]
        shape = _SWATCH.get(token, _PLAIN_SWATCH)
        drawn = "".join(
            f'<svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">{shape.format(f"var(--fs-{tone})")}</svg>'
            for tone in tones
            if tone in palette
        )
        cell = element("td", "fs-farver__proeve")
        cell.text = AtomicString(self.md.htmlStash.store(drawn))
        return cell
