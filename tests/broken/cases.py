"""One readable case file in; a faulty project on disk, and the exact messages it must give, out.

A case file has a line that begins with `# ` for each comment, then parts that begin with `@@ `:
`@@ edit PATH` replaces the run of `-` lines by the `+` lines; `@@ file PATH` is the whole file; `@@ bytes PATH` the
same with Python escapes; `@@ repeat COUNT PATH` its one line COUNT times; `@@ delete PATH`; `@@ expected` the messages.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]


@dataclass(frozen=True)
class Case:
    name: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def expected(self) -> str:
        return "\n".join(next(lines for head, lines in self.parts if head == "expected")).strip()


def cases() -> list[Case]:
    return [_read(path) for path in sorted(HERE.glob("*.case"))]


def _read(path: Path) -> Case:
    parts: list[tuple[str, list[str]]] = []
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("@@ "):
            parts.append((line[3:], []))
        elif parts:
            parts[-1][1].append(line)
    return Case(path.stem, tuple((head, tuple(lines)) for head, lines in parts))


def base_project(folder: Path) -> Path:
    """A small project without faults, with the real palette, slide theme and print profiles."""
    root = folder / "project"
    shutil.copytree(HERE / "_base", root)
    shutil.copy(PROJECT / "docs" / "palette.yml", root / "docs" / "palette.yml")
    for part in ("posters/profiles", "posters/icc", "slides/theme", "slides/poster"):
        shutil.copytree(PROJECT / part, root / part)
    (root / "posters/sizes").mkdir()
    shutil.copy(PROJECT / "posters/sizes/a3.yml", root / "posters/sizes/a3.yml")  # one size: each fault is told once
    return root


def faulty_project(case: Case, folder: Path) -> Path:
    root = base_project(folder)
    for head, lines in case.parts:
        action, *words = head.split()
        if action == "edit":
            _edit(root / words[0], lines)
        elif action == "file":
            (root / words[0]).parent.mkdir(parents=True, exist_ok=True)
            (root / words[0]).write_text("\n".join(lines), "utf-8")
        elif action == "bytes":
            (root / words[0]).write_bytes("\n".join(lines).encode("latin-1").decode("unicode_escape").encode("latin-1"))
        elif action == "repeat":
            (root / words[1]).write_text((lines[0] + "\n") * int(words[0]), "utf-8")
        elif action == "delete":
            (root / words[0]).unlink()
        else:
            assert action == "expected", f"{case.name}: unknown part {action}"
    return root


def _edit(path: Path, lines: tuple[str, ...]) -> None:
    old = "\n".join(line[1:] for line in lines if line.startswith("-"))
    new = "\n".join(line[1:] for line in lines if line.startswith("+"))
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path}: the lines to replace stand there {text.count(old)} times"
    path.write_text(text.replace(old, new), "utf-8")
