"""The package in; duplicate entries, loose ends, wrong types, media that lie and traces of the clock out."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import cast

from lxml import etree

from publisher.preflight.pptx.model.ooxml import NAMESPACES, Element, q, within
from publisher.preflight.pptx.model.package import Package
from publisher.preflight.pptx.rules.registry import Faults, package_rule

_OFFICE = "application/vnd.openxmlformats-officedocument."
_TYPES = {
    "officeDocument": _OFFICE + "presentationml.presentation.main+xml",
    "slide": _OFFICE + "presentationml.slide+xml",
    "slideLayout": _OFFICE + "presentationml.slideLayout+xml",
    "slideMaster": _OFFICE + "presentationml.slideMaster+xml",
    "notesSlide": _OFFICE + "presentationml.notesSlide+xml",
    "notesMaster": _OFFICE + "presentationml.notesMaster+xml",
    "theme": _OFFICE + "theme+xml",
    "presProps": _OFFICE + "presentationml.presProps+xml",
    "viewProps": _OFFICE + "presentationml.viewProps+xml",
    "tableStyles": _OFFICE + "presentationml.tableStyles+xml",
    "chart": _OFFICE + "drawingml.chart+xml",
    "extended-properties": _OFFICE + "extended-properties+xml",
    "custom-properties": _OFFICE + "custom-properties+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}
_ACTIVE_KINDS = frozenset(
    {"oleObject", "vbaProject", "control", "activeXControlBinary", "video", "audio", "media", "font"}
)
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_TYPE_LIST = "[Content_Types].xml"
# A deck has tens of thousands of elements, and XPath passes over those that no rule asks about without Python.
_REFERRING = etree.XPath("//@r:*/..", namespaces={"r": NAMESPACES["r"]})
_REQUIRING = etree.XPath(
    "//@mc:Ignorable/.. | //@mc:MustUnderstand/.. | //mc:Choice", namespaces={"mc": NAMESPACES["mc"]}
)


@package_rule("PPTX-P2", "hvert navn står én gang i zip-filen")
def _once_each(package: Package) -> Faults:
    names = Counter(entry.filename.lower() for entry in package.entries)
    for name, count in sorted(names.items()):
        if count > 1:
            yield name, f"ligger {count} gange i zip-filen; PowerPoint nægter at åbne den"


@package_rule("PPTX-P3", "al XML er velformet og uden DOCTYPE")
def _well_formed(package: Package) -> Faults:
    for part, reason in sorted(package.broken.items()):
        yield part, f"kan ikke læses som XML: {reason}"


@package_rule("PPTX-P4", "hver del har en indholdstype, og den rigtige")
def _typed(package: Package) -> Faults:
    for part in sorted(package.parts):
        if part != _TYPE_LIST and not package.content_type(part):
            yield part, "har ingen indholdstype i [Content_Types].xml"
    for part in sorted(package.overrides.keys() - package.parts.keys()):
        yield part, "har en indholdstype i [Content_Types].xml, men findes ikke i filen"
    wanted = {
        (one.target, _TYPES[one.kind]) for each in package.relations.values() for one in each if one.kind in _TYPES
    }
    for part, content_type in sorted(wanted):
        stated = package.content_type(part)
        if stated and stated != content_type:
            yield part, f"har indholdstypen »{stated}«, men bruges som »{content_type}«"


@package_rule("PPTX-P5", "alle relationer fører til noget, der findes")
def _connected(package: Package) -> Faults:
    for source, relations in sorted(package.relations.items()):
        for one in relations:
            if not one.external and one.target not in package.parts:
                yield source or "pakken", f"relationen {one.id} peger på {one.target}, som ikke findes"
        for identifier, count in Counter(one.id for one in relations).items():
            if count > 1:
                yield source or "pakken", f"relationen {identifier} findes {count} gange"
    for part, tree in sorted(package.trees.items()):
        for element, name, identifier in _references(tree):
            if package.relation(part, identifier) is None:
                yield part, f"<{element}> henviser med {name} til relationen {identifier}, som ikke findes"


def _found(path: etree.XPath, tree: Element) -> list[Element]:
    return cast("list[Element]", path(tree))


def _references(tree: Element) -> Iterator[tuple[str, str, str]]:
    prefix = "{" + NAMESPACES["r"] + "}"
    for element in _found(_REFERRING, tree):
        for name, value in element.attrib.items():
            if str(name).startswith(prefix) and value:
                yield etree.QName(element).localname, "r:" + str(name).removeprefix(prefix), str(value)


@package_rule("PPTX-P6", "ingen del ligger løst: alt kan nås fra pakkens rod")
def _reachable(package: Package) -> Faults:
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        source = waiting.pop()
        targets = {one.target for one in package.relations.get(source, ()) if not one.external} - reached
        reached |= targets
        waiting += sorted(targets)
    for part in sorted(package.parts.keys() - reached - {_TYPE_LIST}):
        if not part.endswith(".rels"):
            yield part, "ligger i filen, men intet henviser til den"


@package_rule("PPTX-P7", "hvert præfiks i mc:Requires og mc:Ignorable er erklæret")
def _declared(package: Package) -> Faults:
    for part, tree in sorted(package.trees.items()):
        for element in _found(_REQUIRING, tree):
            stated = [str(element.get(q(f"mc:{name}"), "")) for name in ("Ignorable", "MustUnderstand")]
            if element.tag == q("mc:Choice"):
                stated.append(str(element.get("Requires", "")))
            for prefix in " ".join(stated).split():
                if prefix not in element.nsmap:
                    yield part, f"kræver præfikset »{prefix}«, som ikke er erklæret; PowerPoint vil reparere filen"
        for element in within(tree, "mc:AlternateContent"):
            if element.find(q("mc:Choice")) is None:
                yield part, "har et mc:AlternateContent uden mc:Choice"


@package_rule("PPTX-P9", "intet uden for filen indlæses: kun links må føre ud")
def _self_contained(package: Package) -> Faults:
    for source, relations in sorted(package.relations.items()):
        for one in relations:
            if one.external and one.kind != "hyperlink":
                yield source or "pakken", f"henter »{one.kind}« uden for filen: {one.target}"


@package_rule("PPTX-P10", "filen har ingen makroer, OLE-objekter, lyd, video eller indlejrede skrifter")
def _passive(package: Package) -> Faults:
    for source, relations in sorted(package.relations.items()):
        for one in relations:
            if one.kind in _ACTIVE_KINDS:
                yield source or "pakken", f"har indhold af slagsen »{one.kind}« ({one.target})"
    for part in sorted(package.parts):
        if "macroEnabled" in package.content_type(part):
            yield part, "er mærket som en fil med makroer"


@package_rule("PPTX-P11", "zip-filen bærer ingen spor af tid eller maskine")
def _timeless(package: Package) -> Faults:
    names = [entry.filename for entry in package.entries]
    if names != sorted(names):
        yield "", "delene i zip-filen står ikke i alfabetisk rækkefølge"
    dated = [entry for entry in package.entries if entry.date_time != _FIXED_DATE]
    if dated:
        when = f"{dated[0].filename} {_date(dated[0].date_time)}"
        yield "", f"{len(dated)} dele i zip-filen bærer en dato (f.eks. {when}); alle skal være {_date(_FIXED_DATE)}"
    systems = {(entry.create_system, entry.extra, entry.comment) for entry in package.entries}
    if len(systems) > 1:
        yield "", "delene i zip-filen bærer forskellige mærker fra den maskine, der skrev dem"
    for part, data in sorted(package.parts.items()):
        if part.endswith(".xlsx") and not _is_timeless_workbook(data):
            yield part, "er en indlejret projektmappe med klokkeslæt i"


def _is_timeless_workbook(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as workbook:
            if any(entry.date_time != _FIXED_DATE for entry in workbook.infolist()):
                return False
            if "docProps/core.xml" not in workbook.namelist():
                return True
            core = etree.fromstring(workbook.read("docProps/core.xml"), etree.XMLParser(resolve_entities=False))
    except (zipfile.BadZipFile, etree.XMLSyntaxError):
        return False
    return core.findtext(q("dcterms:created")) == core.findtext(q("dcterms:modified"))


def _date(when: tuple[int, int, int, int, int, int]) -> str:
    year, month, day, hour, minute, _ = when
    return f"{day}.{month}.{year} kl. {hour:02}.{minute:02}"
