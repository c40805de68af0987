"""The real build, made once for all tests in a copy of the project, and the helpers that make such copies."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".cache", "site", "download", "node_modules", "__pycache__", ".*_cache"
)


@dataclass(frozen=True)
class Built:
    """A finished build of the project's own content."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def downloads(self) -> Path:
        return self.root / "docs" / "download"


def copy_project(target: Path, source: Path = PROJECT) -> Path:
    """The project's sources in a folder of their own, with nothing built."""
    shutil.copytree(source, target, ignore=_LEFT_OUT)
    return target


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the project's Python with `arguments` in `root`, whatever comes of it."""
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project's content, built once and shared by all test processes; tests must not change it."""
    shared = (
        tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else tmp_path_factory.getbasetemp()
    )
    root = shared / "built"
    with (shared / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "built.done").exists():
            if root.exists():
                shutil.rmtree(root)
            made = run(copy_project(root), "-m", "publisher", "build")
            assert made.returncode == 0, made.stdout + made.stderr
            (shared / "built.done").touch()
    return Built(root)
