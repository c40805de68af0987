"""Rules about text on the sheet: its size, its distance from the cut, its inks (T1–T5)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.pdf.printing.document import PRINT, PrintDocument
from publisher.preflight.pdf.reading.colours import NO_INK, Inks
from publisher.preflight.pdf.reading.marks import Mark
from publisher.preflight.pdf.rules import Fault
from publisher.preflight.pdf.wording import build, mm, place, pt
from publisher.units import Mm, Pt

_TOLERANCE = Pt(0.01)
_SAFE_TOLERANCE = Mm(0.01)
_BLACK = 0.95
_NEARLY_BLACK, _HEAVY = 0.85, 2.8


@PRINT.rule("PDF-T1", "Ingen tekst er mindre end tilladt")
def text_size(document: PrintDocument) -> Iterator[Fault]:
    """The size on paper, after every scaling."""
    least = document.conditions.min_text
    for sheet, mark in document.printed:
        if mark.is_text and mark.text_size < least - _TOLERANCE:
            yield Fault(place(mark, sheet.trim), f"Teksten er {pt(mark.text_size)}; mindst {pt(least)} er tilladt.")


@PRINT.rule("PDF-T2", "Al tekst holder sikkerhedsafstanden til kanten")
def safe_zone(document: PrintDocument) -> Iterator[Fault]:
    """The whole box of the text, from its first to its last visible glyph and from descent to ascent."""
    zone = document.conditions.safe_zone
    for sheet, mark in document.printed:
        if not mark.is_text or not mark.box.overlaps(sheet.bleed):
            continue
        trim, where = sheet.trim, mark.box
        nearest = min(
            where.left - trim.left, trim.right - where.right, where.bottom - trim.bottom, trim.top - where.top
        )
        if nearest < zone - _SAFE_TOLERANCE:
            told = f"{mm(Pt(nearest))} fra" if nearest >= 0 else f"{mm(Pt(-nearest))} ud over"
            yield Fault(place(mark, trim), f"Teksten er {told} kanten; den skal holde {mm(zone)}.")


def _mixed(mark: Mark) -> Inks | None:
    """The first build with more than one ink that the text uses."""
    return next((inks for inks in mark.builds() or () if sum(ink > 0 for ink in inks) > 1), None)


def _is_rich_black(inks: Inks) -> bool:
    """Black with other inks under it, or nearly black and heavy (GWG: K from 85 %, more than 280 % in all)."""
    return (inks[3] >= _BLACK and sum(inks[:3]) > 0) or (inks[3] >= _NEARLY_BLACK and sum(inks) > _HEAVY)


def _rich_black(mark: Mark) -> bool:
    return any(_is_rich_black(inks) for inks in mark.builds() or ())


@PRINT.rule("PDF-T3", "Sort tekst er kun K")
def no_rich_black(document: PrintDocument) -> Iterator[Fault]:
    """Black text has no other ink under it: four plates a little off blur it."""
    for sheet, mark in document.printed:
        inks = _mixed(mark) if mark.is_text else None
        if inks is not None and _rich_black(mark):
            yield Fault(
                place(mark, sheet.trim), f"Teksten er sort af flere farver ({build(inks)}); den skal være K alene."
            )


@PRINT.rule("PDF-T4", "Lille tekst har kun én trykfarve")
def small_text_in_one_ink(document: PrintDocument) -> Iterator[Fault]:
    """Text of several inks is large enough for plates that are a little off."""
    least = document.conditions.min_mixed_text
    for sheet, mark in document.printed:
        if not mark.is_text or mark.text_size >= least - _TOLERANCE or _rich_black(mark):
            continue
        inks = _mixed(mark)
        if inks is not None:
            message = f"Teksten er {pt(mark.text_size)} i flere farver ({build(inks)}); det kræver mindst {pt(least)}."
            yield Fault(place(mark, sheet.trim), message)


@PRINT.rule("PDF-T5", "Lille tekst er ikke hvid")
def small_text_not_white(document: PrintDocument) -> Iterator[Fault]:
    """White text is a hole in the inks around it, and small holes fill."""
    least = document.conditions.min_mixed_text
    for sheet, mark in document.printed:
        if mark.is_text and mark.text_size < least - _TOLERANCE and mark.builds() == (NO_INK,):
            yield Fault(
                place(mark, sheet.trim), f"Teksten er hvid og {pt(mark.text_size)}; det kræver mindst {pt(least)}."
            )
