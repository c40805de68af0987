"""A PDF as WeasyPrint 70 writes it in; the same without what it gets wrong, and finished for the screen, out."""

from __future__ import annotations

import datetime as dt
import hashlib
import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.render.paged import metadata
from publisher.render.paged.links import describe_links, mend_links
from publisher.render.paged.ornaments import mark_ornaments

_POINTS_PER_PIXEL = 0.75


def finished(raw: bytes, title: str, date: dt.datetime) -> bytes:
    """The tagged document as PDF/UA-1 for the screen; the same input gives the same bytes."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        mend(pdf)
        return saved(pdf, title, date, hashlib.sha256(raw).digest())


def saved(pdf: pikepdf.Pdf, title: str, date: dt.datetime, made_from: bytes) -> bytes:
    """A mended PDF as PDF/UA-1: its links say where they lead, Info and XMP say `title`; `made_from` decides its id."""
    describe_links(pdf)
    metadata.describe(pdf, metadata.Identity(title, date, metadata.PDFUA1, made_from))
    out = io.BytesIO()
    pdf.save(
        out,
        force_version="1.7",
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()


def mend(pdf: pikepdf.Pdf) -> None:
    """Repair what WeasyPrint 70 gets wrong: gradients in tiles, figures' boxes, headers' scope, untagged margins.

    A tile that holds nothing but one opaque gradient becomes that gradient: smaller, drawn alike by all viewers, and
    not cut off at the outline under a stroke.
    """
    if "/StructTreeRoot" in pdf.Root:
        mark_ornaments(pdf)
        mend_links(pdf)
        _join_glyphs(pdf)
    height = float(pdf.pages[0].mediabox[3])
    shared: set[tuple[int, int]] = set()
    for thing in pdf.objects:
        if not isinstance(thing, Dictionary | pikepdf.Stream):
            continue
        resources = thing.get("/Resources", Dictionary())
        if not resources.is_indirect or resources.objgen not in shared:  # all pages share one dictionary
            shared.add(resources.objgen)
            patterns = resources.get("/Pattern", Dictionary())
            for name, pattern in patterns.items():
                patterns[name] = _gradient(pattern) or pattern
        if thing.get("/S") == Name.TH and "/A" in thing:
            row = thing.get("/P", Dictionary())
            in_head = row.get("/P", Dictionary()).get("/S") == Name.THead
            thing.A.Scope = Name.Column if in_head else Name.Row
        if thing.get("/S") == Name.Figure and "/A" in thing:
            left, top, right, bottom = (float(side) * _POINTS_PER_PIXEL for side in thing.A.BBox)
            thing.A.BBox = Array([round(side, 3) for side in (left, height - bottom, right, height - top)])


def _join_glyphs(pdf: pikepdf.Pdf) -> None:
    """Write glyphs that follow without kerning as one string; WeasyPrint writes each by itself, with a 0 between."""
    for page in pdf.pages:
        page.contents_coalesce()
        content = page.obj.Contents.read_bytes()
        page.obj.Contents.write(content.replace(b">0<", b""))


def _gradient(pattern: pikepdf.Object) -> pikepdf.Object | None:
    """The shading pattern that a tiling pattern only wraps, or None where it holds more."""
    drawing = pattern
    if pattern.get("/PatternType") != 1:
        return None
    while True:
        resources = drawing.get("/Resources", Dictionary())
        operators = {str(step.operator) for step in pikepdf.parse_content_stream(drawing)}
        shadings, forms = resources.get("/Shading", Dictionary()), resources.get("/XObject", Dictionary())
        if any("/SMask" in state for state in resources.get("/ExtGState", Dictionary()).values()):
            return None
        if operators <= {"gs", "Do", "q", "Q"} and len(forms) == 1 and not shadings:
            drawing = next(iter(forms.values()))
        elif operators <= {"gs", "sh", "q", "Q"} and len(shadings) == 1:
            break
        else:
            return None
    return Dictionary(Type=Name.Pattern, PatternType=2, Matrix=pattern.Matrix, Shading=next(iter(shadings.values())))
