"""The presentation part in; clashing ids, loose sheets, wrong size, sections and language out."""

from __future__ import annotations

from collections import Counter

from publisher.preflight.pptx.model.deck import Deck
from publisher.preflight.pptx.model.ooxml import every, find, number, q, within
from publisher.preflight.pptx.rules.registry import Faults, deck_rule

LANGUAGE = "da-DK"
_FIRST_SLIDE_ID, _FIRST_MASTER_ID, _END_OF_IDS = 256, 2**31, 2**32
_A3 = (297 * 36_000, 420 * 36_000)  # EMU
_SLACK = 36_000
_LEAST_SLIDES_FOR_SECTIONS = 2


@deck_rule("PPTX-D1", "hvert slide har sit eget id og sin egen del")
def _slide_ids(deck: Deck) -> Faults:
    listed = every(deck.presentation, "p:sldIdLst/p:sldId")
    if not listed:
        yield "", "præsentationen har ingen slides"
    for identifier, count in Counter(one.get("id", "") for one in listed).items():
        if count > 1:
            yield "", f"slide-id {identifier} bruges {count} gange; PowerPoint kan ikke åbne filen"
        if not identifier.isdigit() or not _FIRST_SLIDE_ID <= int(identifier) < _FIRST_MASTER_ID:
            yield "", f"slide-id »{identifier}« ligger uden for det tilladte ({_FIRST_SLIDE_ID} og op)"
    for part, count in Counter(slide.part for slide in deck.slides).items():
        if count > 1:
            yield part, f"står {count} gange i rækken af slides"


@deck_rule("PPTX-D2", "mastere og layouts har hver sit id")
def _template_ids(deck: Deck) -> Faults:
    ids = [one.get("id", "") for one in every(deck.presentation, "p:sldMasterIdLst/p:sldMasterId")]
    ids += [one.get("id", "") for master in deck.masters for one in within(master.tree, "p:sldLayoutId")]
    for identifier, count in Counter(ids).items():
        if count > 1:
            yield "", f"id {identifier} bruges af {count} mastere eller layouts; PowerPoint vil reparere filen"
        if not identifier.isdigit() or not _FIRST_MASTER_ID <= int(identifier) < _END_OF_IDS:
            yield "", f"id »{identifier}« på master eller layout ligger uden for det tilladte"


@deck_rule("PPTX-D3", "hvert slide har ét layout, hvert layout en master, hver master et tema")
def _lineage(deck: Deck) -> Faults:
    wanted = {
        "slide": "slideLayout",
        "layout": "slideMaster",
        "master": "theme",
        "notesMaster": "theme",
        "notes": "slide",
    }
    for sheet in deck.sheets:
        kind = wanted[sheet.kind]
        found = [one for one in deck.package.relations.get(sheet.part, ()) if one.kind == kind]
        if len(found) != 1:
            yield sheet.label, f"har {len(found)} relationer af slagsen »{kind}«; der skal være netop én"
    for page, slide in ((page, slide) for page in deck.notes for slide in deck.slides if slide.number == page.number):
        if slide.part not in deck.package.related(page.part, "slide"):
            yield page.label, "hører ifølge sine relationer til et andet slide"


@deck_rule("PPTX-D4", "notemasteren er opført i præsentationen")
def _notes_master_listed(deck: Deck) -> Faults:
    used = {
        master
        for part in deck.package.trees
        for master in deck.package.related(part, "notesMaster")
        if part != deck.part
    }
    listed = every(deck.presentation, "p:notesMasterIdLst/p:notesMasterId")
    known = {
        found.target for one in listed if (found := deck.package.relation(deck.part, one.get(q("r:id")))) is not None
    }
    for master in sorted(used - known):
        yield master, "bruges af noterne, men mangler i præsentationens notesMasterIdLst; PowerPoint vil reparere filen"


@deck_rule("PPTX-D5", "slides er i formatet 16:9, eller filen er en plakat i A3")
def _format(deck: Deck) -> Faults:
    width, height = deck.area.right, deck.area.bottom
    is_wide = abs(width * 9 - height * 16) <= width * 0.01
    is_poster = abs(width - _A3[0]) <= _SLACK and abs(height - _A3[1]) <= _SLACK
    if not (is_wide or is_poster):
        yield "", f"slides måler {width / 360_000:.2f} × {height / 360_000:.2f} cm; det er hverken 16:9 eller A3"


@deck_rule("PPTX-D6", "hvert slide hører til netop én sektion")
def _sections(deck: Deck) -> Faults:
    order = [one.get("id", "") for one in every(deck.presentation, "p:sldIdLst/p:sldId")]
    sections = list(within(deck.presentation, "p14:section"))
    if not sections:
        if len(order) >= _LEAST_SLIDES_FOR_SECTIONS:
            yield "", "præsentationen er ikke delt i sektioner"
        return
    placed = [one.get("id", "") for one in within(deck.presentation, "p14:sldId")]
    for identifier in sorted(set(placed) - set(order)):
        yield "", f"en sektion nævner slide-id {identifier}, som ikke findes"
    for place, identifier in enumerate(order, start=1):
        if placed.count(identifier) != 1:
            yield f"Slide {place}", f"står i {placed.count(identifier)} sektioner; det skal stå i netop én"
    if sorted(placed) == sorted(order) and placed != order:
        yield "", "sektionerne har deres slides i en anden rækkefølge end præsentationen"


@deck_rule("PPTX-D9", "hver sektion har sit eget navn og id")
def _section_names(deck: Deck) -> Faults:
    sections = list(within(deck.presentation, "p14:section"))
    for attribute, meaning in (("name", "navn"), ("id", "id")):
        for value, count in Counter(section.get(attribute, "").strip() for section in sections).items():
            if not value:
                yield "", f"en sektion mangler {meaning}"
            elif count > 1:
                yield "", f"{count} sektioner har samme {meaning}: »{value}«"


@deck_rule("PPTX-D7", "ny tekst i præsentationen er på dansk fra start")
def _default_language(deck: Deck) -> Faults:
    style = find(deck.presentation, "p:defaultTextStyle")
    languages = [] if style is None else [one.get("lang") for one in within(style, "a:defRPr")]
    if not languages:
        yield "", "præsentationen har ingen standardskrift (defaultTextStyle) med sprog"
    wrong = [language for language in languages if language != LANGUAGE]
    if wrong:
        yield "", f"{len(wrong)} niveauer i standardskriften er »{wrong[0] or 'uden sprog'}«, ikke {LANGUAGE}"


@deck_rule("PPTX-D8", "noter udskrives på A4")
def _notes_size(deck: Deck) -> Faults:
    size = find(deck.presentation, "p:notesSz")
    width, height = number(size, "cx"), number(size, "cy")
    if deck.notes and abs(height / (width or 1) - 297 / 210) > 0.04:
        yield "", f"notesiden måler {width / 360_000:.1f} × {height / 360_000:.1f} cm; formatet skal være A4 på højkant"
