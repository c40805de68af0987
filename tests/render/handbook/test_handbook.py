"""The handbook holds the whole material in order, its numbers and links are right, and it can be read by everyone."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import yaml

from publisher.preflight.pdf.check import check_screen
from publisher.render.paged.setting import set_document
from tests.conftest import Built
from tests.render.handbook.reading import MM, Bookmark, Handbook, Link, expected_titles, flat, menu_paths, page_title

NUMBERED = re.compile(r"\(side (\d+)\)")
LEFT_OUT = {"index.md", "undervisning/index.md", "plakater/index.md", "saadan-redigerer-du.md"}


def test_every_page_that_belongs_has_its_bookmark_in_the_order_of_reading(built: Built, handbook: Handbook) -> None:
    first, *rest = [(found.level, found.title) for found in handbook.bookmarks]
    assert first == (1, "Indhold")
    assert rest == expected_titles(built.root)
    assert len(rest) > 40


def test_each_bookmark_leads_to_the_page_where_its_title_stands(handbook: Handbook) -> None:
    assert [found for found in handbook.bookmarks if found.title not in handbook.texts[found.page]] == []


def test_pages_for_the_screen_alone_are_left_out(built: Built, handbook: Handbook) -> None:
    assert set(menu_paths(built.root)) >= LEFT_OUT
    titles = {found.title for found in handbook.bookmarks}
    assert not titles & {page_title(built.root / "docs" / path) for path in LEFT_OUT}


def wrong_contents(handbook: Handbook, bookmarks: list[Bookmark]) -> list[str]:
    """Titles whose number in the contents is not their page's."""
    first, chapter = bookmarks[0].page, bookmarks[1].page
    contents = " ".join(handbook.texts[number] for number in range(first, chapter))
    return [
        found.title
        for found in bookmarks[1:]
        if not re.search(rf"{re.escape(found.title)} {found.page}(?!\d)", contents)
    ]


def test_the_contents_give_every_title_the_number_of_its_page(handbook: Handbook) -> None:
    assert wrong_contents(handbook, handbook.bookmarks) == []


def test_a_page_too_many_makes_the_contents_wrong(handbook: Handbook) -> None:
    shifted = [dataclasses.replace(found, page=found.page + 1) for found in handbook.bookmarks[2:]]
    assert len(wrong_contents(handbook, [*handbook.bookmarks[:2], *shifted])) == len(shifted)


def test_the_number_at_the_foot_is_the_number_of_the_sheet(handbook: Handbook) -> None:
    feet = {
        number: flat(page.get_textpage().get_text_bounded(430, 0, 600, 19 * MM))
        for number, page in enumerate(handbook.document, 1)
    }
    assert feet.pop(1) == ""  # the cover has none
    assert feet == {number: str(number) for number in feet}


def wrong_references(texts: dict[int, str], links: list[Link]) -> list[tuple[int, str]]:
    """Page numbers in the text that no link beside them, or on the page before, leads to."""
    targets: dict[int, set[int]] = {}
    for link in links:
        targets.setdefault(link.page, set()).add(link.target)
    return [
        (page, number)
        for page, text in texts.items()
        for number in NUMBERED.findall(text)
        if int(number) not in targets.get(page, set()) | targets.get(page - 1, set())
    ]


def test_a_page_number_in_the_text_is_the_page_that_the_link_leads_to(handbook: Handbook) -> None:
    assert sum(len(NUMBERED.findall(text)) for text in handbook.texts.values()) > 100
    assert wrong_references(handbook.texts, handbook.links) == []


def test_a_wrong_page_number_is_seen(handbook: Handbook) -> None:
    page = next(number for number, text in handbook.texts.items() if NUMBERED.search(text))
    texts = {**handbook.texts, page: NUMBERED.sub("(side 1)", handbook.texts[page])}
    assert (page, "1") in wrong_references(texts, handbook.links)


def test_every_citation_leads_to_its_own_work(built: Built, handbook: Handbook) -> None:
    works = {work["id"]: work for work in yaml.safe_load((built.root / "docs" / "references.yml").read_text("utf-8"))}
    cited = {link.name: link for link in handbook.links if link.name.startswith("kilder--")}
    assert {name.removeprefix("kilder--") for name in cited} == set(works)
    entries = {name: handbook.near(link.target, link.top) for name, link in cited.items()}
    assert [n for n, entry in entries.items() if works[n.removeprefix("kilder--")]["author"][0] not in entry] == []
    years = re.compile(r"\d{4}[a-z]?$")
    found = [
        (link.words, entries[link.name]) for link in handbook.links if years.search(link.words) and link.name in entries
    ]
    assert len(found) > 200
    assert [words for words, entry in found if f"({years.findall(words)[0]})" not in entry] == []


