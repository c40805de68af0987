"""The shapes in; missing and useless alternative texts out."""

from __future__ import annotations

import re

from publisher.preflight.pptx.model.deck import Deck
from publisher.preflight.pptx.model.sheet import Shape
from publisher.preflight.pptx.rules.registry import Faults, deck_rule

_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|svg|gif|emf|wmf|tiff?|webp|pdf)", re.IGNORECASE)
_SHORTEST, _LONGEST = 8, 400


def _speaks(shape: Shape) -> bool:
    """Whether a screen reader needs words for the shape: all but texts, placeholders and guides of the notes page."""
    if shape.role in {"sldImg", "dt", "ftr", "sldNum", "hdr"}:
        return False
    if shape.kind == "sp":
        return shape.placeholder is None and not shape.text
    return True


@deck_rule("PPTX-U1", "alt, der ikke er tekst, har alternativ tekst eller er mærket som dekorativt")
def _described(deck: Deck) -> Faults:
    for shape in deck.shapes:
        if _speaks(shape) and not any(one.description or one.decorative for one in (shape, *shape.ancestors)):
            yield shape.label, "mangler alternativ tekst; beskriv den, eller mærk den som dekorativ"


@deck_rule("PPTX-U2", "alternativ tekst beskriver det, man ser")
def _described_well(deck: Deck) -> Faults:
    for shape in deck.shapes:
        words = shape.description
        if words and shape.decorative:
            yield shape.label, "er mærket som dekorativ, men har alternativ tekst; vælg ét af dem"
        elif _FILE_NAME.fullmatch(words):
            yield shape.label, f"har et filnavn som alternativ tekst (»{words}«)"
        elif words and words.casefold() == shape.name.casefold():
            yield shape.label, "har sit eget navn som alternativ tekst; beskriv, hvad man ser"
        elif words and not _SHORTEST <= len(words) <= _LONGEST:
            yield shape.label, f"har alternativ tekst på {len(words)} tegn; skriv {_SHORTEST}-{_LONGEST}"
