"""A document as HTML in; the tagged PDF that WeasyPrint sets of it, in palette RGB, out."""

from __future__ import annotations

import functools
import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from publisher import fonts
from publisher.render.paged.line_breaks import mend_line_breaks
from publisher.render.paged.numbering import number_references
from publisher.render.paged.page_setter import CSS, HTML, FontConfiguration, font_configuration


class PageFault(Exception):
    """WeasyPrint complained about the document: a fault of the template or the style, never of the content."""


@dataclass(frozen=True)
class SetDocument:
    """A tagged PDF as WeasyPrint wrote it, not yet finished for print or screen, and how many pages it has."""

    pdf: bytes
    pages: int


def set_document(html: str, base: Path | None = None, forms: bool = False) -> SetDocument:
    """The document as WeasyPrint sets it: tagged, with one bookmark for each heading.

    `base` is the folder that relative addresses in the HTML begin from; `forms` makes its fields fillable.
    Raises PageFault for anything WeasyPrint warns about: a missing font, a glyph that is not in it, unknown CSS.
    """
    configuration, faces = _fonts()
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    settings = {"pdf_variant": "pdf/ua-1", "uncompressed_pdf": True, "pdf_forms": forms}
    try:
        with keeping_all():
            document = HTML(string=html, base_url=base and str(base)).render(
                font_config=configuration, stylesheets=[faces], **settings
            )
            number_references(document.pages)
            written = document.write_pdf(**settings)
    finally:
        logger.removeHandler(complaints)
    if complaints.found:
        raise PageFault("; ".join(complaints.found))
    return SetDocument(bytes(written), len(document.pages))


def set_page(html: str) -> bytes:
    """A document that must be one page, as WeasyPrint sets it; raises PageFault where it runs over."""
    document = set_document(html)
    if document.pages != 1:
        raise PageFault(f"{document.pages} pages")
    return document.pdf


@contextmanager
def keeping_all() -> Iterator[None]:
    """Look for no garbage: all that is laid out is needed until it is written, and looking takes a sixth of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


@functools.cache
def _fonts() -> tuple[FontConfiguration, CSS]:
    """The two cuts, read once for all documents."""
    mend_line_breaks()
    configuration = font_configuration()
    rules = fonts.rules("atkinson")
    return configuration, CSS(string=rules, font_config=configuration)
