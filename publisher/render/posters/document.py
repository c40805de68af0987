"""A raw PDF of the full sheet in; the print PDF with the structure of PDF/X-4 out.

Boxes, output intent, Info and XMP as ISO 15930-7 asks for; whether the file holds them is for the preflight to judge.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import uuid
import zlib
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publisher.figures.palette import Palette
from publisher.render.posters.profile import PrintProfile
from publisher.render.posters.rewriting import Recolouring
from publisher.units import Length

_PRODUCER = "Forstå smerter"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{document}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>{producer}</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def for_print(
    raw: bytes, title: str, trim: tuple[Length, Length], profile: PrintProfile, palette: Palette, date: dt.datetime
) -> bytes:
    """The sheet of `trim` size with the profile's bleed around it, drawn in `raw` from the page's lower left corner.

    Raises UnknownColour for a colour outside the palette.
    """
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        page = pdf.pages[0]
        for key in ("/Names", "/Outlines", "/StructTreeRoot", "/MarkInfo", "/ViewerPreferences", "/Lang", "/OpenAction"):
            if key in pdf.Root:
                del pdf.Root[key]
        for key in ("/Annots", "/StructParents", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
        Recolouring(pdf, palette).page(page)
        _set_boxes(page, trim, profile)
        page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
        _set_intent(pdf, profile)
        document = uuid.uuid5(uuid.NAMESPACE_OID, hashlib.sha256(raw + profile.icc).hexdigest())
        _set_metadata(pdf, title, document, date)
        pdf.remove_unreferenced_resources()
        return _saved(pdf)


def _set_boxes(page: pikepdf.Page, trim: tuple[Length, Length], profile: PrintProfile) -> None:
    bleed = profile.bleed
    width, height = trim[0] + 2 * bleed, trim[1] + 2 * bleed
    page.mediabox = page.cropbox = page.bleedbox = _box(0, 0, width, height)
    page.trimbox = _box(bleed, bleed, width - bleed, height - bleed)


def _box(*corners: float) -> Array:
    return Array([round(Decimal(corner), 4) for corner in corners])


def _set_intent(pdf: pikepdf.Pdf, profile: PrintProfile) -> None:
    icc = pdf.make_stream(profile.icc, N=4, Alternate=Name.DeviceCMYK)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String(profile.condition),
                OutputCondition=String(profile.condition_info),
                Info=String(profile.condition_info),
                RegistryName=String("http://www.color.org"),
                DestOutputProfile=pdf.make_indirect(icc),
            )
        ]
    )


def _set_metadata(pdf: pikepdf.Pdf, title: str, document: uuid.UUID, date: dt.datetime) -> None:
    stamp = String(date.strftime("D:%Y%m%d%H%M%SZ"))
    if Name.Info in pdf.trailer:
        del pdf.trailer[Name.Info]
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(title),
            Creator=String(_PRODUCER),
            Producer=String(_PRODUCER),
            CreationDate=stamp,
            ModDate=stamp,
            Trapped=Name("/False"),
            GTS_PDFXVersion=String("PDF/X-4"),
        )
    )
    escaped = title.replace("&", "&amp;").replace("<", "&lt;")
    iso = date.strftime("%Y-%m-%dT%H:%M:%SZ")
    xmp = _XMP.format(title=escaped, date=iso, producer=_PRODUCER, document=document)
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    """The file with its XMP in plain text, as PDF/X asks, and every other stream packed."""
    out = io.BytesIO()
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get(Name.Type) != Name.Metadata and Name.Filter not in thing:
            thing.write(zlib.compress(thing.read_bytes(), 9), filter=Name.FlateDecode)
    pdf.save(
        out,
        force_version="1.6",
        deterministic_id=True,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        fix_metadata_version=False,
    )
    return out.getvalue()
