"""A sheet's tagged PDF in; the file for screens and office printers, and the picture that fills a screen, out."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from decimal import Decimal

import pikepdf
from pikepdf import Array

from publisher.render.paged.mending import mend, saved
from publisher.render.paged.preview import drawn
from publisher.render.posters.sheet import Sheet
from publisher.units import Length

PREVIEW_HEIGHT, _SCREEN_HEIGHT = 1200, 1080  # pixels


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


def picture(pdf: bytes) -> bytes:
    """The first page as a PNG that fills a screen of 1080 lines, dot for dot."""
    out = io.BytesIO()
    drawn(pdf, _SCREEN_HEIGHT).save(out, "PNG", optimize=True)
    return out.getvalue()
