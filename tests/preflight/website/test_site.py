"""Each rule on a built site catches the fault it is for, and a good site passes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from publisher.preflight import website
from tests.conftest import Built

_PAGE = "2-alarmsystemet/trusselsvurderingen.html"
_END = "</article>"


@pytest.fixture
def site(built: Built, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built.site, tmp_path / "site"))


def change(site: Path, old: str, new: str, name: str = _PAGE) -> None:
    path = site / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def rules(site: Path) -> set[str]:
    return {finding.rule for finding in website.check(site).findings}


def test_the_built_site_passes(built: Built) -> None:
    report = website.check(built.site)
    assert report.findings == ()
    assert report.passed
    assert len(report.checked) == 13
    assert report.unchecked


@pytest.mark.parametrize(
    "element",
    [
        '<script src="https://cdn.example.org/x.js"></script>',
        '<link rel="stylesheet" href="https://fonts.example.org/css">',
        '<link rel="preconnect" href="https://fonts.example.org">',
        '<img src="//images.example.org/x.png" alt="x">',
        '<img src="../assets/img/maerke.svg" srcset="https://images.example.org/x.png 2x" alt="x">',
        '<iframe src="https://video.example.org" title="x"></iframe>',
        '<p style="background: url(https://images.example.org/x.png)">x</p>',
        "<style>@import 'https://fonts.example.org/css';</style>",
    ],
)
def test_anything_fetched_from_another_host_is_found(site: Path, element: str) -> None:
    change(site, _END, element + _END)
    assert rules(site) == {"WEB-A1"}


def test_a_style_sheet_that_fetches_from_another_host_is_found(site: Path) -> None:
    path = site / "assets" / "css" / "fonts.css"
    path.write_text("@font-face { src: url('https://fonts.example.org/x.woff2') }", "utf-8")
    assert rules(site) == {"WEB-A1"}


def test_a_link_to_another_host_for_people_is_fine(site: Path) -> None:
    change(site, _END, '<a href="https://doi.org/10.1000/1">doi</a>' + _END)
    assert rules(site) == set()


BROKEN = {
    "a link to no file": ("WEB-A2", _END, '<a href="findes-ikke.html">x</a>' + _END),
    "a picture that is not there": ("WEB-A2", _END, '<img src="findes-ikke.webp" alt="x">' + _END),
    "a link to no place on this page": ("WEB-A3", _END, '<a href="#findes-ikke">x</a>' + _END),
    "a link to no place on another page": ("WEB-A3", _END, '<a href="../kilder.html#findes-ikke">x</a>' + _END),
    "no title": ("WEB-B1", "<title>", "<title></title><meta content='"),
    "no language": ("WEB-B2", 'lang="da"', 'lang="en"'),
    "two first headings": ("WEB-B3", _END, "<h1>x</h1>" + _END),
    "a picture without a text": ("WEB-B4", _END, '<img src="../assets/img/maerke.svg">' + _END),
    "a drawing without a name": ("WEB-B5", _END, '<svg viewBox="0 0 1 1"></svg>' + _END),
    "an image that points to no name": ("WEB-B5", _END, '<svg role="img" aria-labelledby="intet"></svg>' + _END),
    "an id used twice": ("WEB-B6", _END, '<p id="spoerg">x</p>' + _END),
    "a link without words": ("WEB-B7", _END, '<a href="myter.html"></a>' + _END),
    "a button without words": ("WEB-B7", _END, "<button></button>" + _END),
    "a block that is left": ("WEB-C1", _END, "<p>/// budskab | alarm</p>" + _END),
    "a citation that is left": ("WEB-C1", _END, "<p>ord [@raja2020 ord</p>" + _END),
    "a template that is left": ("WEB-C1", _END, "<p>{{ page.title }}</p>" + _END),
    "a page as heavy as a book": ("WEB-D1", _END, "<p>" + "ord " * 160_000 + "</p>" + _END),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_each_fault_on_a_page_is_found_by_its_rule(site: Path, fault: str) -> None:
    rule, old, new = BROKEN[fault]
    change(site, old, new)
    assert rules(site) == {rule}


def test_markup_inside_code_is_an_example_and_no_fault(site: Path) -> None:
    change(site, _END, "<pre><code>/// budskab | alarm\n[@raja2020]</code></pre>" + _END)
    assert rules(site) == set()


def test_an_ornament_that_is_hidden_needs_no_name(site: Path) -> None:
    change(site, _END, '<div aria-hidden="true"><svg viewBox="0 0 1 1"></svg></div>' + _END)
    assert rules(site) == set()


def test_two_pages_with_one_title_are_found(site: Path) -> None:
    shutil.copy(site / _PAGE, site / "2-alarmsystemet" / "kopi.html")
    assert rules(site) == {"WEB-B1"}


def test_a_download_that_is_gone_is_found(site: Path) -> None:
    (site / "download" / "plakater" / "kopmodellen-a3-tryk.pdf").unlink()
    assert rules(site) == {"WEB-A2"}


def test_a_download_that_is_empty_is_found(site: Path) -> None:
    (site / "download" / "plakater" / "kopmodellen-a3-tryk.pdf").write_bytes(b"")
    assert rules(site) == {"WEB-A4", "WEB-D1"}


def test_a_site_without_a_front_page_is_found(site: Path) -> None:
    (site / "index.html").unlink()
    assert "WEB-D2" in rules(site)


def test_an_empty_page_is_found(site: Path) -> None:
    (site / "om.html").write_bytes(b"")
    assert "WEB-D1" in rules(site)


def test_a_finding_says_in_danish_where_and_what(site: Path) -> None:
    change(site, _END, '<a href="findes-ikke.html">x</a>' + _END)
    (finding,) = website.check(site).findings
    assert str(finding) == f"[WEB-A2] {_PAGE} <a>: filen findes ikke: findes-ikke.html"
