"""Citations in a page's text in; links with the strength of what they support out."""

from __future__ import annotations

import re
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from publisher.content.markup import CITATION, cited
from publisher.content.models import Strength
from publisher.render.pages import marks
from publisher.render.pages.rendering import Rendering


class Citations(InlineProcessor):
    """Turns `[@id; @id | strength]` into links."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        """Note what is cited in `rendering`."""
        super().__init__(CITATION.pattern, md)
        self._rendering = rendering

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802, ARG002
        """The citation's links; Markdown's name for it."""
        strength = cast("Strength | None", m.group(2))
        return marks.citation(self._rendering, cited(m.group(1)), strength), m.start(0), m.end(0)
