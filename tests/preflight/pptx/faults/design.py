"""Faults in sizes, words, contrast, faces and colours."""

from __future__ import annotations

from tests.preflight.pptx.faults.base import (
    LABEL,
    PANEL,
    TREE,
    Fault,
    added,
    before,
    on_layout,
    on_slide,
    on_theme,
    put,
    replaced,
    scheme,
    text_box,
)

_PALE = scheme("accent1", ("lumMod", 40_000), ("lumOff", 60_000))
_OWN = '<a:solidFill><a:srgbClr val="204060"/></a:solidFill>'
_DARK = f"<p:bg><p:bgPr>{scheme('tx1')}<a:effectLst/></p:bgPr></p:bg>"
_FACE = '<a:latin typeface="Comic Sans MS"/>'
_ON_LOGO = (
    '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Tilføjet"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="650000" y="600000"/><a:ext cx="600000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    '</a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="da-DK" sz="1800"/>'
    "<a:t>Ja</a:t></a:r></a:p></p:txBody></p:sp>"
)


_HIGH = 1_400_000
_MANY = "".join(f'<a:gs pos="{number * 4000}"><a:srgbClr val="{number:02X}A0A0"/></a:gs>' for number in range(25))
_RAINBOW = f'<a:gradFill><a:gsLst>{_MANY}</a:gsLst><a:lin ang="0"/></a:gradFill>'

FAULTS = [
    Fault("PPTX-V1", "a label of 10 points", on_slide(3, put(LABEL + "//a:rPr", sz="1000")), "10.0 pt"),
    Fault("PPTX-V2", "a body text of 14 points", on_slide(4, text_box("Lille tekst", size=1400)), "14.0 pt"),
    Fault("PPTX-V3", "a slide with 40 words", on_slide(4, text_box("ord " * 37, y=4_700_000, height=_HIGH)), "40 ord"),
    Fault("PPTX-V4", "a pale text", on_slide(4, text_box("Bleg tekst", style=_PALE)), "kravet er 3:1"),
    Fault(
        "PPTX-V4",
        "a small text that only a large one may be",
        on_slide(3, added(LABEL + "//a:rPr", scheme("accent1")), replaced(PANEL + "//a:solidFill", "<a:noFill/>")),
        "kravet er 4.5:1",
    ),
    Fault("PPTX-V4", "dark text on a dark box", on_slide(4, text_box("Mørk", fill=scheme("tx2"))), "»Tilføjet«"),
    Fault(
        "PPTX-V4",
        "a dark label",
        on_slide(3, replaced(PANEL + "//a:solidFill", scheme("tx2"))),
        "»Trekant« ",
    ),
    Fault("PPTX-V4", "a dark background", on_slide(4, before(TREE, _DARK)), "mod sin baggrund (#000000)"),
    Fault("PPTX-V4", "a dark background on the layout", on_layout(2, before(TREE, _DARK)), "Slide 2, »Titel 1«"),
    Fault("PPTX-V5", "a text on a picture", on_slide(1, added(TREE, _ON_LOGO)), "står på et billede"),
    Fault("PPTX-V6", "a face of its own", on_slide(4, text_box("Fremmed skrift", style=_FACE)), "Comic Sans MS"),
    Fault(
        "PPTX-V7",
        "a theme face that few have",
        on_theme(put("//a:minorFont/a:latin", typeface="Proxima Nova")),
        "Proxima Nova",
    ),
    Fault("PPTX-V8", "a text in a colour of its own", on_slide(4, text_box("Egen farve", style=_OWN)), "204060"),
    Fault(
        "PPTX-V9",
        "25 colours of its own",
        on_slide(3, replaced(PANEL + "//a:solidFill", _RAINBOW)),
        "25 farver",
    ),
]
