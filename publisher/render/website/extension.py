"""The one Markdown extension that both site hosts run: a page's text in, the page with all that is ours out."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension

from publisher.content.markup import slug
from publisher.render.website.blocks import CONTENT_BLOCKS
from publisher.render.website.cards import Liste
from publisher.render.website.citations import Citations, reference_list
from publisher.render.website.elements import PLAIN
from publisher.render.website.frame import frame
from publisher.render.website.glossary import link_terms
from publisher.render.website.overviews import OVERVIEW_BLOCKS
from publisher.render.website.rendering import Rendering
from publisher.render.website.style import variables

_HEADINGS = {f"h{level}" for level in range(1, 7)}
# Places among Markdown's own steps: before all others; before links (160); after attributes {#id} (8), before toc (5).
_FIRST, _BEFORE_LINKS, _BEFORE_TOC, _LAST = 1000, 165, 7, -1000


class PublisherExtension(BlocksExtension):  # type: ignore[misc] # pymdownx publishes no types
    """Our blocks, citations and glossary."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802 - pymdownx's name
        """Add every step to `md`, all sharing the state of the page."""
        rendering = Rendering()
        for block in (*CONTENT_BLOCKS, Liste, *OVERVIEW_BLOCKS):
            block_mgr.register(block, {"rendering": rendering})
        md.preprocessors.register(_FindPage(md, rendering), "fs-page", _FIRST)
        md.inlinePatterns.register(Citations(md, rendering), "fs-citation", _BEFORE_LINKS)
        md.treeprocessors.register(_Finish(md, rendering), "fs-finish", _BEFORE_TOC)
        md.treeprocessors.register(_Done(md, rendering), "fs-done", _LAST)
        md.postprocessors.register(_Colours(md, rendering), "fs-colours", _LAST)


def makeExtension(**options: Any) -> PublisherExtension:  # noqa: N802 - Markdown's name
    """The extension, as Markdown looks it up by the module's dotted name."""
    return PublisherExtension(**options)


class _FindPage(Preprocessor):
    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self._rendering = rendering

    def run(self, lines: list[str]) -> list[str]:
        self._rendering.begin("\n".join(lines))
        return lines


class _Finish(Treeprocessor):
    """What needs the whole page: its head and foot, its references, its terms and the ids of its headings."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self._rendering = rendering

    def run(self, root: Element) -> None:
        sources = reference_list(self._rendering)
        if sources is not None:
            root.append(sources)
        frame(root, self._rendering)
        link_terms(root, self._rendering)
        for element in root.iter():
            element.attrib.pop(PLAIN, None)
            if element.tag in _HEADINGS:
                element.set("id", self._rendering.unique(element.get("id") or slug("".join(element.itertext()))))


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
        return variables(self._rendering.library.palette) + text if self._rendering.done else text
