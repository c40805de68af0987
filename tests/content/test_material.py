"""The material itself: each page has the parts that a clinician looks for, and nothing that was promised is missing."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from publisher import content
from publisher.content.book import Book, Page
from publisher.content.markup import BLOCK, CITATION, LINK, prose
from publisher.content.models import ListItem
from publisher.content.reading import words
from tests.conftest import PROJECT

LONGEST = 900
RED_FLAGS = "roede-flag.md"
_BLOCKS = re.compile(r"^/// ([a-zæøå-]+)", re.MULTILINE)


@pytest.fixture(scope="module")
def book() -> Book:
    return content.load(PROJECT)


@pytest.fixture(scope="module")
def chapter_pages(book: Book) -> list[Page]:
    found = [page for page in book.pages.values() if page.chapter]
    assert len(found) >= 40
    return found


def missing(page: Page) -> list[str]:
    """What the page lacks of what each page of a chapter has."""
    blocks = _BLOCKS.findall(page.text)
    summary = re.search(r"^/// kort-fortalt\n(.*?)\n///$", page.text, re.MULTILINE | re.DOTALL)
    lines = len(re.findall(r"^- ", summary.group(1), re.MULTILINE)) if summary else 0
    wanted = {
        "the key message first": blocks[:1] == ["budskab"],
        "then the summary": blocks[1:2] == ["kort-fortalt"],
        "three to five lines of summary": 3 <= lines <= 5,
        "what to say": "sig-det" in blocks or page.path == RED_FLAGS,
        "what to ask": "spoerg" in blocks or page.path == RED_FLAGS,
        "what to beware of, last": blocks[-1:] == ["pas-paa"],
        "the way to the red flags": page.path == RED_FLAGS or "roede-flag.md)" in page.text,
        f"at most {LONGEST} words": len(words(prose(page.text))) <= LONGEST,
    }
    return [part for part, there in wanted.items() if not there]


def test_every_page_has_the_same_parts_in_the_same_order(book: Book, chapter_pages: list[Page]) -> None:
    pages = [*chapter_pages, book.pages[RED_FLAGS]]
    assert {page.path: lacking for page in pages if (lacking := missing(page))} == {}


def test_a_page_without_them_is_caught(chapter_pages: list[Page]) -> None:
    text = "# Titel\n\n/// kort-fortalt\n- Én linje.\n///\n\n" + "ord " * (LONGEST + 1)
    bare = Page("1-x/side.md", "Titel", text, 1, "x")
    assert len(missing(bare)) == 8
    assert missing(chapter_pages[0]) == []


def test_no_page_shows_the_same_thing_twice(chapter_pages: list[Page]) -> None:
    for page in chapter_pages:
        shown = [match.group().strip() for match in BLOCK.finditer(page.text) if match.group(2)]
        assert [block for block in shown if shown.count(block) > 1] == [], page.path


def test_every_page_of_reading_tells_where_it_knows_it_from(book: Book, chapter_pages: list[Page]) -> None:
    def cites(page: Page) -> bool:
        lists = [(match.group(2) or "").split() for match in BLOCK.finditer(page.text) if match.group(1) == "liste"]
        items = chain.from_iterable(book.lists[_full(ref, page)] for refs in lists for ref in refs)
        return bool(CITATION.search(page.text)) or any(item.cite for item in items)

    silent = {"1-baggrund/index.md", "3-hvorfor-smerter/index.md", "4-i-praksis/maal.md"}  # they only lead or advise
    assert {page.path for page in chapter_pages if not cites(page)} == silent


def _full(ref: str, page: Page) -> str:
    return ref if "." in ref else f"{page.chapter}.{ref}"


def names(items: tuple[ListItem, ...]) -> str:
    return " ".join(" ".join((item.name, item.short or "", item.text or "")) for item in items).lower()


def test_there_is_as_much_of_everything_as_was_promised(book: Book) -> None:
    myths = [item for ref, items in book.lists.items() if ref.endswith(".myths") for item in items]
    assert len(book.messages) >= 40
    assert len(myths) >= 12
    assert all(myth.text for myth in myths), "each myth has its answer"
    assert len(book.glossary) >= 50
    questions = [line for line in book.pages["index.md"].text.split("\n") if re.match(r"- \[[^*].*\?\]\(", line)]
    assert len(questions) >= 20
    led_to = {match.group(1).partition("#")[0] for match in LINK.finditer("\n".join(questions))}
    assert len(led_to) >= 20, "each leads to a page of its own, or nearly"


EXAMPLES = {
    "alarmsystemet.analogies": ("sult", "kram", "kaffe", "klokke", "bilalarm", "sang"),
    "alarmsystemet.examples": ("lego", "hjernefrys", "influenza", "forstuvning", "ulykke"),
    "alarmsystemet.triggers": ("bøf", "insekt", "brand"),
    "alarmsystemet.factors": ("gene", "regulering", "tanker", "humør", "opmærksomhed", "erfaring", "social"),
    "alarmsystemet.brakes": ("bevægelse", "latter", "sex", "åndedrag", "tryghed"),
    "alarmsystemet.accelerators": ("søvn", "bekymring", "angst", "uvished"),
}


@pytest.mark.parametrize("ref", EXAMPLES)
def test_the_examples_are_data(book: Book, ref: str) -> None:
    found = names(book.lists[ref])
    assert [word for word in EXAMPLES[ref] if word not in found] == []


def test_the_steps_the_light_the_taps_and_the_ways_out_are_data(book: Book) -> None:
    assert [item.name.partition(":")[0] for item in book.lists["praksis.steps"]] == [
        f"Trin {step}" for step in range(7)
    ]
    for step in range(7):
        assert any(name.startswith(f"praksis.trin{step}-") for name in book.questions), f"trin {step} has its questions"
    assert [item.name.partition(":")[0] for item in book.lists["praksis.traffic-light"]] == ["Grøn", "Gul", "Rød"]
    assert len(book.lists["praksis.motivation"]) == 5
    kinds = [item.kind for item in book.lists["forklaringsmodeller.taps"]]
    assert {kinds.count(kind) >= 2 for kind in ("biologisk", "psykologisk", "social")} == {True}
    assert len(book.lists["forklaringsmodeller.ways-out"]) == 3
    three = [(item.group, item.kind) for item in book.lists["forklaringsmodeller.three-p"]]
    assert len(set(three)) == 9, "each P is biological, psychological and social"


def test_the_graded_plan_s_numbers_are_data(book: Book) -> None:
    plan = names(book.lists["forklaringsmodeller.graded-plan"])
    for number in ("fem gange", "10–20", "30 minutter", "dårlig dag", "tilbage"):
        assert number in plan, number
