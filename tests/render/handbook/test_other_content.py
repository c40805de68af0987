"""The handbook follows the content it is given: another menu, another review, a page that is left out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.options import Options
from publisher.preflight.pdf.check import check_screen
from publisher.render import handbook as renderer
from tests.broken.cases import PROJECT, base_project
from tests.render.handbook.reading import Handbook

CHAPTER = "docs/1-proeve/chapter.yml"
PAGE = "docs/1-proeve/index.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project without faults, with the real drawing for the cover."""
    root = base_project(tmp_path)
    for drawing in (PROJECT / "docs" / "figures").glob("*.svg.j2"):
        if drawing.name.startswith("_") or drawing.name == "opening.svg.j2":
            shutil.copy(drawing, root / "docs" / "figures")
    return root


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def rendered(root: Path) -> Handbook:
    book = pipeline.read(root)
    palette, figures = pipeline.draw(book)
    path, _ = renderer.render(book, figures, palette, Options.of(root, out=root / "ud"))
    assert check_screen(path).passed
    return Handbook(path)


def test_a_link_to_a_page_that_is_left_out_keeps_its_words_alone(project: Path) -> None:
    made = rendered(project)
    assert "Se forsiden." in " ".join(made.texts.values())
    assert [link for link in made.links if "forsiden" in link.words] == []


def test_the_same_link_leads_to_the_page_once_the_handbook_has_it(project: Path) -> None:
    edit(project / "docs" / "handbook.yml", "after: []", "after: [index.md]")
    made = rendered(project)
    page = made.bookmarks[-1].page
    assert [link.target for link in made.links if link.words == "forsiden"] == [page]
    assert f"Se forsiden (side {page})." in " ".join(made.texts.values())


def test_one_word_changed_on_a_page_changes_the_handbook(project: Path) -> None:
    before = rendered(project)
    edit(project / PAGE, "Smerte er en oplevelse", "Smerte er en erfaring")
    after = rendered(project)
    assert "Smerte er en erfaring" in " ".join(after.texts.values())
    assert "Smerte er en erfaring" not in " ".join(before.texts.values())


def test_a_named_review_stands_on_the_cover_and_at_the_foot(project: Path) -> None:
    edit(
        project / CHAPTER,
        "reviewed: null",
        "reviewed: {name: Ada Prøve, title: kiropraktor, date: 2026-12-01}",
    )
    made = rendered(project)
    said = "agligt gennemgået af Ada Prøve, kiropraktor, 1. december 2026"
    assert f"F{said}" in made.texts[1]
    assert f"f{said}" in made.texts[made.bookmarks[1].page]


def test_the_subtitle_and_the_title_come_from_the_handbooks_own_file(project: Path) -> None:
    edit(project / "docs" / "handbook.yml", "title: Prøve", "title: Om at prøve")
    made = rendered(project)
    assert "Om at prøve" in made.texts[1]
    assert str(made.pdf.trailer.Info.Title) == "Om at prøve: Håndbog til en prøve"


def test_a_figure_that_comes_again_is_named_by_its_number(project: Path) -> None:
    edit(project / PAGE, "/// figur | kasse\n///\n", "/// figur | kasse\n///\n\nOgså her:\n\n/// figur | kasse\n///\n")
    made = rendered(project)
    assert len(made.figures) == 1
    assert [link.target for link in made.links if link.words == "Figur 1"] == [made.bookmarks[1].page]
