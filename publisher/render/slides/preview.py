"""Drawn slides in; pictures of each, for pages and for print, out, made without PowerPoint or LibreOffice."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass

import pypdfium2
from PIL import Image

from publisher.render.paged.page_setter import CSS, HTML, FontConfiguration, font_configuration
from publisher.render.paged.setting import keeping_all
from publisher.render.slides.canvas import style
from publisher.units import Pt

WIDTH = 1280  # pixels
_QUALITIES = (82, 70, 58, 46, 36)  # the first whose file is small enough
_MOST_BYTES = 60_000
_PRINTED = 900  # pixels, on 72 mm: some 315 to the inch
_PRINT_QUALITY = 80
Picture = tuple[bytes, bytes]
"""A slide as WebP, and smaller as JPEG, which a PDF holds as it is."""


@dataclass(frozen=True)
class Batch:
    """Slides of one size, each as a Canvas draws it, to be pictured together."""

    slides: tuple[str, ...]
    width: Pt
    height: Pt


def pictures(batch: Batch) -> list[Picture]:
    """Each slide's picture, 1280 pixels wide, in order; the same slide gives the same bytes."""
    fonts, css = _styles(batch.width, batch.height)
    pages = "".join(f"<section>{slide}</section>" for slide in batch.slides)
    document = HTML(string=f"<html lang=da><body>{pages}")
    with keeping_all():
        written = document.write_pdf(stylesheets=[css], font_config=fonts, presentational_hints=False)
    pdf = pypdfium2.PdfDocument(written)
    try:
        images = (_image(pdf[number]) for number in range(len(pdf)))
        return [(_webp(image), _jpeg(image)) for image in images]
    finally:
        pdf.close()


def ready() -> None:
    """Load what picturing a slide takes, so that the first need not wait for it."""
    pictures(Batch(("<div class=slide></div>",), Pt(16), Pt(9)))


@functools.cache
def _styles(width: float, height: float) -> tuple[FontConfiguration, CSS]:
    """The style of a slide's page, its two cuts read once for all documents of a process."""
    fonts = font_configuration()
    page = f"@page{{size:{width:g}pt {height:g}pt;margin:0}}body{{margin:0}}"
    section = "section{break-after:page}section:last-child{break-after:avoid}"
    return fonts, CSS(string=style() + page + section, font_config=fonts)


def _image(page: pypdfium2.PdfPage) -> Image.Image:
    image: Image.Image = page.render(scale=WIDTH / page.get_width()).to_pil()
    return image.convert("RGB")


def _webp(image: Image.Image) -> bytes:
    content = b""
    for quality in _QUALITIES:
        target = io.BytesIO()
        image.save(target, "WEBP", quality=quality, method=2)
        content = target.getvalue()
        if len(content) <= _MOST_BYTES:
            break
    return content


def _jpeg(image: Image.Image) -> bytes:
    small = image.copy()
    small.thumbnail((_PRINTED, _PRINTED), Image.Resampling.BICUBIC)
    target = io.BytesIO()
    small.save(target, "JPEG", quality=_PRINT_QUALITY)
    return target.getvalue()
