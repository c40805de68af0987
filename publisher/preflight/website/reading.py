"""A site in; everything that would puzzle a reader or a screen reader on its pages out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from publisher.preflight.report import Finding
from publisher.preflight.website.site import Site, SitePage, place, text_of

_LEFT_OVER = re.compile(r"^\s*/{3,}\s*[a-zæøå-]*|\[@|\{\{|\{%|wzxhzdk|\x02|\x03")
_NAMES = ("aria-label", "title")


def titles(site: Site) -> Iterator[Finding]:
    """Every page has a title of its own."""
    seen: dict[str, str] = {}
    for page in site.pages.values():
        title = (page.root.findtext(".//head/title") or "").strip()
        if not title:
            yield Finding("WEB-B1", page.name, "siden mangler en titel (<title>)")
        elif title in seen:
            yield Finding("WEB-B1", page.name, f"samme titel som {seen[title]}: {title}")
        seen.setdefault(title, page.name)


def languages(site: Site) -> Iterator[Finding]:
    """Every page says that it is in Danish."""
    for page in site.pages.values():
        if page.root.get("lang") != "da":
            yield Finding("WEB-B2", page.name, f"sproget er ikke dansk: lang={page.root.get('lang') or 'mangler'}")


def headings(site: Site) -> Iterator[Finding]:
    """Every page has exactly one h1, with words in it."""
    for page in site.pages.values():
        found = [text_of(heading) for heading in page.root.iter("h1")]
        if len(found) != 1 or not found[0]:
            yield Finding(
                "WEB-B3", page.name, f"siden har {len(found)} overskrifter på øverste niveau, eller den er tom"
            )


def pictures(site: Site) -> Iterator[Finding]:
    """Every image has an alternative text; every drawing in the content a name, or it is hidden as ornament."""
    for page in site.pages.values():
        for image in page.root.iter("img"):
            if image.get("alt") is None:
                yield Finding("WEB-B4", page.name, f"billedet mangler alternativ tekst: {image.get('src')}")
        for drawing in page.root.xpath("//article//*[local-name()='svg']"):  # type: ignore[union-attr]
            if isinstance(drawing, etree._Element) and not _is_hidden(drawing) and not _drawing_name(page, drawing):  # noqa: SLF001
                yield Finding("WEB-B5", f"{page.name} {place(drawing)}", "tegningen har intet navn og er ikke skjult")


def ids(site: Site) -> Iterator[Finding]:
    """No id stands twice on a page."""
    for page in site.pages.values():
        for name, count in Counter(page.ids).items():
            if count > 1:
                yield Finding("WEB-B6", page.name, f"id'et {name} står {count} gange")


def names(site: Site) -> Iterator[Finding]:
    """Every link and button has a text or a label."""
    for page in site.pages.values():
        for element in page.root.iter("a", "button"):
            is_link = element.tag == "button" or element.get("href") is not None
            if is_link and not text_of(element) and not any(element.get(key) for key in _NAMES):
                yield Finding("WEB-B7", f"{page.name} {place(element)}", "linket eller knappen har ingen tekst")


def left_over(site: Site) -> Iterator[Finding]:
    """No mark of our own markup is left in what a reader sees."""
    for page in site.pages.values():
        for text, element in page.words():
            for line in text.split("\n"):
                if _LEFT_OVER.search(line):
                    yield Finding(
                        "WEB-C1", f"{page.name} {place(element)}", f"opmærkning er blevet stående: {line.strip()[:60]}"
                    )


def _is_hidden(element: etree._Element) -> bool:
    return any(one.get("aria-hidden") == "true" for one in (element, *element.iterancestors()))


def _drawing_name(page: SitePage, drawing: etree._Element) -> str:
    """The name that a screen reader says: the label, or the elements that the drawing points to."""
    if drawing.get("role") != "img":
        return ""
    named = set((drawing.get("aria-labelledby") or "").split())
    texts = [text_of(one) for one in page.root.iter(etree.Element) if one.get("id") in named]
    return drawing.get("aria-label") or " ".join(texts).strip()
