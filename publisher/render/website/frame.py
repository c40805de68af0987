"""A page in; the same with what a chapter page says about itself, below its title and at its end, out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from publisher.render.pages.elements import PLAIN, append, element
from publisher.render.pages.rendering import Rendering
from publisher.render.pages.review import review_of
from publisher.render.website.handbook import handbook_line


def frame(root: Element, rendering: Rendering) -> None:
    """Add chapter, version and review below the title, and what they mean at the end.

    The title stays the first element: MkDocs takes a page's name from it only there.
    """
    chapter = rendering.chapter
    if chapter is None:
        return
    place = f"Kapitel {chapter.number}: {chapter.short} · version {chapter.version} · {review_of(chapter)}"
    below = element("p", "fs-over", place)
    below.set(PLAIN, "")
    below.set("data-search-exclude", "")
    at = next((number for number, child in enumerate(root, 1) if child.tag == "h1"), 0)
    root.insert(at, below)
    if rendering.path.endswith("/index.md"):
        append(root, handbook_line(rendering))
    root.append(_terms(rendering))


def _terms(rendering: Rendering) -> Element:
    line = element(
        "p",
        "fs-status",
        "Materialet støtter den faglige vurdering og erstatter den ikke. ",
        element("a", "", "Læs om materialet og gennemgangen", href=rendering.link("om.md")),
    )
    line.set(PLAIN, "")
    line.set("data-search-exclude", "")
    return line
