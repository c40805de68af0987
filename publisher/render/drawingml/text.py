"""A `text` element in; text boxes that PowerPoint can edit, with each line on the drawing's own baseline, out.

Office puts the first baseline below the box's top by the face's win ascent. The first line keeps its natural height,
each later line has an exact one: its distance to the line above, where both are of one size.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from fontTools.misc.transform import Transform
from lxml import etree

from publisher.render.drawingml.box import Box, xfrm
from publisher.render.drawingml.lines import Line, Run, lines
from publisher.render.drawingml.paint import Paints
from publisher.render.drawingml.style import Style
from publisher.units import Emu

_ALIGN = {"start": "l", "middle": "ctr", "end": "r"}
_BODY = '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="t"><a:noAutofit/></a:bodyPr>'
_BESIDE = '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
_SMALLEST = 100  # ST_TextFontSize, hundredths of a point


@dataclass(frozen=True)
class TextBox:
    """Lines that stand below each other: what fills `p:spPr`, the `p:txBody`, and the upright room they take."""

    box: Box
    properties: str
    body: str


def text_boxes(element: etree._Element, matrix: Transform, style: Style, paints: Paints) -> Iterator[TextBox]:
    """One box for the text; more only where its lines do not stand below each other (another x or anchor)."""
    angle = math.atan2(matrix.xy, matrix.xx)
    block: list[Line] = []
    for line in lines(element, matrix, style, angle):
        if block and not line.follows(block[-1]):
            yield _box(block, angle, matrix, paints)
            block = []
        block.append(line)
    if block:
        yield _box(block, angle, matrix, paints)


def _box(block: Sequence[Line], angle: float, matrix: Transform, paints: Paints) -> TextBox:
    """The box; DrawingML turns a shape about its centre, so that is where the unturned box is put."""
    flat = Box(
        min(line.left for line in block),
        block[0].down - block[0].ascent,
        max(line.left + line.width for line in block),
        block[-1].down + block[-1].descent,
    )
    cos, sin = math.cos(angle), math.sin(angle)
    along, down = (flat.left + flat.right) / 2, (flat.top + flat.bottom) / 2
    x, y = along * cos - down * sin, along * sin + down * cos
    across, tall = flat.width / 2, flat.height / 2
    turned_across, turned_tall = abs(across * cos) + abs(tall * sin), abs(across * sin) + abs(tall * cos)
    turn = round(math.degrees(angle) * 60_000) % 21_600_000
    place = xfrm(Box(x - across, y - tall, x + across, y + tall), f' rot="{turn}"' if turn else "")
    above: list[Line | None] = [None, *block]
    paragraphs = "".join(_paragraph(*pair, flat, matrix, paints) for pair in zip(block, above, strict=False))
    return TextBox(
        Box(x - turned_across, y - turned_tall, x + turned_across, y + turned_tall),
        f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>',
        f"<p:txBody>{_BODY}<a:lstStyle/>{paragraphs}</p:txBody>",
    )


def _paragraph(line: Line, above: Line | None, box: Box, matrix: Transform, paints: Paints) -> str:
    spacing = '<a:spcPct val="100000"/>'
    if above is not None:
        height = Emu(line.down - above.down - above.descent + line.descent)
        spacing = f'<a:spcPts val="{max(round(height.pt * 100), 0)}"/>'
    runs = "".join(_run(run, box, matrix, paints) for run in line.runs)
    settings = f"<a:lnSpc>{spacing}</a:lnSpc>{_BESIDE}"
    return f'<a:p><a:pPr marL="0" indent="0" algn="{_ALIGN[line.anchor]}">{settings}</a:pPr>{runs}</a:p>'


def _run(run: Run, box: Box, matrix: Transform, paints: Paints) -> str:
    size = max(round(Emu(run.size).pt * 100), _SMALLEST)
    line = paints.line(run.style, box, matrix) if run.style.strokes else ""
    look = f'{line}{paints.fill(run.style, box, matrix)}<a:latin typeface="+mn-lt"/>'
    bold = "1" if run.style.bold else "0"
    words = f"<a:t>{escape(run.text)}</a:t>"
    return f'<a:r><a:rPr lang="da-DK" sz="{size}" b="{bold}" dirty="0">{look}</a:rPr>{words}</a:r>'
