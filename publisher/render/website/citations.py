"""Citations in a page's text in; links with their strength, and the page's own list of references, out."""

from __future__ import annotations

import re
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from publisher.content.markup import CITATION, cited
from publisher.content.models import Strength
from publisher.render.website import marks
from publisher.render.website.elements import PLAIN, element
from publisher.render.website.references import full, sort_key
from publisher.render.website.rendering import Rendering


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


def reference_list(rendering: Rendering) -> Element | None:
    """What the page has cited so far, in the order of authors."""
    if not rendering.cited:
        return None
    entries = [
        element("li", "fs-kilde", *full(reference, rendering.letter(reference.id)))
        for reference in sorted(rendering.cited.values(), key=sort_key)
    ]
    heading = element("h2", "fs-blok__titel", "Kilder på denne side", id="kilder-paa-siden")
    section = element("section", "fs-kilder", heading, element("ul", "", *entries))
    section.set(PLAIN, "")
    return section
