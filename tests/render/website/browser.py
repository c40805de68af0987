"""A built site in; it served on this machine, and a real browser to meet it with, out."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, sync_playwright

Scheme = Literal["light", "dark"]
AXE = Path(__file__).resolve().parents[2] / "validators" / "node_modules" / "axe-core" / "axe.min.js"
_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the folder; the address it begins with."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium with a fresh profile."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def page_names(site: Path) -> list[str]:
    """Every page of the site."""
    return [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]


def opened(browser: Browser, address: str, width: int = 1440, scheme: Scheme = "light", **context: Any) -> Page:
    """A page in a window of its own, for a reader who has asked for less motion; `context` is Playwright's."""
    settings = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, "reduced_motion": "reduce"}
    page = browser.new_context(**{**settings, **context}).new_page()
    page.goto(address)
    return page


def still(page: Page) -> None:
    """Let every page that is opened from now on change at once, so that nothing is judged half-way to its colour."""
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => document.head.insertAdjacentHTML("beforeend",
             "<style>*, ::before, ::after { transition: none !important; animation: none !important }</style>"))"""
    )


def turn(page: Page) -> None:
    """Turn light to dark or dark to light by the page's own button."""
    before = page.evaluate("document.body.dataset.mdColorScheme")
    page.evaluate("[...document.querySelectorAll('label[title^=\"Skift til\"]')].find(label => !label.hidden).click()")
    assert page.evaluate("document.body.dataset.mdColorScheme") != before


def axe_findings(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe has against the page as it stands, by all rules or by these alone."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    # Only the findings are brought back: all that axe has looked at takes as long again to hand over.
    engine, findings = page.evaluate(
        """options => axe.run(document, options).then(result => [result.testEngine.name,
             result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`))])""",
        options,
    )
    assert engine == "axe-core"
    return [f"{page.url} {finding}" for finding in findings]
