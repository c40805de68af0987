"""A page's address follows the site's settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.content.site_address import site_address
from publisher.errors import ContentError


def settings(folder: Path, text: str) -> Path:
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        ("use_directory_urls: false", "5-x/kop.md", "https://a.dk/b/5-x/kop.html"),
        ("use_directory_urls: false", "5-x/index.md", "https://a.dk/b/5-x/index.html"),
        ("use_directory_urls: false", "index.md", "https://a.dk/b/index.html"),
        ("use_directory_urls: true", "5-x/kop.md", "https://a.dk/b/5-x/kop/"),
        ("use_directory_urls: true", "5-x/index.md", "https://a.dk/b/5-x/"),
        ("", "5-x/kop.md", "https://a.dk/b/5-x/kop/"),
        ("", "index.md", "https://a.dk/b/"),
    ],
)
def test_pages_are_folders_or_files_as_the_site_makes_them(tmp_path: Path, text: str, page: str, expected: str) -> None:
    root = settings(tmp_path, f"site_name: x\nsite_url: https://a.dk/b/ # her\n{text}\nodd: !!python/name:os.getcwd\n")
    address = site_address(root)
    assert address is not None
    assert address.of(page) == expected


def test_ones_own_copy_counts_before_the_settings(tmp_path: Path) -> None:
    address = site_address(
        settings(tmp_path, "site_url: https://a.dk\nuse_directory_urls: false\n"), "https://egen.dk/x/"
    )
    assert address is not None
    assert address.of("1-x/y.md") == "https://egen.dk/x/1-x/y.html"


@pytest.mark.parametrize("text", ["site_name: x\n", "site_url:\n", "site_url: ''\n", ""])
def test_no_address_no_code(tmp_path: Path, text: str) -> None:
    assert site_address(settings(tmp_path, text)) is None


@pytest.mark.parametrize(
    "url", ["a.dk", "ftp://a.dk", "https://", "https://a.dk/æ", "https://a.dk/?x", "https://a b.dk"]
)
def test_what_is_no_web_address_is_told_with_its_line(tmp_path: Path, url: str) -> None:
    with pytest.raises(ContentError) as caught:
        site_address(settings(tmp_path, f"site_name: x\nsite_url: '{url}'\n"))
    assert str(caught.value) == (
        f"mkdocs.yml:2:1: site_url: er ikke en adresse på nettet\n    fundet:  {url}\n    tilladt: fx https://eksempel.dk"
    )
