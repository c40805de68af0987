"""Each rule finds its own fault in a written deck, and nothing in a deck without faults."""

from __future__ import annotations

import copy
import re
import shutil
from pathlib import Path

import pytest

from publisher.preflight.pptx import KIND, OPENS, check
from publisher.preflight.pptx.model.deck import Deck
from publisher.preflight.pptx.model.package import Package
from publisher.preflight.pptx.rules.registry import DECK_RULES, PACKAGE_RULES, Rule
from tests.preflight.pptx.faults import FAULTS, Fault
from tests.preflight.pptx.good_deck import good_parts
from tests.preflight.pptx.parts import Parts, written

RULES: list[Rule[Package] | Rule[Deck]] = [*PACKAGE_RULES.values(), *DECK_RULES.values()]
ON_THE_FILE = {"PPTX-P1", "PPTX-P2"}  # broken by the tests below and in test_defects.py: no fault of a part


@pytest.fixture(scope="module")
def parts() -> Parts:
    return good_parts()


def test_a_good_deck_breaks_no_rule(parts: Parts, tmp_path: Path) -> None:
    report = check(written(parts, tmp_path / "god.pptx"))
    assert str(report) == f"god.pptx ({KIND}): godkendt, {len(RULES) + 1} regler kontrolleret"
    assert report.unchecked == ()


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_by_its_rule_and_by_no_other(fault: Fault, parts: Parts, tmp_path: Path) -> None:
    broken = copy.copy(parts)
    fault.change(broken)
    report = check(written(broken, tmp_path / "brudt.pptx"))
    assert {finding.rule for finding in report.findings} == {fault.rule}, str(report)
    assert fault.says in str(report)


def test_every_rule_has_a_fault_that_breaks_it() -> None:
    assert {fault.rule for fault in FAULTS} | ON_THE_FILE == {rule.id for rule in RULES} | {"PPTX-P1"}


def test_every_rule_asks_in_one_short_danish_line() -> None:
    for rule in RULES:
        assert re.fullmatch(r"PPTX-[A-Z]\d+", rule.id)
        assert len(rule.asks) < 110
        assert not rule.asks.endswith(".")


def test_the_report_lists_the_rules_it_tried(parts: Parts, tmp_path: Path) -> None:
    report = check(written(parts, tmp_path / "god.pptx"))
    assert report.checked == (OPENS, *(f"{rule.id}: {rule.asks}" for rule in RULES))


def test_parts_that_are_not_sorted_are_found(parts: Parts, tmp_path: Path) -> None:
    path = written(parts, tmp_path / "omvendt.pptx", order=lambda names: sorted(names, reverse=True))
    assert [finding.rule for finding in check(path).findings] == ["PPTX-P11"]


def test_parts_that_bear_a_date_are_found(parts: Parts, tmp_path: Path) -> None:
    path = written(parts, tmp_path / "dateret.pptx", date=(2026, 11, 23, 9, 41, 0))
    report = check(path)
    assert {finding.rule for finding in report.findings} == {"PPTX-P11"}
    assert "23.11.2026 kl. 09.41" in str(report)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut short", b"%PDF-1.7"], ids=["empty", "cut-short", "pdf"])
def test_a_file_that_is_no_package_is_found_and_the_rest_stands_as_not_checked(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ingen.pptx"
    path.write_bytes(data)
    report = check(path)
    assert [finding.rule for finding in report.findings] == ["PPTX-P1"]
    assert len(report.unchecked) == len(RULES)
    assert not report.passed


def test_a_package_cut_in_half_is_found(parts: Parts, tmp_path: Path) -> None:
    path = written(parts, tmp_path / "halv.pptx")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert [finding.rule for finding in check(path).findings] == ["PPTX-P1"]


def test_a_missing_file_is_found(tmp_path: Path) -> None:
    assert "findes ikke" in str(check(tmp_path / "ingen.pptx"))


def test_a_package_without_a_presentation_is_found(parts: Parts, tmp_path: Path) -> None:
    kept = {name: data for name, data in parts.items() if not name.startswith("ppt/")}
    assert "PPTX-P1" in {finding.rule for finding in check(written(kept, tmp_path / "tom.pptx")).findings}


def test_rules_on_slides_stand_as_not_checked_when_a_part_cannot_be_read(parts: Parts, tmp_path: Path) -> None:
    broken = {**parts, "ppt/slides/slide2.xml": b"<p:sld"}
    report = check(written(broken, tmp_path / "brudt.pptx"))
    assert len(report.unchecked) == len(DECK_RULES)
    assert all("kan ikke læses" in rule or "ikke kan læses" in rule for rule in report.unchecked)


def test_checking_leaves_the_file_as_it_was(parts: Parts, tmp_path: Path) -> None:
    path = written(parts, tmp_path / "god.pptx")
    shutil.copy(path, tmp_path / "før.pptx")
    check(path)
    assert path.read_bytes() == (tmp_path / "før.pptx").read_bytes()
