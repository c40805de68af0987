"""Rules about what the file says of itself: XMP, Info and the output intent (X4–X8)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.pdf.printing.document import PRINT, PrintDocument
from publisher.preflight.pdf.reading import xmp
from publisher.preflight.pdf.reading.objects import Raw, entry, items, name, number, words
from publisher.preflight.pdf.rules import Fault
from publisher.preflight.pdf.wording import listed

_DATES = ("CreateDate", "ModifyDate", "MetadataDate")
_REQUIRED = (
    (xmp.XMP_MM, "DocumentID", "xmpMM:DocumentID"),
    (xmp.XMP_MM, "VersionID", "xmpMM:VersionID"),
    (xmp.XMP_MM, "RenditionClass", "xmpMM:RenditionClass"),
    (xmp.DC, "title", "dc:title"),
)
_PAIRED_DATES = (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate"))
_HEADER = 128


@PRINT.rule("PDF-X4", "XMP ligger ukomprimeret og siger PDF/X-4")
def claims_the_standard(document: PrintDocument) -> Iterator[Fault]:
    """The packet can be read by tools that know no PDF, and names the standard."""
    stream = entry(document.catalog, "/Metadata")
    packet = xmp.read(document.catalog)
    if packet is None:
        yield Fault("", "Filen har ingen læselige XMP-metadata.")
        return
    if entry(stream, "/Filter") is not None:
        yield Fault("", "XMP-metadata er komprimerede; de skal kunne læses uden PDF-værktøj.")
    stated = packet.get((xmp.PDFX, "GTS_PDFXVersion"), "")
    if stated != "PDF/X-4":
        yield Fault("", f"XMP siger pdfxid:GTS_PDFXVersion »{stated}«; der skal stå »PDF/X-4«.")


@PRINT.rule("PDF-X5", "XMP har datoer, dokument-id, version, gengivelse og titel")
def describes_itself(document: PrintDocument) -> Iterator[Fault]:
    """All that PDF/X-4 asks of the packet besides the standard's name."""
    packet = xmp.read(document.catalog)
    if packet is None:
        return
    missing = [label for space, local, label in _REQUIRED if not packet.get((space, local))]
    missing += [f"xmp:{date}" for date in _DATES if not packet.get((xmp.XMP, date))]
    if missing:
        yield Fault("", f"XMP mangler {listed(missing)}.")
    for date in _DATES:
        stated = packet.get((xmp.XMP, date), "")
        if stated and xmp.xmp_date(stated) is None:
            yield Fault("", f"xmp:{date} »{stated}« er ikke en dato.")


@PRINT.rule("PDF-X6", "Info har titel, datoer og Trapped, og de siger det samme som XMP")
def info(document: PrintDocument) -> Iterator[Fault]:
    """Title, dates and the trapping key, equal to the packet's where both state them."""
    stated = entry(document.pdf.trailer, "/Info")
    packet = xmp.read(document.catalog) or {}
    trapped = name(entry(stated, "/Trapped"))
    if trapped not in {"True", "False"}:
        yield Fault("", f"Info /Trapped er »{trapped}«; det skal være True eller False.")
    title = words(entry(stated, "/Title"))
    if not title:
        yield Fault("", "Info mangler /Title.")
    elif (packet.get((xmp.DC, "title")) or title) != title:
        yield Fault("", f"Info har titlen »{title}«, men XMP »{packet[xmp.DC, 'title']}«.")
    for key, local in _PAIRED_DATES:
        text = words(entry(stated, key))
        moment = xmp.info_date(text)
        other = xmp.xmp_date(packet.get((xmp.XMP, local), ""))
        if moment is None:
            yield Fault("", f"Info {key} »{text}« er ikke en dato.")
        elif other is not None and other != moment:
            yield Fault("", f"Info {key} og xmp:{local} er to forskellige tidspunkter.")


def _intents(document: PrintDocument) -> list[Raw]:
    return [one for one in items(entry(document.catalog, "/OutputIntents")) if name(entry(one, "/S")) == "GTS_PDFX"]


@PRINT.rule("PDF-X7", "Netop én trykbetingelse (OutputIntent), den aftalte")
def output_intent(document: PrintDocument) -> Iterator[Fault]:
    """One GTS_PDFX intent that names the agreed, registered printing condition."""
    intents = _intents(document)
    if len(intents) != 1:
        yield Fault("", f"Filen har {len(intents)} OutputIntent af typen GTS_PDFX; der skal være netop én.")
    for intent in intents:
        stated = words(entry(intent, "/OutputConditionIdentifier"))
        wanted = document.conditions.output_condition
        if stated != wanted:
            yield Fault("", f"Trykbetingelsen er »{stated}«; den aftalte er »{wanted}«.")
        if not words(entry(intent, "/RegistryName")):
            yield Fault("", "Trykbetingelsen mangler /RegistryName (http://www.color.org).")


@PRINT.rule("PDF-X8", "Trykbetingelsen har en indlejret CMYK-trykprofil")
def profile(document: PrintDocument) -> Iterator[Fault]:
    """The ICC profile is whole, a printer's and CMYK, by its own header (ICC.1, 7.2)."""
    for intent in _intents(document):
        stream = entry(intent, "/DestOutputProfile")
        if stream is None:
            yield Fault("", "Trykbetingelsen har ingen indlejret ICC-profil.")
            continue
        data = stream.read_bytes()
        if len(data) < _HEADER or data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") != len(data):
            yield Fault("", "Den indlejrede profil er ikke en hel ICC-profil.")
            continue
        kind, space = data[12:16].decode("latin-1"), data[16:20].decode("latin-1")
        if kind != "prtr" or space != "CMYK":
            yield Fault("", f"Profilen er af klassen »{kind}« i »{space.strip()}«; der kræves »prtr« i »CMYK«.")
        if number(entry(stream, "/N")) != 4:
            yield Fault("", "Profilen er ikke angivet med fire komponenter (/N 4).")
