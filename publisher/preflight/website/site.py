"""The folder of a built website in; its pages as trees and its other files out."""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

_UNREAD = {"script", "style", "code", "pre", "textarea", "template"}


@dataclass(frozen=True, eq=False)
class SitePage:
    """One page; `name` is its path in the site."""

    name: str
    root: etree._Element

    @functools.cached_property
    def ids(self) -> list[str]:
        """Every id, and every name of an anchor, in order."""
        found = [str(element.get("id")) for element in self.root.iter(etree.Element) if element.get("id")]
        return found + [str(link.get("name")) for link in self.root.iter("a") if link.get("name")]

    def words(self) -> Iterator[tuple[str, etree._Element]]:
        """Every text that a reader sees outside code, with the element that holds it."""
        for element in self.root.iter(etree.Element):
            inside = (element, *element.iterancestors())
            if element.text and not any(str(one.tag) in _UNREAD for one in inside):
                yield element.text, element
            if element.tail and not any(str(one.tag) in _UNREAD for one in inside[1:]):
                yield element.tail, element


@dataclass(frozen=True)
class Target:
    """Where an address leads: another host (or scheme), or a path in the site and the part of it after #."""

    host: str
    path: str
    anchor: str


class Site:
    """A built website on disk."""

    def __init__(self, folder: Path) -> None:
        """Read every page below `folder`."""
        self.folder = folder
        self.files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
        self.pages = {
            name: SitePage(name, html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8")))
            for name, path in self.files.items()
            if path.suffix == ".html" and path.stat().st_size
        }

    def target(self, name: str, address: str) -> Target:
        """What `address` means when it stands in the file `name`."""
        parts = urlsplit(address.strip())
        if parts.netloc or parts.scheme:
            return Target(parts.netloc or parts.scheme, "", "")
        path = unquote(parts.path)
        full = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(name), path)
        full = posixpath.normpath(full) if path else name
        if full == "." or path.endswith("/") or full in self._folders:
            full = posixpath.normpath(posixpath.join(full, "index.html"))
        return Target("", full, unquote(parts.fragment))

    @functools.cached_property
    def _folders(self) -> set[str]:
        return {posixpath.dirname(name) for name in self.files} - {""}


def place(element: etree._Element) -> str:
    """An element as a person finds it: its tag with id or class."""
    mark = f"#{element.get('id')}" if element.get("id") else f".{element.get('class', '').split(' ')[0]}"
    return f"<{element.tag}{mark if len(mark) > 1 else ''}>"


def text_of(element: etree._Element) -> str:
    """All text inside, with the alternative texts of its pictures."""
    alternatives = [str(picture.get("alt", "")) for picture in element.iter("img")]
    return " ".join(" ".join([*map(str, element.itertext()), *alternatives]).split())
