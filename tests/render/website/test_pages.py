"""What stands on the built pages, read back from the written files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html

from tests.conftest import Built

CHAPTER = "2-alarmsystemet"
_USED = re.compile(r"var\(--fs-([a-z0-9-]+)\)")
_STRENGTHS = {"velunderbygget", "sandsynligt", "billede"}


def tree(path: Path) -> etree._Element:
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def article(site: Path, name: str) -> etree._Element:
    return chosen(tree(site / name), "//article")[0]


def chosen(root: etree._Element, query: str) -> list[etree._Element]:
    return [found for found in root.xpath(query) if isinstance(found, etree._Element)]  # type: ignore[union-attr] # noqa: SLF001


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def chapter_yaml(built: Built) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = yaml.safe_load((built.root / "docs" / CHAPTER / "chapter.yml").read_text())
    return found


@pytest.fixture(scope="module")
def chapter_pages(built: Built) -> list[Path]:
    found = sorted((built.site / CHAPTER).glob("*.html"))
    assert len(found) == 10
    return found


def test_every_citation_leads_to_its_entry_and_to_the_page_s_own_list(chapter_pages: list[Path], built: Built) -> None:
    entries = {str(entry.get("id")) for entry in chosen(article(built.site, "kilder.html"), ".//li[@class='fs-vaerk']")}
    assert len(entries) >= 25
    for path in chapter_pages:
        page = article(built.site, f"{CHAPTER}/{path.name}")
        cited = {str(link.get("href")) for link in chosen(page, ".//*[@class='fs-henvisning']/a")}
        assert cited <= {f"../kilder.html#{entry}" for entry in entries}
        assert len(chosen(page, ".//section[@class='fs-kilder']//li")) == len(cited), path.name


def test_a_citation_reads_as_author_and_year_with_its_strength_in_words(built: Built) -> None:
    page = article(built.site, f"{CHAPTER}/trusselsvurderingen.html")
    shown = [words(mark) for mark in chosen(page, ".//p/span[@class='fs-henvisning']")]
    assert "(Raja m.fl. 2020) velunderbygget" in shown
    assert "(Moseley og Butler 2015) sandsynligt" in shown


def test_two_works_of_the_same_author_and_year_are_told_apart(built: Built) -> None:
    cited = words(article(built.site, f"{CHAPTER}/myter.html"))
    assert "Brinjikji m.fl. 2015a" in cited
    assert "Brinjikji m.fl. 2015b" in cited
    assert "m.fl. (2015b). MRI findings" in words(article(built.site, "kilder.html"))


def test_a_reference_without_a_year_and_a_report_without_a_journal_are_shown_as_they_are(built: Built) -> None:
    kilder = article(built.site, "kilder.html")
    lehman = words(chosen(kilder, ".//li[@id='lehman_cup']/p")[0])
    assert lehman.startswith("Lehman G. ")
    report = chosen(kilder, ".//li[@id='sst2016']/p")[0]
    assert words(report).startswith("Sundhedsstyrelsen (2016). ")
    assert str(chosen(report, ".//a")[0].get("href")).startswith("https://www.sst.dk/")
    assert not re.search(r"None|\(\)|\.\.| \.", words(kilder))


def test_each_term_is_explained_once_a_page_and_never_in_a_heading_or_link(chapter_pages: list[Path]) -> None:
    count = 0
    for path in chapter_pages:
        terms = chosen(tree(path), "//a[@class='fs-term']")
        targets = [term.get("href") for term in terms]
        assert len(targets) == len(set(targets)), path.name
        assert all(term.get("title") for term in terms)
        forbidden = {"h1", "h2", "h3", "figure", "code", "a"}
        assert not [term for term in terms if forbidden & {str(above.tag) for above in term.iterancestors()}]
        count += len(terms)
    assert count >= 20


def test_every_colour_that_is_used_is_given_for_light_and_for_dark(built: Built) -> None:
    tokens = set(yaml.safe_load((built.root / "docs" / "palette.yml").read_text("utf-8")))
    used: set[str] = set()
    for path in [*built.site.rglob("*.html"), *(built.site / "assets" / "css").glob("*.css")]:
        used |= set(_USED.findall(path.read_text("utf-8")))
    assert used - {"font", "measure", "radius", "edge"} <= tokens
    pages = [*built.site.glob("*.html"), *built.site.glob("*/*.html")]
    assert built.site / "404.html" in pages
    for page in pages:
        style = "".join(words(one) for one in chosen(tree(page), "//style"))
        for part in (":root", "[data-md-color-scheme=slate]"):
            given = style.partition(part + "{")[2].partition("}")[0]
            assert set(re.findall(r"--fs-([a-z0-9-]+):#[0-9A-F]{6}", given)) == tokens, page.name


def test_a_figure_has_a_name_a_description_and_says_that_it_is_a_teaching_image(built: Built) -> None:
    spec = chapter_yaml(built)["figures"]["moedet"]
    assert isinstance(spec, dict)
    figure = chosen(article(built.site, f"{CHAPTER}/trusselsvurderingen.html"), ".//figure")[0]
    drawing = chosen(figure, ".//*[local-name()='svg'][@role='img']")[0]
    named = str(drawing.get("aria-labelledby")).split()
    texts = [words(chosen(figure, f".//*[@id='{name}']")[0]) for name in named]
    assert texts == [spec["title"], " ".join(spec["alt"].split())]
    assert " ".join(spec["description"].split()) in words(chosen(figure, ".//details")[0])
    assert words(chosen(figure, ".//figcaption/p")[0]) == f"{spec['title']} billede"


def test_a_list_shows_every_entry_with_its_kind_and_strength_in_words(built: Built) -> None:
    factors = chapter_yaml(built)["lists"]["factors"]
    cards = [
        words(card)
        for card in chosen(article(built.site, f"{CHAPTER}/konteksten.html"), ".//li[contains(@class, 'fs-kort__et')]")
    ]
    assert isinstance(factors, list)
    assert len(cards) == len(factors)
    for factor, card in zip(factors, cards, strict=True):
        assert card.startswith(factor["name"])
        assert factor["kind"] in card
        assert factor["strength"] in card


def test_every_page_of_a_chapter_says_its_version_and_that_nobody_has_reviewed_it(chapter_pages: list[Path]) -> None:
    for path in chapter_pages:
        below = chosen(tree(path), "//article//p[@class='fs-over']")[0]
        assert words(below) == "Kapitel 2: Alarmsystemet · version 0.1 · endnu ikke fagligt gennemgået"
        before = [str(element.tag) for element in below.itersiblings(preceding=True)]
        assert before == ["style", "h1"], "nothing that a reader sees stands between"


def test_headings_have_ids_with_danish_letters_spelled_out(built: Built) -> None:
    ids = {
        str(found.get("id")) for found in chosen(article(built.site, f"{CHAPTER}/trusselsvurderingen.html"), ".//h2")
    }
    assert {"et-moede-der-aldrig-bliver-haevet", "sig-det-saadan", "spoerg", "pas-paa"} <= ids


def _offered(built: Built) -> Iterator[tuple[Path, str]]:
    for name in ("undervisning", "plakater"):
        for link in chosen(article(built.site, f"{name}/index.html"), ".//a[@download]"):
            yield built.site / name / str(link.get("href")), words(link)


def test_every_download_is_there_with_the_size_that_is_shown(built: Built) -> None:
    offered = dict(_offered(built))
    # Decks and one more, guides, sheets, each poster's files in three sizes and for PowerPoint, packages, job sheets.
    assert len(offered) == len(_sessions(built, "*")) + 1 + 3 + 5 + 7 * 3 + 2 * 2
    for path, shown in offered.items():
        size = path.stat().st_size
        amount = f"{size / 1e6:.1f} MB".replace(".", ",") if size >= 1e6 else f"{round(size / 1000)} kB"
        assert shown.endswith(f", {amount}")


def test_every_poster_file_and_package_is_offered(built: Built) -> None:
    offered = {path.resolve() for path, _ in _offered(built)}
    for folder, kinds in (("plakater", {".pdf", ".png"}), ("tryk", {".zip", ".pdf"})):
        made = (built.site / "download" / folder).iterdir()
        files = {path.resolve() for path in made if path.suffix in kinds}
        assert files
        assert files <= offered


def test_the_handbook_is_offered_on_the_front_page_and_in_every_chapter(built: Built) -> None:
    file = built.site / "download" / "haandbog" / "forstaa-smerter-haandbog.pdf"
    amount = f"PDF, {file.stat().st_size / 1e6:.1f} MB".replace(".", ",")
    fronts = sorted(built.site.glob("[1-5]-*/index.html"))
    assert len(fronts) == 5
    for front in (built.site / "index.html", *fronts):
        (link,) = chosen(article(built.site, front.relative_to(built.site).as_posix()), ".//a[@download]")
        assert (front.parent / str(link.get("href"))).resolve() == file.resolve()
        assert amount in words(link.getparent())  # type: ignore[arg-type]
    others = article(built.site, f"{CHAPTER}/konteksten.html")
    assert chosen(others, ".//a[@download]") == []


def test_every_slide_sheet_and_poster_is_pictured(built: Built) -> None:
    slides = [slide for one in _sessions(built, "*") for part in one["sections"] for slide in part["slides"]]
    for name, count in (
        ("undervisning", len(slides) + 5 + 5),
        ("plakater", 3 * 2),
    ):  # five slides of no course and five take-home sheets; on paper and on screen
        pictures = chosen(article(built.site, f"{name}/index.html"), ".//img")
        assert len(pictures) == count
        assert all((built.site / name / str(picture.get("src"))).is_file() for picture in pictures)
        assert all(str(picture.get("alt")) for picture in pictures)


def test_the_timetable_adds_up_to_each_session(built: Built) -> None:
    times = [words(cell) for cell in chosen(article(built.site, "undervisning/index.html"), ".//td[@class='fs-tid']")]
    begun = [number for number, time in enumerate(times) if time.startswith("0–")]
    ended = [times[number - 1] for number in (*begun[1:], len(times))]
    assert begun[0] == 0
    meetings = [*_sessions(built), *_sessions(built, "2x60"), *_sessions(built, "4x90")]  # the default course first
    assert [time.rpartition("–")[2] for time in ended] == [f"{meeting['minutes']} min." for meeting in meetings]


def test_a_break_stands_in_the_timetable_by_itself(built: Built) -> None:
    rows = chosen(article(built.site, "undervisning/index.html"), ".//tr[@class='fs-pause']")
    assert [words(cell) for row in rows for cell in chosen(row, "th")] == ["Pause"] * 4
    spans = [words(cell).split()[0].split("–") for row in rows for cell in chosen(row, "td[@class='fs-tid']")]
    assert [int(end) - int(start) for start, end in spans] == [10] * 4


def test_every_session_of_every_course_shows_all_its_slides(built: Built) -> None:
    page = article(built.site, "undervisning/index.html")
    lists = chosen(page, ".//*[@class='fs-moedegang']//ol[@class='fs-slides']")
    meetings = [*_sessions(built), *_sessions(built, "2x60"), *_sessions(built, "4x90")]
    assert [len(chosen(one, "li/img")) for one in lists] == [
        sum(len(part["slides"]) for part in meeting["sections"]) for meeting in meetings
    ]
    for picture in (picture for one in lists for picture in chosen(one, "li/img")):
        assert (built.site / "undervisning" / str(picture.get("src"))).is_file()


def test_what_no_course_shows_can_be_taken_from_the_page(built: Built) -> None:
    courses = [*_sessions(built), *_sessions(built, "2x60"), *_sessions(built, "4x90")]
    listed = [one for meeting in courses for part in meeting["sections"] for one in part["slides"]]
    in_use = {one if isinstance(one, str) else one.get("slide", "") for one in listed}
    known = {
        f"{chapter['id']}.{slide['id']}"
        for file in built.root.glob("docs/*/chapter.yml")
        for chapter in [yaml.safe_load(file.read_text("utf-8"))]
        for slide in chapter["slides"]
        if slide["layout"] not in {"closing", "break"}  # a course says when to pause, not by which slide
    }
    box = chosen(article(built.site, "undervisning/index.html"), ".//*[@class='fs-flere']")[0]
    assert {words(code) for code in chosen(box, ".//code")} == known - in_use != set()
    (link,) = chosen(box, ".//a[@download]")
    assert (built.site / "undervisning" / str(link.get("href"))).is_file()


def _sessions(built: Built, course: str = "3x60") -> list[dict[str, Any]]:
    files = sorted((built.root / "slides" / "courses").glob(f"{course}.yml"))
    return [session for file in files for session in yaml.safe_load(file.read_text("utf-8"))["sessions"]]


def test_the_glossary_is_in_the_danish_alphabet(built: Built) -> None:
    terms = [words(term) for term in chosen(article(built.site, "ordliste.html"), ".//dfn")]
    order = "0123456789abcdefghijklmnopqrstuvwxyzæøå"
    keys = [[order.index(letter) for letter in term.lower() if letter in order] for term in terms]
    assert keys == sorted(keys)
    assert len(terms) == len(yaml.safe_load((built.root / "docs" / "glossary.yml").read_text("utf-8")))


def test_what_is_only_for_building_is_not_published(built: Built) -> None:
    kinds = {path.suffix for path in built.site.rglob("*") if path.is_file()}
    assert not kinds & {".yml", ".j2", ".md"}
    assert not list(built.site.rglob("carlito*"))


def test_the_fonts_licence_goes_with_the_fonts(built: Built) -> None:
    fonts = built.site / "assets" / "fonts"
    assert len(list(fonts.glob("*.woff2"))) == 2
    assert "SIL OPEN FONT LICENSE" in (fonts / "atkinson-hyperlegible-next-OFL.txt").read_text("utf-8")


def test_search_does_not_read_style_or_drawings(built: Built) -> None:
    index = (built.site / "search" / "search_index.json").read_text("utf-8")
    assert "--fs-" not in index
    assert "viewBox" not in index
    assert '"lang":["da"]' in index.replace(" ", "")
