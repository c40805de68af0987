"""Faults in animations and transitions."""

from __future__ import annotations

from tests.preflight.pptx.faults.base import (
    BODY,
    GROUP_NAME,
    PANEL,
    TITLE,
    Edit,
    Fault,
    added,
    after,
    dropped,
    on_slide,
    put,
    put_all,
    replaced,
    taken,
)
from tests.preflight.pptx.parts import Element, drop, found, one, xml

_STEPS = "//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par"
_EFFECTS = "//p:cTn[@presetClass]"
_NAME = "//p:cNvPr"
_STRAY = '<p:bldP spid="4711" grpId="0"/>'
_SOUND = "<p:sndAc><p:endSnd/></p:sndAc>"
_SPIN = (
    '<p:animRot by="21600000"><p:cBhvr><p:cTn id="77" dur="500"/><p:tgtEl><p:sldTgt/></p:tgtEl></p:cBhvr></p:animRot>'
)


def retargeted(path: str) -> Edit:
    """Let every animation of the slide move another shape."""
    return lambda tree: put_all("//p:spTgt", spid=str(one(tree, path).get("id")))(tree)


def built(path: str, extra: str = "") -> Edit:
    """Put a shape on the build list."""

    def change(tree: Element) -> None:
        lists = tree.iter("{*}bldLst")
        listed = next(lists, None)
        if listed is None:
            one(tree, "p:timing").append(xml("<p:bldLst/>"))
            listed = one(tree, "//p:bldLst")
        listed.append(xml(f'<p:bldP spid="{one(tree, path).get("id")}" grpId="0"{extra}/>'))

    return change


def first_step_last(tree: Element) -> None:
    steps = found(tree, _STEPS)
    steps[-1].addnext(steps[0])


def second_step_emptied(tree: Element) -> None:
    effect = found(tree, _EFFECTS)[1].getparent()
    assert effect is not None
    drop(effect)


FAULTS = [
    Fault("PPTX-A1", "an unknown shape", on_slide(3, put_all("//p:spTgt", spid="4711")), "form-id 4711"),
    Fault("PPTX-A1", "a paragraph that is not there", on_slide(2, put_all("//p:pRg[@st='2']", end="9")), "afsnit 10"),
    Fault("PPTX-A2", "a build of a group", on_slide(3, built(GROUP_NAME)), "ikke en tekstform"),
    Fault(
        "PPTX-A2",
        "a build of an unknown shape",
        on_slide(2, added("//p:bldLst", '<p:bldP spid="4711" grpId="0"/>')),
        "4711",
    ),
    Fault("PPTX-A2", "a build of a shape that stands still", on_slide(2, built(TITLE + _NAME)), "ingen animation"),
    Fault("PPTX-A2", "points without a build list", on_slide(2, dropped("//p:bldLst")), "mangler i byggelisten"),
    Fault("PPTX-A2", "a build listed twice", on_slide(2, built(BODY + _NAME, ' build="p"')), "2 gange"),
    Fault(
        "PPTX-A3",
        "two nodes with one id",
        on_slide(2, lambda tree: found(tree, "//p:cTn")[-1].set("id", "4")),
        "id »4«",
    ),
    Fault(
        "PPTX-A3",
        "a time line without a root",
        on_slide(2, taken("//p:cTn[@nodeType='tmRoot']", "nodeType")),
        "0 gange rod",
    ),
    Fault("PPTX-A4", "points that come in another order", on_slide(2, first_step_last), "den rækkefølge, de læses"),
    Fault("PPTX-A4", "a point that comes twice", on_slide(2, put_all("//p:pRg[@st='2']", st="1", end="1")), "2 gange"),
    Fault("PPTX-A4", "a click that shows nothing", on_slide(2, second_step_emptied), "klik 2 viser ingenting"),
    Fault(
        "PPTX-A4",
        "a step that does not wait",
        on_slide(2, lambda tree: found(tree, _EFFECTS)[2].set("nodeType", "afterEffect")),
        "trin 3 venter ikke",
    ),
    Fault("PPTX-A5", "a title that comes on click", on_slide(3, retargeted(TITLE + _NAME)), "fra start"),
    Fault("PPTX-A6", "a figure that flies in", on_slide(3, put(_EFFECTS, presetID="2")), "entr 2"),
    Fault("PPTX-A6", "a figure that spins", on_slide(3, after("//p:animEffect", _SPIN)), "animRot"),
    Fault("PPTX-A7", "a member of a group", on_slide(3, retargeted(PANEL + _NAME)), "gruppen »Trekant«"),
    Fault("PPTX-A8", "a transition that pushes", on_slide(2, replaced("//p:fade", '<p:push dir="u"/>')), "»push«"),
    Fault("PPTX-A8", "a slide that leaves by itself", on_slide(2, put("p:transition", advTm="3000")), "af sig selv"),
    Fault(
        "PPTX-A8",
        "a transition with sound",
        on_slide(2, added("p:transition", "<p:sndAc><p:endSnd/></p:sndAc>")),
        "lyd",
    ),
]
