"""The settings of the site and a page in; the page's address on the published site, or None, out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from publisher.errors import ContentError, Problem

_SETTINGS = "mkdocs.yml"
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class SiteAddress:
    """Where the site is published, and whether its pages are folders ("side/") or files ("side.html")."""

    url: str
    folders: bool

    def of(self, page: str) -> str:
        """The address of a page, given by its path in docs ("1-baggrund/index.md")."""
        path = page.removesuffix(".md")
        if not self.folders:
            return f"{self.url}/{path}.html"
        path = path.removesuffix("index").rstrip("/")
        return f"{self.url}/{path}/" if path else f"{self.url}/"


def site_address(root: Path, own: str | None = None) -> SiteAddress | None:
    """The address that mkdocs.yml below the project folder names, or None where it names none.

    `own` is the address of somebody's own copy, which counts instead. Raises ContentError for what is no web address.
    """
    path = root / _SETTINGS
    text = path.read_text("utf-8") if path.is_file() else ""
    settings: Any = yaml.load(text, _Loader) or {}  # noqa: S506 - makes nothing but strings of any tag
    url = own or settings.get("site_url") or None
    if url is None:
        return None
    if not is_web_address(url):
        line = next((number for number, each in enumerate(text.split("\n"), 1) if each.startswith("site_url")), 1)
        raise ContentError(
            [
                Problem(
                    _SETTINGS, line, 1, "site_url", "er ikke en adresse på nettet", str(url), "fx https://eksempel.dk"
                )
            ]
        )
    return SiteAddress(url.rstrip("/"), folders=settings.get("use_directory_urls", "true").lower() != "false")


def is_web_address(url: object) -> bool:
    """Whether it begins with http or https, names a machine and holds nothing that a phone would stumble over."""
    if not isinstance(url, str) or not url.isascii() or any(sign.isspace() or sign in '<>"?#' for sign in url):
        return False
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
