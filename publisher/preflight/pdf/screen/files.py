"""Rules about what the file says of itself and carries with it (U0–U6)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.pdf.reading import xmp
from publisher.preflight.pdf.reading.objects import entry, every_dictionary, items, name, words
from publisher.preflight.pdf.rules import Fault
from publisher.preflight.pdf.screen.document import SCREEN, ScreenDocument

_LANGUAGE = "da-DK"


@SCREEN.rule("PDF-U0", "Filen er hel, ulåst og uden scripts eller vedhæftede filer")
def whole(document: ScreenDocument) -> Iterator[Fault]:
    """No repair, no lock that may keep a screen reader out, nothing that acts."""
    for complaint in document.pdf.check_pdf_syntax():
        yield Fault("", f"Filen er beskadiget: {complaint}")
    if document.pdf.is_encrypted:
        yield Fault("", "Filen er krypteret; det kan lukke en skærmlæser ude.")
    for holder in every_dictionary(document.pdf):
        if name(entry(holder, "/S")) == "JavaScript" or entry(holder, "/JS") is not None:
            yield Fault("", "Filen indeholder JavaScript.")
        if entry(holder, "/EF") is not None:
            yield Fault("", "Filen har en vedhæftet fil.")


@SCREEN.rule("PDF-U1", "Filen er tagget")
def tagged(document: ScreenDocument) -> Iterator[Fault]:
    """It says so, and there is a structure that holds something."""
    info = entry(document.catalog, "/MarkInfo")
    if entry(info, "/Marked") is not True:
        yield Fault("", "Filen siger ikke, at den er tagget (/MarkInfo /Marked true).")
    if entry(info, "/Suspects") is True:
        yield Fault("", "Filen siger selv, at dens tags kan være forkerte (/Suspects true).")
    if not any(element.holds_content for element in document.elements):
        yield Fault("", "Filen har ingen struktur med indhold (/StructTreeRoot).")


@SCREEN.rule("PDF-U2", f"Sproget er {_LANGUAGE}")
def language(document: ScreenDocument) -> Iterator[Fault]:
    """The document's language, so that a screen reader speaks Danish."""
    stated = words(entry(document.catalog, "/Lang"))
    if stated != _LANGUAGE:
        yield Fault("", f"Filens sprog er »{stated}«; det skal være »{_LANGUAGE}«.")


@SCREEN.rule("PDF-U3", "Filen har en titel, og læseren viser den i stedet for filnavnet")
def title(document: ScreenDocument) -> Iterator[Fault]:
    """A title in the XMP packet, and the viewer preference to show it."""
    packet = xmp.read(document.catalog) or {}
    if not packet.get((xmp.DC, "title")):
        yield Fault("", "XMP mangler dc:title.")
    if entry(entry(document.catalog, "/ViewerPreferences"), "/DisplayDocTitle") is not True:
        yield Fault("", "Læseren får ikke besked på at vise titlen (/DisplayDocTitle true).")


@SCREEN.rule("PDF-U4", "XMP siger PDF/UA-1")
def claims_the_standard(document: ScreenDocument) -> Iterator[Fault]:
    """The identifier that tells assistive software what to expect."""
    stated = (xmp.read(document.catalog) or {}).get((xmp.PDFUA, "part"), "")
    if stated != "1":
        yield Fault("", f"XMP siger pdfuaid:part »{stated}«; der skal stå »1«.")


@SCREEN.rule("PDF-U5", "Flere sider giver bogmærker")
def bookmarks(document: ScreenDocument) -> Iterator[Fault]:
    """A file of more than one page has an outline."""
    outline = entry(entry(document.catalog, "/Outlines"), "/First")
    if len(document.pages) > 1 and outline is None:
        yield Fault("", f"Filen har {len(document.pages)} sider, men ingen bogmærker.")


@SCREEN.rule("PDF-U6", "Tabulatortasten følger strukturen på sider med links")
def tab_order(document: ScreenDocument) -> Iterator[Fault]:
    """Pages with annotations state the structure's order (/Tabs /S)."""
    for page, content in document.pages:
        if items(entry(page.obj, "/Annots")) and name(entry(page.obj, "/Tabs")) != "S":
            yield Fault(f"side {content.number}", "Siden har links, men ikke /Tabs /S.")
