"""One run makes everything, the same input gives the same bytes, and a fault leaves the earlier files whole."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from publisher import options, pipeline
from publisher.poster_choice import PosterChoice
from tests.conftest import Built, copy_project, run

CHAPTER = "docs/2-alarmsystemet/chapter.yml"


def digests(*folders: Path) -> dict[str, str]:
    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def copy(built: Built, tmp_path: Path) -> Built:
    """A copy of the finished build that a test may change."""
    root = copy_project(tmp_path / "copy", built.root)
    for folder in ("site", "docs/download", ".cache"):
        shutil.copytree(built.root / folder, root / folder, dirs_exist_ok=True)
    return Built(root)


def test_one_run_leaves_the_site_with_all_downloads(built: Built) -> None:
    expected = {f"plakater/{name}-a3-{kind}.pdf" for name in POSTERS for kind in ("tryk", "skaerm")}
    expected |= {f"plakater/{name}-{file}" for name in POSTERS for file in ("a4-skaerm.pdf", "16x9.png")}
    expected |= {f"undervisning/{name}.pptx" for name in DECKS}
    for name in expected:
        made = (built.downloads / name).read_bytes()
        assert (built.site / "download" / name).read_bytes() == made
    assert (built.site / "index.html").is_file()


POSTERS = ("kopmodellen", "moedet-i-hjernen", "roegalarmen")
DECKS = ("3x60/1-hvad-er-smerter", "3x60/2-hvorfor-goer-det-ondt", "3x60/3-hvad-kan-jeg-goere")


def test_the_same_input_gives_the_same_bytes(built: Built, tmp_path: Path) -> None:
    again = Built(copy_project(tmp_path / "again"))
    made = run(again.root, "-m", "publisher", "build", PYTHONHASHSEED="77")
    assert made.returncode == 0, made.stderr
    assert digests(again.site, again.downloads) == digests(built.site, built.downloads)


def test_a_second_run_has_nothing_to_do(copy: Built) -> None:
    before = {path: path.stat().st_mtime_ns for path in copy.site.rglob("*")}
    made = run(copy.root, "-m", "publisher", "build")
    assert (made.returncode, made.stdout) == (0, "Alt var opdateret\n")
    assert {path: path.stat().st_mtime_ns for path in copy.site.rglob("*")} == before


def test_check_tells_whether_the_files_follow_the_text(copy: Built) -> None:
    assert run(copy.root, "build_slides.py", "--check").returncode == 0
    edit(copy.root / CHAPTER, "name: Humør", "name: Humøret")
    stale = run(copy.root, "build_slides.py", "--check")
    assert (stale.returncode, stale.stdout) == (
        1,
        "Ikke opdateret: undervisning, undervisermapper, plakater, tryk, plakater-powerpoint, figurer, ark\n",
    )


def test_check_sees_a_file_that_was_changed_by_hand(copy: Built) -> None:
    (copy.downloads / "plakater" / "kopmodellen-a3-tryk.pdf").write_bytes(b"%PDF-")
    stale = run(copy.root, "build_slides.py", "--check")
    assert (stale.returncode, stale.stdout) == (1, "Ikke opdateret: plakater\n")


def test_bad_content_gives_its_message_and_leaves_every_earlier_file_whole(copy: Built) -> None:
    before = digests(copy.site, copy.downloads)
    edit(copy.root / CHAPTER, "name: Humør", "nam: Humør")
    failed = run(copy.root, "-m", "publisher", "build")
    assert failed.returncode == 1
    assert "ukendt nøgle" in failed.stderr
    assert "mente du »name«?" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert digests(copy.site, copy.downloads) == before


def test_an_unknown_option_is_answered_in_danish_with_exit_code_2(built: Built) -> None:
    failed = run(built.root, "build_slides.py", "--onli", "slides")
    assert failed.returncode == 2
    assert failed.stderr.startswith("ukendt: --onli slides")
    assert "Brug: build_slides.py" in failed.stderr


def test_help_is_in_danish(built: Built) -> None:
    shown = run(built.root, "build_slides.py", "--help").stdout
    assert shown.startswith("Brug: build_slides.py")
    for english in ("usage", "options", "show this", "optional"):
        assert english not in shown.lower()


def test_only_and_out_write_just_what_was_asked_where_it_was_asked(built: Built, tmp_path: Path) -> None:
    again = copy_project(tmp_path / "again")
    made = run(again, "build_slides.py", "--only", "slides", "--out", str(tmp_path / "ud"))
    assert made.returncode == 0, made.stderr
    expected = digests(built.downloads / "undervisning")
    assert digests(tmp_path / "ud" / "undervisning") == expected
    assert not (tmp_path / "ud" / "plakater").exists()
    assert not (again / "docs" / "download").exists()


def test_one_poster_is_drawn_alone_but_where_all_posters_are_shown(built: Built) -> None:
    book, one = pipeline.read(built.root), PosterChoice(("kopmodellen",))
    shown = {poster.id: poster.figure for poster in book.posters}
    assert set(pipeline.draw(book, (options.POSTERS,), one)[1]) == {shown["kopmodellen"]}
    for parts in ((options.POSTERS, options.ORDERS), (options.EDITABLE,)):
        assert set(pipeline.draw(book, parts, one)[1]) == set(shown.values())


def test_preflight_judges_what_it_is_given_and_exits_1_with_the_findings(built: Built, tmp_path: Path) -> None:
    good = built.downloads / "plakater" / "kopmodellen-a3-tryk.pdf"
    deck = built.downloads / "undervisning" / "3x60" / "1-hvad-er-smerter.pptx"
    passed = run(built.root, "-m", "publisher", "preflight", str(good), str(deck), str(built.site))
    assert passed.returncode == 0, passed.stdout
    assert passed.stdout.count("godkendt") == 3
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(good.read_bytes().replace(b"/TrimBox", b"/TrimBux"))
    failed = run(built.root, "-m", "publisher", "preflight", str(broken))
    assert failed.returncode == 1
    assert "fejl" in failed.stdout
    missing = run(built.root, "-m", "publisher", "preflight", str(tmp_path / "ingen.pdf"))
    assert (missing.returncode, missing.stderr) == (2, f"{tmp_path / 'ingen.pdf'} findes ikke\n")
