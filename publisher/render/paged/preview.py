"""A PDF in; the picture of its first page out."""

from __future__ import annotations

import io

import pypdfium2


def preview(pdf: bytes, height: int) -> bytes:
    """The first page as a WebP picture of `height` pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=height / page.get_height()).to_pil()
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=82, method=4)
        return out.getvalue()
    finally:
        document.close()
