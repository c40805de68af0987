"""The notes pages in; slides without something to say, and pages that lack their number or picture, out."""

from __future__ import annotations

from publisher.preflight.pptx.model.deck import Deck
from publisher.preflight.pptx.model.ooxml import within
from publisher.preflight.pptx.model.page import Page
from publisher.preflight.pptx.rules.registry import Faults, deck_rule


@deck_rule("PPTX-N1", "hvert slide har noter til underviseren")
def _noted(deck: Deck) -> Faults:
    for slide in deck.slides:
        page = deck.notes_of(slide)
        bodies = [] if page is None else [shape for shape in page.shapes if shape.role == "body"]
        if not any(shape.text for shape in bodies):
            yield slide.label, "har ingen noter; underviseren skal kunne se, hvad der siges"


@deck_rule("PPTX-N2", "hver noteside har sidetal som felt")
def _numbered(deck: Deck) -> Faults:
    for page in deck.notes + deck.notes_masters:
        numbers = [shape for shape in page.shapes if shape.role == "sldNum"]
        if not numbers:
            yield page.label, "har intet sidetal"
        for shape in numbers:
            if not any(field.get("type") == "slidenum" for field in within(shape.element, "a:fld")):
                yield shape.label, "er tomt eller skrevet som tekst; det skal være et felt"


@deck_rule("PPTX-N3", "hver noteside viser sit slide")
def _pictured(deck: Deck) -> Faults:
    for page in deck.notes + deck.notes_masters:
        if not any(shape.role == "sldImg" for shape in page.shapes):
            yield page.label, "viser ikke slidet; den udskrevne side bliver uden billede"


@deck_rule("PPTX-N4", "noterne er inde på deres side, når de udskrives")
def _on_one_page(deck: Deck) -> Faults:
    for page in (Page(notes) for notes in deck.notes):
        for shape in (shape for shape in page.bodies if shape.role == "body"):
            flow = page.flow(shape)
            if flow is not None and flow.height > flow.room_height + 0.01:
                over = f"{flow.height:.0f} pt af {flow.room_height:.0f} pt"
                yield page.sheet.label, f"teksten fylder {over}; det sidste falder uden for den udskrevne side"
