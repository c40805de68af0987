"""Rules about the amount of ink: what each colour asks for, and what really adds up on the paper (I1, I2)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.pdf.printing.document import PRINT, PrintDocument
from publisher.preflight.pdf.reading.amounts import should_be_known
from publisher.preflight.pdf.reading.colours import REGISTRATION, Inks
from publisher.preflight.pdf.rules import Fault
from publisher.preflight.pdf.wording import build, decimal, place, point

_ROUNDING = 1.0
"""Per cent that eight bits a plate, four plates, may round up to."""
_MIXING_INKS = {"Hue", "Saturation", "Color", "Luminosity"}


def _total(inks: Inks) -> float:
    return 100 * sum(inks)


@PRINT.rule("PDF-I1", "Ingen enkelt farve bruger mere farve end tilladt")
def declared_ink(document: PrintDocument) -> Iterator[Fault]:
    """The sum of each colour's inks, at the ends of gradients and in every pixel of images.

    Images above a million pixels are sampled row by row and column by column. What cannot be computed is a fault:
    gradients by PostScript functions or meshes, images in JPEG 2000.
    """
    limit = document.conditions.ink_limit
    for sheet, mark, inks in document.declared:
        if mark.colour is not None and mark.colour.space.colorants == (REGISTRATION,):
            continue
        if inks is None:
            if should_be_known(mark):
                yield Fault(place(mark, sheet.trim), "Farvemængden kan ikke beregnes for denne slags farve.")
        elif _total(inks) > limit + _ROUNDING:
            found = f"{decimal(_total(inks), 0)} % ({build(inks)})"
            yield Fault(place(mark, sheet.trim), f"Farven bruger {found}; højst {decimal(limit, 0)} % er tilladt.")


@PRINT.rule("PDF-I2", "Farvelagene bliver heller ikke tilsammen for tunge (overtryk, gennemsigtighed)")
def printed_ink(document: PrintDocument) -> Iterator[Fault]:
    """The ink of the printing plates, pixel by pixel inside the bleed box.

    Tells only of ink that no single colour asks for: that is reported by the rule above.
    """
    limit = document.conditions.ink_limit
    for sheet, plates in zip(document.sheets, document.plates, strict=True):
        for mode in sorted(sheet.content.blend_modes & _MIXING_INKS):
            message = f"Farvemængden kan ikke beregnes under blandingsmåden {mode}."
            yield Fault(f"side {sheet.number}", message)
        amounts = [_total(inks) for on, _, inks in document.declared if on is sheet and inks is not None]
        allowed = max([limit, *amounts]) + _ROUNDING
        if plates.at_most(sheet.bleed) <= allowed:
            continue
        spot = plates.heaviest(sheet.bleed)
        if spot.total > allowed:
            inks = " ".join(f"{letter}{ink}" for letter, ink in zip("CMYK", spot.inks, strict=True))
            message = f"Lagene giver tilsammen {spot.total} % ({inks}); højst {decimal(limit, 0)} % er tilladt."
            yield Fault(f"side {sheet.number}, {point(spot.x, spot.y, sheet.trim)}", message)
