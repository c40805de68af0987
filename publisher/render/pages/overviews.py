"""A block of an overview page in; the glossary, the bibliography or the state of the chapters out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from publisher.content.book import Page
from publisher.content.markup import BLOCK, CITATION, cited
from publisher.content.models import Term
from publisher.render.pages.alphabet import alphabetical
from publisher.render.pages.blocks import ContentBlock
from publisher.render.pages.elements import PLAIN, append, element
from publisher.render.pages.references import full, sort_key
from publisher.render.pages.rendering import Rendering
from publisher.render.pages.review import review_of

_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


class Ordliste(ContentBlock):
    """`/// ordliste`: every term of the glossary, by its first letter."""

    NAME = "ordliste"

    def made(self) -> Element:
        """The terms under each letter."""
        letters: dict[str, list[Element]] = {}
        for term in sorted(self.rendering.library.book.glossary, key=lambda found: alphabetical(found.term)):
            letters.setdefault(term.term[0].upper(), []).append(self.entry(term))
        box = element("div", "fs-ordliste", self.before(letters))
        for letter, words in letters.items():
            append(box, self.letter(letter), self.under(words))
        return box

    def under(self, words: Iterable[Element]) -> Element:
        """The terms of one letter."""
        return element("dl", "", *words)

    def before(self, letters: Iterable[str]) -> Element | None:  # noqa: ARG002 - for editions that jump
        """What stands above the first letter."""
        return None

    def letter(self, letter: str) -> Element:
        """The letter above its terms."""
        return element("h2", "fs-bogstav", letter, id=f"bogstav-{anchor(letter)}")

    def entry(self, term: Term) -> Element:
        """The professional word, the plain one and the sentence; its id is what terms link to."""
        word = element("dt", "", element("dfn", "", term.term), id=self.rendering.unique(term.id))
        return element("div", "fs-ord", word, element("dd", "fs-ord__jaevnt", term.plain), element("dd", "", term.text))


class KapitletsSider(ContentBlock):
    """`/// kapitlets-sider`: the other pages of the chapter in the order of reading, each with its message."""

    NAME = "kapitlets-sider"

    def made(self) -> Element:
        """A numbered list of links."""
        rendering = self.rendering
        folder = rendering.path.rpartition("/")[0] + "/"
        paths = [path for path in rendering.library.order if path.startswith(folder) and path != rendering.path]
        box = element("ol", "fs-sider", *(self._entry(rendering.library.book.pages[path]) for path in paths))
        box.set(PLAIN, "")
        return box

    def _entry(self, page: Page) -> Element:
        book = self.rendering.library.book
        ref = next((match.group(2) for match in BLOCK.finditer(page.text) if match.group(1) == "budskab"), None)
        message = book.messages[ref if "." in ref else f"{page.chapter}.{ref}"].text if ref else None
        return element(
            "li",
            "fs-side",
            element("a", "fs-side__navn", page.title, href=self.rendering.link(page.path)),
            element("p", "fs-side__budskab", message) if message else None,
        )


class Kilder(ContentBlock):
    """`/// kilder`: the whole bibliography, each work with what it supports and where it is used."""

    NAME = "kilder"

    def made(self) -> Element:
        """One entry a work, in the order of authors; its id is what citations link to."""
        book = self.rendering.library.book
        used = {page: _cited_on(page, self.rendering) for page in self.pages()}
        entries = []
        for reference in sorted(book.references.values(), key=sort_key):
            self.rendering.unique(reference.id)
            places = [page for page, cited in used.items() if reference.id in cited]
            entry = element(
                "li",
                "fs-vaerk",
                element("p", "fs-kilde", *full(reference, self.rendering.letter(reference.id))),
                id=reference.id,
            )
            append(entry, element("p", "fs-vaerk__stoette", reference.supports))
            if places:
                append(entry, self.places(places))
            entries.append(entry)
        box = element("ul", "fs-vaerker", *entries)
        box.set(PLAIN, "")
        return box

    def pages(self) -> Iterable[Page]:
        """The pages that may use a work."""
        return self.rendering.library.book.pages.values()

    def places(self, pages: list[Page]) -> Element:
        """The pages that use a work, as links."""
        line = element("p", "fs-vaerk__steder", "Bruges på: ", data_search_exclude="")
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


def anchor(letter: str) -> str:
    """A letter of the Danish alphabet as an id may hold it."""
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
