"""Rules about the slug where trim marks are agreed: the marks are there, and nothing runs under them (G10, G11)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.pdf.printing.document import PRINT, PrintDocument, Sheet
from publisher.preflight.pdf.reading.geometry import Box
from publisher.preflight.pdf.reading.plates import PIXELS_PER_POINT
from publisher.preflight.pdf.rules import Fault
from publisher.preflight.pdf.wording import place
from publisher.units import Mm

_TOLERANCE = Mm(0.05)
_SHORTEST = Mm(2)
_PIXEL = 1 / PIXELS_PER_POINT


@PRINT.rule("PDF-G10", "Er skæremærker aftalt, står der to ved hvert hjørne, på alle fire plader")
def trim_marks(document: PrintDocument) -> Iterator[Fault]:
    """Outside the bleed, along each edge of the trim, there is a line on every plate, at least 2 mm long.

    Judged on the printing plates, exact to a pixel of 0.24 mm.
    """
    if not document.conditions.marks:
        return
    for sheet, plates in zip(document.sheets, document.plates, strict=True):
        for where, strip in _strips(sheet).items():
            if plates.longest_line(strip) < _SHORTEST:
                yield Fault(f"side {sheet.number}", f"Skæremærket mangler {where}.")


def _strips(sheet: Sheet) -> dict[str, Box]:
    """Where each of the eight marks must stand: in the slug, in line with an edge of the trim."""
    trim, bleed, media = sheet.trim, sheet.bleed, sheet.media
    sides = {"til venstre": (media.left, bleed.left), "til højre": (bleed.right, media.right)}
    ends = {"foroven": (bleed.top, media.top), "forneden": (media.bottom, bleed.bottom)}
    edges = {"overkant": trim.top, "underkant": trim.bottom}
    flanks = {"venstre kant": trim.left, "højre kant": trim.right}
    strips = {
        f"{side} ved arkets {edge}": Box(left, y - _PIXEL, right, y + _PIXEL)
        for side, (left, right) in sides.items()
        for edge, y in edges.items()
    }
    strips |= {
        f"{end} ved arkets {flank}": Box(x - _PIXEL, bottom, x + _PIXEL, top)
        for end, (bottom, top) in ends.items()
        for flank, x in flanks.items()
    }
    return {where: strip for where, strip in strips.items() if strip.common(media)}


@PRINT.rule("PDF-G11", "Er skæremærker aftalt, standser arkets farve ved beskæringen")
def clear_slug(document: PrintDocument) -> Iterator[Fault]:
    """What stands on the sheet ends at the bleed box, so that the marks can be seen."""
    if not document.conditions.marks:
        return
    for sheet, mark in document.printed:
        if mark.box.overlaps(sheet.bleed) and not sheet.bleed.holds(mark.box, _TOLERANCE):
            yield Fault(place(mark, sheet.trim), "Objektet rager ud over beskæringen, ind under skæremærkerne.")
