"""A sheet's tagged PDF in; the file for screens and office printers, and the picture that fills a screen, out."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import io
from decimal import Decimal

import pikepdf
from pikepdf import Array

from publisher.render.paged.mending import mend, saved
from publisher.render.paged.preview import drawn
from publisher.render.press.job import KEPT, Page
from publisher.render.press.stamping import stamp

PREVIEW_HEIGHT, _SCREEN_HEIGHT = 1200, 1080  # pixels


def for_screen(raw: bytes, sheet: Page, date: dt.datetime, field: bytes | None = None) -> bytes:
    """The trimmed sheet as PDF/UA-1: RGB, tagged, with a bookmark and links that say where they lead.

    `field` is the page to be stamped on it.
    """
    mended = _mended(raw)
    if field is not None:
        mended = stamp(mended, _mended(field))
    with pikepdf.open(io.BytesIO(mended)) as pdf:
        page = pdf.pages[0]
        corners = (sheet.bleed, sheet.bleed, sheet.bleed + sheet.width, sheet.bleed + sheet.height)
        page.mediabox = page.cropbox = Array([round(Decimal(corner), 4) for corner in corners])
        for key in ("/TrimBox", "/BleedBox"):
            if key in page.obj:
                del page.obj[key]
        return saved(pdf, sheet.title, date, hashlib.sha256(mended).digest())


@functools.lru_cache(maxsize=KEPT)
def _mended(raw: bytes) -> bytes:
    """A page without what WeasyPrint gets wrong; the posters of many clinics share theirs."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        mend(pdf)
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, deterministic_id=True)
        return out.getvalue()


def picture(pdf: bytes) -> bytes:
    """The first page as a PNG that fills a screen of 1080 lines, dot for dot."""
    out = io.BytesIO()
    drawn(pdf, _SCREEN_HEIGHT).save(out, "PNG", optimize=True)
    return out.getvalue()
