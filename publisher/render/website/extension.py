"""The one Markdown extension that both site hosts run: a page's text in, the page with all that is ours out."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from publisher.render.pages.blocks import Budskab, KortFortalt, PasPaa, Spoerg
from publisher.render.pages.cards import Liste
from publisher.render.pages.extension import PageExtension
from publisher.render.pages.overviews import Gennemgang, KapitletsSider, Kilder
from publisher.render.pages.rendering import Rendering
from publisher.render.website import library
from publisher.render.website.downloads import Plakater, Trykpakker
from publisher.render.website.frame import frame
from publisher.render.website.gallery import Figurer
from publisher.render.website.guide import Eksempel, Farver
from publisher.render.website.handbook import Haandbog
from publisher.render.website.handouts import Ark
from publisher.render.website.overviews import Forside, Kapitler, LetteredGlossary, PatientenSpoerger
from publisher.render.website.screen import CopiedPhrases, FramedFigure
from publisher.render.website.search import add_search_words
from publisher.render.website.sources import reference_list
from publisher.render.website.style import variables
from publisher.render.website.teaching import FlereSlides, Undervisning
from publisher.render.website.terms import explain_terms

_LAST = -1000  # after all of Markdown's own steps


class PublisherExtension(PageExtension):
    """Our blocks, citations and glossary as the website shows them."""

    blocks = (
        Budskab,
        KortFortalt,
        PasPaa,
        CopiedPhrases,
        Spoerg,
        FramedFigure,
        Liste,
        Forside,
        PatientenSpoerger,
        Kapitler,
        LetteredGlossary,
        Kilder,
        KapitletsSider,
        Gennemgang,
        Undervisning,
        FlereSlides,
        Ark,
        Plakater,
        Trykpakker,
        Figurer,
        Eksempel,
        Farver,
        Haandbog,
    )

    def begun(self) -> Rendering:
        """While a site host serves, each page meets the content as it then is."""
        return Rendering(library.current)

    def extend(self, md: Markdown, rendering: Rendering) -> None:
        """The colours, once a page is otherwise done."""
        md.treeprocessors.register(_Done(md, rendering), "fs-done", _LAST)
        md.postprocessors.register(_Colours(md, rendering), "fs-colours", _LAST)

    def finish(self, root: Element, rendering: Rendering) -> None:
        """The page's references, its search words, its head and foot, and its terms."""
        sources = reference_list(rendering)
        if sources is not None:
            root.append(sources)
        add_search_words(root, rendering)
        frame(root, rendering)
        explain_terms(root, rendering)


def makeExtension(**options: Any) -> PublisherExtension:  # noqa: N802 - Markdown's name
    """The extension, as Markdown looks it up by the module's dotted name."""
    return PublisherExtension(**options)


class _Done(Treeprocessor):
    """Says that only the page itself is still to be written: Markdown postprocesses each heading by itself before."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self._rendering = rendering

    def run(self, root: Element) -> None:  # noqa: ARG002 - Markdown's signature
        self._rendering.done = True


class _Colours(Postprocessor):
    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self._rendering = rendering

    def run(self, text: str) -> str:
        if not self._rendering.done:
            return text
        style = variables(self._rendering.library.palette)
        title, end, rest = text.partition("</h1>")  # an element before the title would be a page of its own to a search
        return title + end + style + rest if end else style + text
