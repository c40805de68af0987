"""What an author writes arrives in the book, resolved, closed and frozen."""

from __future__ import annotations

from pathlib import Path

import pydantic
import pytest

from publisher import content
from publisher.content.book import Book
from publisher.content.markup import slug
from publisher.content.yaml_source import YamlSource
from publisher.errors import ContentError
from tests.broken.cases import base_project


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return content.load(base_project(tmp_path_factory.mktemp("content")))


def test_a_slide_takes_its_title_from_a_message_in_its_short_form(book: Book) -> None:
    assert book.slides["proeve.billede"].title == "Koppen"


def test_a_message_may_be_written_as_one_sentence(book: Book) -> None:
    assert book.messages["proeve.alarm"].text == book.messages["proeve.alarm"].brief == "Smerte er en alarm."


def test_a_figure_carries_the_items_of_its_lists(book: Book) -> None:
    assert [item.name for item in book.figures["proeve.kasse"].lists["items"]] == ["Søvn", "Travlhed"]


def test_a_page_is_known_by_its_path_and_its_chapter(book: Book) -> None:
    page = book.pages["1-proeve/index.md"]
    chapter = book.chapter_of(page.path)
    assert (page.title, page.chapter) == ("Prøve", "proeve")
    assert chapter is not None
    assert chapter.number == 1


def test_nothing_in_the_book_can_be_changed_after_loading(book: Book) -> None:
    with pytest.raises(pydantic.ValidationError):
        book.messages["proeve.alarm"].text = "Noget andet."  # type: ignore[misc]
    with pytest.raises(AttributeError):
        book.slides["proeve.start"].title = "Noget andet."  # type: ignore[misc]


def test_front_matter_is_not_part_of_a_page_and_lines_are_still_counted_from_the_top(tmp_path: Path) -> None:
    root = base_project(tmp_path)
    (root / "docs" / "index.md").write_text("---\nhide: [toc]\n---\n# Forside\n\n[væk](vaek.md)\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        content.load(root)
    assert str(caught.value).startswith("docs/index.md:6:1: linket fører ingen steder hen")


def test_what_stands_in_code_is_not_read_as_links_or_blocks(tmp_path: Path) -> None:
    root = base_project(tmp_path)
    (root / "docs" / "index.md").write_text("# Forside\n\n`[@x]` og\n\n```\n/// figurr | y\n```\n", "utf-8")
    assert content.load(root).pages["index.md"].title == "Forside"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Tanker og forventninger", "tanker-og-forventninger"),
        ("Humør på 2. dag", "humoer-paa-2-dag"),
        ("Æble, å!", "aeble-aa"),
        ("Én ad gangen", "en-ad-gangen"),
    ],
)
def test_a_headings_address_spells_danish_letters_out(heading: str, expected: str) -> None:
    assert slug(heading) == expected


def test_there_need_be_no_word_that_alarms(tmp_path: Path) -> None:
    root = base_project(tmp_path)
    (root / "docs" / "sprog.yml").write_text(
        "lix_fagfolk: 50\nlix_patienter: 35\nord_pr_saetning: 15\nundgaa: {}\nforkortelser: []\n", "utf-8"
    )
    assert content.load(root).messages


@pytest.mark.parametrize(
    "text",
    ["a: &b 1", "- &b x", "[&b x]", "[x,&b y]", '{"a":&b x}', "&b a: 1", "a: !!str &b x", "? &b x\n: y", "a:\n  &b x"],
)
def test_an_anchor_is_refused_wherever_it_may_stand(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yml").write_text(text, "utf-8")
    source = YamlSource.read(tmp_path, "a.yml")
    assert [problem.found for problem in source.problems] == ["b"]


@pytest.mark.parametrize("text", ["a: x&b", "a: 3 * 4 & 5", "a: t **fed** og *skrå*, [*her*]", "a: '&b'"])
def test_what_only_looks_like_an_anchor_is_text(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yml").write_text(text, "utf-8")
    source = YamlSource.read(tmp_path, "a.yml")
    assert (source.problems, list(source.data)) == ([], ["a"])
