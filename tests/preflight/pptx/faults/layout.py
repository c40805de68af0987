"""Faults in where things stand and whether they fit."""

from __future__ import annotations

from tests.preflight.pptx.faults.base import (
    BODY,
    GROUP,
    Fault,
    added,
    dropped,
    on_layout,
    on_slide,
    put,
    retold,
    scheme,
    text_box,
)

_OFFSET = GROUP + "/p:grpSpPr/a:xfrm/a:off"
_LONG = "Denne tekst er skrevet, så den med sikkerhed fylder flere linjer, end boksen har plads til på sin højde."
_WIDE = "Trusselsvurderingsopgaveforløbsbeskrivelse"
_NARROW = 3_000_000
_SOURCE = "//p:sp[p:nvSpPr/p:cNvPr/@name='Kilde']"

FAULTS = [
    Fault("PPTX-G1", "a figure that leaves the slide", on_slide(3, put(_OFFSET, x="9700000")), "ud over slidets kant"),
    Fault("PPTX-G1", "a figure 2 mm from the edge", on_slide(3, put(_OFFSET, x="72000")), "står 2.0 mm fra kanten"),
    Fault(
        "PPTX-G1",
        "a text at the edge",
        on_slide(4, text_box("Kant", y=5_400_000, height=1_458_000)),
        "0.0 mm",
    ),
    Fault(
        "PPTX-G2", "a text higher than its box", on_slide(4, text_box(_LONG, y=4_700_000, width=_NARROW)), "4 linjer"
    ),
    Fault(
        "PPTX-G2",
        "a text higher than the box it inherits",
        on_layout(2, put(BODY + "//a:ext[@cx]", cy="900000")),
        "Slide 2, »Indhold 2«: teksten fylder 3 linjer",
    ),
    Fault("PPTX-G2", "a cell too low for its text", on_slide(4, put("//a:tr", h="200000")), "række 1, kolonne 1"),
    Fault("PPTX-G3", "a word wider than its box", on_slide(4, text_box(_WIDE, width=4_000_000)), f"»{_WIDE}« er"),
    Fault("PPTX-G3", "a word wider than its cell", on_slide(4, retold("//a:tc//a:t", _WIDE)), "række 1, kolonne 1"),
    Fault("PPTX-G4", "one text on top of another", on_slide(4, text_box("Læs mere om det", y=4_000_000)), "»Kilde«"),
    Fault(
        "PPTX-G5",
        "a text under a shape",
        on_slide(
            4,
            text_box("", y=3_900_000, fill=scheme("accent2")),
            put("//p:cNvPr[@name='Tilføjet']", descr="En rød plade"),
        ),
        "er dækket af »Tilføjet«",
    ),
    Fault(
        "PPTX-G5",
        "the last letters of a text under a shape",
        on_slide(
            4,
            text_box("", y=3_900_000, width=700_000, fill=scheme("accent2")),
            put("//p:cNvPr[@name='Tilføjet']", descr="En rød plade"),
        ),
        "»Læs om prøver« er dækket af »Tilføjet«",
    ),
    Fault(
        "PPTX-G5",
        "a title that runs into a figure",
        on_slide(3, put(_OFFSET, x="4600000", y="1080000")),
        "løber ind i figuren (»Trekantens flade«)",
    ),
    Fault(
        "PPTX-G6",
        "a text that the program shrank",
        on_slide(2, added(BODY + "//a:bodyPr", '<a:normAutofit fontScale="92000"/>')),
        "krympet",
    ),
    Fault("PPTX-G7", "a text without a place", on_slide(4, dropped(_SOURCE + "//a:xfrm")), "»Kilde«: har hverken"),
    Fault("PPTX-G7", "a text without width", on_slide(4, put(_SOURCE + "//a:ext[@cx]", cx="0")), "ingen udstrækning"),
]
