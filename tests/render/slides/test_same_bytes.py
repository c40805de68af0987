"""The same content gives the same files, whatever order a set or the clock may come in."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.conftest import Built, run

RENDER = """
import sys
from pathlib import Path
from publisher.content import load
from publisher.figures import draw, palette
from publisher.options import Options
from publisher.render import slides
from publisher.render.slides import guides
root, out = Path(sys.argv[1]), Path(sys.argv[2])
book, colours = load(root), palette.load(root)
for part in (slides, guides):
    list(part.render(book, draw(book, colours), colours, Options.of(root, out=out)))
"""


def fingerprints(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("seed", ["1", "77"])
def test_the_files_are_the_same_bytes_under_another_hash_seed(built: Built, seed: str, tmp_path: Path) -> None:
    made = run(built.root, "-c", RENDER, str(built.root), str(tmp_path), PYTHONHASHSEED=seed)
    assert made.returncode == 0, made.stderr
    expected = {name: fingerprints(built.downloads / name) for name in ("undervisning", "undervisermapper")}
    assert sum(map(len, expected.values())) > 20
    assert {name: fingerprints(tmp_path / name) for name in expected} == expected
