"""Every text in the deck in; what PowerPoint would proof-read and speak in another language than Danish out."""

from __future__ import annotations

from publisher.preflight.pptx.model.deck import Deck
from publisher.preflight.pptx.model.ooxml import Element, find, local, q, within
from publisher.preflight.pptx.model.sheet import Sheet
from publisher.preflight.pptx.rules.presentation import LANGUAGE
from publisher.preflight.pptx.rules.registry import Faults, deck_rule


def _foreign(tree: Element) -> list[tuple[str, str]]:
    """Each run, field, break or paragraph end without Danish: its text and the language it has."""
    found = []
    for element in within(tree, "a:r", "a:fld", "a:br", "a:endParaRPr"):
        is_end = local(element) == "endParaRPr"
        properties = element if is_end else find(element, "a:rPr")
        language = "" if properties is None else properties.get("lang", "")
        needs = is_end or properties is not None or local(element) in {"r", "fld"}
        if needs and language != LANGUAGE:
            text = "afsnittets slutning" if is_end else element.findtext(q("a:t")) or "linjeskift"
            found.append((text, language))
    return found


def _told(found: list[tuple[str, str]]) -> str:
    text, language = found[0]
    count = f"{len(found)} stykker tekst er" if len(found) > 1 else "et stykke tekst er"
    return f"{count} ikke mærket {LANGUAGE}, men »{language or 'intet sprog'}«: »{text[:40]}«"


@deck_rule("PPTX-L1", "al tekst er mærket som dansk")
def _danish(deck: Deck) -> Faults:
    for sheet in deck.sheets:
        for shape in (shape for shape in sheet.shapes if shape.kind != "grpSp"):
            if found := _foreign(shape.element):
                yield shape.label, _told(found)
        for kind in ("chart", "diagramData"):
            for part in deck.package.related(sheet.part, kind):
                if found := _foreign(deck.package.trees[part]):
                    yield f"{sheet.label}, {part}", _told(found)


@deck_rule("PPTX-L2", "al tekst, man skriver til, bliver dansk: master, layouts og notemaster siger det")
def _danish_styles(deck: Deck) -> Faults:
    for sheet in deck.templates:
        styles = list(within(sheet.tree, "a:defRPr"))
        wrong = [style.get("lang", "") for style in styles if style.get("lang") != LANGUAGE]
        if wrong:
            yield sheet.label, f"{len(wrong)} typografier er ikke mærket {LANGUAGE}, men »{wrong[0] or 'intet sprog'}«"
        for name in _needed(sheet):
            style = next(within(sheet.tree, name), None)
            if style is None or next(within(style, "a:defRPr"), None) is None:
                yield sheet.label, f"mangler typografien {name.removeprefix('p:')} med sprog"


def _needed(sheet: Sheet) -> tuple[str, ...]:
    needed = {"master": ("p:titleStyle", "p:bodyStyle", "p:otherStyle"), "notesMaster": ("p:notesStyle",)}
    return needed.get(sheet.kind, ())
