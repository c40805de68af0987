"""The same sources in both site hosts, and what an author sees when something is wrong."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
import yaml

from publisher.preflight import website
from tests.conftest import Built, copy_project, run

CHAPTER = "docs/2-alarmsystemet/chapter.yml"
PAGE = "2-alarmsystemet/konteksten.html"


@pytest.fixture
def copy(built: Built, tmp_path: Path) -> Built:
    """The sources alone, as on a clean clone: nothing is built, so there is nothing to download."""
    return Built(copy_project(tmp_path / "copy", built.root))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_mkdocs_by_itself_builds_a_clean_clone_without_a_warning(copy: Built) -> None:
    made = run(copy.root, "-m", "mkdocs", "build", "--strict")
    assert made.returncode == 0, made.stderr
    assert "WARNING" not in made.stdout + made.stderr
    assert website.check(copy.site).findings == ()
    assert "ikke bygget endnu" in (copy.site / "plakater" / "index.html").read_text("utf-8")


def test_zensical_builds_the_same_sources_without_a_warning(copy: Built) -> None:
    made = run(copy.root, "-m", "zensical", "build", "--strict")
    assert made.returncode == 0, made.stdout + made.stderr
    assert "No issues found" in made.stdout + made.stderr
    assert website.check(copy.site).findings == ()
    assert "kinesiofobi" in (copy.site / "search.json").read_text("utf-8"), "a search word that stands on no page"


def test_both_hosts_write_the_same_words(copy: Built) -> None:
    pages: list[dict[str, str]] = []
    for host in ("mkdocs", "zensical"):
        run(copy.root, "-m", host, "build", "--strict")
        found = {path.relative_to(copy.site).as_posix(): path.read_text("utf-8") for path in copy.site.rglob("*.html")}
        pages.append({name: _content(text) for name, text in found.items() if name != "404.html"})
    assert len(pages[0]) >= 20
    assert pages[0] == pages[1]


def _content(text: str) -> str:
    """The letters of a page's article; hosts differ in how they write tags and in how they colour code."""
    inside = text.partition("<article")[2].partition(">")[2].partition("</article>")[0]
    return "".join(html.unescape(re.sub(r"<[^>]+>", "", inside)).split())


def test_a_changed_list_is_a_changed_page(copy: Built) -> None:
    edit(copy.root / CHAPTER, "name: Humør\n", "name: Sindsstemning\n")
    made = run(copy.root, "-m", "mkdocs", "build", "--strict", "--quiet")
    assert made.returncode == 0, made.stderr
    assert "Sindsstemning" in (copy.site / PAGE).read_text("utf-8")


def test_a_review_that_is_entered_is_shown_on_the_chapter_s_pages(copy: Built) -> None:
    review = "reviewed: {name: Prøve Person, title: prøvetitel, date: 2026-12-01}"
    edit(copy.root / CHAPTER, "reviewed: null", review)
    run(copy.root, "-m", "mkdocs", "build", "--strict", "--quiet")
    page = (copy.site / PAGE).read_text("utf-8")
    assert "fagligt gennemgået af Prøve Person, prøvetitel, 1. december 2026" in page
    assert "endnu ikke" not in page


def test_bad_content_stops_mkdocs_with_a_message_and_no_traceback(copy: Built) -> None:
    edit(copy.root / CHAPTER, "name: Humør\n", "nam: Humør\n")
    failed = run(copy.root, "-m", "mkdocs", "build", "--strict")
    assert failed.returncode == 1
    assert failed.stderr.count("mente du »name«?") == 1
    assert "Hjemmesiden er ikke bygget." in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_text_that_does_not_fit_its_drawing_stops_the_site_too(copy: Built) -> None:
    edit(copy.root / CHAPTER, "volume-up: Skru op", "volume-up: " + "Skru" * 60)
    failed = run(copy.root, "-m", "mkdocs", "build", "--strict")
    assert failed.returncode == 1
    assert "passer ikke i tegningen" in failed.stderr


def test_a_page_that_the_menu_lacks_is_named(copy: Built) -> None:
    (copy.root / "docs" / "ny-side.md").write_text("# Ny side\n", "utf-8")
    edit(copy.root / "mkdocs.yml", "- Kilder: kilder.md", "- Kilder: kilden.md")
    failed = run(copy.root, "-m", "mkdocs", "build", "--strict")
    assert failed.returncode == 1
    assert "siden mangler i menuen" in failed.stderr
    assert "fundet:  ny-side.md" in failed.stderr
    assert "mente du »kilder.md«?" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_running_host_recovers_when_the_fault_is_mended(copy: Built) -> None:
    script = f"""
import pathlib, sys
from publisher.render.website import library
from publisher.render.website.errors import PageError
chapter = pathlib.Path("{CHAPTER}")
good = chapter.read_text("utf-8")
first = library.current()
assert library.current() is first, "unchanged files are not read again"
chapter.write_text(good.replace("name: Humør", "nam: Humør", 1), "utf-8")
try:
    library.current()
except PageError as error:
    assert isinstance(error, SystemExit), "MkDocs prints it without a traceback"
else:
    sys.exit("the fault was not seen")
chapter.write_text(good.replace("name: Humør", "name: Stemning", 1), "utf-8")
names = [item.name for item in library.current().book.lists["alarmsystemet.factors"]]
assert "Stemning" in names, names
"""
    made = run(copy.root, "-c", script)
    assert made.returncode == 0, made.stdout + made.stderr


def _leaves(entry: object) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    children = list(entry.values()) if isinstance(entry, dict) else entry
    assert isinstance(children, list)
    return [leaf for child in children for leaf in _leaves(child)]


def test_the_menu_holds_every_page_once(built: Built) -> None:
    settings = yaml.safe_load((built.root / "mkdocs.yml").read_text("utf-8"))
    docs = built.root / "docs"
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    leaves = _leaves(settings["nav"])
    assert len(leaves) == len(set(leaves))
    assert set(leaves) == pages


def test_the_menu_calls_a_chapter_by_its_short_title(built: Built) -> None:
    settings = yaml.safe_load((built.root / "mkdocs.yml").read_text("utf-8"))
    sections = {name: parts for entry in settings["nav"][1]["Læs"] for name, parts in entry.items()}
    for path in sorted((built.root / "docs").glob("*/chapter.yml")):
        chapter = yaml.safe_load(path.read_text("utf-8"))
        assert sections[chapter["short"]][0] == f"{path.parent.name}/index.md"


def test_nothing_but_the_one_extension_of_ours_is_hooked_into_the_host(built: Built) -> None:
    settings = yaml.safe_load((built.root / "mkdocs.yml").read_text("utf-8"))
    assert "hooks" not in settings
    assert [next(iter(plugin)) for plugin in settings["plugins"]] == ["search"]
    ours = [name for name in settings["markdown_extensions"] if str(name).startswith("publisher")]
    assert ours == ["publisher.render.website.extension"]
