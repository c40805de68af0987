"""A page printed from the browser is the page alone: no menus and buttons, nothing cut, addresses one can type."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
import yaml
from playwright.sync_api import Browser

from tests.conftest import Built
from tests.render.website.browser import opened

PAGE = "5-forklaringsmodeller/kopmodellen"
SCREEN_ALONE = ("Kopiér", "Forrige", "Beskrivelse af tegningen", "Slå op")
A4 = (595, 842)


def printed(browser: Browser, address: str, name: str) -> list[str]:
    """The text of each sheet, as one line."""
    page = opened(browser, address)
    page.goto(f"{address}{name}.html")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert [tuple(round(side) for side in document.get_page_size(at)) for at in range(len(document))] == [A4] * len(
        document
    )
    return [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]


@pytest.fixture(scope="module")
def sheets(browser: Browser, address: str) -> list[str]:
    return printed(browser, address, PAGE)


def test_the_sheets_begin_with_the_title_and_hold_nothing_for_the_screen(built: Built, sheets: list[str]) -> None:
    on_screen = (built.site / f"{PAGE}.html").read_text("utf-8")
    assert sheets[0].startswith("Hvad fylder i koppen, når det gør ondt?")
    assert [word for word in SCREEN_ALONE if word not in on_screen] == []
    assert [word for word in SCREEN_ALONE if word in " ".join(sheets)] == []
    assert 3 <= len(sheets) <= 6


def test_the_long_description_is_open_and_every_card_and_phrase_is_whole(built: Built, sheets: list[str]) -> None:
    chapter = yaml.safe_load((built.root / "docs" / Path(PAGE).parent / "chapter.yml").read_text("utf-8"))
    assert " ".join(chapter["figures"]["kop"]["description"].split()[:6]) in " ".join(sheets)
    whole = [item["text"] for item in chapter["lists"]["taps"]] + [
        phrase for phrase in chapter["phrases"].values() if phrase[:30] in " ".join(sheets)
    ]
    assert len(whole) > 8
    assert [text for text in whole if not any(" ".join(text.split()) in sheet for sheet in sheets)] == []


def test_an_address_that_cannot_be_clicked_is_printed(browser: Browser, address: str, built: Built) -> None:
    works = yaml.safe_load((built.root / "docs" / "references.yml").read_text("utf-8"))
    addresses = [work["URL"] for work in works if work.get("URL") and not work.get("DOI")]
    text = letters("".join(printed(browser, address, "kilder")))  # a line may end inside an address
    assert addresses
    assert [url for url in addresses if letters(url) not in text] == []


def letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
