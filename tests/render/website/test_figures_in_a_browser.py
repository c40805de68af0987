"""A drawing as a clinician shows it: step by step, large on a tablet, by finger, keyboard and screen reader."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from lxml import etree
from playwright.sync_api import Browser, Locator, Page, expect

from publisher.content import load
from publisher.figures import Figure, draw
from tests.conftest import Built
from tests.figures.test_palette import contrast
from tests.render.website.browser import Scheme, axe_findings, opened

PAGE = "2-alarmsystemet/trusselsvurderingen.html"
GALLERY = "figurer/index.html"
# Every group of a drawing on the page that can be seen, by the number of its step.
SEEN = """figure => [...figure.querySelectorAll('[data-build]')]
    .filter(group => getComputedStyle(group).visibility === 'visible').map(group => Number(group.dataset.build))"""


@pytest.fixture(scope="module")
def figures(built: Built) -> Mapping[str, Figure]:
    """The chapters' drawings, which hang in the gallery."""
    book = load(built.root)
    chapters = {chapter.id for chapter in book.chapters}
    return {ref: figure for ref, figure in draw(book).items() if ref.split(".")[0] in chapters}


def builds(figure: Figure) -> list[int]:
    return [int(group.get("data-build", "0")) for group in figure.root.iter(etree.Element) if group.get("data-build")]


def meeting(page: Page) -> Locator:
    return page.locator("#figur-moedet")


def large(page: Page) -> Locator:
    """The view that fills the screen."""
    return page.locator("dialog")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_each_step_brings_its_groups_and_no_others(
    figures: Mapping[str, Figure], browser: Browser, address: str
) -> None:
    page = opened(browser, address + GALLERY)
    for figure in figures.values():
        drawing = page.locator(f"#{figure.id.replace('.', '-')}")
        assert drawing.evaluate(SEEN) == builds(figure), "whole from the start"
        told = drawing.evaluate(
            """(figure, steps) => {
              const seen = """
            + SEEN
            + """;
              const press = name => [...figure.querySelectorAll('button')].find(one => one.innerText === name).click();
              press('Vis trin for trin');
              const told = [seen(figure)];
              for (let step = 1; step <= steps; step++) { press('Næste'); told.push(seen(figure)); }
              return told;
            }""",
            figure.steps,
        )
        assert told == [[one for one in builds(figure) if one <= step] for step in range(figure.steps + 1)], figure.id


def test_a_group_that_comes_too_early_is_seen(browser: Browser, address: str) -> None:
    page = opened(browser, address + PAGE)
    meeting(page).get_by_role("button", name="Vis trin for trin").click()
    assert meeting(page).evaluate(SEEN) == []
    page.add_style_tag(content="[data-build='4'] { visibility: visible !important }")
    assert meeting(page).evaluate(SEEN) == [4]


def test_the_keyboard_steps_and_a_line_says_which_step_it_is(browser: Browser, address: str) -> None:
    page = opened(browser, address + PAGE)
    status = meeting(page).get_by_role("status")
    begin = meeting(page).get_by_role("button", name="Vis trin for trin")
    begin.focus()
    press(page, "ArrowRight")
    assert meeting(page).evaluate(SEEN) == list(range(1, 11)), "arrows are the page's until one has begun"
    press(page, "Enter")
    expect(status).to_have_text("Begyndelsen. 10 trin følger.")
    expect(meeting(page).get_by_role("button", name="Næste")).to_be_focused()
    press(page, *["ArrowRight"] * 6)
    expect(status).to_have_text("Trin 6 af 10: Humør")
    press(page, "ArrowLeft")
    expect(status).to_have_text("Trin 5 af 10: Tanker og forventninger")
    press(page, "End", "ArrowRight")
    expect(status).to_have_text("Trin 10 af 10: Mødets svar")
    expect(meeting(page).get_by_role("button", name="Næste")).to_have_attribute("aria-disabled", "true")
    press(page, "Home", "ArrowLeft")
    expect(status).to_have_text("Begyndelsen. 10 trin følger.")
    press(page, "Escape")
    expect(begin).to_be_focused()
    assert meeting(page).evaluate(SEEN) == list(range(1, 11))


def test_the_drawing_itself_takes_the_keys_once_one_has_begun(browser: Browser, address: str) -> None:
    page = opened(browser, address + PAGE)
    meeting(page).get_by_role("button", name="Vis trin for trin").click()
    meeting(page).locator(".fs-figur__ramme").focus()
    press(page, "ArrowRight")
    expect(meeting(page).get_by_role("status")).to_have_text("Trin 1 af 10: Kroppens signaler")
    expect(meeting(page).locator(".fs-figur__ramme")).to_be_focused()
    meeting(page).get_by_role("button", name="Vis alt").click()
    expect(meeting(page).get_by_role("button", name="Vis trin for trin")).to_be_focused()


