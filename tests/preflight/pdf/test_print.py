"""A print file that follows every rule passes; each fault is told of by its own rule, and by no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.preflight.pdf.check import check_print, kind_of
from publisher.preflight.pdf.printing import PRINT
from tests.preflight.pdf.faults import FAULTS, Fault
from tests.preflight.pdf.reference import reference

POPPLER = "PDF-V1"


def test_a_file_that_follows_every_rule_passes(tmp_path: Path) -> None:
    report = check_print(reference().write(tmp_path / "god.pdf"))
    assert str(report).splitlines()[0] == f"god.pdf (trykfil): godkendt, {len(PRINT.rules)} regler kontrolleret"
    assert report.unchecked == ()


def test_a_print_file_is_known_as_one(tmp_path: Path) -> None:
    assert kind_of(reference().write(tmp_path / "god.pdf")) == "print"


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_told_of_by_its_rule_and_no_other(fault: Fault, tmp_path: Path) -> None:
    file = reference()
    fault.spoil(file)
    report = check_print(file.write(tmp_path / "brudt.pdf"), fault.agreed)
    assert {finding.rule for finding in report.findings} - fault.also == {fault.rule}, str(report)
    assert any(fault.says in str(finding) for finding in report.findings if finding.rule == fault.rule), str(report)
    assert not report.passed


def test_every_rule_has_a_fault_that_breaks_it() -> None:
    assert {rule.id for rule in PRINT.rules} == {fault.rule for fault in FAULTS}


def test_a_file_that_is_no_pdf_is_told_of_by_its_reason_alone(tmp_path: Path) -> None:
    file = tmp_path / "brev.pdf"
    file.write_bytes(b"hej")
    (finding,) = check_print(file).findings
    assert finding.message == "Filen kan ikke læses: unable to find trailer dictionary while recovering damaged file."
