"""A deck as python-pptx writes it in; the same deck in Danish, in sections, with builds and with listed notes out."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from lxml import etree

from tests.preflight.pptx.parts import Element, Parts, drop, edit, found, one, q, xml

_DANISH = {
    "Title": "Titel",
    "Subtitle": "Undertitel",
    "Content": "Indhold",
    "Text": "Tekst",
    "Date": "Dato",
    "Footer": "Sidefod",
    "ftr": "Sidefod",
    "Slide Number": "Slidenummer",
    "sldNum": "Slidenummer",
    "Header": "Sidehoved",
    "Notes": "Noter",
    "Slide Image": "Slidebillede",
}
_PLACES = {
    "title": (600_000, 400_000, 10_900_000, 900_000),
    "ctrTitle": (600_000, 1_500_000, 10_900_000, 1_600_000),
    "subTitle": (600_000, 3_400_000, 10_900_000, 1_400_000),
    "obj": (600_000, 1_600_000, 10_900_000, 3_900_000),
    "body": (600_000, 1_600_000, 10_900_000, 3_900_000),
    "ftr": (600_000, 6_250_000, 4_000_000, 365_000),
    "sldNum": (10_500_000, 6_250_000, 1_000_000, 365_000),
    "dt": (5_000_000, 6_250_000, 2_500_000, 365_000),
}
_RELATIONS = "ppt/_rels/presentation.xml.rels"
_PRINTER = "*[contains(@Type, 'printerSettings')]"


def brought_into_line(parts: Parts) -> Parts:
    for name in [name for name in parts if "printerSettings" in name]:
        del parts[name]
    edit(parts, _RELATIONS, lambda tree: drop(one(tree, _PRINTER)))
    edit(parts, "[Content_Types].xml", lambda tree: drop(one(tree, "ct:Default[@Extension='bin']")))
    for name in [name for name in parts if name.endswith(".xml") and name.startswith("ppt/")]:
        for change in (_without_dates_and_tints, _spoken, _named, _placed):
            edit(parts, name, change)
    edit(parts, "ppt/slides/slide2.xml", _points_on_click)
    edit(parts, "ppt/slides/slide3.xml", _figure_on_click)
    edit(parts, "ppt/presentation.xml", _sectioned)
    listed = one(etree.fromstring(parts[_RELATIONS]), "*[contains(@Type, '/notesMaster')]").get("Id")
    listing = f'<p:notesMasterIdLst><p:notesMasterId r:id="{listed}"/></p:notesMasterIdLst>'
    edit(parts, "ppt/presentation.xml", lambda tree: one(tree, "p:sldMasterIdLst").addnext(xml(listing)))
    return parts


def _without_dates_and_tints(tree: Element) -> None:
    for field in list(tree.iter(q("a:fld"))):
        if field.get("type", "").startswith("datetime"):
            drop(field)
    if tree.tag == q("a:theme"):
        tree.set("name", "Prøvetema")
    else:
        for tint in list(tree.iter(q("a:tint"))):
            drop(tint)


def _spoken(tree: Element) -> None:
    """Danish on every run, field, paragraph end and style."""
    for element in tree.iter(q("a:r"), q("a:fld")):
        properties = element.find(q("a:rPr"))
        if properties is None:
            properties = etree.Element(q("a:rPr"))
            element.insert(0, properties)
        properties.set("lang", "da-DK")
    for style in tree.iter(*(q(f"a:lvl{level}pPr") for level in range(1, 10))):
        if style.find(q("a:defRPr")) is None:
            style.append(xml("<a:defRPr/>"))
    for element in tree.iter(q("a:endParaRPr"), q("a:defRPr")):
        element.set("lang", "da-DK")


def _named(tree: Element) -> None:
    """Danish names for shapes that python-pptx or its template named."""
    for about in tree.iter(q("p:cNvPr")):
        name = about.get("name", "")
        words, _, number = name.rpartition(" ")
        base = (words if number.isdigit() else name).removesuffix(" Placeholder")
        if base in _DANISH:
            about.set("name", f"{_DANISH[base]} {number}".strip() if number.isdigit() else _DANISH[base])


def _placed(tree: Element) -> None:
    """One place for each placeholder of master and layouts: the template's are for 4:3."""
    if tree.tag not in {q("p:sldMaster"), q("p:sldLayout")}:
        return
    for shape in tree.iter(q("p:sp")):
        x, y, width, height = _PLACES[one(shape, ".//p:ph").get("type", "obj")]
        properties = one(shape, "p:spPr")
        for old in properties.findall(q("a:xfrm")):
            properties.remove(old)
        place = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        properties.insert(0, xml(place))


