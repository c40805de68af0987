"""A tagged file that follows every rule passes; each fault is told of by its own rule, and by no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pytest

from publisher.preflight.pdf.check import check_screen, kind_of
from publisher.preflight.pdf.screen import SCREEN
from publisher.preflight.report import Report
from tests.preflight.pdf.faults.base import Fault
from tests.preflight.pdf.faults.screen import SCREEN_FAULTS
from tests.preflight.pdf.reference import reference
from tests.preflight.pdf.screen_file import element, screen_file


def judged(pdf: Any, folder: Path) -> Report:
    pdf.save(folder / "fil.pdf", fix_metadata_version=False)
    return check_screen(folder / "fil.pdf")


def test_a_file_that_follows_every_rule_passes(tmp_path: Path) -> None:
    report = judged(screen_file(), tmp_path)
    assert str(report) == f"fil.pdf (skærmfil): godkendt, {len(SCREEN.rules)} regler kontrolleret"


def test_a_screen_file_is_known_as_one(tmp_path: Path) -> None:
    screen_file().save(tmp_path / "fil.pdf")
    assert kind_of(tmp_path / "fil.pdf") == "screen"


@pytest.mark.parametrize("fault", SCREEN_FAULTS, ids=str)
def test_a_fault_is_told_of_by_its_rule_and_no_other(fault: Fault, tmp_path: Path) -> None:
    pdf = screen_file()
    fault.spoil(pdf)
    report = judged(pdf, tmp_path)
    assert {finding.rule for finding in report.findings} - fault.also == {fault.rule}, str(report)
    assert any(fault.says in str(finding) for finding in report.findings if finding.rule == fault.rule), str(report)


def test_every_rule_has_a_fault_that_breaks_it() -> None:
    assert {rule.id for rule in SCREEN.rules} == {fault.rule for fault in SCREEN_FAULTS}


def test_a_locked_file_is_turned_down(tmp_path: Path) -> None:
    screen_file().save(tmp_path / "fil.pdf", encryption=pikepdf.Encryption(owner="ejer", user=""))
    assert {finding.rule for finding in check_screen(tmp_path / "fil.pdf").findings} == {"PDF-U0"}


def test_a_structure_that_runs_in_a_circle_is_turned_down(tmp_path: Path) -> None:
    pdf = screen_file()
    section = pdf.make_indirect(element(pdf, "Sect"))
    section.K.append(section)
    assert "dybere end" in str(judged(pdf, tmp_path))


def test_a_print_file_is_no_screen_file(tmp_path: Path) -> None:
    rules = {finding.rule for finding in check_screen(reference().write(tmp_path / "tryk.pdf")).findings}
    assert {"PDF-U1", "PDF-U2", "PDF-U4", "PDF-U7", "PDF-U10"} <= rules


# pdfua is another program that judges a part of the standard: where it speaks, the two must agree.

PDFUA_RULES = {"PDF-U1", "PDF-U4", "PDF-U8"}


def test_pdfua_finds_no_error_in_the_good_file(tmp_path: Path) -> None:
    judged(screen_file(), tmp_path)
    assert [one for one in pdfua.validate(str(tmp_path / "fil.pdf")).findings if one.severity.name == "ERROR"] == []


@pytest.mark.parametrize(
    "fault", [one for one in SCREEN_FAULTS if one.rule in PDFUA_RULES and one.says != "/Suspects"], ids=str
)
def test_pdfua_finds_the_same_faults(fault: Fault, tmp_path: Path) -> None:
    pdf = screen_file()
    fault.spoil(pdf)
    judged(pdf, tmp_path)
    assert pdfua.validate(str(tmp_path / "fil.pdf")).findings
