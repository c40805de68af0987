"""The page that shows every drawing, read back from the written file."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from lxml import etree, html

from tests.conftest import Built

_HEAVIEST = 600_000  # bytes of the page itself; it stands at two thirds of it with eighteen drawings


def chosen(root: etree._Element, query: str) -> list[etree._Element]:
    return [found for found in root.xpath(query) if isinstance(found, etree._Element)]  # type: ignore[union-attr] # noqa: SLF001


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


@pytest.fixture(scope="module")
def page(built: Built) -> etree._Element:
    text = (built.site / "figurer" / "index.html").read_bytes()
    return html.document_fromstring(text, parser=html.HTMLParser(encoding="utf-8"))


def specs(built: Built) -> dict[str, dict[str, str]]:
    """Every figure as the chapters write it, by "chapter-figure"."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted((built.root / "docs").glob("*/chapter.yml")):
        chapter = yaml.safe_load(path.read_text("utf-8"))
        found |= {f"{chapter['id']}-{name}": spec for name, spec in (chapter.get("figures") or {}).items()}
    return found


def test_every_drawing_of_the_book_hangs_there_once_with_its_name_and_what_it_shows(
    built: Built,
    page: etree._Element,
) -> None:
    cards = {str(card.get("id")): card for card in chosen(page, "//figure")}
    wanted = specs(built)
    assert set(cards) == set(wanted)
    for name, card in cards.items():
        assert words(chosen(card, ".//p[@role='heading']")[0]) == wanted[name]["title"]
        assert words(chosen(card, ".//figcaption/p")[1]) == " ".join(wanted[name]["alt"].split())
        assert len(chosen(card, ".//*[local-name()='svg'][@role='img']")) == 1


def test_every_drawing_can_be_fetched_as_a_slide_and_as_svg_with_the_size_that_is_shown(
    built: Built,
    page: etree._Element,
) -> None:
    for card in chosen(page, "//figure"):
        files = {}
        for link in chosen(card, ".//a[@download]"):
            path = built.site / "figurer" / str(link.get("href"))
            files[path.name] = path.stat().st_size
            assert words(link).endswith(f", {round(path.stat().st_size / 1000)} kB")
        assert set(files) == {f"{card.get('id')}.{kind}" for kind in ("pptx", "svg")}


def test_drawings_hang_by_chapter_in_the_order_of_reading(
    built: Built,
    page: etree._Element,
) -> None:
    menu = re.findall(r"- (\S+\.md)$", (built.root / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    for section in chosen(page, "//section[@class='fs-galleri__kapitel']"):
        places = []
        for card in chosen(section, ".//figure"):
            (first, *_) = chosen(card, ".//p[@class='fs-galleri__steder']/a")
            places.append(menu.index(str(first.get("href")).removeprefix("../").replace(".html", ".md")))
        assert places == sorted(places)
    chapters = [words(line) for line in chosen(page, "//section[@class='fs-galleri__kapitel']/p")]
    assert chapters == sorted(chapters)
    assert len(chapters) >= 4


def test_each_drawing_leads_to_every_page_that_shows_it_or_to_one_that_explains_it(
    built: Built,
    page: etree._Element,
) -> None:
    pages = {path: path.read_text("utf-8") for path in built.site.glob("[0-9]*/*.html")}
    for card in chosen(page, "//figure"):
        title = words(chosen(card, ".//p[@role='heading']")[0])
        linked = {str(link.get("href")) for link in chosen(card, ".//p[@class='fs-galleri__steder']/a")}
        frame = f'aria-label="Tegning: {title}"'
        showing = {f"../{path.relative_to(built.site).as_posix()}" for path, text in pages.items() if frame in text}
        assert linked == showing if showing else len(linked) >= 1, title


def test_no_two_things_on_the_page_share_an_id_and_every_gradient_is_the_drawing_s_own(
    page: etree._Element,
) -> None:
    ids = [str(found.get("id")) for found in chosen(page, "//*[@id]")]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    for card in chosen(page, "//figure"):
        drawing = chosen(card, ".//*[local-name()='svg']")[0]
        used = set(re.findall(r"url\(#([^)]+)\)", etree.tostring(drawing, encoding="unicode")))
        assert used <= {str(found.get("id")) for found in chosen(drawing, ".//*[@id]")}


def test_the_page_is_light_enough_for_a_phone(built: Built) -> None:
    path: Path = built.site / "figurer" / "index.html"
    assert path.stat().st_size <= _HEAVIEST