def test_every_link_out_is_kept_and_leads_to_a_work_or_the_licence(built: Built, handbook: Handbook) -> None:
    works = yaml.safe_load((built.root / "docs" / "references.yml").read_text("utf-8"))
    known = {f"https://doi.org/{work['DOI']}" if work.get("DOI") else work.get("URL") for work in works} - {None}
    assert known <= set(handbook.addresses)


def test_every_figure_is_there_once_with_its_alternative_text_and_its_words(built: Built, handbook: Handbook) -> None:
    specs: dict[str, tuple[str, dict[str, str]]] = {}
    for path in sorted((built.root / "docs").glob("*/chapter.yml")):
        chapter = yaml.safe_load(path.read_text("utf-8"))
        specs |= {
            f"{chapter['id']}.{name}": (path.parent.name, spec) for name, spec in chapter.get("figures", {}).items()
        }
    ids = {folder: ref.partition(".")[0] for ref, (folder, _) in specs.items()}
    shown: list[str] = []
    for page in [page for page in menu_paths(built.root) if re.match(r"\d-", page)]:
        for ref in re.findall(r"^/// figur \| (\S+)", (built.root / "docs" / page).read_text("utf-8"), re.MULTILINE):
            full = ref if "." in ref else f"{ids[page.partition('/')[0]]}.{ref}"
            shown += [] if full in shown else [full]
    assert [flat(str(figure.Alt)) for figure in handbook.figures] == [flat(specs[ref][1]["alt"]) for ref in shown]
    assert all(len(handbook.elements(figure)) > 3 for figure in handbook.figures)
    whole = " ".join(handbook.texts.values())
    for number, ref in enumerate(shown, 1):
        assert f"Figur {number}. {flat(specs[ref][1]['title'])}" in whole


def outside(document: pypdfium2.PdfDocument) -> list[tuple[int, str]]:
    """Text that stands beyond the margins (page 1, the cover, has its own)."""
    left, right, low, high = 18 * MM, 191 * MM, 9 * MM, 288 * MM
    found = []
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        for index in range(text.count_rects() if number > 1 else 0):
            box = text.get_rect(index)
            if box[0] < left or box[2] > right or box[1] < low or box[3] > high:
                found.append((number, text.get_text_bounded(*box)))
    return found


def test_no_text_leaves_its_margins(handbook: Handbook) -> None:
    assert outside(handbook.document) == []


def test_text_beyond_the_margins_is_seen() -> None:
    body = "<h1>x</h1><p style='break-before: page; white-space: nowrap'>" + "langt " * 60
    html = f"<html lang=da><title>x</title><style>@page {{ size: A4; margin: 25mm }}</style><body>{body}"
    assert outside(pypdfium2.PdfDocument(set_document(html).pdf))


def test_cover_and_feet_say_which_version_it_is_and_that_nobody_has_reviewed_it(
    built: Built, handbook: Handbook
) -> None:
    for path in (built.root / "docs").glob("*/chapter.yml"):
        chapter = yaml.safe_load(path.read_text("utf-8"))
        assert chapter["reviewed"] is None  # else the words below are wrong
        said = f"Version {chapter['version']}"
        assert said in handbook.texts[1]
    assert "Endnu ikke fagligt gennemgået" in handbook.texts[1]
    starts = [found.page for found in handbook.bookmarks if found.level == 2]
    assert [page for page in starts if "endnu ikke fagligt gennemgået" not in handbook.texts[page]] == []


def test_the_file_is_a_tagged_danish_a4_of_reasonable_size(handbook: Handbook) -> None:
    assert str(handbook.pdf.Root.Lang) == "da-DK"
    assert {tuple(round(float(side) / MM) for side in page.mediabox) for page in handbook.pdf.pages} == {
        (0, 0, 210, 297)
    }
    assert handbook.path.stat().st_size < 6_000_000


def test_preflight_and_pdfua_find_no_fault(handbook: Handbook) -> None:
    report = check_screen(handbook.path)
    assert report.passed, str(report)
    command = [sys.executable, "-m", "pdfua", "check", "--format", "json", str(handbook.path)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    assert found["findings"] == []
    assert found["summary"]["rules_run"] >= 11


def test_only_our_own_face_is_used(handbook: Handbook) -> None:
    fonts = {
        str(font.BaseFont)[8:]  # after the six letters of the subset
        for page in handbook.pdf.pages
        for font in page.Resources.get("/Font", pikepdf.Dictionary()).values()
    }
    assert len(fonts) >= 2
    assert [name for name in fonts if not name.startswith("Atkinson-Hyperlegible-Next")] == []


def test_a_cover_picture_is_there_for_the_website(built: Built) -> None:
    assert (Path(built.downloads) / "haandbog" / "billeder" / "omslag.webp").stat().st_size > 5_000
