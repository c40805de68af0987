"""A block of an overview page in; the front page, the chapters or the glossary, out."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from publisher.content.book import Chapter
from publisher.content.models import Term
from publisher.figures import svg
from publisher.render.pages.blocks import ContentBlock
from publisher.render.pages.elements import PLAIN, element
from publisher.render.pages.overviews import Ordliste, anchor


class Forside(ContentBlock):
    """`/// forside`: the opening drawing beside the author's Markdown."""

    NAME = "forside"

    def made(self) -> Element:
        """The drawing; it is ornament, so it has no words of its own."""
        drawing = element("div", "fs-forside__tegning", aria_hidden="true")
        drawing.set("data-search-exclude", "")
        inline = svg.inline(self.rendering.library.opening, "forside")
        drawing.text = AtomicString(self.md.htmlStash.store(inline))
        return element("div", "fs-forside", element("div", "fs-forside__ord"), drawing)

    def on_add(self, block: Element) -> Element:
        """The author's Markdown goes beside the drawing."""
        return block[0]


class PatientenSpoerger(ContentBlock):
    """`/// patienten-spoerger`: a list of questions, each a link to the page that answers it."""

    NAME = "patienten-spoerger"

    def made(self) -> Element:
        """The box that the author's list stands in."""
        return element("div", "fs-indgange")


class Kapitler(ContentBlock):
    """`/// kapitler`: every chapter with its pages, and last the author's Markdown."""

    NAME = "kapitler"

    def made(self) -> Element:
        """One card a chapter."""
        book = self.rendering.library.book
        cards = (self._card(chapter) for chapter in book.chapters)
        box = element("div", "fs-kapitler", *cards, element("section", "fs-kapitel fs-kapitel--sidst"))
        box.set(PLAIN, "")
        return box

    def on_add(self, block: Element) -> Element:
        """The author's Markdown stands as one more card."""
        return block[-1]

    def _card(self, chapter: Chapter) -> Element:
        rendering = self.rendering
        book = rendering.library.book
        pages = [book.pages[path] for path in rendering.library.order if path.startswith(chapter.folder + "/")]
        front = f"{chapter.folder}/index.md"
        title = element("a", "", chapter.title, href=rendering.link(front))
        others = [
            element("li", "", element("a", "", page.title, href=rendering.link(page.path)))
            for page in pages
            if page.path != front
        ]
        return element(
            "section",
            "fs-kapitel",
            element("p", "fs-over", f"Kapitel {chapter.number}"),
            element("h3", "", title),
            element("ul", "", *others),
        )


class LetteredGlossary(Ordliste):
    """The glossary with a list of letters to jump by."""

    def before(self, letters: Iterable[str]) -> Element:
        """A link to each letter."""
        jump = [element("a", "", letter, href=f"#bogstav-{anchor(letter)}") for letter in letters]
        return element("nav", "fs-bogstaver", *jump, aria_label="Bogstaver")

    def letter(self, letter: str) -> Element:
        """A heading to a screen reader, but not one more line in the menu's list of the page's headings."""
        return element("p", "fs-bogstav", letter, role="heading", aria_level="2", id=f"bogstav-{anchor(letter)}")

    def under(self, words: Iterable[Element]) -> Element:
        """The terms, one below the other."""
        return element("div", "", *words)

    def entry(self, term: Term) -> Element:
        """A section of its own, so that a search finds the term and leads to it; deeper than the menu's list goes."""
        word = element("h4", "", element("dfn", "", term.term), id=term.id, aria_level="3")
        plain = element("p", "fs-ord__jaevnt", term.plain)
        return element("section", "fs-ord", word, plain, element("p", "", term.text))
