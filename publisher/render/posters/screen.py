"""A sheet's tagged PDF in; the file for screens and office printers, and its preview picture, out."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from decimal import Decimal

import pikepdf
import pypdfium2
from pikepdf import Array
from PIL import Image

from publisher.render.paged.mending import mend, saved
from publisher.render.posters.sheet import Sheet
from publisher.units import Length

_PREVIEW_HEIGHT, _SCREEN_HEIGHT = 1200, 1080  # pixels


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
    """The first page as a WebP picture to look at."""
    return _written(_drawn(pdf, _PREVIEW_HEIGHT), "WEBP", quality=82, method=4)


def picture(pdf: bytes) -> bytes:
    """The first page as a PNG that fills a screen of 1080 lines, dot for dot."""
    return _written(_drawn(pdf, _SCREEN_HEIGHT), "PNG", optimize=True)


def _drawn(pdf: bytes, height: int) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        drawn: Image.Image = page.render(scale=height / page.get_height()).to_pil()
        return drawn
    finally:
        document.close()


def _written(drawn: Image.Image, form: str, **settings: int) -> bytes:
    out = io.BytesIO()
    drawn.save(out, form, **settings)
    return out.getvalue()
