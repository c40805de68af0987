"""Rules about the file as a whole: version, lock, identity, and what must not lie hidden in it (X0–X3, X9–X12)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.pdf.printing.document import PRINT, PrintDocument
from publisher.preflight.pdf.reading.objects import Raw, box, entries, entry, items, name
from publisher.preflight.pdf.rules import Fault

_NEWEST = (1, 6)
_PRINTER_ANNOTATIONS = {"TrapNet", "PrinterMark"}


@PRINT.rule("PDF-X0", "Filen er hel og kan læses uden reparation")
def whole(document: PrintDocument) -> Iterator[Fault]:
    """No reader has to repair the file (qpdf's syntax check)."""
    for complaint in document.pdf.check_pdf_syntax():
        yield Fault("", f"Filen er beskadiget: {complaint}")


@PRINT.rule("PDF-X1", "PDF-version højst 1.6 (PDF/X-4)")
def version(document: PrintDocument) -> Iterator[Fault]:
    """Neither the header nor the catalog may name a newer version."""
    stated = [document.pdf.pdf_version, name(entry(document.catalog, "/Version"))]
    newest = max(tuple(map(int, one.split("."))) for one in stated if one)
    if newest > _NEWEST:
        yield Fault("", f"Filen er PDF {newest[0]}.{newest[1]}; PDF/X-4 tillader højst 1.6.")


@PRINT.rule("PDF-X2", "Filen er ikke krypteret")
def encryption(document: PrintDocument) -> Iterator[Fault]:
    """No encryption dictionary, also none with an empty password."""
    if document.pdf.is_encrypted:
        yield Fault("", "Filen er krypteret; en trykfil må ikke være det.")


@PRINT.rule("PDF-X3", "Filen har et ID i sin trailer")
def identifier(document: PrintDocument) -> Iterator[Fault]:
    """The trailer's /ID holds two strings."""
    parts = items(entry(document.pdf.trailer, "/ID"))
    if len(parts) != 2 or not all(bytes(part) for part in parts):
        yield Fault("", "Traileren mangler /ID med to værdier.")


@PRINT.rule("PDF-X9", "Ingen scripts, handlinger, formularfelter eller vedhæftede filer")
def nothing_active(document: PrintDocument) -> Iterator[Fault]:
    """Nothing in the file acts, and no other file lies in it."""
    for key in ("/OpenAction", "/AA", "/AcroForm", "/AF", "/Collection"):
        if entry(document.catalog, key) is not None:
            yield Fault("", f"Dokumentet har {key}; det må en trykfil ikke.")
    for sheet in document.sheets:
        if entry(sheet.page.obj, "/AA") is not None:
            yield Fault(f"side {sheet.number}", "Siden har handlinger (/AA); det må en trykfil ikke.")
    for holder in document.dictionaries:
        if name(entry(holder, "/S")) == "JavaScript" or entry(holder, "/JS") is not None:
            yield Fault("", "Filen indeholder JavaScript.")
        if entry(holder, "/EF") is not None:
            yield Fault("", "Filen har en vedhæftet fil.")


@PRINT.rule("PDF-X10", "Ingen lag, der kan slås til og fra")
def layers(document: PrintDocument) -> Iterator[Fault]:
    """Optional content may hide on the press what was seen on the screen."""
    if entry(document.catalog, "/OCProperties") is not None:
        yield Fault("", "Filen har lag (/OCProperties); indholdet skal ligge i ét lag.")


@PRINT.rule("PDF-X11", "Ingen annoteringer på arket")
def no_annotations(document: PrintDocument) -> Iterator[Fault]:
    """No annotation touches the bleed box, except those that are made for printers."""
    for sheet in document.sheets:
        for annotation in items(entry(sheet.page.obj, "/Annots")):
            kind = name(entry(annotation, "/Subtype"))
            where = box(entry(annotation, "/Rect"))
            if kind not in _PRINTER_ANNOTATIONS and (where is None or where.common(sheet.bleed) is not None):
                yield Fault(f"side {sheet.number}", f"En annotering ({kind or 'uden type'}) ligger på arket.")


@PRINT.rule("PDF-X12", "Ingen overførselskurver, alternative billeder, OPI, PostScript eller henvisninger")
def nothing_hidden(document: PrintDocument) -> Iterator[Fault]:
    """Nothing changes what is printed behind the page's back (transfer curves, alternates, external content)."""
    for holder in document.dictionaries:
        for key, settings in entries(entry(holder, "/ExtGState")):
            for fault in _settings_faults(settings):
                yield Fault(f"grafiktilstanden {key[1:]}", fault)
        for key, drawn in entries(entry(holder, "/XObject")):
            if name(entry(drawn, "/Subtype")) == "PS" or name(entry(drawn, "/Subtype2")) == "PS":
                yield Fault(f"objektet {key[1:]}", "Objektet er PostScript.")
            for forbidden in ("/Alternates", "/OPI", "/Ref", "/PS"):
                if entry(drawn, forbidden) is not None:
                    yield Fault(f"objektet {key[1:]}", f"Objektet har {forbidden}.")


def _settings_faults(settings: Raw) -> Iterator[str]:
    if entry(settings, "/TR") is not None:
        yield "Tilstanden har en overførselskurve (/TR)."
    if entry(settings, "/TR2") is not None and name(entry(settings, "/TR2")) != "Default":
        yield "Tilstanden har en overførselskurve (/TR2)."
    if entry(settings, "/HTP") is not None:
        yield "Tilstanden fastlægger rasterets fase (/HTP)."
