"""A written .pptx in; its slides, notes and layouts as XML, in order, out. Reads the zip itself."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
Element = etree._Element  # noqa: SLF001 - the type's only name


def found(tree: Element, path: str) -> list[Element]:
    """The elements at an XPath with the usual prefixes."""
    result = tree.xpath(path, namespaces=SPACES)
    assert isinstance(result, list)
    return result  # type: ignore[return-value]


def values(tree: Element, path: str) -> list[str]:
    """The attributes at an XPath."""
    result = tree.xpath(path, namespaces=SPACES)
    assert isinstance(result, list)
    return [str(value) for value in result]


def text(element: Element) -> str:
    """All text in the element, paragraphs on lines of their own."""
    paragraphs = found(element, ".//a:p")
    return "\n".join("".join(str(run.text or "") for run in found(one, ".//a:t")) for one in paragraphs)


def plain(words: str) -> str:
    """The words without what keeps two of them on one line."""
    return words.replace("\u00a0", " ")


def box(shape: Element) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a shape or a group, in EMU."""
    sides = (values(shape, f"*/a:xfrm/a:{name}")[0] for name in ("off/@x", "off/@y", "ext/@cx", "ext/@cy"))
    left, top, width, height = map(int, sides)
    return left, top, left + width, top + height


@dataclass(frozen=True)
class Sheet:
    """One slide with its layout and its notes page."""

    tree: Element
    layout: Element
    notes: Element

    @property
    def layout_name(self) -> str:
        return values(self.layout, "p:cSld/@name")[0]

    def placeholder(self, kind: str, index: str | None = None) -> Element | None:
        """The shape that fills a placeholder."""
        which = f"[@type='{kind}']" + (f"[@idx='{index}']" if index else "")
        shapes = found(self.tree, f"p:cSld/p:spTree/p:sp[p:nvSpPr/p:nvPr/p:ph{which}]")
        return shapes[0] if shapes else None

    @property
    def title(self) -> str:
        shape = self.placeholder("title")
        assert shape is not None
        return text(shape)


class Deck:
    """A presentation file, read without any library for presentations."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as package:
            self.entries = package.infolist()
            self.parts = {entry.filename: package.read(entry) for entry in self.entries}

    def tree(self, part: str) -> Element:
        return etree.fromstring(self.parts[part])

    def targets(self, part: str, kind: str) -> list[tuple[str, str]]:
        """The relations of a kind: id and part."""
        folder, _, base = part.rpartition("/")
        links = etree.fromstring(self.parts[f"{folder}/_rels/{base}.rels"])
        return [
            (link.get("Id", ""), posixpath.normpath(posixpath.join(folder, link.get("Target", ""))))
            for link in links.iter(_LINKS)
            if link.get("Type", "").endswith("/" + kind)
        ]

    @property
    def presentation(self) -> Element:
        return self.tree("ppt/presentation.xml")

    @cached_property
    def slides(self) -> list[Sheet]:
        parts = dict(self.targets("ppt/presentation.xml", "slide"))
        order = values(self.presentation, "p:sldIdLst/p:sldId/@r:id")
        return [self._sheet(parts[identifier]) for identifier in order]

    @property
    def layouts(self) -> list[Element]:
        return [self.tree(part) for _, part in self.targets("ppt/slideMasters/slideMaster1.xml", "slideLayout")]

    def _sheet(self, part: str) -> Sheet:
        ((_, layout),) = self.targets(part, "slideLayout")
        ((_, notes),) = self.targets(part, "notesSlide")
        return Sheet(self.tree(part), self.tree(layout), self.tree(notes))


def clicks(sheet: Sheet) -> Iterator[list[tuple[str, int | None]]]:
    """What each click brings: shape ids, each with the paragraph, or None for the whole shape."""
    for step in found(sheet.tree, "p:timing//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par"):
        shown = []
        for target in found(step, ".//p:set//p:spTgt"):
            paragraphs = values(target, "p:txEl/p:pRg/@st")
            shown.append((target.get("spid", ""), int(paragraphs[0]) if paragraphs else None))
        yield shown
