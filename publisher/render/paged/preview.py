"""A PDF in; the picture of its first page out."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image


def preview(pdf: bytes, height: int) -> bytes:
    """The first page as a WebP picture of `height` pixels."""
    out = io.BytesIO()
    drawn(pdf, height).save(out, "WEBP", quality=82, method=4)
    return out.getvalue()


def drawn(pdf: bytes, height: int) -> Image.Image:
    """The first page as pixels, `height` of them from top to bottom."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture: Image.Image = page.render(scale=height / page.get_height()).to_pil()
        return picture
    finally:
        document.close()
