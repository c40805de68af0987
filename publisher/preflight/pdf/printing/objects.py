"""Rules about strokes and images: thick enough, sharp enough (L1, R1)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.pdf.printing.document import PRINT, PrintDocument
from publisher.preflight.pdf.reading.marks import Kind
from publisher.preflight.pdf.rules import Fault
from publisher.preflight.pdf.wording import decimal, place, pt
from publisher.units import Pt

_TOLERANCE = Pt(0.005)


@PRINT.rule("PDF-L1", "Ingen streg er tyndere end tilladt")
def stroke_width(document: PrintDocument) -> Iterator[Fault]:
    """Strokes where they are narrowest after every scaling, and filled rectangles that serve as lines."""
    least = document.conditions.min_stroke
    for sheet, mark in document.printed:
        width = mark.width
        if width is None and mark.rectangle is not None:
            width = Pt(min(mark.rectangle.width, mark.rectangle.height))
        if width is not None and width < least - _TOLERANCE:
            yield Fault(place(mark, sheet.trim), f"Stregen er {pt(width)}; mindst {pt(least)} er tilladt.")


@PRINT.rule("PDF-R1", "Billeder har opløsning nok i den størrelse, de trykkes")
def image_resolution(document: PrintDocument) -> Iterator[Fault]:
    """Pixels an inch on paper, in the direction that has fewest."""
    least = document.conditions.min_ppi
    for sheet, mark in document.printed:
        if mark.kind in {Kind.IMAGE, Kind.STENCIL} and mark.ppi < least - 0.5:
            message = f"Billedet har {decimal(mark.ppi, 0)} ppi; mindst {decimal(least, 0)} kræves."
            yield Fault(place(mark, sheet.trim), message)
