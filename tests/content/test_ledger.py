"""Each section of the client's source has its place, and the ledger that says so points at what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher import content
from publisher.content.pages import anchors

PROJECT = Path(__file__).resolve().parents[2]
_ROW = re.compile(r"^\| (\d[^|]*) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_PLACE = re.compile(r"(\d-[a-z0-9-]+/[a-z0-9-]+\.md|[a-z-]+\.md)(?:#([a-z0-9-]+))?")


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(match.group(1), match.group(2), match.group(3)) for match in _ROW.finditer(text)]


def missing(text: str, pages: dict[str, list[str]]) -> list[str]:
    """The places of a ledger that no page or heading answers to."""
    return [
        f"{source}: {match.group()}"
        for source, _, places in rows(text)
        for match in _PLACE.finditer(places)
        if match.group(1) not in pages or (match.group(2) and match.group(2) not in pages[match.group(1)])
    ]


@pytest.fixture(scope="module")
def pages() -> dict[str, list[str]]:
    return {path: anchors(page.text) for path, page in content.load(PROJECT).pages.items()}


def test_every_place_in_the_ledger_exists(pages: dict[str, list[str]]) -> None:
    assert missing((PROJECT / "LEDGER.md").read_text("utf-8"), pages) == []


@pytest.mark.parametrize("part", ["1", "2", "3", "4", "5"])
def test_every_part_of_the_source_is_in_the_ledger(part: str) -> None:
    found = [source for source, _, places in rows((PROJECT / "LEDGER.md").read_text("utf-8")) if _PLACE.search(places)]
    assert sum(source.startswith(part) for source in found) >= 10


def test_a_place_that_is_not_there_is_seen(pages: dict[str, list[str]]) -> None:
    text = "| 2, Prøve | noget | 2-alarmsystemet/myter.md#findes-ikke; 9-intet/side.md |"
    assert missing(text, pages) == ["2, Prøve: 2-alarmsystemet/myter.md#findes-ikke", "2, Prøve: 9-intet/side.md"]
