"""A path in; the package's zip entries, parts, XML trees, content types and relationships out, faults included."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from publisher.preflight.pptx.model.ooxml import Element, q

MOST_UNPACKED_BYTES = 200_000_000
_XML_SUFFIXES = (".xml", ".rels", ".svg")


class NotAPackage(Exception):
    """The file cannot be opened as an Office Open XML package; the message says why, in Danish."""


@dataclass(frozen=True)
class Relation:
    """One relationship: `kind` is the last word of its type; `target` a part's name, or an address if `external`."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: slide, slideLayout, image, hyperlink …."""
        return self.type.rsplit("/", 1)[-1]


@dataclass(frozen=True, eq=False)
class Package:
    """The opened file. Parts bear their names without the leading slash; the package itself is the source ""."""

    path: Path
    entries: tuple[zipfile.ZipInfo, ...]
    parts: Mapping[str, bytes]
    trees: Mapping[str, Element]
    broken: Mapping[str, str]
    defaults: Mapping[str, str]
    overrides: Mapping[str, str]
    relations: Mapping[str, tuple[Relation, ...]]

    def content_type(self, part: str) -> str:
        """The part's declared content type; empty when neither its name nor its ending is declared."""
        ending = part.rsplit("/", 1)[-1].rpartition(".")[2].lower()
        return self.overrides.get(part, self.defaults.get(ending, ""))

    def related(self, source: str, kind: str) -> list[str]:
        """The parsed XML parts that `source` points to with relationships of this kind."""
        found = self.relations.get(source, ())
        return [one.target for one in found if one.kind == kind and not one.external and one.target in self.trees]

    def relation(self, source: str, identifier: str | None) -> Relation | None:
        """The relationship of `source` with this id, if it has one."""
        return next((one for one in self.relations.get(source, ()) if one.id == identifier), None)


def read(path: Path) -> Package:
    """Open the package; parts whose XML cannot be parsed are listed in `broken`. Raises NotAPackage."""
    entries, parts = _unpack(path)
    trees: dict[str, Element] = {}
    broken: dict[str, str] = {}
    for name, data in parts.items():
        if name.lower().endswith(_XML_SUFFIXES):
            try:
                trees[name] = _parse(data)
            except (etree.XMLSyntaxError, ValueError) as error:
                broken[name] = str(error)
    types = trees.get("[Content_Types].xml")
    defaults, overrides = ({}, {}) if types is None else _content_types(types)
    relations = {_source(name): _relations(_source(name), tree) for name, tree in trees.items() if _is_rels(name)}
    return Package(path, entries, parts, trees, broken, defaults, overrides, relations)


def _unpack(path: Path) -> tuple[tuple[zipfile.ZipInfo, ...], dict[str, bytes]]:
    if not path.is_file():
        raise NotAPackage("filen findes ikke")
    try:
        with zipfile.ZipFile(path) as archive:
            entries = tuple(archive.infolist())
            if sum(entry.file_size for entry in entries) > MOST_UNPACKED_BYTES:
                raise NotAPackage(f"filen fylder mere end {MOST_UNPACKED_BYTES // 1_000_000} MB udpakket")
            return entries, {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise NotAPackage(f"filen kan ikke pakkes ud ({error})") from error


def _parse(data: bytes) -> Element:
    if b"<!DOCTYPE" in data:
        raise ValueError("delen har en DOCTYPE, og det må Office-filer ikke have")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _content_types(tree: Element) -> tuple[dict[str, str], dict[str, str]]:
    defaults = {one.get("Extension", "").lower(): one.get("ContentType", "") for one in tree.iter(q("ct:Default"))}
    overrides = {one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in tree.iter(q("ct:Override"))}
    return defaults, overrides


def _is_rels(name: str) -> bool:
    return name.endswith(".rels") and posixpath.basename(posixpath.dirname(name)) == "_rels"


def _source(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _relations(source: str, tree: Element) -> tuple[Relation, ...]:
    return tuple(
        Relation(one.get("Id", ""), one.get("Type", ""), _target(source, one), one.get("TargetMode") == "External")
        for one in tree.iter(q("rel:Relationship"))
    )


def _target(source: str, relationship: Element) -> str:
    target = relationship.get("Target", "")
    if relationship.get("TargetMode") == "External":
        return target
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")


def presentation_part(package: Package) -> str:
    """The name of the part that holds the presentation. Raises NotAPackage when there is none to read."""
    found = package.related("", "officeDocument")
    if not found or package.trees[found[0]].tag != q("p:presentation"):
        raise NotAPackage("pakken har ingen læselig præsentation (ppt/presentation.xml)")
    return found[0]
