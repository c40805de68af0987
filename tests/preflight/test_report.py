"""A report says what was found, what was tried and what was not, and only passes when something was tried."""

from __future__ import annotations

from pathlib import Path

from publisher.preflight.report import Finding, Report

PATH = Path("plakat.pdf")
FINDING = Finding("PDF-G2", "side 1", "Siden mangler TrimBox.")


def test_a_report_without_findings_passes() -> None:
    report = Report(PATH, "trykfil", ("PDF-G2: TrimBox",), ())
    assert report.passed
    assert str(report) == "plakat.pdf (trykfil): godkendt, 1 regler kontrolleret"


def test_a_report_with_a_finding_fails_and_tells_where() -> None:
    report = Report(PATH, "trykfil", ("PDF-G2: TrimBox",), (FINDING,))
    assert not report.passed
    assert "[PDF-G2] side 1: Siden mangler TrimBox." in str(report)


def test_a_report_that_tried_nothing_does_not_pass() -> None:
    assert not Report(PATH, "trykfil", (), ()).passed


def test_a_finding_about_the_whole_file_names_no_place() -> None:
    assert str(Finding("PDF-X2", "", "Filen er krypteret.")) == "[PDF-X2] Filen er krypteret."


def test_what_could_not_be_tried_is_told() -> None:
    report = Report(PATH, "trykfil", ("PDF-G2: TrimBox",), (), ("PDF-V1: Poppler (findes ikke her)",))
    assert "ikke kontrolleret: PDF-V1: Poppler (findes ikke her)" in str(report)
