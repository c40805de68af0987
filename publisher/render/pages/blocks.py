"""A block of a page in; its call-out, figure, cards or phrases, filled from the chapter's content, out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pymdownx.blocks.block import Block

from publisher.figures import Figure
from publisher.render.pages import marks
from publisher.render.pages.elements import PLAIN, Child, append, element
from publisher.render.pages.rendering import Rendering


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
    """`/// sig-det | id …`: phrases to say, as speech."""

    NAME = "sig-det"

    def made(self) -> Element:
        """One speech card a phrase."""
        phrases = self.rendering.library.book.phrases
        cards = [self.card(phrases[ref]) for ref in self.refs]
        box = element("section", "fs-boks fs-sig-det", self.heading("Sig det sådan"), element("ul", "fs-taler", *cards))
        box.set(PLAIN, "")
        return box

    def card(self, phrase: str) -> Element:
        """The phrase in quotation marks."""
        return element("li", "fs-tale", element("p", "fs-tale__ord", f"»{phrase}«"))


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
    """`/// figur | id`: a drawing with its title."""

    NAME = "figur"

    def made(self) -> Element:
        """The drawing and below it the caption."""
        rendering = self.rendering
        ref = self.refs[0]
        figure = rendering.library.figures[ref]
        name = rendering.unique(f"figur-{ref.rpartition('.')[2]}")
        title = element("p", "fs-figur__titel", *self.title(figure))
        caption = element("figcaption", "fs-figur__tekst", title, self.explained(figure))
        made = element("figure", "fs-figur", self.picture(figure, name), caption, id=name)
        made.set(PLAIN, "")
        return made

    def title(self, figure: Figure) -> list[Child]:
        """The figure's title, and that it is a picture to teach with."""
        return [figure.title, " ", marks.strength("billede")]

    def picture(self, figure: Figure, name: str) -> Element:
        """The drawing itself, whose ids begin with `name`; each edition draws in its own way."""
        raise NotImplementedError

    def explained(self, figure: Figure) -> Element | None:  # noqa: ARG002 - for those that have more to say
        """What stands under the title."""
        return None
