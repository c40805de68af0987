"""An XMP packet in, its properties by namespace and name out."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

from publisher.preflight.pdf.reading.objects import Raw, entry

PDFX = "http://www.npes.org/pdfx/ns/id/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"
XMP = "http://ns.adobe.com/xap/1.0/"
XMP_MM = "http://ns.adobe.com/xap/1.0/mm/"
DC = "http://purl.org/dc/elements/1.1/"
PDF = "http://ns.adobe.com/pdf/1.3/"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_INFO_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?")


def read(catalog: Raw) -> dict[tuple[str, str], str] | None:
    """The properties of the file's packet (the first item of lists), or None where there is no readable packet."""
    stream = entry(catalog, "/Metadata")
    if stream is None:
        return None
    try:
        root = ET.fromstring(stream.read_bytes().strip(b"\x00 \r\n\t"))
    except ET.ParseError:
        return None
    found: dict[tuple[str, str], str] = {}
    for description in root.iter(f"{_RDF}Description"):
        for tag, value in description.attrib.items():
            found[_split(tag)] = value
        for child in description:
            first = next(child.iter(f"{_RDF}li"), child)
            found[_split(child.tag)] = (first.text or "").strip()
    return found


def _split(tag: str) -> tuple[str, str]:
    space, _, local = tag.rpartition("}")
    return space[1:], local


def xmp_date(text: str) -> dt.datetime | None:
    """A date of XMP (ISO 8601), or None where it is none."""
    try:
        return _with_zone(dt.datetime.fromisoformat(text))
    except ValueError:
        return None


def info_date(text: str) -> dt.datetime | None:
    """A date of the Info dictionary ("D:20261122101500+01'00'"), or None where it is none."""
    match = _INFO_DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.groups()[:6])
    sign, hours, minutes = match.groups()[7:]
    offset = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    try:
        zone = dt.timezone(offset)
        return dt.datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=zone)
    except ValueError:
        return None


def _with_zone(moment: dt.datetime) -> dt.datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
