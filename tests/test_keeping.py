"""What the last run worked out is there for the next, as long as it would come out the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.keeping import Store


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "publisher").mkdir()
    (tmp_path / "publisher" / "code.py").write_text("one = 1\n", "utf-8")
    return tmp_path


class Work:
    """Turns a text into its capitals and its length, and remembers what it was asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.asked: list[str] = []

    def __call__(self, *inputs: str) -> list[tuple[bytes, ...]]:
        self.asked = []
        return Store(self.root, "work", parts=2).all(inputs, self._made)

    def _made(self, missing: list[str]) -> list[tuple[bytes, bytes]]:
        self.asked = missing
        return [(one.upper().encode(), b"%d" % len(one)) for one in missing]


def test_only_what_is_new_is_worked_out_and_all_comes_in_order(root: Path) -> None:
    work = Work(root)
    assert work("kop", "alarm", "kop") == [(b"KOP", b"3"), (b"ALARM", b"5"), (b"KOP", b"3")]
    assert work.asked == ["kop", "alarm"]
    assert work("bord", "alarm") == [(b"BORD", b"4"), (b"ALARM", b"5")]
    assert work.asked == ["bord"]


def test_what_nobody_asks_for_is_forgotten(root: Path) -> None:
    work = Work(root)
    work("kop", "alarm")
    work("alarm")
    assert len(list((root / ".cache" / "work").iterdir())) == 2
    work("kop")
    assert work.asked == ["kop"]


def test_a_result_that_lost_a_part_is_worked_out_anew(root: Path) -> None:
    work = Work(root)
    work("kop")
    next((root / ".cache" / "work").glob("*.1")).unlink()
    assert work("kop") == [(b"KOP", b"3")]
    assert work.asked == ["kop"]


@pytest.mark.parametrize("file", ["publisher/code.py", "requirements.lock", "docs/assets/fonts/face.woff2"])
def test_other_code_libraries_or_fonts_make_everything_anew(root: Path, file: str) -> None:
    work = Work(root)
    work("kop")
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text("changed", "utf-8")
    work("kop")
    assert work.asked == ["kop"]
