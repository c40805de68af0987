"""An educator's own template in; a presentation without slides that is safe to build on, or why it is refused, out."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from publisher.errors import ContentError, Problem
from publisher.render.drawingml.tree import DECORATIVE

_MOST_FILE, _MOST_UNPACKED, _MOST_PARTS = 20_000_000, 100_000_000, 2000
_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_HARMLESS = "/hyperlink"  # a link that a click follows; anything else is fetched when the file opens
_ACTIVE = re.compile(r"vbaproject|/activex/|/embeddings/|\.(bin|exe|js|vbs|ole)$", re.IGNORECASE)
_EXPECTED = "en præsentation (.pptx) eller skabelon (.potx), gemt af PowerPoint"
_MACROS = "skabelonen må ikke have makroer eller indlejrede filer; gem den som almindelig .pptx"


def read(path: Path) -> bytes:
    """The template as a .pptx without slides, whatever it was called.

    Raises ContentError with everything that makes it unfit or unsafe: another kind of file, damage, one that unpacks
    without bound, macros, embedded files, and parts that are fetched from elsewhere.
    """
    size = path.stat().st_size
    if size > _MOST_FILE:
        found = f"{size / 1e6:.0f} MB"
        raise ContentError([_problem(path, "skabelonen er for stor", found, f"højst {_MOST_FILE / 1e6:.0f} MB")])
    data = path.read_bytes()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = _unpacked(path, package)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise ContentError([_problem(path, "filen er ikke en hel PowerPoint-fil", "", _EXPECTED)]) from error
    problems = list(_dangers(path, unpacked))
    if problems:
        raise ContentError(problems)
    unpacked[_TYPES] = unpacked[_TYPES].replace(
        _MAIN.format("template").encode(), _MAIN.format("presentation").encode()
    )
    try:
        return _emptied(Presentation(io.BytesIO(_packed(unpacked))))
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, etree.XMLSyntaxError) as error:
        raise ContentError([_problem(path, "filen er beskadiget og kan ikke læses", "", _EXPECTED)]) from error


def _unpacked(path: Path, package: zipfile.ZipFile) -> dict[str, bytes]:
    """Every part with its bytes; no more is unpacked than the bound allows, whatever the file says of itself."""
    entries = package.infolist()
    if len(entries) > _MOST_PARTS:
        raise ContentError([_problem(path, "filen har for mange dele", str(len(entries)), f"højst {_MOST_PARTS}")])
    parts: dict[str, bytes] = {}
    room = _MOST_UNPACKED
    for entry in entries:
        with package.open(entry) as part:
            data = part.read(room + 1)
        room -= len(data)
        if room < 0:
            allowed = f"højst {_MOST_UNPACKED / 1e6:.0f} MB"
            raise ContentError([_problem(path, "filen fylder for meget, når den pakkes ud", "", allowed)])
        parts[entry.filename] = data
    return parts


def _dangers(path: Path, parts: dict[str, bytes]) -> Iterator[Problem]:
    types = parts.get(_TYPES, b"")
    kinds = (_MAIN.format(kind).encode() for kind in ("presentation", "template"))
    if b"macroEnabled" in types or any(_ACTIVE.search(name) for name in parts):
        found = next((name for name in sorted(parts) if _ACTIVE.search(name)), "makroer")
        yield _problem(path, _MACROS, found)
    elif "ppt/presentation.xml" not in parts or not any(kind in types for kind in kinds):
        yield _problem(path, "filen er ikke en PowerPoint-præsentation", "", _EXPECTED)
    for name, data in sorted(parts.items()):
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in data[:10_000].upper():
            yield _problem(path, "filen må ikke selv indføre tegn (DOCTYPE)", name)
        elif name.endswith(".rels"):
            yield from _outside(path, name, data)


def _outside(path: Path, name: str, data: bytes) -> Iterator[Problem]:
    try:
        links = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        yield _problem(path, "filen er beskadiget og kan ikke læses", name, _EXPECTED)
        return
    for link in links.iter(_LINKS):
        if link.get("TargetMode") == "External" and not link.get("Type", "").endswith(_HARMLESS):
            where = posixpath.basename(name).removesuffix(".rels")
            message = "skabelonen må ikke hente noget andetsteds fra; indsæt billeder i selve filen"
            yield _problem(path, message, f"{link.get('Target', '')[:80]} ({where})")


def _packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


def _emptied(deck: Deck) -> bytes:
    """The presentation with master, layouts and theme alone: no slides, sections, shows or thumbnail."""
    root = deck.part._element  # noqa: SLF001 - python-pptx has no other way to take slides away
    slides = root.find(qn("p:sldIdLst"))
    if slides is not None:
        for slide in slides:
            deck.part.drop_rel(slide.get(qn("r:id"), ""))
        root.remove(slides)
    for tag in ("p:extLst", "p:custShowLst"):
        for element in root.findall(qn(tag)):
            root.remove(element)
    for sheet in (*deck.slide_masters, *(layout for master in deck.slide_masters for layout in master.slide_layouts)):
        for shape in sheet.shapes:
            _pass_over(shape._element)  # noqa: SLF001 - as above
    package = deck.part.package
    for identifier, link in list(package._rels.items()):  # noqa: SLF001 - as above
        if link.reltype.endswith("/thumbnail"):
            package._rels.pop(identifier)  # noqa: SLF001 - as above
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _pass_over(shape: etree._Element) -> None:
    """Mark what an educator put behind every slide, a logo or a line, as such: screen readers would name it on each."""
    if shape.find(f".//{qn('p:ph')}") is not None or any(text.text for text in shape.iter(qn("a:t"))):
        return
    label = shape.find(f".//{qn('p:cNvPr')}")
    if label is not None and "decorative" not in etree.tostring(label, encoding="unicode"):
        if "descr" in label.attrib:
            del label.attrib["descr"]
        listed = label.find(qn("a:extLst"))
        mark = etree.fromstring(DECORATIVE.replace("<a:extLst>", f'<a:extLst xmlns:a="{_A}">'))
        if listed is None:
            label.append(mark)
        else:
            listed.extend(list(mark))


def _problem(path: Path, message: str, found: str = "", allowed: str = "") -> Problem:
    return Problem(path.name, 0, 0, "", message, found, allowed)
