"""A block of a page in; its call-out, figure, cards or phrases, filled from the chapter's content, out."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from publisher.figures import svg
from publisher.render.website import marks
from publisher.render.website.elements import PLAIN, append, element
from publisher.render.website.rendering import Rendering


class ContentBlock(Block):  # type: ignore[misc] # pymdownx publishes no types
    """What our blocks share: the page being rendered, and the ids after the bar."""

    ARGUMENT: bool | None = None
    TITLE = ""

    @property
    def rendering(self) -> Rendering:
        """The page that the block stands on."""
        found: Rendering = self.config["rendering"]
        return found

    @property
    def refs(self) -> list[str]:
        """The ids after the bar as "chapter.id"."""
        return [self.rendering.full(ref) for ref in (self.argument or "").split()]

    def on_markdown(self) -> str:
        """The content, where there is any, is Markdown."""
        return "block"

    def heading(self, text: str, level: int = 2) -> Element:
        """A heading whose id no other on the page has."""
        return element(f"h{level}", "fs-blok__titel", text)

    def on_create(self, parent: Element) -> Element:
        """Put the block's element where it stands."""
        made = self.made()
        parent.append(made)
        return made

    def made(self) -> Element:
        """The block's element."""
        raise NotImplementedError


class Budskab(ContentBlock):
    """`/// budskab | id`: the page's message, large."""

    NAME = "budskab"

    def made(self) -> Element:
        """The message with what supports it."""
        message = self.rendering.library.book.messages[self.refs[0]]
        sentence = element("p", "fs-budskab__tekst", message.text)
        box = element("div", "fs-budskab", sentence)
        if message.cite or message.strength:
            append(
                box, element("p", "fs-budskab__kilde", marks.citation(self.rendering, message.cite, message.strength))
            )
        box.set(PLAIN, "")
        return box


class KortFortalt(ContentBlock):
    """`/// kort-fortalt`: three to five lines of Markdown."""

    NAME = "kort-fortalt"
    TITLE = "Kort fortalt"

    def made(self) -> Element:
        """The box and its heading; the author's Markdown follows inside."""
        return element("section", f"fs-boks fs-{self.NAME}", self.heading(self.TITLE))


class PasPaa(KortFortalt):
    """`/// pas-paa`: what not to say and when to react, in Markdown."""

    NAME = "pas-paa"
    TITLE = "Pas på"


class SigDet(ContentBlock):
    """`/// sig-det | id …`: phrases to say, as cards with a button that copies them."""

    NAME = "sig-det"

    def made(self) -> Element:
        """One speech card a phrase."""
        phrases = self.rendering.library.book.phrases
        cards = [
            element("li", "fs-tale", element("p", "fs-tale__ord", f"»{phrases[ref]}«"), _copy_button(phrases[ref]))
            for ref in self.refs
        ]
        box = element("section", "fs-boks fs-sig-det", self.heading("Sig det sådan"), element("ul", "fs-taler", *cards))
        box.set(PLAIN, "")
        return box


class Spoerg(ContentBlock):
    """`/// spoerg | id …`: open questions to the patient."""

    NAME = "spoerg"

    def made(self) -> Element:
        """The questions as a list."""
        questions = self.rendering.library.book.questions
        lines = [element("li", "", questions[ref]) for ref in self.refs]
        box = element("section", "fs-boks fs-spoerg", self.heading("Spørg"), element("ul", "", *lines))
        box.set(PLAIN, "")
        return box


class Figur(ContentBlock):
    """`/// figur | id`: a drawing with its title and, folded, its long description."""

    NAME = "figur"

    def made(self) -> Element:
        """The drawing in a frame that scrolls sideways where the screen is narrower than its words can bear."""
        rendering = self.rendering
        ref = self.refs[0]
        figure = rendering.library.figures[ref]
        name = rendering.unique(f"figur-{ref.rpartition('.')[2]}")
        frame = element("div", "fs-figur__ramme", tabindex="0", role="group", aria_label=f"Tegning: {figure.title}")
        frame.set("data-search-exclude", "")
        frame.text = AtomicString(self.md.htmlStash.store(svg.inline(figure, name)))
        caption = element(
            "figcaption",
            "fs-figur__tekst",
            element("p", "fs-figur__titel", figure.title, " ", marks.strength("billede")),
            element(
                "details",
                "fs-figur__beskrivelse",
                element("summary", "", "Beskrivelse af tegningen"),
                element("p", "", figure.description),
            ),
        )
        made = element("figure", "fs-figur", frame, caption, id=name)
        made.set(PLAIN, "")
        return made


CONTENT_BLOCKS: Iterable[type[ContentBlock]] = (Budskab, KortFortalt, PasPaa, SigDet, Spoerg, Figur)


def _copy_button(text: str) -> Element:
    """Shown only where a script can copy; the text stands beside it."""
    return element("button", "fs-kopier", "Kopiér", type="button", hidden="", data_fs_copy=text)
