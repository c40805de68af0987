"""A poster's page as HTML in; its raw PDF, its tagged PDF for screens and its preview picture out."""

from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pypdfium2
import weasyprint
from pikepdf import Name

_PREVIEW_HEIGHT = 1200  # pixels
_PRINT_FLAG = 4  # ISO 32000-1, table 165: PDF/UA wants links that print


def set_page(html: str) -> bytes:
    """The page as WeasyPrint sets it, in palette RGB and without any claim of a standard."""
    return bytes(weasyprint.HTML(string=html).write_pdf(uncompressed_pdf=True))


def tagged(html: str, title: str, date: dt.datetime) -> bytes:
    """The page as tagged PDF/UA-1 with one bookmark, in RGB and with links."""
    raw = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for annotation in pdf.pages[0].get("/Annots", []):
            annotation.F = _PRINT_FLAG
        stamp = date.strftime("D:%Y%m%d%H%M%SZ")
        pdf.docinfo[Name.CreationDate] = stamp
        pdf.docinfo[Name.ModDate] = stamp
        pdf.docinfo[Name.Title] = title
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)
        return out.getvalue()


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
