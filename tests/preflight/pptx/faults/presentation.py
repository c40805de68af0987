"""Faults in the presentation part: ids, lineage, size, sections and language."""

from __future__ import annotations

from tests.preflight.pptx.faults.base import (
    Fault,
    added,
    dropped,
    on_master,
    on_part,
    on_presentation,
    put,
    put_all,
)
from tests.preflight.pptx.parts import Element, drop, found

_SLIDES = "p:sldIdLst/p:sldId"
_PLACED = "//p14:section//p14:sldId"
_TO_LAYOUT = "*[contains(@Type, '/slideLayout')]"
_TO_SLIDE = "*[contains(@Type, '/slide')][not(contains(@Type, 'Master'))]"


def same_id(tree: Element) -> None:
    drop(found(tree, _PLACED)[2])
    slides = found(tree, _SLIDES)
    slides[2].set("id", str(slides[1].get("id")))


def muddled(tree: Element) -> None:
    placed = found(tree, _PLACED)
    placed[1].addprevious(placed[2])


def without_the_third(tree: Element) -> None:
    drop(found(tree, _PLACED)[2])


FAULTS = [
    Fault("PPTX-D1", "two slides with one id", on_presentation(same_id), "2 gange"),
    Fault("PPTX-D1", "a slide id that is too low", on_presentation(put(_SLIDES, id="1"), put(_PLACED, id="1")), "»1«"),
    Fault("PPTX-D2", "a layout with its master's id", on_master(put("//p:sldLayoutId", id="2147483648")), "2147483648"),
    Fault("PPTX-D2", "a layout id that is too low", on_master(put("//p:sldLayoutId", id="300")), "»300«"),
    Fault(
        "PPTX-D3",
        "a slide without layout",
        on_part("ppt/slides/_rels/slide4.xml.rels", dropped(_TO_LAYOUT)),
        "Slide 4: har 0 relationer af slagsen »slideLayout«",
    ),
    Fault(
        "PPTX-D3",
        "notes that belong to another slide",
        on_part("ppt/notesSlides/_rels/notesSlide2.xml.rels", put(_TO_SLIDE, Target="../slides/slide1.xml")),
        "et andet slide",
    ),
    Fault("PPTX-D4", "a notes master that is not listed", on_presentation(dropped("p:notesMasterIdLst")), "mangler"),
    Fault("PPTX-D5", "slides that are not 16 to 9", on_presentation(put("p:sldSz", cx="12100000")), "16:9"),
    Fault(
        "PPTX-D6",
        "a section that names an unknown slide",
        on_presentation(added("//p14:section/p14:sldIdLst", '<p14:sldId id="999"/>')),
        "999",
    ),
    Fault("PPTX-D6", "a slide in no section", on_presentation(without_the_third), "Slide 3: står i 0 sektioner"),
    Fault("PPTX-D6", "no sections", on_presentation(dropped("p:extLst")), "ikke delt"),
    Fault("PPTX-D6", "sections in another order", on_presentation(muddled), "rækkefølge"),
    Fault("PPTX-D7", "new text in English", on_presentation(put("//a:defRPr", lang="en-US")), "en-US"),
    Fault("PPTX-D7", "new text in no language", on_presentation(dropped("p:defaultTextStyle")), "ingen standardskrift"),
    Fault("PPTX-D8", "notes on square paper", on_presentation(put("p:notesSz", cy="6858000")), "A4"),
    Fault("PPTX-D9", "two sections with one name", on_presentation(put_all("//p14:section", name="Ens")), "»Ens«"),
    Fault("PPTX-D9", "a section without a name", on_presentation(put("//p14:section", name="")), "mangler navn"),
]
