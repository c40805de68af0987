"""The Markdown extension that editions build on: a page's text in, the page with our blocks and citations out."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension

from publisher.content.markup import slug
from publisher.render.pages.blocks import ContentBlock
from publisher.render.pages.citations import Citations
from publisher.render.pages.elements import PLAIN
from publisher.render.pages.rendering import Rendering

HEADINGS = {f"h{level}" for level in range(1, 7)}
# Places among Markdown's own steps: before all others; before links (160); after attributes {#id} (8), before toc (5).
_FIRST, _BEFORE_LINKS, _BEFORE_TOC = 1000, 165, 7


class PageExtension(BlocksExtension):  # type: ignore[misc] # pymdownx publishes no types
    """An edition's blocks and the citations."""

    blocks: ClassVar[tuple[type[ContentBlock], ...]]

    @abstractmethod
    def begun(self) -> Rendering:
        """The state that all steps of one converter share."""

    def finish(self, root: Element, rendering: Rendering) -> None:
        """What needs the whole page."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802 - pymdownx's name
        """Add every step to `md`."""
        rendering = self.begun()
        for block in self.blocks:
            block_mgr.register(block, {"rendering": rendering})
        md.preprocessors.register(_FindPage(md, rendering), "fs-page", _FIRST)
        md.inlinePatterns.register(Citations(md, rendering), "fs-citation", _BEFORE_LINKS)
        md.treeprocessors.register(_Finish(md, rendering, self), "fs-finish", _BEFORE_TOC)
        self.extend(md, rendering)

    def extend(self, md: Markdown, rendering: Rendering) -> None:
        """Add the edition's own steps."""


class _FindPage(Preprocessor):
    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self._rendering = rendering

    def run(self, lines: list[str]) -> list[str]:
        self._rendering.begin("\n".join(lines))
        return lines


class _Finish(Treeprocessor):
    """The edition's last touch, then the ids of all headings."""

    def __init__(self, md: Markdown, rendering: Rendering, edition: PageExtension) -> None:
        super().__init__(md)
        self._rendering = rendering
        self._edition = edition

    def run(self, root: Element) -> None:
        self._edition.finish(root, self._rendering)
        for element in root.iter():
            element.attrib.pop(PLAIN, None)
            if element.tag in HEADINGS:
                element.set("id", self._rendering.unique(element.get("id") or slug("".join(element.itertext()))))