@pytest.mark.parametrize(("motion", "duration"), [("reduce", "0s"), ("no-preference", "0.35s")])
def test_steps_fade_in_only_for_those_who_have_not_asked_for_less_motion(
    browser: Browser, address: str, motion: str, duration: str
) -> None:
    page = opened(browser, address + PAGE, reduced_motion=motion)
    meeting(page).get_by_role("button", name="Vis trin for trin").click()
    meeting(page).get_by_role("button", name="Næste").click()
    group = meeting(page).locator("[data-build='1']")
    assert group.evaluate("group => getComputedStyle(group).transitionDuration") == duration


def test_on_a_phone_what_a_step_brings_is_moved_into_sight(browser: Browser, address: str) -> None:
    page = opened(browser, address + PAGE, width=390)
    meeting(page).get_by_role("button", name="Vis trin for trin").click()
    for _ in range(6):
        meeting(page).get_by_role("button", name="Næste").click()
    expect(meeting(page).locator("[data-build='6']")).to_be_in_viewport()
    assert meeting(page).locator(".fs-figur__ramme").evaluate("frame => frame.scrollLeft") > 0


def test_on_paper_the_drawing_is_whole_wherever_one_has_come_to(browser: Browser, address: str) -> None:
    page = opened(browser, address + PAGE)
    meeting(page).get_by_role("button", name="Vis trin for trin").click()
    page.emulate_media(media="print")
    assert meeting(page).evaluate(SEEN) == list(range(1, 11))
    expect(meeting(page).get_by_role("button")).to_have_count(0)


