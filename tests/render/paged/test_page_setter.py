"""WeasyPrint is loaded from one place, and without starting programs that look for its libraries."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_imports import PROJECT, imports

HOME = "publisher/render/paged/page_setter.py"
# Tells of every program that is started while a module is loaded.
WATCHED = """
import importlib, sys
sys.addaudithook(lambda event, given: print("started", given[0]) if event == "subprocess.Popen" else None)
importlib.import_module(sys.argv[1])
"""


def programs_started_by(module: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, module], capture_output=True, text=True, check=True, cwd=PROJECT
    )
    return run.stdout.splitlines()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are found in another way")
def test_loading_the_page_setter_starts_no_other_program() -> None:
    assert programs_started_by("publisher.render.paged.page_setter") == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are found in another way")
def test_loading_weasyprint_by_itself_starts_some() -> None:
    assert programs_started_by("weasyprint") != []


def test_no_other_module_loads_weasyprint() -> None:
    found = {
        str(path.relative_to(PROJECT))
        for path in sorted((PROJECT / "publisher").rglob("*.py"))
        if any(name.split(".")[0] == "weasyprint" for name in imports(path))
    }
    assert found == {HOME}


def test_an_import_of_weasyprint_is_seen_inside_a_function(tmp_path: Path) -> None:
    (tmp_path / "sly.py").write_text("def late():\n    from weasyprint import HTML\n    return HTML\n", "utf-8")
    assert list(imports(tmp_path / "sly.py")) == ["weasyprint.HTML"]


# Sets a page here and in another process.
SET = """
from publisher import parallel
from publisher.render.paged.setting import set_page
page = "<html lang=da><title>.</title><p>.</p>"
with parallel.aside(lambda: len(set_page(page))) as other:
    print(len(set_page(page)) == other())
"""


def test_no_process_leaves_its_fonts_behind(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SET],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert run.stdout == "True\n"
    assert list(tmp_path.iterdir()) == []
