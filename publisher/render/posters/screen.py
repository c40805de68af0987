"""A sheet's tagged PDF in; the file for screens and office printers, and its preview picture, out."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from decimal import Decimal

import pikepdf
import pypdfium2
from pikepdf import Array

from publisher.render.paged.mending import mend, saved
from publisher.render.posters.sheet import Sheet
from publisher.units import Length

_PREVIEW_HEIGHT = 1200  # pixels


def for_screen(raw: bytes, sheet: Sheet, bleed: Length, date: dt.datetime) -> bytes:
    """The trimmed sheet as PDF/UA-1: RGB, tagged, with a bookmark and links that say where they lead."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        page = pdf.pages[0]
        mend(pdf)
        corners = (bleed, bleed, bleed + sheet.layout.width, bleed + sheet.layout.height)
        page.mediabox = page.cropbox = Array([round(Decimal(corner), 4) for corner in corners])
        for key in ("/TrimBox", "/BleedBox"):
            if key in page.obj:
                del page.obj[key]
        return saved(pdf, sheet.title, date, hashlib.sha256(raw).digest())


def preview(pdf: bytes) -> bytes:
    """The first page as a WebP picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=_PREVIEW_HEIGHT / page.get_height()).to_pil()
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=82, method=4)
        return out.getvalue()
    finally:
        document.close()
