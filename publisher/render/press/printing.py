"""A sheet's tagged RGB PDF in; the print PDF with the structure of PDF/X-4 out.

Boxes, output intent, Info and XMP as ISO 15930-7 asks for; whether the file holds them is for the preflight to judge.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import io
import zlib
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publisher.render.paged import metadata
from publisher.render.paged.mending import mend
from publisher.render.press import marks
from publisher.render.press.conversion import Conversion
from publisher.render.press.job import KEPT, Page, Rgb, Terms
from publisher.render.press.rewriting import Recolouring
from publisher.render.press.stamping import stamp

if TYPE_CHECKING:
    from publisher.figures.palette import Cmyk

_SCREEN_ONLY = ("/Names", "/Outlines", "/StructTreeRoot", "/MarkInfo", "/ViewerPreferences", "/Lang", "/OpenAction")
_SCREEN_ONLY_ON_PAGE = ("/Annots", "/StructParents", "/Tabs", "/ArtBox", "/Rotate", "/UserUnit")


def for_print(
    raw: bytes,
    sheet: Page,
    terms: Terms,
    builds: tuple[tuple[Rgb, Cmyk], ...],
    date: dt.datetime,
    field: bytes | None = None,
) -> bytes:
    """The sheet as `raw` shows it, with its bleed around the trim; the page's lower left corner is 0, 0.

    `field` is the page to be stamped on it. Raises UnknownColour for a colour that has no build and is not the
    clinic's logo's.
    """
    inked = _inked(raw, builds)
    conversion = None if sheet.strange is None else Conversion(terms)
    strange = {rgb: conversion.colour(rgb) for rgb in sheet.strange or ()} if conversion else {}
    if field is not None:
        inked = stamp(inked, _in_ink(field, {**strange, **dict(builds)}, conversion))
    with pikepdf.open(io.BytesIO(inked)) as pdf:
        page = pdf.pages[0]
        _set_boxes(page, sheet)
        if terms.marks:
            marks.add(pdf, sheet.bleed)
        page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
        _set_intent(pdf, terms)
        parts = (inked, terms.icc, repr((terms.condition, sheet.bleed, terms.marks)).encode())
        content = b"".join(hashlib.sha256(part).digest() for part in parts)
        metadata.describe(pdf, metadata.Identity(sheet.title, date, metadata.PDFX4, content))
        pdf.remove_unreferenced_resources()
        return _saved(pdf)


@functools.lru_cache(maxsize=KEPT)
def _inked(raw: bytes, builds: tuple[tuple[Rgb, Cmyk], ...]) -> bytes:
    """What the posters of many clinics share is turned into ink once."""
    return _in_ink(raw, dict(builds), None)


def _in_ink(raw: bytes, builds: Mapping[Rgb, Cmyk], conversion: Conversion | None) -> bytes:
    """A page as WeasyPrint sets it without what only a screen needs, its colours in ink."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        page = pdf.pages[0]
        for holder, keys in ((pdf.Root, _SCREEN_ONLY), (page.obj, _SCREEN_ONLY_ON_PAGE)):
            for key in keys:
                if key in holder:
                    del holder[key]
        mend(pdf)
        Recolouring(pdf, builds, conversion.picture if conversion else None).page(page)
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, deterministic_id=True)
        return out.getvalue()


def _set_boxes(page: pikepdf.Page, sheet: Page) -> None:
    bleed = sheet.bleed
    width, height = sheet.width + 2 * bleed, sheet.height + 2 * bleed
    page.mediabox = page.cropbox = page.bleedbox = _box(0, 0, width, height)
    page.trimbox = _box(bleed, bleed, width - bleed, height - bleed)


def _box(*corners: float) -> Array:
    return Array([round(Decimal(corner), 4) for corner in corners])


def _set_intent(pdf: pikepdf.Pdf, terms: Terms) -> None:
    icc = pdf.make_stream(terms.icc, N=4, Alternate=Name.DeviceCMYK)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String(terms.condition),
                OutputCondition=String(terms.condition_info),
                Info=String(terms.condition_info),
                RegistryName=String("http://www.color.org"),
                DestOutputProfile=pdf.make_indirect(icc),
            )
        ]
    )


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """The file with its XMP in plain text, as PDF/X asks, and every other stream packed."""
    out = io.BytesIO()
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get(Name.Type) != Name.Metadata and Name.Filter not in thing:
            thing.write(_packed(thing.read_bytes()), filter=Name.FlateDecode)
    pdf.save(
        out,
        force_version="1.6",
        deterministic_id=True,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        fix_metadata_version=False,
    )
    return out.getvalue()


@functools.lru_cache(maxsize=2 * KEPT)
def _packed(content: bytes) -> bytes:
    """Faces and the colour profile are the same in file after file."""
    return zlib.compress(content)
