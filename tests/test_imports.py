"""The packages depend on each other in one direction only."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
# What a package may import of ours besides itself, and the small modules that anyone may use.
COMMON = {
    "publisher.errors",
    "publisher.units",
    "publisher.options",
    "publisher.poster_choice",
    "publisher.deck_choice",
    "publisher.parallel",
    "publisher.output",
    "publisher.dates",
    "publisher.fonts",
    "publisher.keeping",
}
ALLOWED = {
    "publisher.content": set[str](),
    "publisher.figures": {"publisher.content"},
    "publisher.render.drawingml": {"publisher.figures"},
    "publisher.render.paged": {"publisher.figures"},
    "publisher.render.slides": {
        "publisher.content",
        "publisher.figures",
        "publisher.render.drawingml",
        "publisher.render.paged",
    },
    "publisher.render.orders": {"publisher.content", "publisher.figures", "publisher.render.paged"},
    "publisher.render.reports": {"publisher.figures", "publisher.render.paged"},
    "publisher.render.handouts": {"publisher.content", "publisher.figures", "publisher.render.paged"},
    "publisher.render.posters": {
        "publisher.content",
        "publisher.figures",
        "publisher.render.drawingml",
        "publisher.render.paged",
        "publisher.render.press",
    },
    "publisher.render.press": {"publisher.figures", "publisher.render.paged"},
    "publisher.render.pages": {"publisher.content", "publisher.figures"},
    "publisher.render.website": {"publisher.content", "publisher.figures", "publisher.render.pages"},
    "publisher.render.handbook": {
        "publisher.content",
        "publisher.figures",
        "publisher.render.pages",
        "publisher.render.paged",
    },
    "publisher.preflight": set[str](),
}
NO_COMMON = {"publisher.preflight": {"publisher.errors", "publisher.units", "publisher.fonts"}}


def imports(path: Path) -> Iterator[str]:
    """The absolute names that a module imports, also inside functions and behind TYPE_CHECKING."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def offences(root: Path, package: str) -> list[str]:
    folder = root / package.replace(".", "/")
    files = sorted(folder.rglob("*.py"))
    assert files, f"{package} has no modules"
    allowed = {package} | ALLOWED[package] | NO_COMMON.get(package, COMMON)
    return [
        f"{path.relative_to(root)} imports {name}"
        for path in files
        for name in imports(path)
        if inside(name, "publisher") and not any(inside(name, known) for known in allowed)
    ]


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_imports_only_what_stands_before_it(package: str) -> None:
    assert offences(PROJECT, package) == []


def test_a_forbidden_import_is_seen_wherever_it_hides(tmp_path: Path) -> None:
    folder = tmp_path / "publisher" / "preflight"
    folder.mkdir(parents=True)
    hidden = "def judge():\n    from publisher.render.slides import render\n    return render\n"
    (folder / "sly.py").write_text(hidden, "utf-8")
    (folder / "open.py").write_text("import publisher.content.book\nfrom publisher import figures\n", "utf-8")
    assert offences(tmp_path, "publisher.preflight") == [
        "publisher/preflight/open.py imports publisher.content.book",
        "publisher/preflight/open.py imports publisher.figures",
        "publisher/preflight/sly.py imports publisher.render.slides.render",
    ]


def loaded_with(module: str) -> set[str]:
    """The names of all modules that a fresh process has after loading one of ours."""
    code = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_a_process_that_makes_files_of_pages_is_ready_without_the_content() -> None:
    assert {"publisher.content", "publisher.figures", "pydantic"}.isdisjoint(
        loaded_with("publisher.render.press.making")
    )
    assert {"publisher.content", "publisher.figures", "pydantic"} <= loaded_with("publisher.render.posters")


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {
        path: len(path.read_text("utf-8").splitlines()) for path in sorted((PROJECT / "publisher").rglob("*.py"))
    }
    assert {path.name: count for path, count in lengths.items() if count > 300} == {}
