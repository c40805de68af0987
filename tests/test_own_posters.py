"""Somebody's own posters: one command makes them, beside what is there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import fingerprint, pipeline
from publisher.options import POSTERS, Options
from tests.conftest import copy_project, run

CLINIC = "name: Klinik Havnegade\nphone: 12 34 56 78\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(tmp_path_factory.mktemp("own") / "project")
    (root / "klinik.yml").write_text(CLINIC, "utf-8")
    return root


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_one_command_makes_a_clinics_own_poster_for_its_print_shop(project: Path) -> None:
    own = ("--only", "posters", "--poster", "roegalarmen", "--clinic", "klinik.yml")
    made = run(project, "build_slides.py", *own, "--size", "A4", "--printer", "2mm-uden-maerker")
    assert (made.returncode, made.stdout) == (0, "2 filer er skrevet i ud/\n"), made.stderr
    assert not (project / "docs" / "download").exists()
    again = run(project, "build_slides.py", *own, "--size", "16:9")
    assert again.returncode == 0, again.stderr
    assert names(project / "ud" / "plakater") == [
        "roegalarmen-16x9-skaerm.pdf",
        "roegalarmen-16x9.png",
        "roegalarmen-a4-skaerm.pdf",
        "roegalarmen-a4-tryk-2mm-uden-maerker.pdf",
    ]
    third = run(project, "build_slides.py", *own, "--size", "16:9")
    assert (third.returncode, third.stdout) == (0, "Alt var opdateret i ud/\n")
    printed = str(project / "ud" / "plakater" / "roegalarmen-a4-tryk-2mm-uden-maerker.pdf")
    agreed = ("--size", "A4", "--printer", "2mm-uden-maerker")
    judged = run(project, "-m", "publisher", "preflight", printed, *agreed, "--report", "rapport")
    assert judged.returncode == 0, judged.stdout
    assert names(project / "rapport") == [
        "roegalarmen-a4-tryk-2mm-uden-maerker.rapport.json",
        "roegalarmen-a4-tryk-2mm-uden-maerker.rapport.pdf",
    ]
    assert run(project, "-m", "publisher", "preflight", printed).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("--printer", "2mm-uden-mærker"),
            "--printer: ukendt trykprofil »2mm-uden-mærker«; mente du »2mm-uden-maerker",
        ),
        (("--clinic", "kliniken.yml"), "--clinic: kliniken.yml findes ikke"),
    ],
)
def test_what_is_not_there_ends_with_a_danish_answer_and_exit_code_2(
    project: Path, arguments: tuple[str, ...], told: str
) -> None:
    failed = run(project, "build_slides.py", "--only", "posters", *arguments)
    assert failed.returncode == 2
    assert failed.stderr.startswith(told)


def test_in_a_folder_that_somebody_chose_only_our_own_earlier_files_go(tmp_path: Path) -> None:
    """The website's folder, on the other hand, holds nothing but what was made last."""
    for out, kept in ((tmp_path / "egen", {"fremmed.txt"}), (None, set[str]())):
        root = tmp_path / f"projekt-{out is None}"
        options = Options.of(root, (POSTERS,), out)
        staged = Options.of(root, (POSTERS,), root / ".cache" / "staged")
        target = options.target(POSTERS)
        publish(options, staged, "gammel.pdf")
        (target / "fremmed.txt").write_text("ikke vores", "utf-8")
        publish(options, staged, "ny.pdf")
        assert set(names(target)) == {"ny.pdf"} | kept


def publish(options: Options, staged: Options, name: str) -> None:
    source = staged.target(POSTERS)
    source.mkdir(parents=True)
    (source / name).write_bytes(b"%PDF-")
    published = pipeline._publish(POSTERS, staged, options)  # noqa: SLF001 - the one step that can remove files
    fingerprint.remember(options.root, POSTERS.name + options.choice(POSTERS), "x", options.target(POSTERS), published)
