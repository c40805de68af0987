"""The built site as a person meets it: in a real browser, on phone and desktop, in light and dark, with a keyboard."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Built
from tests.render.website.browser import AXE, axe_findings, opened, page_names, still, turn

_PARTS = 4  # of the pages, for as many processes
# A drawing learns in the frame after a change of width whether it can be scrolled.
_LAID_OUT = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))"
_OF_COLOUR = ("color-contrast", "link-in-text-block")  # the rules that a change of scheme can break
_SMALLEST_PHONE = 320
_CHAPTER_PAGE = "2-alarmsystemet/trusselsvurderingen.html"


@pytest.mark.parametrize("part", range(_PARTS))
def test_axe_finds_nothing_on_any_page(built: Built, browser: Browser, address: str, part: int) -> None:
    """Each page meets all rules wide in one scheme and narrow in the other, and those of colour in each setting."""
    page = opened(browser, address, scheme="dark" if part % 2 else "light")
    page.add_init_script(path=AXE)
    still(page)
    findings: list[str] = []
    for name in page_names(built.site)[part::_PARTS]:
        page.goto(address + name)
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(_LAID_OUT)
            findings += axe_findings(page)
            turn(page)
            findings += axe_findings(page, _OF_COLOUR)
    assert findings == []


def test_axe_finds_a_colour_that_fails_in_the_dark_alone(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    still(page)
    page.goto(address)
    page.add_style_tag(content="[data-md-color-scheme=slate] h1 { color: #444 !important }")
    assert axe_findings(page, _OF_COLOUR) == []
    turn(page)
    assert any("color-contrast: <h1" in finding for finding in axe_findings(page, _OF_COLOUR))


def test_axe_finds_a_fault_that_is_put_there(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=assets/img/maerke.svg>')"
    )
    assert any("image-alt" in finding for finding in axe_findings(page))


@dataclass
class Tour:
    """What was met on the way through every page."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    widths: dict[str, int] = field(default_factory=dict)


@pytest.fixture(scope="module")
def tour(built: Built, browser: Browser, address: str) -> Tour:
    """Every page on the smallest phone, and at last a request to another host that the tour itself makes."""
    met = Tour()
    page = opened(browser, address, width=_SMALLEST_PHONE)
    page.on("request", lambda request: met.requests.append(request.url))
    page.on("console", lambda line: met.complaints.append(f"{page.url}: {line.text}") if line.type == "error" else None)
    page.on("pageerror", lambda error: met.complaints.append(f"{page.url}: {error}"))
    for name in page_names(built.site):
        page.goto(address + name)
        page.evaluate("document.fonts.ready.then(() => 0)")
        met.widths[name] = page.evaluate("document.documentElement.scrollWidth")
    page.wait_for_load_state("networkidle")
    page.evaluate("fetch('http://127.0.0.1:9/elsewhere').catch(() => 0)")
    return met


@pytest.mark.xdist_group("tour")
def test_no_request_leaves_the_host_and_no_script_complains(tour: Tour, address: str) -> None:
    outside = [url for url in tour.requests if not url.startswith((address, "data:"))]
    assert outside == ["http://127.0.0.1:9/elsewhere"], "only the request that the tour itself makes"
    assert [line for line in tour.complaints if "ERR_" not in line] == []


@pytest.mark.xdist_group("tour")
def test_no_page_is_wider_than_the_smallest_phone(tour: Tour, built: Built) -> None:
    assert len(tour.widths) == len(page_names(built.site))
    assert {name: width for name, width in tour.widths.items() if width > _SMALLEST_PHONE} == {}


def test_a_drawing_keeps_its_words_readable_on_a_phone_and_scrolls_by_keyboard(browser: Browser, address: str) -> None:
    page = opened(browser, address + _CHAPTER_PAGE, width=390)
    frame = page.locator(".fs-figur__ramme").first
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('.fs-figur__ramme text')].map(text =>
             parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""
    )
    assert smallest >= 11
    frame.focus()
    expect(frame).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.fs-figur__ramme').scrollLeft > 0")
    expect(page.get_by_text("Skub tegningen til siden")).to_be_visible()


def test_a_glossary_term_explains_itself_where_it_is_pointed_at(browser: Browser, address: str) -> None:
    page = opened(browser, address + _CHAPTER_PAGE)
    term = page.locator("a.fs-term").first
    explained = str(term.get_attribute("title"))
    term.hover()
    expect(page.get_by_text(explained)).to_be_visible()


def test_the_first_tab_leads_past_the_menu(browser: Browser, address: str) -> None:
    page = opened(browser, address + _CHAPTER_PAGE)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Gå til indholdet")
    expect(page.locator(":focus")).to_be_in_viewport()


def test_a_phrase_is_copied_by_its_button(browser: Browser, address: str) -> None:
    page = opened(browser, address + _CHAPTER_PAGE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = page.locator(".fs-tale").first
    card.get_by_role("button", name="Kopiér").click()
    expect(card.get_by_role("button", name="Kopieret")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"»{copied}«" == card.locator("p").inner_text()


def test_dark_follows_the_system_and_the_button_turns_it(browser: Browser, address: str) -> None:
    page = opened(browser, address, scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Skift til lys visning").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_the_fonts_are_our_own(browser: Browser, address: str, tmp_path: Path) -> None:  # noqa: ARG001
    page = opened(browser, address)
    loaded = page.evaluate("document.fonts.ready.then(fonts => [...fonts].filter(f => f.status == 'loaded').length)")
    assert loaded == 2
