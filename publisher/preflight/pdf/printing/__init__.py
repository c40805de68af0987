"""The rules for a file that goes to a print shop, one module a subject; together they are the book PRINT."""

from publisher.preflight.pdf.printing import (
    colour,
    files,
    fonts,
    geometry,
    ink,
    marks,
    metadata,
    objects,
    overprint,
    readers,
    text,
)
from publisher.preflight.pdf.printing.document import PRINT, PrintDocument

__all__ = [
    "PRINT",
    "PrintDocument",
    "colour",
    "files",
    "fonts",
    "geometry",
    "ink",
    "marks",
    "metadata",
    "objects",
    "overprint",
    "readers",
    "text",
]
