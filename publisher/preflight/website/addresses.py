"""A site in; every address in it that another host would serve, or that leads nowhere, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from publisher.preflight.report import Finding
from publisher.preflight.website.site import Site, SitePage, place

_FETCHED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "input": ("src",),
    "image": ("href", "{http://www.w3.org/1999/xlink}href"),
    "use": ("href", "{http://www.w3.org/1999/xlink}href"),
}
_NAMING = {"canonical", "alternate", "next", "prev", "author", "license", "help", "search", "edit"}  # fetch nothing
_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")


def foreign(site: Site) -> Iterator[Finding]:
    """Everything that a browser would fetch from another host."""
    for name, element, address in _fetched(site):
        host = site.target(name, address).host
        if host and host != "data":
            yield Finding("WEB-A1", f"{name} {element}".strip(), f"hentes fra en anden vært: {address}")


def missing_files(site: Site) -> Iterator[Finding]:
    """Everything fetched or linked to that is not in the folder."""
    places = [*_fetched(site), *((page.name, place(link), str(link.get("href"))) for page, link in _links(site))]
    for name, element, address in places:
        target = site.target(name, address)
        if not target.host and target.path not in site.files:
            yield Finding("WEB-A2", f"{name} {element}".strip(), f"filen findes ikke: {address}")


def missing_anchors(site: Site) -> Iterator[Finding]:
    """Every link to a place on a page that the page does not have."""
    for page, link in _links(site):
        target = site.target(page.name, str(link.get("href")))
        found = site.pages.get(target.path)
        if target.anchor and found and target.anchor not in found.ids:
            yield Finding("WEB-A3", f"{page.name} {place(link)}", f"stedet findes ikke: {link.get('href')}")


def empty_downloads(site: Site) -> Iterator[Finding]:
    """Every file offered for download that holds nothing."""
    for page, link in _links(site):
        path = site.files.get(site.target(page.name, str(link.get("href"))).path)
        if link.get("download") is not None and path and path.stat().st_size == 0:
            yield Finding("WEB-A4", f"{page.name} {place(link)}", f"filen er tom: {link.get('href')}")


def _links(site: Site) -> Iterator[tuple[SitePage, etree._Element]]:
    for page in site.pages.values():
        for link in page.root.iter("a", "area"):
            if link.get("href"):
                yield page, link


def _fetched(site: Site) -> Iterator[tuple[str, str, str]]:
    """Every address that a browser follows by itself: the file it stands in, the element, the address."""
    for page in site.pages.values():
        for element in page.root.iter(etree.Element):
            yield from ((page.name, place(element), address) for address in _of_element(element))
    for name, path in site.files.items():
        if path.suffix == ".css":
            yield from ((name, "", address) for address in _of_css(path.read_text("utf-8")))


def _of_element(element: etree._Element) -> Iterator[str]:
    for key in _FETCHED.get(str(element.tag), ()):
        value = element.get(key)
        if value and key == "srcset":
            yield from (part.split()[0] for part in value.split(",") if part.strip())
        elif value and not value.startswith("#"):
            yield value
    if element.tag == "link" and element.get("href") and not _NAMING & set((element.get("rel") or "").split()):
        yield str(element.get("href"))
    yield from _of_css(element.get("style") or "")
    if element.tag == "style":
        yield from _of_css(element.text or "")


def _of_css(text: str) -> Iterator[str]:
    for match in _URL.finditer(text):
        address = match.group(1) or match.group(2)
        if not address.startswith("#"):
            yield address
