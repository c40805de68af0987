"""Every word of every drawing is readable against what is drawn behind it, in light and in dark."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from publisher import content, figures
from publisher.figures import Palette, palette, svg
from publisher.figures.figure import Figure
from tests.figures.test_palette import contrast
from tests.render.website.browser import chromium

PROJECT = Path(__file__).resolve().parents[2]
SEEN = 0.02  # a colour behind a word counts from this share of its box, so that blurred edges do not
# WCAG 2.2, 1.4.3: 3 from 14 points (18.7 pixels) bold. A drawing is at least 712 pixels wide on a page.
LARGE, BOLD = 42, "700"
LINES = """() => [...document.querySelectorAll('tspan')].map(line => {
  const box = line.getBoundingClientRect(), style = getComputedStyle(line);
  const high = box.height, top = box.top + 0.2 * high, bottom = box.bottom - 0.12 * high;  // the letters' own height
  return [line.textContent, style.fill, style.fontSize, style.fontWeight, box.left, top, box.right, bottom]
})"""


@dataclass(frozen=True)
class Word:
    """A line of text, its colour and the colours behind it with what each is worth in contrast."""

    text: str
    needs: float
    worst: float


def _hex(colour: str) -> str:
    return "#" + "".join(f"{int(part):02X}" for part in colour.removeprefix("rgb(").removesuffix(")").split(","))


def words(page: Page, figure: Figure, colours: Palette, scheme: str) -> Iterator[Word]:
    screen = colours.screen("dark" if scheme == "dark" else "light")
    drawing = svg.download(figure, screen, "").decode().partition("?>")[2]  # it brings its fonts
    page.set_viewport_size({"width": round(figure.width), "height": round(figure.height)})
    page.set_content(f"<body style='margin:0;background:{screen['paper']}'>{drawing}")
    page.evaluate("Promise.all([...document.fonts].map(face => face.load()))")
    lines = page.evaluate(LINES)
    page.add_style_tag(content="text{visibility:hidden}")
    with Image.open(io.BytesIO(page.screenshot())) as picture:
        behind = picture.convert("RGB")
    for text, fill, size, weight, *box in lines:
        found = behind.crop(tuple(round(edge) for edge in box))
        colour = _hex(fill)
        counted = found.getcolors(found.width * found.height) or []
        many = [rgb for count, rgb in counted if count >= SEEN * found.width * found.height]
        needs = 3 if float(size.removesuffix("px")) >= LARGE and weight == BOLD else 4.5
        yield Word(text, needs, min(contrast(colour, "#{:02X}{:02X}{:02X}".format(*rgb)) for rgb in many))  # type: ignore[misc]


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with chromium() as browser:
        yield browser.new_page()


@pytest.fixture(scope="module")
def drawn() -> Mapping[str, Figure]:
    return figures.draw(content.load(PROJECT))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_what_is_behind_it(page: Page, drawn: Mapping[str, Figure], scheme: str) -> None:
    colours = palette.load(PROJECT)
    faint = {
        f"{ref}: »{word.text}« {word.worst:.2f}"
        for ref, figure in drawn.items()
        for word in words(page, figure, colours, scheme)
        if word.worst < word.needs
    }
    assert faint == set()


def test_a_word_on_a_colour_like_its_own_is_seen(page: Page, drawn: Mapping[str, Figure]) -> None:
    colours = palette.load(PROJECT)
    screen = {**palette.load(PROJECT), "ink": colours["safety-soft"]}
    faint = [
        word
        for word in words(page, drawn["alarmsystemet.overfoelsom-alarm"], Palette(screen), "light")
        if word.worst < word.needs
    ]
    assert faint
