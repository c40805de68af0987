"""The slides as they are laid out in; what leaves the slide, does not fit its box or lies on top of a text out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from publisher.preflight.pptx.model.deck import Deck
from publisher.preflight.pptx.model.flow import cells
from publisher.preflight.pptx.model.geometry import EMU_PER_MM, EMU_PER_PT, Box, Point
from publisher.preflight.pptx.model.ooxml import every
from publisher.preflight.pptx.model.page import Page, SeenWord
from publisher.preflight.pptx.model.paint import Layer
from publisher.preflight.pptx.model.sheet import Shape, Sheet
from publisher.preflight.pptx.rules.registry import Faults, deck_rule

EDGE = 5 * EMU_PER_MM
FIT_MARGIN = 0.05  # the share of each box kept free: metric twins and line breaking are not exact
_TOUCH = 1 * EMU_PER_PT  # ink closer than this to the edge's line counts as on it; overlaps smaller than this are none


@deck_rule("PPTX-G1", "intet står uden for slidet eller nærmere kanten end 5 mm")
def _within_slide(deck: Deck) -> Faults:
    for page, shape in _each(deck):
        inks = page.inks.get(shape, [])
        ornament = not inks and any(one.decorative for one in (shape, *shape.ancestors))
        if shape.kind == "grpSp" or shape.box is None or ornament:
            continue
        for box in (shape.box, *inks):
            edges = (box.left, box.top, deck.area.right - box.right, deck.area.bottom - box.bottom)
            nearest = min(edges)
            bleeds = not inks and abs(nearest) <= _TOUCH
            if nearest < -_TOUCH:
                yield shape.label, f"rager {-nearest / EMU_PER_MM:.1f} mm ud over slidets kant"
                break
            if nearest < EDGE - _TOUCH and not bleeds:
                yield shape.label, f"står {max(nearest, 0) / EMU_PER_MM:.1f} mm fra kanten; der skal være mindst 5 mm"
                break


@deck_rule("PPTX-G2", "al tekst er inde i sin boks, med 5 % i reserve")
def _fits(deck: Deck) -> Faults:
    for page, shape in _each(deck):
        flow = page.flow(shape, FIT_MARGIN)
        if flow is not None and flow.wraps and flow.height > flow.room_height * (1 - FIT_MARGIN) + 0.01:
            needs = f"teksten fylder {len(flow.lines)} linjer og {flow.height:.0f} pt i højden"
            yield shape.label, f"{needs}; boksen har {flow.room_height:.0f} pt, hvoraf 5 % skal være i reserve"
        for place, _, cell in cells(shape):
            if cell.height > cell.room_height + 0.01:
                needs = f"teksten fylder {cell.height:.0f} pt i højden"
                yield shape.label, f"{place}: {needs}, og cellen har {cell.room_height:.0f} pt"


@deck_rule("PPTX-G3", "intet ord er bredere end sin boks, med 5 % i reserve")
def _words_fit(deck: Deck) -> Faults:
    for page, shape in _each(deck):
        flow = page.flow(shape, FIT_MARGIN)
        found = [("", flow)] if flow is not None and flow.wraps else []
        for place, one in [*found, *((f"{place}: ", cell) for place, _, cell in cells(shape))]:
            room = one.room_width * (1 - FIT_MARGIN)
            if one.widest is not None and one.widest.width > room + 0.01:
                word = one.widest
                yield (
                    shape.label,
                    f"{place}ordet »{word.text}« er {word.width:.0f} pt bredt, og pladsen er {room:.0f} pt",
                )


@deck_rule("PPTX-G4", "ingen tekst står oven i en anden")
def _apart(deck: Deck) -> Faults:
    for page in deck.pages:
        for (one, ones), (other, others) in combinations(page.inks.items(), 2):
            if any(a.overlaps(b, _TOUCH) for a in ones for b in others):
                yield one.label, f"står oven i teksten i »{other.name}«"


@deck_rule("PPTX-G5", "ingen tekst er dækket af en form eller løber ind i en figur")
def _uncovered(deck: Deck) -> Faults:
    for page in deck.pages:
        figures = [layer for one, layer in page.painting.layers.items() if _is_figure(one, page.sheet)]
        for shape, words in page.words.items():
            covered = next((word for word in words if word.hidden is not None), None)
            if covered is not None and covered.hidden is not None:
                yield shape.label, f"»{covered.piece.text.strip()[:30]}« er dækket af »{covered.hidden.name}«"
            elif shape.placeholder is not None:
                met = _met(page.inks.get(shape, []), words, figures)
                if met is not None:
                    yield shape.label, f"teksten løber ind i figuren (»{met.shape.name}«)"


def _each(deck: Deck) -> Iterator[tuple[Page, Shape]]:
    return ((page, shape) for page in deck.pages for shape in page.shapes)


def _is_figure(shape: Shape, slide: Sheet) -> bool:
    drawn = bool(shape.ancestors) or (shape.kind in {"pic", "graphicFrame"} and not shape.decorative)
    return shape.sheet is slide and drawn


def _met(inks: list[Box], words: list[SeenWord], figures: list[Layer]) -> Layer | None:
    """The first figure shape that holds a word or an end of a line, or whose outline has a corner in the ink.

    A decorative shape that holds whole lines is not met: it was drawn for them to stand on.
    """
    ends = [(x, y) for ink in inks for x in (ink.left, ink.right) for y in (ink.top, ink.bottom)]
    points: list[Point] = []
    for layer in figures:
        if not any(layer.meets(ink) for ink in inks):
            continue
        points = points or [point for word in words for point in word.points]
        if layer.fills and _is_decorative(layer.shape) and all(_holds_or_misses(layer, ink) for ink in inks):
            continue
        if (layer.fills or layer.picture) and any(layer.covers(point) for point in [*points, *ends]):
            return layer
        corners = (corner for path in layer.paths for contour in path for corner in contour)
        if any(ink.contains(corner) for corner in corners for ink in inks):
            return layer
    return None


def _is_decorative(shape: Shape) -> bool:
    return any(one.decorative for one in (shape, *shape.ancestors))


def _holds_or_misses(layer: Layer, ink: Box) -> bool:
    ends = [(x, y) for x in (ink.left, ink.right) for y in (ink.top, ink.bottom)]
    return not layer.meets(ink) or all(layer.covers(end) for end in ends)


@deck_rule("PPTX-G6", "ingen tekst er afhængig af, at PowerPoint krymper den")
def _not_shrunk(deck: Deck) -> Faults:
    for shape in deck.slide_shapes:
        for fit in every(shape.body, "a:bodyPr/a:normAutofit"):
            if fit.get("fontScale") or fit.get("lnSpcReduction"):
                yield shape.label, "er krympet af PowerPoint; kort teksten af, eller vælg et layout med mere plads"


@deck_rule("PPTX-G7", "hver form har en plads på slidet, sin egen eller layoutets")
def _placed(deck: Deck) -> Faults:
    for shape in deck.slide_shapes:
        if shape.frame is None and shape.sheet.parent is not None:
            yield shape.label, "har hverken egen plads eller en pladsholder i layoutet at arve den fra"
        elif shape.frame is not None and shape.text and 0 in shape.size:
            yield shape.label, "har tekst, men ingen udstrækning"
