"""A small print file built by hand that follows every rule, open to being spoilt before it is written."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

PROJECT = Path(__file__).resolve().parents[3]
FONT_FOLDER = PROJECT / "docs" / "assets" / "fonts"
PROFILE = PROJECT / "posters" / "icc" / "fogra39-coated-tac300.icc"
MM = 72 / 25.4
SHEET = (303 * MM, 426 * MM)
FLAT = {"/FunctionType": 2, "/Domain": Array([0, 1]), "/N": 1}
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmp:CreateDate>2026-11-22T10:15:00+01:00</xmp:CreateDate>
<xmp:ModifyDate>2026-11-22T10:15:00+01:00</xmp:ModifyDate>
<xmp:MetadataDate>2026-11-22T10:15:00+01:00</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:1d2a7b6e-1c3e-5c41-9a0f-5d0b1f7a4e11</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Prøveark</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass
class PrintFile:
    """The file under construction.

    `background`, `under` and `over` are pieces of page content in painting order; `over` is empty until a fault
    paints there. `finish` changes the written bytes. `layered` gives `over` a stream of its own.
    """

    pdf: Pdf
    background: str = ""
    under: str = ""
    over: str = ""
    layered: bool = False
    save: dict[str, Any] = field(default_factory=dict)
    finish: list[Callable[[bytes], bytes]] = field(default_factory=list)

    @property
    def page(self) -> Any:
        return self.pdf.pages[0].obj

    @property
    def resources(self) -> Any:
        return self.page.Resources

    def stream(self, content: str | bytes, **entries: Any) -> Stream:
        return self.pdf.make_stream(content.encode() if isinstance(content, str) else content, **entries)

    def form(self, content: str, **resources: Any) -> Stream:
        """A form over the whole sheet; `Group=` among the resources becomes the form's own entry."""
        group = {"Group": resources.pop("Group")} if "Group" in resources else {}
        shape = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, *SHEET])}
        return self.stream(content, **shape, Resources=Dictionary(**resources), **group)

    def write(self, path: Path) -> Path:
        """Write the file, with its content streams as they stand now."""
        below = self.background + self.under
        layers = Array([self.stream(f"q {below} Q"), self.stream(self.over)])
        self.page.Contents = layers if self.layered else self.stream(below + self.over)
        written = io.BytesIO()
        options: dict[str, Any] = {
            "force_version": "1.6",
            "fix_metadata_version": False,
            "deterministic_id": True,
            "compress_streams": False,
            "object_stream_mode": pikepdf.ObjectStreamMode.disable,
        }
        self.pdf.save(written, **{**options, **self.save})
        data = written.getvalue()
        for change in self.finish:
            data = change(data)
        path.write_bytes(data)
        return path


def cmyk(*inks: float) -> str:
    """The operator that fills with inks in per cent."""
    return " ".join(f"{ink / 100:g}" for ink in inks) + " k "


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """A rectangle with its lower left corner given in millimetres from the trimmed sheet's."""
    return " ".join(f"{value * MM:.4f}" for value in (x + 3, y + 3, width, height)) + " re "


def words(text: str, x: float, y: float, size: float, font: str = "/F1", *, overprint: bool = True) -> str:
    """Black text, K only, its baseline given in millimetres from the trimmed sheet's lower left corner."""
    state = "/Over gs " if overprint else ""
    return f"q {state}{cmyk(0, 0, 0, 100)}{plain_words(text, x, y, size, font)}Q\n"


def plain_words(text: str, x: float, y: float, size: float, font: str = "/F1") -> str:
    """Text in the colour and state at hand."""
    codes = "".join(f"{glyphs()[letter]:04x}" for letter in text)
    return f"BT {font} {size:g} Tf 1 0 0 1 {(x + 3) * MM:.4f} {(y + 3) * MM:.4f} Tm <{codes}> Tj ET "


def font_file(weight: int = 400) -> bytes:
    """The project's own font as TrueType."""
    return _font_file(f"atkinson-hyperlegible-next-latin-{weight}-normal.woff2")


@cache
def _font_file(title: str) -> bytes:
    font = TTFont(FONT_FOLDER / title)
    font.flavor = None
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


@cache
def _loaded(title: str) -> TTFont:
    return TTFont(io.BytesIO(_font_file(title)))


def glyphs(title: str = "atkinson-hyperlegible-next-latin-400-normal.woff2") -> dict[str, int]:
    """The glyph numbers of the font's characters."""
    font = _loaded(title)
    return {chr(code): font.getGlyphID(glyph) for code, glyph in font.getBestCmap().items()}


def embed(file: PrintFile, title: str = "atkinson-hyperlegible-next-latin-400-normal.woff2", name: str = "") -> Any:
    """The font as a composite PDF font with its widths and its characters."""
    font = _loaded(title)
    unit = 1000 / font["head"].unitsPerEm
    order = font.getGlyphOrder()
    base = Name(f"/ABCDEF+{name or 'AtkinsonHyperlegibleNext-Regular'}")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=base,
        Flags=4,
        FontBBox=Array([-200, -316, 1200, 984]),
        ItalicAngle=0,
        Ascent=round(font["hhea"].ascent * unit),
        Descent=round(font["hhea"].descent * unit),
        CapHeight=668,
        StemV=80,
        FontFile2=file.stream(_font_file(title)),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=base,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        DW=500,
        W=Array([0, Array([round(font["hmtx"][glyph][0] * unit) for glyph in order])]),
        FontDescriptor=file.pdf.make_indirect(descriptor),
    )
    lines = "".join(
        f"<{glyph:04x}> <{ord(letter):04x}>\n" for letter, glyph in glyphs(title).items() if ord(letter) > 31
    )
    unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{lines.count(chr(10))} beginbfchar\n{lines}endbfchar endcmap end end"
    )
    return file.pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=base,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([file.pdf.make_indirect(descendant)]),
            ToUnicode=file.stream(unicode),
        ),
    )


