"""A title, a date and a standard's claim in; Info and XMP that say the same written into a PDF."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Dictionary, Name, String

_PRODUCER = "Forstå smerter"
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "forstaa-smerter")
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{producer}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>da-DK</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{document}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>{producer}</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
{claim}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
PDFX4 = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
PDFUA1 = "<pdfuaid:part>1</pdfuaid:part>"


@dataclass(frozen=True)
class Identity:
    """What a file says of itself; `made_from` is all that decides its content, so that its id follows from it."""

    title: str
    date: dt.datetime
    claim: str
    made_from: bytes

    @property
    def document(self) -> uuid.UUID:
        """The same for the same content, on every machine."""
        return uuid.uuid5(_NAMESPACE, self.made_from.hex())


def describe(pdf: pikepdf.Pdf, identity: Identity) -> None:
    """Replace the PDF's Info and XMP; the packet is not compressed."""
    stamp = String(identity.date.strftime("D:%Y%m%d%H%M%SZ"))
    if Name.Info in pdf.trailer:
        del pdf.trailer[Name.Info]
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(identity.title),
            Author=String(_PRODUCER),
            Creator=String(_PRODUCER),
            Producer=String(_PRODUCER),
            CreationDate=stamp,
            ModDate=stamp,
            Trapped=Name("/False"),
        )
    )
    packet = _PACKET.format(
        title=escape(identity.title),
        date=identity.date.strftime("%Y-%m-%dT%H:%M:%SZ"),
        producer=_PRODUCER,
        document=identity.document,
        claim=identity.claim,
    )
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
