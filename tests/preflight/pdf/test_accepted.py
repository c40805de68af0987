"""What looks like a fault and is none passes; and each agreed condition decides."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from publisher.preflight.pdf.check import check_print
from publisher.preflight.pdf.conditions import PrintConditions
from publisher.units import Mm, Pt
from tests.preflight.pdf.faults.paint import tiling
from tests.preflight.pdf.faults.sheet import with_marks
from tests.preflight.pdf.reference import (
    MM,
    PrintFile,
    cmyk,
    embed,
    gradient,
    group,
    image,
    place_image,
    plain_words,
    rectangle,
    reference,
    words,
)

SPOT = rectangle(200, 20, 40, 40)
AGREED = PrintConditions()
MARKS = replace(AGREED, marks=True)
Change = Callable[[PrintFile], None]


def a_note_beside_the_sheet(file: PrintFile) -> None:
    with_marks(file)
    file.over += words("Korrektur", 20, -9, 10)


def black_text_on_a_ground_that_just_bears_it(file: PrintFile) -> None:
    file.over = f"{cmyk(80, 70, 50, 60)}{rectangle(150, 20, 100, 40)}f " + words("Mørkt", 160, 30, 12)


def text_that_is_clipped_away(file: PrintFile) -> None:
    file.over = f"q 0 0 10 10 re W n {words('Usynlig', 296, 100, 4)}Q"


def text_that_is_never_painted(file: PrintFile) -> None:
    file.over = f"q 3 Tr {words('Usynlig', 296, 100, 4)}Q"


def text_that_is_fully_transparent(file: PrintFile) -> None:
    file.resources.ExtGState.Gone = Dictionary(ca=0)
    file.over = f"q /Gone gs {cmyk(0, 0, 0, 0)}{plain_words('Usynlig', 296, 100, 4)}Q"


def text_that_is_fully_transparent_by_its_group(file: PrintFile) -> None:
    file.resources.ExtGState.Gone = Dictionary(ca=0)
    inner = file.form(plain_words("Usynlig", 296, 100, 4), Group=group(Name.DeviceCMYK), Font=file.resources.Font)
    file.resources.XObject.Fm = inner
    file.over = "q /Gone gs /Fm Do Q"


def spaces_that_run_over_the_edge(file: PrintFile) -> None:
    file.over = words("Tekst" + " " * 40, 270, 30, 12)


def rotated_text_inside_the_safe_zone(file: PrintFile) -> None:
    turned = f"0 1 -1 0 {100 * MM:.3f} {300 * MM:.3f} cm"
    file.over = f"q {turned} {words('Op ad kanten', -3, -3, 16)}Q"


def a_gray_image(file: PrintFile) -> None:
    file.resources.XObject.Image = image(file, Name.DeviceGray, sample=b"\x40")


def a_gray_stencil(file: PrintFile) -> None:
    stencil = file.stream(b"\xaa" * 16, Type=Name.XObject, Subtype=Name.Image, Width=8, Height=16, ImageMask=True)
    file.resources.XObject.Stencil = stencil
    file.over = f"q {cmyk(0, 50, 0, 0)}{place_image('/Stencil', 200, 20, 0.6)}Q"


def a_palette_of_cmyk(file: PrintFile) -> None:
    palette = Array([Name.Indexed, Name.DeviceCMYK, 1, String(bytes((0, 0, 0, 0, 90, 90, 90, 90)))])
    file.resources.XObject.Image = image(file, palette, sample=b"\x01")


def an_inline_image_of_cmyk(file: PrintFile) -> None:
    file.over = "q 0.2 0 0 0.2 600 100 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID abc" + chr(1) + " EI Q"


def black_text_in_a_group_that_is_not_isolated(file: PrintFile) -> None:
    shared = {"Font": file.resources.Font, "ExtGState": file.resources.ExtGState}
    file.resources.XObject.Fm = file.form(words("Med", 30, 340, 30), Group=group(Name.DeviceCMYK), **shared)
    file.over = "/Fm Do"


def black_text_in_an_isolated_group_with_its_own_ground(file: PrintFile) -> None:
    alone = group(Name.DeviceCMYK)
    alone.I = True
    shared = {"Font": file.resources.Font, "ExtGState": file.resources.ExtGState}
    ground = f"{cmyk(0, 40, 40, 0)}{rectangle(20, 330, 100, 30)}f "
    file.resources.XObject.Fm = file.form(ground + words("Med", 30, 340, 30), Group=alone, **shared)
    file.over = "/Fm Do"


def large_dark_brown_text(file: PrintFile) -> None:
    file.over = f"q {cmyk(24, 43, 43, 85)}{plain_words('Brun', 20, 40, 20)}Q"


def a_start_of_a_path_that_nothing_follows(file: PrintFile) -> None:
    file.over = f"0 0 m {cmyk(0, 40, 40, 0)}{SPOT}f"


def a_shape_that_crosses_the_cut_of_a_white_sheet(file: PrintFile) -> None:
    file.background = f"{cmyk(40, 0, 0, 0)}{rectangle(-3, 60, 12, 40)}f\n"


def a_shape_on_a_white_sheet_that_does_not_reach_the_cut(file: PrintFile) -> None:
    file.background = f"{cmyk(40, 0, 0, 0)}{rectangle(1, 60, 12, 40)}f\n"


def an_array_of_functions_in_a_gradient(file: PrintFile) -> None:
    each = [Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0]), C1=Array([0.5])) for _ in range(4)]
    file.resources.Shading.Sh.Function = Array(each)


def a_gradient_of_samples(file: PrintFile) -> None:
    file.resources.Shading.Sh.Function = file.stream(
        bytes((0, 0, 0, 0, 128, 128, 128, 128, 0, 64, 0, 0)),
        FunctionType=0,
        Domain=Array([0, 1]),
        Range=Array([0, 1] * 4),
        Size=Array([3]),
        BitsPerSample=8,
    )


def a_gradient_that_fills_text(file: PrintFile) -> None:
    file.resources.Pattern.Wide = Dictionary(PatternType=2, Shading=gradient([0, 0.4, 0, 0], [0, 0.9, 0.2, 0]))
    file.over = f"q /Pattern cs /Wide scn {plain_words('Overgang', 20, 40, 40)}Q"


def an_uncoloured_pattern_in_cmyk(file: PrintFile) -> None:
    file.resources.Pattern.Stamp = tiling(file, "0 0 5 5 re f")
    file.resources.Pattern.Stamp.PaintType = 2
    file.resources.ColorSpace = Dictionary(P=Array([Name.Pattern, Name.DeviceCMYK]))
    file.over = f"/P cs 0 0.5 0 0 /Stamp scn {SPOT}f"


def colours_of_a_form_end_with_it(file: PrintFile) -> None:
    file.resources.XObject.Fm = file.form(f"{cmyk(0, 80, 0, 0)}/Half gs {SPOT}f", ExtGState=file.resources.ExtGState)
    file.over = f"/Fm Do {words('Sort', 20, 40, 10)}"


ACCEPTED: list[Change] = [
    black_text_on_a_ground_that_just_bears_it,
    text_that_is_clipped_away,
    text_that_is_never_painted,
    text_that_is_fully_transparent,
    text_that_is_fully_transparent_by_its_group,
    spaces_that_run_over_the_edge,
    rotated_text_inside_the_safe_zone,
    a_gray_image,
    a_gray_stencil,
    a_palette_of_cmyk,
    an_inline_image_of_cmyk,
    black_text_in_a_group_that_is_not_isolated,
    black_text_in_an_isolated_group_with_its_own_ground,
    large_dark_brown_text,
    a_start_of_a_path_that_nothing_follows,
    a_shape_that_crosses_the_cut_of_a_white_sheet,
    a_shape_on_a_white_sheet_that_does_not_reach_the_cut,
    an_array_of_functions_in_a_gradient,
    a_gradient_of_samples,
    a_gradient_that_fills_text,
    an_uncoloured_pattern_in_cmyk,
    colours_of_a_form_end_with_it,
]


def _name(change: Any) -> str:
    return str(change.__name__).replace("_", "-")


@pytest.mark.parametrize("change", ACCEPTED, ids=_name)
def test_what_is_no_fault_passes(change: Change, tmp_path: Path) -> None:
    file = reference()
    change(file)
    report = check_print(file.write(tmp_path / "god.pdf"))
    assert report.passed, str(report)


@pytest.mark.parametrize("change", [with_marks, a_note_beside_the_sheet], ids=_name)
def test_marks_pass_where_they_are_agreed(change: Change, tmp_path: Path) -> None:
    file = reference()
    change(file)
    report = check_print(file.write(tmp_path / "god.pdf"), MARKS)
    assert report.passed, str(report)


@pytest.mark.parametrize(
    ("conditions", "rule"),
    [
        (replace(AGREED, width=Mm(210), height=Mm(297)), "PDF-G5"),
        (replace(AGREED, bleed=Mm(5)), "PDF-G6"),
        (replace(AGREED, safe_zone=Mm(20.5)), "PDF-T2"),
        (replace(AGREED, ink_limit=260), "PDF-I2"),
        (replace(AGREED, ink_limit=150), "PDF-I1"),
        (replace(AGREED, min_stroke=Pt(1.5)), "PDF-L1"),
        (replace(AGREED, min_text=Pt(11)), "PDF-T1"),
        (replace(AGREED, min_mixed_text=Pt(25)), "PDF-T5"),
        (replace(AGREED, min_ppi=400), "PDF-R1"),
        (replace(AGREED, fonts=("Inter",)), "PDF-F4"),
        (replace(AGREED, output_condition="FOGRA51"), "PDF-X7"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_stricter_agreement_turns_a_good_file_down(conditions: PrintConditions, rule: str, tmp_path: Path) -> None:
    report = check_print(reference().write(tmp_path / "god.pdf"), conditions)
    assert rule in {finding.rule for finding in report.findings}, str(report)


def test_without_poppler_the_report_says_what_was_not_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    report = check_print(reference().write(tmp_path / "god.pdf"))
    assert report.passed
    assert [reason.partition(":")[0] for reason in report.unchecked] == ["PDF-V1"]
    assert "ikke kontrolleret: PDF-V1" in str(report)
    assert not any(rule.startswith("PDF-V1") for rule in report.checked)


def test_a_rule_that_breaks_everywhere_is_cut_short_with_the_count_of_the_rest(tmp_path: Path) -> None:
    file = reference()
    file.over = "".join(f"1 0 0 rg {rectangle(20 + 5 * at, 30, 4, 4)}f " for at in range(30))
    report = check_print(file.write(tmp_path / "brudt.pdf"))
    assert len(report.findings) == 7
    assert report.findings[-1].message == "og 24 steder til med samme fejl."


def test_a_place_is_told_as_it_lies_on_the_trimmed_sheet(tmp_path: Path) -> None:
    file = reference()
    file.over = f"1 0 0 rg {rectangle(20, 400, 10, 10)}f"
    report = check_print(file.write(tmp_path / "brudt.pdf"))
    assert [finding.where for finding in report.findings] == ["side 1, flade 20 mm fra venstre, 10 mm fra toppen"]


def test_a_second_page_is_judged_as_the_first(tmp_path: Path) -> None:
    file = reference()
    file.write(tmp_path / "en.pdf")
    with pikepdf.open(tmp_path / "en.pdf") as one:
        one.pages.append(one.pages[0])
        del one.pages[1].obj.TrimBox
        one.save(tmp_path / "to.pdf", force_version="1.6", fix_metadata_version=False, static_id=True)
    report = check_print(tmp_path / "to.pdf")
    assert {(finding.rule, finding.where) for finding in report.findings} == {("PDF-G2", "side 2")}


def test_a_font_under_another_name_of_the_same_family_passes(tmp_path: Path) -> None:
    file = reference()
    bold = "atkinson-hyperlegible-next-latin-700-normal.woff2"
    file.resources.Font.F2 = embed(file, bold, "Atkinson-Hyperlegible-Next-Bold")
    assert check_print(file.write(tmp_path / "god.pdf")).passed
