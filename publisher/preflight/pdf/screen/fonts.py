"""Rules about the text itself: fonts embedded, every character known (U13–U15)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.pdf.reading.fonts import Font
from publisher.preflight.pdf.reading.objects import entry
from publisher.preflight.pdf.rules import Fault
from publisher.preflight.pdf.screen.document import SCREEN, ScreenDocument


def _fonts(document: ScreenDocument) -> list[Font]:
    """The fonts that the pages show text in, by name."""
    found = {id(mark.font): mark.font for _, content in document.pages for mark in content.marks if mark.font}
    return sorted(found.values(), key=lambda font: font.base_font)


@SCREEN.rule("PDF-U13", "Alle skrifttyper er indlejret og kan oversættes til tegn")
def embedded(document: ScreenDocument) -> Iterator[Fault]:
    """The file shows alike everywhere, and what is shown can be read aloud and searched."""
    for font in _fonts(document):
        if font.program is None:
            yield Fault(f"skrifttypen {font.base_font}", "Skrifttypen er ikke indlejret.")
        if font.composite and entry(font.raw, "/ToUnicode") is None:
            yield Fault(
                f"skrifttypen {font.base_font}", "Skrifttypen kan ikke oversættes til tegn (/ToUnicode mangler)."
            )


@SCREEN.rule("PDF-U14", "Hvert tegn har en form i skrifttypen")
def no_missing_glyphs(document: ScreenDocument) -> Iterator[Fault]:
    """Glyph 0 is the box that a font shows for a character it does not have."""
    for _, content in document.pages:
        for mark in content.marks:
            if mark.missing_glyphs:
                message = f"»{mark.text.strip()}« har et tegn, som skrifttypen mangler (glyf 0)."
                yield Fault(f"side {content.number}", message)


@SCREEN.rule("PDF-U15", "Tegnbredderne i filen er skrifttypens egne")
def true_widths(document: ScreenDocument) -> Iterator[Fault]:
    """The text stands where the file says, also when it is enlarged or reflowed (ISO 14289-1, 7.21.5)."""
    for font in _fonts(document):
        wrong = font.wrong_widths()
        if wrong:
            message = f"{len(wrong)} tegn har en anden bredde i filen end i skrifttypen."
            yield Fault(f"skrifttypen {font.base_font}", message)
