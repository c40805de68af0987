"""The slides' texts and fills in; what is too small, too long, too pale or outside the theme out."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.pptx.model.colour import STATED_COLOURS, Colour, contrast
from publisher.preflight.pptx.model.deck import Deck
from publisher.preflight.pptx.model.ooxml import Element, find, local, within
from publisher.preflight.pptx.model.placeholder import FOOTERS, TITLES
from publisher.preflight.pptx.model.sheet import Shape
from publisher.preflight.pptx.model.words import Piece
from publisher.preflight.pptx.rules.registry import Faults, deck_rule

SMALLEST, SMALLEST_BODY, MOST_WORDS, MOST_OWN_COLOURS = 12, 18, 30, 24
_LARGE, _LARGE_BOLD = 18, 14  # points from which WCAG 2 (1.4.3) calls a text large
_RATIO, _RATIO_LARGE = 4.5, 3.0
_FOOT = 0.86  # share of the slide's height below which sources and footers stand
_REFERENCE_LAYOUTS = ("kilde", "reference", "litteratur", "kontakt")  # to look up, not to read along
_FACES_EVERYWHERE = frozenset({"Calibri", "Arial", "Verdana", "Georgia", "Trebuchet MS", "Times New Roman"})
_THEME_FACES = frozenset({"+mn-lt", "+mj-lt", "+mn-ea", "+mj-ea", "+mn-cs", "+mj-cs"})
_BULLET_FACES = frozenset({"Arial"})
_OWN_COLOURS = frozenset({"000000", "FFFFFF"})


def _is_body(shape: Shape, deck: Deck) -> bool:
    """Whether the shape's text is what participants read: no title, no figure's label, nothing at the foot."""
    if shape.ancestors or shape.role in TITLES | FOOTERS or shape.kind != "sp":
        return False
    return shape.box is None or shape.box.top < deck.area.bottom * _FOOT


def _is_reference(shape: Shape) -> bool:
    layout = shape.sheet.parent
    return layout is not None and layout.name.casefold().startswith(_REFERENCE_LAYOUTS)


@deck_rule("PPTX-V1", f"ingen tekst er mindre end {SMALLEST} pt")
def _large_enough(deck: Deck) -> Faults:
    for shape, size in _smallest(deck):
        if size < SMALLEST - 0.01:
            yield shape.label, f"har tekst på {size:.1f} pt; mindste størrelse er {SMALLEST} pt"


@deck_rule("PPTX-V2", f"brødtekst er mindst {SMALLEST_BODY} pt")
def _body_large_enough(deck: Deck) -> Faults:
    for shape, size in _smallest(deck):
        if SMALLEST <= size < SMALLEST_BODY - 0.01 and _is_body(shape, deck) and not _is_reference(shape):
            yield shape.label, f"har brødtekst på {size:.1f} pt; mindste størrelse er {SMALLEST_BODY} pt"


def _smallest(deck: Deck) -> Iterator[tuple[Shape, float]]:
    for page in deck.pages:
        for shape, pieces in page.pieces.items():
            yield shape, min(piece.size for piece in pieces)


@deck_rule("PPTX-V3", f"højst {MOST_WORDS} ord brødtekst på et slide")
def _few_words(deck: Deck) -> Faults:
    for slide in deck.slides:
        shapes = [shape for shape in slide.shapes if _is_body(shape, deck) and not _is_reference(shape)]
        words = sum(any(sign.isalnum() for sign in word) for shape in shapes for word in shape.text.split())
        if words > MOST_WORDS:
            yield slide.label, f"har {words} ord brødtekst; højst {MOST_WORDS}. Flyt noget til noterne"


@deck_rule("PPTX-V4", "al tekst står tydeligt på sin baggrund (WCAG AA)")
def _contrast(deck: Deck) -> Faults:
    for shape, words in ((shape, words) for page in deck.pages for shape, words in page.words.items()):
        failing = [found for word in words for behind in word.behind if (found := _short(word.piece, behind))]
        if failing:
            ratio, needed, piece, behind = min(failing, key=lambda one: one[0] / one[1])
            ink = "" if piece.colour is None else f" ({piece.colour.hex})"
            against = f"kontrasten {ratio:.1f}:1 mod sin baggrund ({behind.hex})"
            yield shape.label, f"»{piece.text.strip()[:30]}«{ink} har {against}; kravet er {needed:g}:1"


@deck_rule("PPTX-V5", "ingen tekst står på et billede, hvor kontrasten ikke kan kendes")
def _off_pictures(deck: Deck) -> Faults:
    for shape, words in ((shape, words) for page in deck.pages for shape, words in page.words.items()):
        if any(word.pictured for word in words):
            yield shape.label, "teksten står på et billede; læg en ensfarvet flade under den"


def _short(piece: Piece, behind: Colour) -> tuple[float, float, Piece, Colour] | None:
    """Ratio, required ratio, piece and background, if the text is too weak on it."""
    large = piece.size >= _LARGE or (piece.bold and piece.size >= _LARGE_BOLD)
    needed = _RATIO_LARGE if large else _RATIO
    ratio = needed if piece.colour is None else contrast(piece.colour.over(behind), behind)
    return (ratio, needed, piece, behind) if ratio < needed - 0.005 else None


@deck_rule("PPTX-V6", "tekst bruger temaets skrifter, så den følger med, når temaet skiftes")
def _theme_faces(deck: Deck) -> Faults:
    for sheet in deck.sheets:
        for element in within(sheet.tree, "a:latin", "a:ea", "a:cs", "a:sym", "a:buFont"):
            face = element.get("typeface", "")
            allowed = _THEME_FACES | _BULLET_FACES if local(element) == "buFont" else _THEME_FACES
            if face not in allowed:
                yield sheet.label, f"skriften »{face}« er valgt direkte; brug temaets (+mn-lt eller +mj-lt)"


@deck_rule("PPTX-V7", "temaets skrifter findes i enhver PowerPoint")
def _faces_everywhere(deck: Deck) -> Faults:
    for sheet in deck.masters + deck.notes_masters:
        for kind in ("major", "minor"):
            latin = find(sheet.theme, f"a:themeElements/a:fontScheme/a:{kind}Font/a:latin")
            face = "" if latin is None else latin.get("typeface", "")
            if face not in _FACES_EVERYWHERE:
                yield sheet.label, f"temaets skrift »{face}« findes ikke i enhver PowerPoint; brug f.eks. Calibri"


@deck_rule("PPTX-V8", "tekst, layouts og master har temaets farver, så de følger med, når temaet skiftes")
def _theme_colours(deck: Deck) -> Faults:
    listed = _listed_colours(deck)
    for sheet in deck.slides + deck.layouts + deck.masters:
        free = set() if sheet.kind != "slide" else {one for shape in sheet.shapes for one in _figure_colours(shape)}
        for element in within(sheet.tree, *STATED_COLOURS):
            if element not in free and _code(element) not in listed:
                yield sheet.label, f"farven {_code(element)} er hverken temaets eller opført i temaet"


@deck_rule("PPTX-V9", f"figurer har højst {MOST_OWN_COLOURS} farver, der ikke er temaets")
def _few_colours(deck: Deck) -> Faults:
    own = {_code(one) for slide in deck.slides for one in within(slide.tree, *STATED_COLOURS)} - _listed_colours(deck)
    if len(own) > MOST_OWN_COLOURS:
        yield "", f"{len(own)} farver er ikke temaets ({', '.join(sorted(own)[:4])} …); højst {MOST_OWN_COLOURS}"


def _figure_colours(shape: Shape) -> Iterator[Element]:
    """The colours that a figure's shape has of its own: those of its fill and line, not of its text."""
    if shape.ancestors and shape.kind != "grpSp" and shape.properties is not None:
        yield from within(shape.properties, *STATED_COLOURS)


def _listed_colours(deck: Deck) -> set[str]:
    """Black, white and what the theme lists as further colours."""
    themes = [sheet.theme for sheet in deck.masters if sheet.theme is not None]
    return {_code(colour) for theme in themes for each in within(theme, "a:custClr") for colour in each} | _OWN_COLOURS


def _code(element: Element) -> str:
    return element.get("val", "").upper() or local(element)
