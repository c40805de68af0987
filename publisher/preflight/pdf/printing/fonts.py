"""Rules about fonts: embedded, real, the agreed ones, with a glyph for every character (F1–F7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.preflight.pdf.printing.document import PRINT, PrintDocument
from publisher.preflight.pdf.reading.fonts import Font
from publisher.preflight.pdf.rules import Fault
from publisher.preflight.pdf.wording import listed, place

_COURIER = "courier"
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
_LEAST_BOLD = 600


def _plain(title: str) -> str:
    return re.sub(r"[^a-z0-9]", "", title.lower())


def _where(font: Font) -> str:
    return f"skrifttypen {font.base_font or 'uden navn'}"


@PRINT.rule("PDF-F1", "Alle skrifttyper er indlejret")
def embedded(document: PrintDocument) -> Iterator[Fault]:
    """Every font has its file in the PDF, and codes that can be read."""
    for font in document.fonts:
        if font.subtype == "Type3":
            continue
        if font.program is None:
            yield Fault(_where(font), "Skrifttypen er ikke indlejret.")
        elif not font.measurable:
            yield Fault(_where(font), "Skrifttypens tegnkodning er ikke Identity-H, så teksten kan ikke måles.")


@PRINT.rule("PDF-F2", "Ingen Type 3-skrifttyper")
def no_type3(document: PrintDocument) -> Iterator[Fault]:
    """Type 3 glyphs are drawings without a font's quality."""
    for font in document.fonts:
        if font.subtype == "Type3":
            yield Fault(_where(font), "Skrifttypen er af Type 3.")


@PRINT.rule("PDF-F3", "Ingen Courier")
def no_courier(document: PrintDocument) -> Iterator[Fault]:
    """Courier on a page is nearly always what a printer put in for a font it did not have."""
    for font in document.fonts:
        if _is_courier(font):
            yield Fault(_where(font), "Skrifttypen er Courier, som regel en erstatning for en, der mangler.")


def _is_courier(font: Font) -> bool:
    return _COURIER in {_plain(font.base_font)[: len(_COURIER)], _plain(font.embedded_family)[: len(_COURIER)]}


@PRINT.rule("PDF-F4", "Kun de aftalte skrifttyper")
def agreed_fonts(document: PrintDocument) -> Iterator[Fault]:
    """The embedded file's own family, or where it says none the name in the PDF, is on the list."""
    families = {_plain(family) for family in document.conditions.fonts}
    for font in document.fonts:
        if font.subtype == "Type3" or _is_courier(font):
            continue
        own = _plain(font.embedded_family)
        agreed = own in families if own else any(_plain(font.base_font).startswith(family) for family in families)
        if not agreed:
            title = f" ({font.embedded_family})" if own else ""
            yield Fault(
                _where(font), f"Skrifttypen{title} er ikke aftalt; aftalt er {listed(list(document.conditions.fonts))}."
            )


@PRINT.rule("PDF-F5", "Hvert tegn har en form i skrifttypen")
def no_missing_glyphs(document: PrintDocument) -> Iterator[Fault]:
    """Glyph 0 is the box that a font shows for a character it does not have."""
    for sheet, mark in document.printed:
        if mark.missing_glyphs:
            yield Fault(place(mark, sheet.trim), "Teksten har et tegn, som skrifttypen mangler (glyf 0).")


@PRINT.rule("PDF-F6", "Fed skrift er en fed skrifttype, ikke en fortykket")
def true_bold(document: PrintDocument) -> Iterator[Fault]:
    """A font that is called bold has a bold file in it."""
    for font in document.fonts:
        weight = font.embedded_weight
        if _BOLD.search(font.base_font) and weight is not None and weight < _LEAST_BOLD:
            yield Fault(_where(font), f"Skrifttypen kaldes fed, men den indlejrede fil har vægten {weight}.")


@PRINT.rule("PDF-F7", "Tegnbredderne i filen er skrifttypens egne")
def true_widths(document: PrintDocument) -> Iterator[Fault]:
    """Readers that trust the file and readers that trust the font set the text alike."""
    for font in document.fonts:
        wrong = font.wrong_widths()
        if wrong:
            yield Fault(_where(font), f"{len(wrong)} tegn har en anden bredde i filen end i skrifttypen.")
