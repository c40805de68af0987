"""A page's elements in; the same with ids, links and headings that hold in a document of many pages, out."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from publisher.content.pages import resolve_path
from publisher.render.handbook.rendering import HandbookRendering, edition, identify
from publisher.render.paged.numbering import ATTRIBUTE, ROOM
from publisher.render.pages.elements import element
from publisher.render.pages.extension import HEADINGS

_QUIET = {"fs-term", "fs-henvisning", "fs-vaerk__steder"}  # links to the two lists at the end, and from one of them
_PARAGRAPHS = {"dl": "div", "dt": "p", "dd": "p"}  # WeasyPrint 70 tags a term and its explanation as two list items


def bind(root: Element, rendering: HandbookRendering) -> None:
    """Change the page below `root` in place.

    Ids and addresses become those of the one document, other pages' addresses with their page number; what the
    handbook leaves out is named without a link; headings go down by the levels that stand above the page.
    """
    deeper = 2 if rendering.chapter and not rendering.path.endswith("/index.md") else 1
    for one, parent, quiet in list(_walk(root, root, quiet=False)):
        one.tag = _PARAGRAPHS.get(one.tag, one.tag)
        if "id" in one.attrib:
            one.set("id", identify(rendering.path, one.get("id", "")))
        if one.tag in HEADINGS:
            _lower(one, deeper, rendering)
        elif one.tag == "a":
            place = _lead(one, rendering)
            if place and not quiet and place.partition("--")[0] != identify(rendering.path):
                _number(one, parent, place)
        elif one.tag == "img":
            one.set("src", resolve_path(rendering.path, one.get("src", "")) or "")


def _walk(one: Element, parent: Element, *, quiet: bool) -> Iterator[tuple[Element, Element, bool]]:
    """Every element with its parent, and whether links in it are to stay without page numbers."""
    quiet = quiet or bool(_QUIET & set(one.get("class", "").split()))
    yield one, parent, quiet
    for child in one:
        yield from _walk(child, one, quiet=quiet)


def _lower(heading: Element, deeper: int, rendering: HandbookRendering) -> None:
    level = int(heading.tag[1])
    if level == 1:
        heading.set("id", identify(rendering.path))
        heading.set("class", "side" if deeper == 2 else "kapitel")
        _name(heading, rendering)
    elif heading.get("class") is None:
        heading.set("class", "afsnit" if level == 2 else "underafsnit")
    heading.tag = f"h{min(level + deeper, 6)}"


def _name(heading: Element, rendering: HandbookRendering) -> None:
    """Give a page's title what the style sheet needs of it: bookmark, running head and foot, and its number."""
    title, chapter = "".join(heading.itertext()), rendering.chapter
    heading.set("data-titel", title)
    heading.set("data-kapitel", f"Kapitel {chapter.number}: {title}" if chapter else title)
    heading.set("data-status", edition(chapter) if chapter else "")
    if number := rendering.plan.number(rendering.path):
        label = element("span", "nr", number)
        label.tail, heading.text = heading.text, None
        heading.insert(0, label)


def _lead(link: Element, rendering: HandbookRendering) -> str | None:
    """Make the link lead to its place in the document, which is returned; None where it leads out or nowhere."""
    target = link.get("href", "")
    if "://" in target or target.startswith("mailto:"):
        return None
    place = rendering.place(target)
    link.attrib.pop("title", None)
    if place is None:
        link.tag = "span"
        del link.attrib["href"]
    else:
        link.set("href", f"#{place}")
    return place


def _number(link: Element, parent: Element, place: str) -> None:
    """Put the place's page number behind the link."""
    number = element("span", "", ROOM)
    number.set(ATTRIBUTE, f"#{place}")
    note = element("span", "fs-paa-side", " (side\u00a0", number, ")")
    note.tail, link.tail = link.tail, None
    parent.insert(list(parent).index(link) + 1, note)
