"""The search of the built site, as a clinician meets it: words typed into the field, hits read from the list."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.conftest import Built
from tests.render.website.browser import page_names

SEARCHES: dict[str, str] = yaml.safe_load(Path(__file__).with_name("searches.yml").read_text("utf-8"))
Found = dict[str, str]  # the pages in the order of the hits, each with the text of its hit
Search = Callable[[str], Found]
_HITS = ".md-search-result__item"


@pytest.fixture(scope="module")
def search(browser: Browser, address: str) -> Search:
    return searching(browser.new_page(), address)


def searching(page: Page, address: str) -> Search:
    """What types into the field of one open page, and reads what is then listed."""
    page.goto(address)
    field = page.get_by_role("textbox", name="Søg")
    field.click()

    def typed(query: str) -> Found:
        field.fill("")
        field.press("Backspace")
        page.wait_for_function("hits => !document.querySelector(hits)", arg=_HITS)
        page.evaluate("document.querySelector('.md-search-result__meta').textContent = ''")
        field.fill(query)
        field.press("Shift")
        page.wait_for_function("() => document.querySelector('.md-search-result__meta').textContent.trim()")
        hits: list[tuple[str, str]] = page.evaluate(
            "hits => [...document.querySelectorAll(hits)].map(hit => [hit.querySelector('a').href, hit.innerText])",
            _HITS,
        )
        return {re.split("[?#]", link.removeprefix(address))[0]: text for link, text in hits}

    return typed


def missed(search: Search) -> dict[str, list[str]]:
    """The searches whose page is not among the first three, with what is."""
    found = {query: list(search(query))[:3] for query in SEARCHES}
    return {query: pages for query, pages in found.items() if SEARCHES[query] not in pages}


def test_search_finds_what_a_clinician_types(built: Built, search: Search) -> None:
    assert len(SEARCHES) >= 60
    assert set(SEARCHES.values()) <= set(page_names(built.site))
    assert missed(search) == {}


def test_without_our_search_words_and_our_danish_many_of_them_are_missed(
    built: Built, browser: Browser, address: str
) -> None:
    page = browser.new_page()
    theme_s_own = next((built.site / "assets" / "javascripts" / "workers").glob("search.*.js"))
    page.route("**/workers/dansk.js*", lambda route: route.fulfill(path=theme_s_own))
    index = json.loads((built.site / "search" / "search_index.json").read_text("utf-8"))
    for entry in index["docs"]:
        entry["text"] = re.sub("<p>Søgeord: .*?</p>", "", entry["text"])
    page.route("**/search_index.json", lambda route: route.fulfill(json=index))
    without = missed(searching(page, address))
    assert {"kinesiofobi", "nakken", "frygtmodellen", "røntgenbilleder"} <= set(without)
    assert len(without) >= 30


def test_nonsense_finds_nothing(search: Search) -> None:
    for query in ("kvantetraktor", "xyzzyq", "qwerty asdfgh"):
        assert search(query) == {}, query


def test_a_hit_shows_the_text_and_the_word_it_was_found_by_and_no_list_of_search_words(search: Search) -> None:
    hit = search("hyperalgesi")["2-alarmsystemet/den-overfoelsomme-alarm.html"]
    assert hit.split("\n")[0] == "Hvad sker der, når alarmen bliver overfølsom?"
    assert "Som regel falder følsomheden" in hit
    assert hit.rstrip().endswith("hyperalgesi")
    assert "Søgeord" not in hit
    assert "allodyni" not in hit


def test_a_term_is_found_in_the_glossary_with_its_explanation(search: Search) -> None:
    hit = search("nociceptorerne")["ordliste.html"]
    assert "nerveende, der melder om kraftige påvirkninger" in hit
    assert "adrenalin" not in hit


def test_a_page_that_has_the_word_in_another_form_is_not_said_to_lack_it(search: Search) -> None:
    hits = search("smerterne kvantetraktor")
    assert len(hits) >= 10
    for page, hit in hits.items():
        assert {line for line in hit.split("\n") if line.startswith("Mangler")} == {"Mangler: kvantetraktor"}, page
