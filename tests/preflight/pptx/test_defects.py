"""Every way a deck has been seen to break is caught by our preflight, openxml-audit or Microsoft's validator."""

from __future__ import annotations

import copy
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from publisher.preflight.pptx import check
from tests.preflight.pptx.faults.base import (
    BODY,
    LABEL_NAME,
    PANEL,
    TITLE,
    Change,
    added,
    copied,
    dropped,
    on_layout,
    on_master,
    on_part,
    on_presentation,
    on_slide,
    on_types,
    put,
    put_all,
)
from tests.preflight.pptx.faults.container import (
    control_character,
    dangling_reference,
    dangling_relationship,
    image,
    in_picture,
)
from tests.preflight.pptx.faults.presentation import same_id
from tests.preflight.pptx.good_deck import good_parts
from tests.preflight.pptx.parts import DATE, Element, Parts, found, one, written
from tests.validators.office import audit_errors, sdk_errors

PREFLIGHT, AUDIT, SDK = "preflight", "openxml-audit", "Open XML SDK"


@dataclass(frozen=True)
class Defect:
    """A defect by its number and name, and the judges that must each catch it."""

    name: str
    change: Change
    judges: tuple[str, ...]


def swapped(first: str, second: str) -> Change:
    """Put an element of slide 2 behind one that the schema wants after it."""

    def change(tree: Element) -> None:
        one(tree, second).addnext(one(tree, first))

    return on_slide(2, change)


def half_a_slide(parts: Parts) -> None:
    parts["ppt/slides/slide2.xml"] = parts["ppt/slides/slide2.xml"][:-40]


def last_section_unknown(tree: Element) -> None:
    found(tree, "//p14:section//p14:sldId")[-1].set("id", "999")


_TYPE = "ct:Override[@PartName='/ppt/slides/slide2.xml']"
_XML = "application/xml"
_REQUIRES = (
    '<mc:AlternateContent><mc:Choice Requires="p159"><p:transition/></mc:Choice>'
    "<mc:Fallback><p:transition/></mc:Fallback></mc:AlternateContent>"
)
_TO_LAYOUT = "*[contains(@Type, '/slideLayout')]"
_HIGH = BODY + "//a:ext[@cx]"

DEFECTS = [
    Defect(
        "01 shape id twice inside a group", on_slide(3, copied(LABEL_NAME, "id", PANEL + "//p:cNvPr")), (PREFLIGHT,)
    ),
    Defect("02 elements in the wrong order", swapped("//p:sp[1]//a:bodyPr", "//p:sp[1]//a:lstStyle"), (AUDIT, SDK)),
    Defect("03 unknown element", on_slide(2, added("//p:sp[1]/p:spPr", "<a:ukendt/>")), (AUDIT, SDK)),
    Defect("04 reference without relationship", dangling_reference, (PREFLIGHT, AUDIT, SDK)),
    Defect("05 relationship to a missing part", dangling_relationship, (PREFLIGHT, AUDIT, SDK)),
    Defect("06 animation of a missing shape", on_slide(3, put_all("//p:spTgt", spid="4711")), (PREFLIGHT,)),
    Defect("07 section with an unknown slide", on_presentation(last_section_unknown), (PREFLIGHT,)),
    Defect("08 part without content type", on_types(dropped(_TYPE)), (PREFLIGHT, SDK)),
    Defect("09 slide id twice", on_presentation(same_id), (PREFLIGHT, AUDIT, SDK)),
    Defect("10 attribute that is no number", on_slide(2, put(TITLE + "//a:rPr", sz="stor")), (AUDIT, SDK)),
    Defect("11 XML cut short", half_a_slide, (PREFLIGHT, AUDIT, SDK)),
    Defect("12 layout with its master's id", on_master(put("//p:sldLayoutId", id="2147483648")), (PREFLIGHT,)),
    Defect("13 picture cut short", in_picture(image("PNG")[:60]), (PREFLIGHT,)),
    # 14, a name twice in the zip file, is below: it is no fault of a part
    Defect("15 undeclared prefix required", on_slide(4, added(".", _REQUIRES)), (PREFLIGHT, SDK)),
    Defect("16 transition after the animation", swapped("p:transition", "p:timing"), (AUDIT, SDK)),
    Defect("17 notes master not listed", on_presentation(dropped("p:notesMasterIdLst")), (PREFLIGHT,)),
    Defect("18 text overflows its placeholder", on_layout(2, put(_HIGH, cy="900000")), (PREFLIGHT,)),
    Defect("19 shape without its properties", on_slide(2, dropped("//p:sp[1]/p:spPr")), (AUDIT, SDK)),
    Defect(
        "20 slide without layout",
        on_part("ppt/slides/_rels/slide4.xml.rels", dropped(_TO_LAYOUT)),
        (PREFLIGHT, AUDIT),
    ),
    Defect("21 colour that is none", on_slide(3, put(PANEL + "//a:schemeClr", val="accent9")), (AUDIT, SDK)),
    Defect("22 text body without settings", on_slide(2, dropped("//p:sp[1]/p:txBody/a:bodyPr")), (AUDIT, SDK)),
    Defect("23 wrong content type", on_types(put(_TYPE, ContentType=_XML)), (PREFLIGHT, SDK)),
    Defect("24 control character", control_character, (PREFLIGHT, AUDIT, SDK)),
    Defect("25 two transforms in one shape", on_slide(1, added("//p:pic/p:spPr", "<a:xfrm/>")), (AUDIT, SDK)),
    Defect("26 anchor that is none", on_slide(3, put(LABEL_NAME + "/../..//a:bodyPr", anchor="midt")), (AUDIT, SDK)),
    Defect("27 language that is none", on_slide(2, put(BODY + "//a:rPr", lang="dansk")), (PREFLIGHT,)),
    Defect(
        "28 shape id twice",
        on_slide(4, copied("//p:graphicFrame//p:cNvPr", "id", TITLE + "//p:cNvPr")),
        (PREFLIGHT, AUDIT),
    ),
]


@pytest.fixture(scope="module")
def parts() -> Parts:
    return good_parts()


def judged(path: Path, judge: str) -> list[str]:
    if judge == PREFLIGHT:
        return [str(finding) for finding in check(path).findings]
    return audit_errors(path) if judge == AUDIT else sdk_errors(path)


@pytest.mark.parametrize("judge", [PREFLIGHT, AUDIT, SDK])
def test_the_good_deck_passes(judge: str, parts: Parts, tmp_path: Path) -> None:
    assert judged(written(parts, tmp_path / "god.pptx"), judge) == []


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name.replace(" ", "-"))
def test_a_defect_is_caught(defect: Defect, parts: Parts, tmp_path: Path) -> None:
    broken = copy.copy(parts)
    defect.change(broken)
    path = written(broken, tmp_path / "brudt.pptx")
    assert [judge for judge in defect.judges if not judged(path, judge)] == []


def test_a_name_that_is_twice_in_the_zip_file_is_caught(parts: Parts, tmp_path: Path) -> None:
    path = written(parts, tmp_path / "dobbelt.pptx")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(zipfile.ZipInfo("ppt/slides/slide1.xml", DATE), parts["ppt/slides/slide1.xml"])
    assert any("PPTX-P2" in finding for finding in judged(path, PREFLIGHT))
    assert judged(path, SDK)


def test_all_28_known_defects_are_tried() -> None:
    numbers = {int(defect.name[:2]) for defect in DEFECTS} | {14}
    assert numbers == set(range(1, 29))
