"""A print shop reads the report as JSON and as pages, and learns what was tried and what nobody vouches for."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from publisher.figures import palette
from publisher.preflight.pdf.check import check_print
from publisher.preflight.pdf.conditions import PrintConditions
from publisher.preflight.record import as_json, record
from publisher.render.reports import report_pdf
from tests.preflight.pdf.reference import PROJECT, reference

DATE = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
TIGHT = replace(PrintConditions(), ink_limit=150)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return reference().write(tmp_path_factory.mktemp("good") / "prøve.pdf")


def pages(data: dict[str, Any], folder: Path) -> tuple[Path, str]:
    path = folder / "rapport.pdf"
    path.write_bytes(report_pdf(data, palette.load(PROJECT), DATE))
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return path, " ".join(done.stdout.split())


def test_the_json_names_the_file_by_its_digest_and_what_was_agreed(good: Path) -> None:
    data = json.loads(as_json(check_print(good)))
    assert data["file"] == "prøve.pdf"
    assert data["sha256"] == hashlib.sha256(good.read_bytes()).hexdigest()
    assert (data["kind"], data["passed"], data["findings"]) == ("trykfil", True, [])
    agreed = {each["what"]: each["value"] for each in data["agreed"]}
    assert agreed["Færdigt mål"] == "297 × 420 mm"
    assert agreed["Trykbetingelse"] == "FOGRA39"
    assert agreed["Farvemængde"] == "højst 300\u00a0%"
    assert {rule["outcome"] for rule in data["rules"]} == {"overholdt"}
    assert len(data["rules"]) > 45
    assert any("PDF/X-4" in line for line in data["outside_reach"])


def test_a_broken_rule_and_an_untried_one_are_told_apart(good: Path) -> None:
    report = replace(
        check_print(good, TIGHT), unchecked=("PDF-V1: Poppler tegner filen uden advarsler (findes ikke her)",)
    )
    outcomes = {rule["id"]: (rule["outcome"], rule["note"]) for rule in record(report)["rules"]}
    assert outcomes["PDF-I1"] == ("brudt", "")
    assert outcomes["PDF-V1"] == ("ikke prøvet", "findes ikke her")
    assert outcomes["PDF-C1"] == ("overholdt", "")
    assert not record(report)["passed"]


def test_the_pages_say_the_verdict_every_rule_and_what_nobody_vouches_for(good: Path, tmp_path: Path) -> None:
    data = record(check_print(good))
    path, text = pages(data, tmp_path)
    assert "Godkendt" in text
    assert data["sha256"] in text.replace(" ", "")
    for rule in data["rules"]:
        assert rule["id"] in text
    for line in data["outside_reach"]:
        assert " ".join(line.split()) in text
    command = [sys.executable, "-m", "pdfua", "check", "--format", "json", str(path)]
    assert json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)["findings"] == []


def test_the_pages_of_a_faulty_file_say_what_to_mend(good: Path, tmp_path: Path) -> None:
    _, text = pages(record(check_print(good, TIGHT)), tmp_path)
    assert "Ikke godkendt" in text
    assert "Hvad der skal rettes" in text
    assert "højst 150 % er tilladt" in text
    assert "brudt" in text


def test_the_same_report_gives_the_same_bytes(good: Path) -> None:
    data, colours = record(check_print(good)), palette.load(PROJECT)
    assert report_pdf(data, colours, DATE) == report_pdf(data, colours, DATE)
    assert as_json(check_print(good)) == as_json(check_print(good))
