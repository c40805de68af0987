"""The folder of a built website in; every rule tried on it, as one report, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from publisher.preflight.report import Finding, Report
from publisher.preflight.website import addresses, reading
from publisher.preflight.website.site import Site

Rule = Callable[[Site], Iterable[Finding]]
_MOST = {
    ".html": 600_000,
    ".webp": 600_000,
    ".png": 1_500_000,
    ".css": 300_000,
    ".pptx": 20_000_000,
    ".pdf": 20_000_000,
}
_SITE = 100_000_000


def _sizes(site: Site) -> Iterator[Finding]:
    """No file is too heavy for a phone or a mail, none that a page needs is empty, and nor is the whole."""
    sizes = {name: path.stat().st_size for name, path in site.files.items()}
    for name, size in sizes.items():
        most = _MOST.get(Path(name).suffix)
        if most and size > most:
            yield Finding(
                "WEB-D1", name, f"filen fylder {size / 1e6:.1f} MB, højst {most / 1e6:.1f} MB".replace(".", ",")
            )
        if size == 0:
            yield Finding("WEB-D1", name, "filen er tom")
    if sum(sizes.values()) > _SITE:
        yield Finding(
            "WEB-D1", "", f"hele mappen fylder {sum(sizes.values()) / 1e6:.0f} MB, højst {_SITE / 1e6:.0f} MB"
        )


def _presence(site: Site) -> Iterator[Finding]:
    """There is a front page and more."""
    if "index.html" not in site.pages or len(site.pages) < 2:
        yield Finding("WEB-D2", "", f"der er {len(site.pages)} læsbare sider; der skal være en forside og flere til")


_RULES: dict[str, Rule] = {
    "WEB-A1: intet hentes fra en anden vært": addresses.foreign,
    "WEB-A2: alt, der linkes til eller hentes, findes": addresses.missing_files,
    "WEB-A3: hvert link til et sted på en side rammer stedet": addresses.missing_anchors,
    "WEB-A4: ingen fil til at hente er tom": addresses.empty_downloads,
    "WEB-B1: hver side har sin egen titel": reading.titles,
    "WEB-B2: hver side er på dansk": reading.languages,
    "WEB-B3: hver side har netop én øverste overskrift": reading.headings,
    "WEB-B4, WEB-B5: billeder og tegninger har et navn": reading.pictures,
    "WEB-B6: intet id står to gange på en side": reading.ids,
    "WEB-B7: links og knapper har en tekst": reading.names,
    "WEB-C1: ingen opmærkning er blevet stående": reading.left_over,
    "WEB-D1: ingen fil er tom eller for tung": _sizes,
    "WEB-D2: der er en forside og flere sider": _presence,
}
_UNCHECKED = ("det, scripts henter, mens siden vises: kræver en browser",)


def check(folder: Path) -> Report:
    """Judge the website in `folder` as a browser and a screen reader would meet it."""
    site = Site(folder)
    findings = sorted({finding for rule in _RULES.values() for finding in rule(site)})
    return Report(folder, "hjemmeside", tuple(_RULES), tuple(findings), _UNCHECKED)
