"""A block of an overview page in; the front page, the glossary, the bibliography or the chapters, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from publisher.content.book import Chapter, Page
from publisher.content.markup import BLOCK, CITATION, cited
from publisher.figures import svg
from publisher.render.website.alphabet import alphabetical
from publisher.render.website.blocks import ContentBlock
from publisher.render.website.downloads import Plakater, Undervisning
from publisher.render.website.elements import PLAIN, append, element
from publisher.render.website.frame import review_of
from publisher.render.website.references import full, sort_key
from publisher.render.website.rendering import Rendering

_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


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
    """`/// kapitler`: every chapter with its pages."""

    NAME = "kapitler"

    def made(self) -> Element:
        """One card a chapter."""
        book = self.rendering.library.book
        box = element("div", "fs-kapitler", *(self._card(chapter) for chapter in book.chapters))
        box.set(PLAIN, "")
        return box

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


class Ordliste(ContentBlock):
    """`/// ordliste`: every term of the glossary, by its first letter."""

    NAME = "ordliste"

    def made(self) -> Element:
        """A list of letters to jump by, then the terms under each letter."""
        letters: dict[str, list[Element]] = {}
        for term in sorted(self.rendering.library.book.glossary, key=lambda found: alphabetical(found.term)):
            self.rendering.unique(term.id)
            word = element("dt", "", element("dfn", "", term.term), id=term.id)
            plain = element("dd", "fs-ord__jaevnt", term.plain)
            letters.setdefault(term.term[0].upper(), []).append(
                element("div", "fs-ord", word, plain, element("dd", "", term.text))
            )
        jump = [element("a", "", letter, href=f"#bogstav-{_anchor(letter)}") for letter in letters]
        box = element("div", "fs-ordliste", element("nav", "fs-bogstaver", *jump, aria_label="Bogstaver"))
        for letter, words in letters.items():
            # A heading to a screen reader, but not one more line in the menu's list of the page's headings.
            heading = element(
                "p", "fs-bogstav", letter, role="heading", aria_level="2", id=f"bogstav-{_anchor(letter)}"
            )
            append(box, heading, element("dl", "", *words))
        return box


class Kilder(ContentBlock):
    """`/// kilder`: the whole bibliography, each work with what it supports and where it is used."""

    NAME = "kilder"

    def made(self) -> Element:
        """One entry a work, in the order of authors; its id is what citations link to."""
        book = self.rendering.library.book
        used = {page.path: _cited_on(page, self.rendering) for page in book.pages.values()}
        entries = []
        for reference in sorted(book.references.values(), key=sort_key):
            self.rendering.unique(reference.id)
            places = [page for page in book.pages.values() if reference.id in used[page.path]]
            entry = element(
                "li",
                "fs-vaerk",
                element("p", "fs-kilde", *full(reference, self.rendering.letter(reference.id))),
                id=reference.id,
            )
            append(entry, element("p", "fs-vaerk__stoette", reference.supports))
            if places:
                append(entry, self._places(places))
            entries.append(entry)
        box = element("ul", "fs-vaerker", *entries)
        box.set(PLAIN, "")
        return box

    def _places(self, pages: list[Page]) -> Element:
        line = element("p", "fs-vaerk__steder", "Bruges på: ")
        for number, page in enumerate(pages):
            link = element("a", "", page.title, href=self.rendering.link(page.path))
            append(line, " · " if number else None, link)
        return line


class Gennemgang(ContentBlock):
    """`/// gennemgang`: each chapter's version, and who has reviewed it."""

    NAME = "gennemgang"

    def made(self) -> Element:
        """A table of chapters."""
        rows = []
        for chapter in self.rendering.library.book.chapters:
            title = element("th", "", f"{chapter.number}. {chapter.title}", scope="row")
            version, state = element("td", "", chapter.version), element("td", "", review_of(chapter))
            rows.append(element("tr", "", title, version, state))
        words = ("Kapitel", "Version", "Gennemgang")
        head = element("tr", "", *(element("th", "", word, scope="col") for word in words))
        return element("table", "fs-tabel", element("thead", "", head), element("tbody", "", *rows))


OVERVIEW_BLOCKS: Iterable[type[ContentBlock]] = (
    Forside,
    PatientenSpoerger,
    Kapitler,
    Ordliste,
    Kilder,
    Gennemgang,
    Undervisning,
    Plakater,
)


def _anchor(letter: str) -> str:
    return {"Æ": "ae", "Ø": "oe", "Å": "aa"}.get(letter, letter.lower())


def _cited_on(page: Page, rendering: Rendering) -> set[str]:
    """The references that a page cites in its text, its message and its lists."""
    book = rendering.library.book
    text = _FENCE.sub("", page.text)
    found = {ref for match in CITATION.finditer(text) for ref in cited(match.group(1))}
    for match in BLOCK.finditer(text):
        ref = (match.group(2) or "").strip()
        full_ref = ref if "." in ref else f"{page.chapter}.{ref}"
        if match.group(1) == "budskab" and full_ref in book.messages:
            found |= set(book.messages[full_ref].cite)
        if match.group(1) == "liste" and full_ref in book.lists:
            found |= {key for item in book.lists[full_ref] for key in item.cite}
    return found