def test_without_script_the_drawing_is_whole_and_has_no_dead_buttons(browser: Browser, address: str) -> None:
    page = opened(browser, address + PAGE, java_script_enabled=False)
    groups = meeting(page).locator("[data-build]")
    expect(groups).to_have_count(10)
    for group in groups.all():
        expect(group).to_be_visible()
    expect(meeting(page).get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("size", [(1024, 768), (768, 1024), (390, 844), (844, 390)])
def test_shown_large_the_drawing_fills_the_screen_with_buttons_for_a_thumb(
    browser: Browser, address: str, size: tuple[int, int]
) -> None:
    width, height = size
    page = opened(browser, address + PAGE + "?stort#figur-moedet", viewport={"width": width, "height": height})
    dialog = large(page)
    drawing = dialog.get_by_role("img")
    room = drawing.bounding_box()
    assert room is not None
    shape = drawing.evaluate("svg => svg.viewBox.baseVal.width / svg.viewBox.baseVal.height")
    drawn = min(room["width"], room["height"] * shape)
    assert drawn >= 0.9 * width or drawn / shape >= 0.75 * height, "as wide as the screen or nearly as high"
    dialog.get_by_role("button", name="Vis trin for trin").click()
    for name in ("Forrige", "Næste", "Vis alt", "Luk"):
        box = dialog.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, name
        assert min(box["x"], box["y"]) >= 0, name
        assert box["x"] + box["width"] <= width, name
        assert box["y"] + box["height"] <= height, name
        assert box["y"] >= room["y"] + room["height"] or box["x"] >= room["x"] + room["width"] or name == "Luk"


def test_a_finger_steps_by_a_tap_and_by_a_stroke_and_not_before_one_has_begun(browser: Browser, address: str) -> None:
    page = opened(browser, address + PAGE + "?stort#figur-moedet", viewport={"width": 1024, "height": 768})
    dialog = large(page)
    status = dialog.get_by_role("status")

    def stroke(across: int, down: int = 0) -> None:
        page.mouse.move(500, 400)
        page.mouse.down()
        page.mouse.move(500 + across, 400 + down, steps=4)
        page.mouse.up()

    stroke(0)
    assert dialog.evaluate(SEEN) == list(range(1, 11)), "someone points at the whole drawing"
    dialog.get_by_role("button", name="Vis trin for trin").click()
    stroke(0)
    expect(status).to_have_text("Trin 1 af 10: Kroppens signaler")
    stroke(-120)
    expect(status).to_have_text("Trin 2 af 10: Spørgsmålet")
    stroke(120)
    expect(status).to_have_text("Trin 1 af 10: Kroppens signaler")
    stroke(30, -120)
    expect(status).to_have_text("Trin 1 af 10: Kroppens signaler")


def test_the_large_view_holds_the_focus_and_gives_it_back(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.add_init_script("delete Element.prototype.requestFullscreen")  # as on an iPad
    page.goto(address + PAGE)
    opener = meeting(page).get_by_role("button", name="Vis stort")
    opener.click()
    dialog = page.get_by_role("dialog", name="Mødet i hjernen")
    expect(dialog.get_by_role("button", name="Vis trin for trin")).to_be_focused()
    inside = "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
    for _ in range(5):
        press(page, "Tab")
        assert page.evaluate(inside)
    page.evaluate("document.querySelector('.md-content a').focus()")
    assert page.evaluate(inside), "the page behind takes no focus"
    before = page.evaluate("scrollY")
    page.mouse.move(500, 400)
    page.mouse.wheel(0, 600)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("scrollY") == before, "the page behind stays where it is"
    dialog.get_by_role("button", name="Vis trin for trin").click()
    press(page, "ArrowRight", "PageDown")
    expect(dialog.get_by_role("status")).to_have_text("Trin 2 af 10: Spørgsmålet")
    press(page, "Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    assert meeting(page).evaluate(SEEN) == list(range(1, 11)), "the page shows the whole drawing again"


def test_what_one_has_come_to_on_the_page_goes_on_in_the_large_view_and_back(browser: Browser, address: str) -> None:
    page = opened(browser, address + PAGE)
    meeting(page).get_by_role("button", name="Vis trin for trin").click()
    press(page, "ArrowRight", "ArrowRight")
    meeting(page).get_by_role("button", name="Vis stort").click()
    dialog = large(page)
    assert dialog.evaluate(SEEN) == [1, 2]
    dialog.get_by_role("button", name="Næste").click()
    dialog.get_by_role("button", name="Luk").click()
    assert meeting(page).evaluate(SEEN) == [1, 2, 3]


def test_the_address_opens_the_drawing_and_can_be_kept(browser: Browser, address: str) -> None:
    page = opened(browser, address + GALLERY)
    card = page.locator("#forklaringsmodeller-kop")
    card.get_by_role("button", name="Vis stort").click()
    kept = page.url
    assert kept == f"{address}{GALLERY}?stort#forklaringsmodeller-kop"
    again = opened(browser, kept)
    dialog = large(again)
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Luk").click()
    assert again.url == f"{address}{GALLERY}#forklaringsmodeller-kop"
    shown = again.locator("#forklaringsmodeller-kop").get_by_role("button", name="Vis stort")
    expect(shown).to_be_focused()
    expect(shown).to_be_in_viewport()


def test_an_address_that_names_no_drawing_opens_none(browser: Browser, address: str) -> None:
    page = opened(browser, address + GALLERY + "?stort#ingen-tegning")
    expect(page.get_by_role("button", name="Vis stort").first).to_be_visible()
    expect(large(page)).to_have_count(0)


def test_a_browser_without_dialogs_shows_every_drawing_whole(browser: Browser, address: str) -> None:
    page = opened(browser, address)
    page.add_init_script("delete window.HTMLDialogElement")
    page.goto(address + PAGE)
    expect(meeting(page).get_by_role("button")).to_have_count(0)
    assert meeting(page).evaluate(SEEN) == list(range(1, 11))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_one_steps_and_shows(browser: Browser, address: str, scheme: Scheme) -> None:
    page = opened(browser, address + PAGE, scheme=scheme)
    meeting(page).get_by_role("button", name="Vis trin for trin").click()
    meeting(page).get_by_role("button", name="Næste").click()
    assert axe_findings(page) == []
    meeting(page).get_by_role("button", name="Vis stort").click()
    assert axe_findings(page) == []
    ground = large(page).evaluate("dialog => getComputedStyle(dialog).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(31, 45, 58)"}[scheme]


def painted(found: Locator, what: str) -> str:
    """A computed colour as #RRGGBB."""
    colour = found.evaluate("(element, what) => getComputedStyle(element)[what]", what)
    return "#" + "".join(f"{int(part):02X}" for part in re.findall(r"\d+", colour)[:3])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_words_of_a_download_stand_out_from_the_page(browser: Browser, address: str, scheme: Scheme) -> None:
    """Axe holds text in the colour of its ground for hidden, so it would not tell."""
    page = opened(browser, address + GALLERY, scheme=scheme)
    ground = painted(page.locator("body"), "backgroundColor")
    for link in page.locator(".fs-galleri a[download]").all()[:2]:
        assert contrast(painted(link, "color"), ground) >= 4.5
