"""A set table in; the table that PowerPoint edits, in the theme's colours, out."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from publisher.figures import Palette
from publisher.render.drawingml.colour import Shade, colour_xml
from publisher.render.slides.look import TableLook
from publisher.render.slides.placeholders import KINDS
from publisher.render.slides.plan import Cell, TablePlan

_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"
_HAIRLINE = 12_700  # EMU


def native_table(plan: TablePlan, look: TableLook, palette: Palette, number: int) -> str:
    """The `p:graphicFrame`, shape `number`, with its head row marked as such for those who cannot see it.

    Cells bear their own colours, as theme colours: LibreOffice knows none of PowerPoint's table styles.
    """
    kind, frame = KINDS["table"], plan.slot.frame
    height = sum(row.height.emu for row in plan.rows)
    place = f'x="{frame.left.emu}" y="{frame.top.emu}"'
    columns = "".join(f'<a:gridCol w="{width.emu}"/>' for width in plan.columns)
    rows = "".join(
        f'<a:tr h="{row.height.emu}">'
        + "".join(_cell(cell, plan, look, palette, at, column) for column, cell in enumerate(row.cells))
        + "</a:tr>"
        for at, row in enumerate(plan.rows)
    )
    return (
        f'<p:graphicFrame {_SPACES}><p:nvGraphicFramePr><p:cNvPr id="{number}" name={quoteattr(kind.name)} '
        f'descr={quoteattr(plan.alt)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr><p:ph{kind.attributes}/></p:nvPr></p:nvGraphicFramePr>"
        f'<p:xfrm><a:off {place}/><a:ext cx="{frame.width.emu}" cy="{height}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{_TABLE}"><a:tbl><a:tblPr firstRow="1" firstCol="1" bandRow="1">'
        f"<a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(cell: Cell, plan: TablePlan, look: TableLook, palette: Palette, row: int, column: int) -> str:
    ink, ground = look.colours(row, column)
    size = round(plan.size * 100)
    bold = 1 if cell.weight == 700 else 0
    text = (
        f'<a:rPr lang="da-DK" sz="{size}" b="{bold}">{_fill(ink, palette)}<a:latin typeface="+mn-lt"/></a:rPr>'
        f"<a:t>{escape(cell.text)}</a:t>"
    )
    across, down = look.pad_across.emu, look.pad_down.emu
    room = f'marL="{across}" marR="{across}" marT="{down}" marB="{down}"'
    edges = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    below = f'<a:lnB w="{_HAIRLINE}">{_fill(look.line, palette)}</a:lnB>'
    return (
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>"
        '<a:pPr marL="0" indent="0" algn="l"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>'
        f'<a:r>{text}</a:r><a:endParaRPr lang="da-DK" sz="{size}"/></a:p></a:txBody>'
        f'<a:tcPr {room} anchor="ctr">{edges}{below}{_fill(ground, palette)}</a:tcPr></a:tc>'
    )


def _fill(token: str, palette: Palette) -> str:
    return f"<a:solidFill>{colour_xml(Shade(palette[token]))}</a:solidFill>"
