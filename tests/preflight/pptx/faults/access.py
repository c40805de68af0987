"""Faults in alternative texts and names."""

from __future__ import annotations

from tests.preflight.pptx.faults.base import (
    GROUP_NAME,
    LABEL_NAME,
    PICTURE_NAME,
    Fault,
    added,
    on_layout,
    on_slide,
    on_theme,
    put,
    taken,
    text_box,
)

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst>'
)
_ENGLISH = (
    "Rectangle 3",
    "Freeform: Shape 12",
    "TextBox 4",
    "Content Placeholder 2",
    "Group",
)

FAULTS = [
    Fault("PPTX-U1", "a group without words", on_slide(3, taken(GROUP_NAME, "descr")), "Slide 3, »Trekant«"),
    Fault("PPTX-U1", "a picture without words", on_slide(1, taken(PICTURE_NAME, "descr")), "»Logo«"),
    Fault("PPTX-U1", "a bar on the layout", on_layout(2, text_box("", height=90_000)), "Layout »Indhold«, »Tilføjet«"),
    Fault("PPTX-U2", "a file name as words", on_slide(1, put(PICTURE_NAME, descr="logo-2.png")), "filnavn"),
    Fault("PPTX-U2", "the name as words", on_slide(3, put(GROUP_NAME, descr="trekant")), "eget navn"),
    Fault("PPTX-U2", "too few words", on_slide(3, put(GROUP_NAME, descr="figur")), "på 5 tegn"),
    Fault("PPTX-U2", "decoration with words", on_slide(3, added(GROUP_NAME, _DECORATIVE)), "vælg ét af dem"),
    Fault("PPTX-U3", "two shapes with one name", on_slide(3, put(LABEL_NAME, name="Trekantens flade")), "2 former"),
    Fault("PPTX-U3", "a shape without a name", on_slide(3, put(LABEL_NAME, name="")), "intet navn"),
    *(
        Fault("PPTX-U4", f"the English name {name}", on_slide(3, put(LABEL_NAME, name=name)), f"»{name}«")
        for name in _ENGLISH
    ),
    Fault("PPTX-U4", "a layout with an English name", on_layout(2, put("p:cSld", name="Title Only")), "»Title Only«"),
    Fault("PPTX-U4", "two layouts with one name", on_layout(2, put("p:cSld", name="Forside")), "2 layouts"),
    Fault("PPTX-U4", "a theme with the program's name", on_theme(put(".", name="Office Theme")), "»Office Theme«"),
]
