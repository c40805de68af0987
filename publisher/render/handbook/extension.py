"""The Markdown extension of the handbook: a page's text in; its part of the one document out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from publisher.content.models import Term
from publisher.render.handbook.binding import bind
from publisher.render.handbook.blocks import PrintedFigure, PrintedList, PrintedSources
from publisher.render.handbook.plan import GLOSSARY, Plan
from publisher.render.handbook.rendering import HandbookRendering
from publisher.render.pages.blocks import Budskab, KortFortalt, PasPaa, SigDet, Spoerg
from publisher.render.pages.elements import element
from publisher.render.pages.extension import PageExtension
from publisher.render.pages.glossary import link_terms
from publisher.render.pages.library import Library
from publisher.render.pages.overviews import Gennemgang, KapitletsSider, Ordliste
from publisher.render.pages.rendering import Rendering

_LAST = -900  # after all that makes elements


class HandbookExtension(PageExtension):
    """Our blocks, citations and terms as the handbook shows them."""

    blocks = (
        Budskab,
        KortFortalt,
        PasPaa,
        SigDet,
        Spoerg,
        PrintedFigure,
        PrintedList,
        Ordliste,
        PrintedSources,
        KapitletsSider,
        Gennemgang,
    )

    def __init__(self, library: Library, plan: Plan) -> None:
        """Convert the pages of `plan`."""
        super().__init__()
        self.rendering = HandbookRendering(library, plan)

    def begun(self) -> HandbookRendering:
        """The one state of all conversions."""
        return self.rendering

    def extend(self, md: Markdown, rendering: Rendering) -> None:  # noqa: ARG002 - as every edition's
        """Bind each finished page into the document."""
        md.treeprocessors.register(_Bind(md, self.rendering), "fs-bind", _LAST)

    def finish(self, root: Element, rendering: Rendering) -> None:
        """Link the first use of each term in a chapter to the glossary."""

        def link(term: Term, shown: str) -> Element:
            return element("a", "fs-term", shown, href=rendering.link(f"{GLOSSARY}#{term.id}"))

        if rendering.chapter:
            link_terms(root, rendering.library.book.glossary, link, self.rendering.explained)


class _Bind(Treeprocessor):
    def __init__(self, md: Markdown, rendering: HandbookRendering) -> None:
        super().__init__(md)
        self._rendering = rendering

    def run(self, root: Element) -> None:
        bind(root, self._rendering)