def gradient(start: list[float], end: list[float], space: Any = Name.DeviceCMYK) -> Dictionary:
    """A gradient from the sheet's left to its right edge."""
    function = Dictionary({**FLAT, "/C0": Array(start), "/C1": Array(end)})
    ends = Array([0, 0, SHEET[0], 0])
    return Dictionary(ShadingType=2, ColorSpace=space, Coords=ends, Function=function, Extend=Array([True, True]))


def image(
    file: PrintFile, space: Any = Name.DeviceCMYK, pixels: int = 40, sample: bytes = bytes((0, 80, 120, 0))
) -> Any:
    """A square image of one colour."""
    return file.stream(
        sample * pixels * pixels,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=pixels,
        Height=pixels,
        ColorSpace=space,
        BitsPerComponent=8,
    )


def place_image(title: str, x: float, y: float, side: float) -> str:
    """Draw a square image of the given side, all in millimetres."""
    return f"q {side * MM:.4f} 0 0 {side * MM:.4f} {(x + 3) * MM:.4f} {(y + 3) * MM:.4f} cm {title} Do Q\n"


def reference() -> PrintFile:
    """A print file that follows every rule: bleeding ground, text, stroke, gradients, image, form, soft mask."""
    file = PrintFile(pikepdf.new())
    pdf = file.pdf
    pdf.add_blank_page(page_size=SHEET)
    file.page.TrimBox = Array([3 * MM, 3 * MM, 300 * MM, 423 * MM])
    file.page.BleedBox = Array([0, 0, *SHEET])
    file.page.Group = _group(Name.DeviceCMYK)
    _describe(file)
    mask = file.form("0.5 g 0 0 900 1300 re f", Group=_group(Name.DeviceGray))
    cell = file.stream(
        f"{cmyk(0, 20, 40, 0)}0 0 5 5 re f",
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=Array([0, 0, 10, 10]),
        XStep=10,
        YStep=10,
        Resources=Dictionary(),
    )
    file.page.Resources = Dictionary(
        Font=Dictionary(F1=embed(file)),
        ExtGState=Dictionary(
            Over=Dictionary(Type=Name.ExtGState, OP=False, op=True, OPM=1),
            Half=Dictionary(Type=Name.ExtGState, ca=0.5, CA=0.5),
            Soft=Dictionary(Type=Name.ExtGState, SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=mask)),
        ),
        Shading=Dictionary(Sh=gradient([0.2, 0.1, 0, 0], [0.6, 0.4, 0, 0])),
        Pattern=Dictionary(
            Fade=Dictionary(PatternType=2, Shading=gradient([0, 0.1, 0.3, 0], [0, 0.5, 0.9, 0])),
            Cell=cell,
        ),
        XObject=Dictionary(
            Image=image(file),
            Form=file.form(f"{cmyk(30, 0, 0, 0)}{rectangle(20, 20, 40, 20)}f", Group=_group(Name.DeviceCMYK)),
        ),
    )
    file.background = f"{cmyk(1, 2, 6, 0)}{rectangle(-3, -3, 303, 426)}f\n"
    file.under = (
        f"{cmyk(70, 60, 40, 20)}{rectangle(20, 300, 200, 60)}f\n"
        + words("Smerte er kroppens alarm", 25, 330, 60)
        + f"q {cmyk(0, 0, 0, 0)}{plain_words('Den kan slå falsk alarm', 25, 310, 24)}Q\n"
        + words("Tal med din læge", 20, 15, 10)
        + f"q 0 0 0 1 K 1 w {rectangle(20, 200, 60, 60)}S Q\n"
        + f"q {rectangle(100, 200, 60, 60)}W n /Sh sh Q\n"
        + f"q /Pattern cs /Fade scn {rectangle(180, 200, 60, 60)}f /Cell scn {rectangle(180, 120, 60, 60)}f Q\n"
        + place_image("/Image", 20, 120, 3)
        + "q /Half gs /Form Do Q\n"
        + f"q /Soft gs {cmyk(0, 60, 60, 0)}{rectangle(100, 120, 60, 60)}f Q\n"
    )
    return file


def group(space: Any) -> Dictionary:
    """A transparency group that blends in the given space."""
    return _group(space)


def _group(space: Any) -> Dictionary:
    return Dictionary(Type=Name.Group, S=Name.Transparency, CS=space)


def _describe(file: PrintFile) -> None:
    pdf = file.pdf
    date = String("D:20261122101500+01'00'")
    info = Dictionary(Title=String("Prøveark"), CreationDate=date, ModDate=date, Trapped=Name("/False"))
    pdf.trailer.Info = pdf.make_indirect(info)
    pdf.Root.Metadata = file.stream(XMP, Type=Name.Metadata, Subtype=Name.XML)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String("FOGRA39"),
        Info=String("Coated FOGRA39 (ISO 12647-2:2004)"),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=file.stream(PROFILE.read_bytes(), N=4),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
