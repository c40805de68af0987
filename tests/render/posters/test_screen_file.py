"""The written screen PDF can be read, heard, searched and followed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from publisher.content.book import Poster
from tests.conftest import Built
from tests.render.posters.conftest import Source

MM = 72 / 25.4


@pytest.fixture
def pdf(screen_file: Path) -> pikepdf.Pdf:
    return pikepdf.open(screen_file)


@pytest.fixture
def poster(source: Source, name: str) -> Poster:
    return next(poster for poster in source.book.posters if poster.id == name)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()


def structure(node: Any) -> Iterator[Any]:
    """Every element of the structure tree, in reading order."""
    if isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        kids: Any = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            yield from structure(kid)


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in structure(pdf.Root.StructTreeRoot)]


def extracted(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return plain(done.stdout)


def test_every_word_of_the_poster_can_be_searched(screen_file: Path, poster: Poster, source: Source) -> None:
    text = extracted(screen_file)
    figure = source.book.figures[poster.figure]
    expected = [poster.title.brief, *(line.brief for line in poster.lines), *figure.spec.labels.values()]
    expected += [item.name for items in figure.lists.values() for item in items]
    assert len(expected) > 12
    assert [words for words in expected if plain(words) not in text] == []


def test_the_print_file_holds_the_same_words(screen_file: Path, print_file: Path) -> None:
    assert extracted(print_file) == extracted(screen_file)


def test_pdfua_finds_nothing(screen_file: Path) -> None:
    command = [sys.executable, "-m", "pdfua", "check", "--format", "json", str(screen_file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert report["findings"] == []
    assert report["summary"]["rules_run"] >= 11


def test_the_document_names_its_language_its_title_and_its_standard(pdf: pikepdf.Pdf, poster: Poster) -> None:
    assert str(pdf.Root.Lang) == "da-DK"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712 - pikepdf's own booleans
    assert pdf.Root.MarkInfo.Marked == True  # noqa: E712
    assert str(pdf.trailer.Info.Title) == poster.title.brief
    packet = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert f'<rdf:li xml:lang="x-default">{poster.title.brief}</rdf:li>' in packet


def test_the_sheet_is_a3_without_a_rim_to_cut(pdf: pikepdf.Pdf) -> None:
    (page,) = pdf.pages
    left, bottom, right, top = (float(side) / MM for side in page.mediabox)
    assert (round(right - left, 2), round(top - bottom, 2)) == (297, 420)
    assert list(page.cropbox) == list(page.mediabox)
    assert not {"/TrimBox", "/BleedBox"} & set(page.obj.keys())


def test_the_title_is_the_one_heading_and_the_one_bookmark(pdf: pikepdf.Pdf, poster: Poster) -> None:
    assert [kind for kind in kinds(pdf) if re.match(r"/H\d?$", kind)] == ["/H1"]
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [poster.title.brief]


def test_reading_order_is_title_drawing_lines_and_foot(pdf: pikepdf.Pdf) -> None:
    order = [kind for kind in kinds(pdf) if kind in {"/H1", "/Figure", "/L", "/LI", "/Link"}]
    assert order == ["/H1", "/Figure", "/L", "/LI", "/LI", "/LI", "/Link"]
    assert "/NonStruct" not in kinds(pdf)


def test_the_drawing_has_its_alternative_text_and_its_box_in_points(
    pdf: pikepdf.Pdf, poster: Poster, source: Source
) -> None:
    (figure,) = [element for element in structure(pdf.Root.StructTreeRoot) if element.S == "/Figure"]
    drawn = source.figures[poster.figure]
    assert str(figure.Alt) == drawn.alt
    left, bottom, right, top = (float(side) for side in figure.A.BBox)
    assert (right - left) / (top - bottom) == pytest.approx(drawn.width / drawn.height, rel=0.001)
    sheet = [float(side) for side in pdf.pages[0].mediabox]
    assert sheet[0] + 5 * MM < left
    assert right < sheet[2] - 5 * MM
    assert sheet[1] + 90 * MM < bottom
    assert top < sheet[3] - 85 * MM
    assert (right - left) * (top - bottom) > 0.4 * (sheet[2] - sheet[0]) * (sheet[3] - sheet[1])


def test_every_link_is_tagged_prints_and_says_where_it_leads(pdf: pikepdf.Pdf) -> None:
    links = list(pdf.pages[0].obj.Annots)
    assert len(links) >= 1
    for link in links:
        assert int(link.F) & 4
        assert str(link.A.URI).startswith("https://")
        assert str(link.A.URI) in str(link.Contents)
        assert "/StructParent" in link


def test_the_fonts_are_the_ones_of_the_print_file(screen_file: Path) -> None:
    done = subprocess.run(["pdffonts", str(screen_file)], capture_output=True, text=True, check=True)
    rows = done.stdout.splitlines()[2:]
    assert len(rows) == 2
    assert all("Atkinson-Hyperlegible-Next" in row and "yes yes yes" in row for row in rows)


def test_the_preview_shows_the_whole_sheet(built: Built, name: str) -> None:
    with Image.open(built.downloads / "plakater" / "billeder" / f"{name}.webp") as picture:
        assert picture.format == "WEBP"
        assert picture.width / picture.height == pytest.approx(297 / 420, rel=0.005)
        assert picture.height >= 1000
