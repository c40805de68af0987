"""A .pptx as its parts: taken apart, edited as XML and written again, the way a fault is put in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from lxml import etree

Parts: TypeAlias = dict[str, bytes]
Element: TypeAlias = etree._Element  # noqa: SLF001  # lxml gives its element type no public name

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DATE = (1980, 1, 1, 0, 0, 0)


def q(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def xml(text: str) -> Element:
    """An element written with the usual prefixes."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    root = etree.fromstring(f"<root {declared}>{text}</root>")
    element = root[0]
    root.remove(element)
    etree.cleanup_namespaces(element)
    return element


def opened(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(
    parts: Parts,
    path: Path,
    order: Callable[[list[str]], list[str]] = sorted,
    date: tuple[int, int, int, int, int, int] = DATE,
) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in order(list(parts)):
            archive.writestr(zipfile.ZipInfo(name, date), parts[name], zipfile.ZIP_DEFLATED)
    return path


def found(tree: Element, path: str) -> list[Element]:
    """The elements on an XPath; at least one, or the test is wrong."""
    elements = etree.XPath(path, namespaces=NAMES)(tree)
    assert isinstance(elements, list)
    assert elements, f"{path} finds nothing"
    return [element for element in elements if isinstance(element, etree._Element)]  # noqa: SLF001


def one(tree: Element, path: str) -> Element:
    return found(tree, path)[0]


def edit(parts: Parts, name: str, change: Callable[[Element], object]) -> None:
    """Parse a part, change its tree and put it back."""
    tree = etree.fromstring(parts[name])
    change(tree)
    parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def drop(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def relate(parts: Parts, source: str, identifier: str, kind: str, target: str, *, external: bool = False) -> None:
    """Add a relationship to a part that has some."""
    folder, _, file = source.rpartition("/")
    mode = ' TargetMode="External"' if external else ""
    added = f'<rel:Relationship Id="{identifier}" Type="{RELATIONS}{kind}" Target="{target}"{mode}/>'
    edit(parts, f"{folder}/_rels/{file}.rels".lstrip("/"), lambda tree: tree.append(xml(added)))
