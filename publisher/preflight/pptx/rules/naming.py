"""The shapes, layouts and themes in; missing, repeated and left-over English names out."""

from __future__ import annotations

import re
from collections import Counter

from publisher.preflight.pptx.model.deck import Deck
from publisher.preflight.pptx.rules.registry import Faults, deck_rule

# The names that PowerPoint in English, python-pptx and LibreOffice give by themselves, with or without a number.
_PLACEHOLDER_KINDS = (
    "content text picture table chart media date footer header slide-number slide-image notes title subtitle "
    "vertical-text vertical-title"
)
_SHAPES = (
    "title subtitle text textbox text-box text-frame textshape rectangle rounded-rectangle oval ellipse picture image "
    "graphic group freeform freeform-shape freeform:-shape shape autoshape custom-shape straight-connector "
    "straight-arrow-connector elbow-connector curved-connector connector line table chart object content slide-number "
    "footer date header isosceles-triangle right-triangle hexagon"
)
_LAYOUTS = (
    "title-slide title-and-content section-header two-content comparison title-only blank content-with-caption "
    "picture-with-caption title-and-vertical-text vertical-title-and-text"
)
_PRESET = r"(?:arrow|callout|rectangle|star|flowchart|speech bubble): .*"


def _any_of(words: str, ending: str = "") -> str:
    return "|".join(re.escape(word.replace("-", " ")) + ending for word in words.split())


_DEFAULT_SHAPE = re.compile(
    rf"(?:{_any_of(_SHAPES)}|{_any_of(_PLACEHOLDER_KINDS, ' placeholder')}|{_PRESET})(?: \d+)?", re.IGNORECASE
)
_DEFAULT_LAYOUT = re.compile(_any_of(_LAYOUTS), re.IGNORECASE)
_DEFAULT_THEMES = frozenset({"", "office theme", "default design", "office"})


@deck_rule("PPTX-U3", "hver form har sit eget navn i markeringsruden")
def _names_unique(deck: Deck) -> Faults:
    for sheet in deck.sheets:
        for shape in sheet.shapes:
            if not shape.name.strip():
                yield shape.label, "har intet navn; det vises i markeringsruden og læses op"
        for name, count in Counter(shape.name for shape in sheet.shapes if shape.name.strip()).items():
            if count > 1:
                yield sheet.label, f"har {count} former med navnet »{name}«"


@deck_rule("PPTX-U4", "navne er danske og valgte, ikke programmets engelske")
def _names_chosen(deck: Deck) -> Faults:
    for shape in deck.shapes:
        if _DEFAULT_SHAPE.fullmatch(shape.name.strip()):
            yield shape.label, "har et engelsk standardnavn; giv den et navn, der siger, hvad den er"
    for layout in deck.layouts:
        if not layout.name or _DEFAULT_LAYOUT.fullmatch(layout.name):
            yield layout.label, "har et engelsk standardnavn eller intet"
    for name, count in Counter(layout.name for layout in deck.layouts).items():
        if count > 1:
            yield "", f"{count} layouts hedder »{name}«"
    for master in deck.masters:
        name = "" if master.theme is None else master.theme.get("name", "")
        if name.casefold() in _DEFAULT_THEMES:
            yield master.label, f"temaet hedder »{name}«; giv det et navn"
