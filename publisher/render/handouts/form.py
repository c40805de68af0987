"""A tagged PDF with WeasyPrint's form fields in; the same with fields that any reader can fill in Danish out."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import io

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Operator, String

from publisher import fonts
from publisher.render.paged.mending import mend, saved

_SIZE = 11
_FONT = Name("/Skrift")
_LOOK = f"0 g {_FONT} {_SIZE} Tf"
_MULTILINE = 1 << 12  # ISO 32000-1, table 228


def finished(raw: bytes, title: str, date: dt.datetime) -> bytes:
    """The sheet as PDF/UA-1 with fillable fields.

    WeasyPrint embeds only the letters that the page itself shows, and asks the reader to draw the fields anew: here the
    whole Latin face goes with the file, and every field has its own, empty appearance.
    """
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        mend(pdf)
        font = pdf.make_indirect(_font(pdf))
        form = pdf.Root.AcroForm
        form.DR = Dictionary(Font=Dictionary({str(_FONT): font}))
        form.DA = String(_LOOK)
        form.NeedAppearances = False
        for field in form.Fields:
            _set_upright(field)
            if Name.Tx == field.FT:
                _make_writable(pdf, field, font)
            else:
                field.AP.N[Name.Off] = _appearance(pdf, field, Dictionary(), b"")
        for page in pdf.pages:
            page.obj.Tabs = Name.S
        return saved(pdf, title, date, hashlib.sha256(raw).digest())


def _set_upright(field: pikepdf.Object) -> None:
    """Lower left corner first, as ISO 32000-1 wants a rectangle (7.9.5)."""
    x1, y1, x2, y2 = (float(side) for side in field.Rect)
    field.Rect = Array([round(side, 3) for side in (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))])


def _make_writable(pdf: pikepdf.Pdf, field: pikepdf.Object, font: pikepdf.Object) -> None:
    field.DA = String(_LOOK)
    if int(field.get("/Ff", 0)) & _MULTILINE == 0 and float(field.Rect[3]) - float(field.Rect[1]) > 3 * _SIZE:
        field.Ff = int(field.get("/Ff", 0)) | _MULTILINE
    resources = Dictionary(Font=Dictionary({str(_FONT): font}))
    empty = pikepdf.unparse_content_stream([([Name.Tx], Operator("BMC")), ([], Operator("EMC"))])
    field.AP = Dictionary(N=_appearance(pdf, field, resources, empty))


def _appearance(pdf: pikepdf.Pdf, field: pikepdf.Object, resources: Dictionary, content: bytes) -> pikepdf.Object:
    x1, y1, x2, y2 = (float(side) for side in field.Rect)
    box = Array([0, 0, round(x2 - x1, 3), round(y2 - y1, 3)])
    stream = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=resources)
    return pdf.make_indirect(stream)


def _font(pdf: pikepdf.Pdf) -> Dictionary:
    """The Latin face as a simple TrueType font in WinAnsi, which holds every Danish letter."""
    face, program = _face()
    units, characters, advances = face["head"].unitsPerEm, face.getBestCmap(), face["hmtx"].metrics
    scale = 1000 / units

    def width(code: int) -> int:
        glyph = characters.get(ord(bytes([code]).decode("cp1252", "replace")))
        return round(advances[glyph][0] * scale) if glyph else 0

    box = [round(face["head"].xMin * scale), round(face["head"].yMin * scale)]
    box += [round(face["head"].xMax * scale), round(face["head"].yMax * scale)]
    name = Name("/AtkinsonHyperlegibleNext-Regular")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,
        FontBBox=Array(box),
        ItalicAngle=0,
        Ascent=round(face["hhea"].ascent * scale),
        Descent=round(face["hhea"].descent * scale),
        CapHeight=round(face["OS/2"].sCapHeight * scale),
        StemV=80,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=name,
        Encoding=Name.WinAnsiEncoding,
        FirstChar=32,
        LastChar=255,
        Widths=Array([width(code) for code in range(32, 256)]),
        FontDescriptor=pdf.make_indirect(descriptor),
    )


@functools.cache
def _face() -> tuple[TTFont, bytes]:
    file = fonts.unpacked("atkinson", 400)
    return TTFont(file), file.read_bytes()
