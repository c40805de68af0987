"""Faults in the package: its XML, types, relationships and media."""

from __future__ import annotations

import io
import zipfile

from PIL import Image

from tests.preflight.pptx.faults.base import Change, Fault, added, dropped, on_slide, on_types, put
from tests.preflight.pptx.parts import RELATIONS, Parts, edit, q, relate, xml

_SLIDE_TYPE = "ct:Override[@PartName='/ppt/slides/slide2.xml']"
_LAYOUT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
_OBJECT_TYPE = "application/vnd.openxmlformats-officedocument.oleObject"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TRANSITION = '<mc:AlternateContent><mc:Choice Requires="p159"><p:transition/></mc:Choice></mc:AlternateContent>'


def replaced_part(name: str, data: bytes) -> Change:
    return lambda parts: parts.update({name: data})


def attached(part: str, kind: str, data: bytes, content_type: str) -> Change:
    """Add a part to slide 2."""

    def change(parts: Parts) -> None:
        parts[f"ppt/{part}"] = data
        relate(parts, "ppt/slides/slide2.xml", "rId90", kind, f"../{part}")
        typed = f'<ct:Override PartName="/ppt/{part}" ContentType="{content_type}"/>'
        edit(parts, "[Content_Types].xml", lambda tree: tree.append(xml(typed)))

    return change


def picture(parts: Parts) -> str:
    return next(name for name in parts if name.endswith(".png"))


def in_picture(data: bytes) -> Change:
    return lambda parts: parts.update({picture(parts): data})


def image(kind: str, side: int = 60) -> bytes:
    stream = io.BytesIO()
    Image.new("1", (side, side)).save(stream, kind)
    return stream.getvalue()


def workbook() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.xml", (2026, 11, 23, 9, 41, 0)), "<a/>")
    return stream.getvalue()


def control_character(parts: Parts) -> None:
    parts["ppt/slides/slide2.xml"] = parts["ppt/slides/slide2.xml"].replace(b"Den er kort", b"Den er\x0bkort")


def doctype(parts: Parts) -> None:
    declared = b"?>\n<!DOCTYPE x [<!ENTITY a 'b'>]>"
    parts["ppt/presProps.xml"] = parts["ppt/presProps.xml"].replace(b"?>", declared, 1)


def dangling_reference(parts: Parts) -> None:
    edit(parts, "ppt/slides/slide1.xml", put("//a:blip", **{q("r:embed"): "rId77"}))


def dangling_relationship(parts: Parts) -> None:
    relate(parts, "ppt/slides/slide2.xml", "rId90", "image", "../media/vaek.png")


def repeated_relationship(parts: Parts) -> None:
    relate(parts, "ppt/slides/slide2.xml", "rId1", "slideLayout", "../slideLayouts/slideLayout2.xml")
    edit(parts, "ppt/slides/_rels/slide2.xml.rels", lambda tree: tree[-1].set("Type", RELATIONS + "tags"))


def picture_on_the_web(parts: Parts) -> None:
    relate(parts, "ppt/slides/slide2.xml", "rId90", "image", "https://example.org/billede.png", external=True)


def loose_part(parts: Parts) -> None:
    parts["ppt/media/image9.png"] = parts[picture(parts)]


FAULTS = [
    Fault("PPTX-P3", "XML that is cut short", replaced_part("ppt/presProps.xml", b"<p:presentationPr"), "presProps"),
    Fault("PPTX-P3", "a DOCTYPE", doctype, "DOCTYPE"),
    Fault("PPTX-P3", "a control character", control_character, "slide2.xml"),
    Fault("PPTX-P4", "a part without content type", on_types(dropped(_SLIDE_TYPE)), "bruges som"),
    Fault("PPTX-P4", "an ending without content type", on_types(dropped("ct:Default[@Extension='png']")), ".png"),
    Fault("PPTX-P4", "a slide typed as a layout", on_types(put(_SLIDE_TYPE, ContentType=_LAYOUT_TYPE)), "slide2.xml"),
    Fault(
        "PPTX-P4",
        "a content type for nothing",
        on_types(added(".", '<ct:Override PartName="/ppt/slides/slide9.xml" ContentType="application/xml"/>')),
        "findes ikke",
    ),
    Fault("PPTX-P5", "a relationship to nothing", dangling_relationship, "vaek.png"),
    Fault("PPTX-P5", "a reference without relationship", dangling_reference, "rId77"),
    Fault("PPTX-P5", "two relationships with one id", repeated_relationship, "2 gange"),
    Fault("PPTX-P6", "a part that nothing refers to", loose_part, "image9.png"),
    Fault("PPTX-P7", "a choice that requires an unknown prefix", on_slide(4, added(".", _TRANSITION)), "p159"),
    Fault("PPTX-P7", "an unknown prefix to ignore", on_slide(4, put(".", **{q("mc:Ignorable"): "w99"})), "w99"),
    Fault("PPTX-P7", "alternatives without a choice", on_slide(4, added(".", "<mc:AlternateContent/>")), "mc:Choice"),
    Fault("PPTX-P8", "a picture cut short", in_picture(image("PNG")[:60]), "kan ikke læses"),
    Fault("PPTX-P8", "a picture of 42 million pixels", in_picture(image("PNG", 6500)), "42 millioner"),
    Fault("PPTX-P8", "a JPEG named PNG", in_picture(image("JPEG")), "i virkeligheden JPEG"),
    Fault(
        "PPTX-P8",
        "a script in an SVG",
        attached("media/t.svg", "image", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "image/svg+xml"),
        "script",
    ),
    Fault("PPTX-P8", "HTML named SVG", attached("media/t.svg", "image", b"<html/>", "image/svg+xml"), "ikke SVG"),
    Fault("PPTX-P8", "a metafile", attached("media/t.emf", "image", b"\x01\x00", "image/x-emf"), "brug PNG"),
    Fault("PPTX-P8", "a PNG typed as JPEG", attached("media/t.png", "image", image("PNG"), "image/jpeg"), "image/jpeg"),
    Fault("PPTX-P9", "a picture on the web", picture_on_the_web, "uden for filen"),
    Fault("PPTX-P10", "an embedded object", attached("embeddings/o.bin", "oleObject", b"x", _OBJECT_TYPE), "oleObject"),
    Fault(
        "PPTX-P11",
        "a workbook that knows the time",
        attached("embeddings/tal.xlsx", "package", workbook(), _WORKBOOK_TYPE),
        "klokkeslæt",
    ),
]