def _points_on_click(tree: Element) -> None:
    identifier = one(tree, "//p:sp[.//p:ph[@idx='1']]//p:cNvPr").get("id")
    points = [f'<p:txEl><p:pRg st="{number}" end="{number}"/></p:txEl>' for number in range(3)]
    listed = f'<p:bldLst><p:bldP spid="{identifier}" grpId="0" build="p"/></p:bldLst>'
    _animated(tree, [f'<p:spTgt spid="{identifier}">{point}</p:spTgt>' for point in points], listed)


def _figure_on_click(tree: Element) -> None:
    identifier = one(tree, "//p:grpSp/p:nvGrpSpPr/p:cNvPr").get("id")
    _animated(tree, [f'<p:spTgt spid="{identifier}"/>'], "")


def _animated(tree: Element, targets: list[str], listed: str) -> None:
    """A fade to the slide, and each target on a click of its own."""
    ids = iter(range(3, 100))
    steps = "".join(_step(target, ids) for target in targets)
    tree.append(xml('<p:transition spd="med"><p:fade/></p:transition>'))
    tree.append(
        xml(
            '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
            '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
            f"{steps}</p:childTnLst></p:cTn>"
            '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
            '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>'
            f"</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>{listed}</p:timing>"
        )
    )


def _step(target: str, ids: Iterator[int]) -> str:
    outer, inner, effect, shown, faded = (next(ids) for _ in range(5))
    start = '<p:stCondLst><p:cond delay="{}"/></p:stCondLst>'
    now, later = start.format(0), start.format("indefinite")
    aimed = f"<p:tgtEl>{target}</p:tgtEl>"
    preset = 'presetID="10" presetClass="entr" presetSubtype="0" fill="hold" grpId="0" nodeType="clickEffect"'
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold">{later}<p:childTnLst>'
        f'<p:par><p:cTn id="{inner}" fill="hold">{now}<p:childTnLst>'
        f'<p:par><p:cTn id="{effect}" {preset}>{now}<p:childTnLst>'
        f'<p:set><p:cBhvr><p:cTn id="{shown}" dur="1" fill="hold">{now}</p:cTn>{aimed}'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set>'
        f'<p:animEffect transition="in" filter="fade"><p:cBhvr><p:cTn id="{faded}" dur="500"/>{aimed}</p:cBhvr>'
        "</p:animEffect></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _sectioned(tree: Element) -> None:
    """Two sections, and notes on A4."""
    ids = [str(slide.get("id")) for slide in found(tree, "p:sldIdLst/p:sldId")]
    sections = _section("Velkommen", ids[:1]) + _section("Prøver", ids[1:])
    for old in tree.findall(q("p:extLst")):
        tree.remove(old)
    uri = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
    listed = f"<p14:sectionLst>{sections}</p14:sectionLst>"
    tree.append(xml(f'<p:extLst><p:ext uri="{uri}">{listed}</p:ext></p:extLst>'))
    size = one(tree, "p:notesSz")
    size.set("cx", "6858000")
    size.set("cy", "9906000")


def _section(name: str, slides: list[str]) -> str:
    identifier = str(uuid.uuid5(uuid.NAMESPACE_URL, name)).upper()
    members = "".join(f'<p14:sldId id="{slide}"/>' for slide in slides)
    return f'<p14:section name="{name}" id="{{{identifier}}}"><p14:sldIdLst>{members}</p14:sldIdLst></p14:section>'
