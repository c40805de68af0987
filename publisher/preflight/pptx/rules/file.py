"""The file and its properties in; a missing title, language or date and too great a size out."""

from __future__ import annotations

import re

from publisher.preflight.pptx.model.deck import Deck
from publisher.preflight.pptx.model.ooxml import Element, find
from publisher.preflight.pptx.rules.presentation import LANGUAGE
from publisher.preflight.pptx.rules.registry import Faults, deck_rule

MOST_BYTES = 2_000_000
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_EMPTY_TITLES = frozenset({"", "powerpoint presentation", "powerpoint-præsentation", "presentation", "præsentation"})
_PROGRAMS = frozenset({"", "python-pptx", "steve canny", "pptxgenjs"})


def _properties(deck: Deck) -> Element | None:
    parts = deck.package.related("", "core-properties")
    return deck.package.trees[parts[0]] if parts else None


def _value(properties: Element | None, name: str) -> str:
    element = find(properties, name)
    return "" if element is None else (element.text or "").strip()


@deck_rule("PPTX-F1", "filens egenskaber har titel, forfatter og sprog")
def _described(deck: Deck) -> Faults:
    properties = _properties(deck)
    title, creator = _value(properties, "dc:title"), _value(properties, "dc:creator")
    if title.casefold() in _EMPTY_TITLES:
        yield "Egenskaber", f"titlen er »{title}«; den vises i vinduet og læses op"
    if creator.casefold() in _PROGRAMS:
        yield "Egenskaber", f"forfatteren er »{creator}«"
    language = _value(properties, "dc:language")
    if language != LANGUAGE:
        yield "Egenskaber", f"sproget er »{language}«, ikke {LANGUAGE}"


@deck_rule("PPTX-F2", "filens datoer er faste: oprettet og ændret er den samme")
def _dated(deck: Deck) -> Faults:
    properties = _properties(deck)
    created, modified = _value(properties, "dcterms:created"), _value(properties, "dcterms:modified")
    for name, value in (("oprettet", created), ("ændret", modified)):
        if not _DATE.fullmatch(value):
            yield "Egenskaber", f"datoen for {name} er »{value}«; skriv den som 2026-01-31T12:00:00Z"
    if created != modified:
        yield "Egenskaber", f"oprettet er {created} og ændret {modified}; de skal være ens, ellers følger filen klokken"


@deck_rule("PPTX-F3", f"filen fylder højst {MOST_BYTES // 1_000_000} MB")
def _small(deck: Deck) -> Faults:
    size = deck.path.stat().st_size
    if size > MOST_BYTES:
        yield (
            "",
            f"filen fylder {size / 1_000_000:.1f} MB; højst {MOST_BYTES // 1_000_000} MB kan sendes med mail",
        )
