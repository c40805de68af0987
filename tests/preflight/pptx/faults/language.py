"""Faults in the language of texts and styles."""

from __future__ import annotations

from tests.preflight.pptx.faults.base import (
    BODY,
    LABEL,
    NOTES,
    NUMBER,
    Fault,
    added,
    dropped,
    on_layout,
    on_master,
    on_notes,
    on_part,
    on_slide,
    put,
    taken,
)

_NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"

FAULTS = [
    Fault("PPTX-L1", "a run in English", on_slide(2, put(BODY + "//a:rPr", lang="en-US")), "»en-US«: »Den er kort«"),
    Fault("PPTX-L1", "a language that is none", on_slide(2, put(BODY + "//a:rPr", lang="dansk")), "»dansk«"),
    Fault("PPTX-L1", "a label without a language", on_slide(3, taken(LABEL + "//a:rPr", "lang")), "»intet sprog«"),
    Fault("PPTX-L1", "a cell without a language", on_slide(4, taken("//a:tc//a:rPr", "lang")), "»Regler«"),
    Fault("PPTX-L1", "a field without properties", on_slide(2, dropped(NUMBER + "//a:rPr")), "»Slidenummer 12«"),
    Fault(
        "PPTX-L1",
        "an end of paragraph in English",
        on_slide(2, added(BODY + "//a:p", '<a:endParaRPr lang="en-US"/>')),
        "afsnittets slutning",
    ),
    Fault("PPTX-L1", "notes in English", on_notes(2, put(NOTES + "//a:rPr", lang="en-US")), "Noter til slide 2"),
    Fault("PPTX-L1", "a layout's prompt in English", on_layout(2, put("//a:rPr", lang="en-US")), "Layout »Indhold«"),
    Fault("PPTX-L2", "a master style in no language", on_master(taken("//p:bodyStyle//a:defRPr", "lang")), "Master"),
    Fault("PPTX-L2", "a layout's style in English", on_layout(1, put("//a:defRPr", lang="en-US")), "Layout »Forside«"),
    Fault("PPTX-L2", "a notes master without styles", on_part(_NOTES_MASTER, dropped("p:notesStyle")), "notesStyle"),
]
