"""What a page has cited in; the page's own list of references out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from publisher.render.pages.elements import PLAIN, element
from publisher.render.pages.references import full, sort_key
from publisher.render.pages.rendering import Rendering


def reference_list(rendering: Rendering) -> Element | None:
    """What the page has cited so far, in the order of authors."""
    if not rendering.cited:
        return None
    entries = [
        element("li", "fs-kilde", *full(reference, rendering.letter(reference.id)))
        for reference in sorted(rendering.cited.values(), key=sort_key)
    ]
    heading = element("h2", "fs-blok__titel", "Kilder på denne side", id="kilder-paa-siden")
    heading.set("data-search-exclude", "")  # the works are found on their own page
    section = element("section", "fs-kilder", heading, element("ul", "", *entries))
    section.set(PLAIN, "")
    return section
