"""The book's drawings and the files that are built of them in; a page that shows them all, large, out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from publisher.content.book import Chapter
from publisher.figures import Figure
from publisher.render.pages.elements import PLAIN, append, element
from publisher.render.website.files import download
from publisher.render.website.screen import FramedFigure


class Figurer(FramedFigure):
    """`/// figurer`: every drawing by chapter, with what it shows, where it is explained and its files."""

    NAME = "figurer"

    def made(self) -> Element:
        """One section a chapter that has drawings, in the order in which they are met when one reads."""
        parts = [(chapter, self._figures(chapter)) for chapter in self.rendering.library.book.chapters]
        box = element("div", "fs-galleri", *(self._chapter(chapter, found) for chapter, found in parts if found))
        box.set(PLAIN, "")
        return box

    def _figures(self, chapter: Chapter) -> list[Figure]:
        """The chapter's drawings by the first of its pages that shows them; those that none is about come last."""
        figures = self.rendering.library.figures
        refs = [ref for ref in figures if ref.startswith(f"{chapter.id}.")]
        return [figures[ref] for ref in sorted(refs, key=self._place)]

    def _place(self, ref: str) -> tuple[int, int]:
        """Where a reader meets the drawing: its first page in the menu, and its place on it."""
        library = self.rendering.library
        first = next(iter(library.book.pages_about(ref)), None)
        if first is None:
            return len(library.order), 0
        place = first.figures.index(ref) if ref in first.figures else len(first.figures)
        return library.order.index(first.path), place

    def _chapter(self, chapter: Chapter, figures: list[Figure]) -> Element:
        return element(
            "section",
            "fs-galleri__kapitel",
            element("p", "fs-over", f"Kapitel {chapter.number}"),
            element("h2", "", chapter.short),
            element("div", "fs-galleri__vaeg", *(self._card(figure) for figure in figures)),
        )

    def _card(self, figure: Figure) -> Element:
        name = self.rendering.unique(figure.name)
        caption = element(
            "figcaption",
            "fs-figur__tekst",
            # A heading to a screen reader, but not one more line in the menu's list of the page's headings.
            element("p", "fs-figur__titel", figure.title, role="heading", aria_level="3"),
            element("p", "", figure.alt),
            self._explained_on(figure),
            element(
                "div",
                "fs-hent",
                download(self, f"figurer/{figure.name}.pptx", "Hent som slide"),
                download(self, f"figurer/{figure.name}.svg", "Hent tegningen"),
            ),
        )
        return element("figure", "fs-figur fs-galleri__et", self.picture(figure, name), caption, id=name)

    def _explained_on(self, figure: Figure) -> Element | None:
        pages = self.rendering.library.book.pages_about(figure.id)
        if not pages:
            return None
        line = element("p", "fs-galleri__steder", "Læs om den: ")
        for number, page in enumerate(pages):
            append(line, " · " if number else None, element("a", "", page.title, href=self.rendering.link(page.path)))
        return line
