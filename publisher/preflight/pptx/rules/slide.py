"""The slides in; clashing shape ids, faults in titles, placeholders, footers, links and pictures out."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

from publisher.preflight.pptx.model.deck import Deck
from publisher.preflight.pptx.model.ooxml import find, q, within
from publisher.preflight.pptx.model.placeholder import TITLES
from publisher.preflight.pptx.model.sheet import Sheet
from publisher.preflight.pptx.rules.registry import Faults, deck_rule

_MOST_OF_SLIDE_AS_PICTURE = 0.15
_WITHOUT_FOOTER = frozenset({"title", "secHead"})
_FIELD_TEXTS = frozenset({"‹nr.›", "‹#›"})
_EMPTY_LINK_TEXTS = frozenset({"her", "klik her", "læs mere", "link", "tryk her", "se her", "mere"})


@deck_rule("PPTX-S1", "hver form har sit eget id på sit slide, også i grupper")
def _shape_ids(deck: Deck) -> Faults:
    for sheet in deck.sheets:
        root = find(sheet.tree, "p:cSld/p:spTree/p:nvGrpSpPr/p:cNvPr")
        ids = Counter([shape.id for shape in sheet.shapes] + ([] if root is None else [root.get("id", "")]))
        for identifier, count in ids.items():
            if count > 1:
                names = ", ".join(f"»{shape.name}«" for shape in sheet.shapes if shape.id == identifier)
                yield sheet.label, f"id {identifier} bruges af {count} former ({names}); PowerPoint vil reparere filen"
            if not identifier.isdigit() or int(identifier) < 1:
                yield sheet.label, f"en form har id »{identifier}«; et id er et helt tal fra 1"


@deck_rule("PPTX-S2", "hvert slide har en titel i titelpladsholderen")
def _titled(deck: Deck) -> Faults:
    for slide in deck.slides:
        titles = [shape for shape in slide.shapes if shape.role in TITLES]
        if not titles:
            yield slide.label, "har ingen titelpladsholder; skærmlæsere og oversigten finder intet navn"
        elif not titles[0].text:
            yield titles[0].label, "titlen er tom"
        if len(titles) > 1:
            yield slide.label, f"har {len(titles)} titelpladsholdere; der må kun være én"


@deck_rule("PPTX-S3", "titlen læses først")
def _title_first(deck: Deck) -> Faults:
    for slide in deck.slides:
        told = [shape for shape in slide.shapes if not shape.decorative]
        if slide.title is not None and told and told[0] is not slide.title:
            yield slide.label, f"»{told[0].name}« læses op før titlen; titlen skal stå først i læserækkefølgen"


@deck_rule("PPTX-S4", "hver titel findes kun én gang i præsentationen")
def _title_unique(deck: Deck) -> Faults:
    seen: dict[str, Sheet] = {}
    for slide in deck.slides:
        text = "" if slide.title is None else " ".join(slide.title.text.casefold().split())
        if text and text in seen:
            yield (
                slide.label,
                f"har samme titel som slide {seen[text].number}: »{slide.title.text if slide.title else ''}«",
            )
        seen.setdefault(text, slide)


@deck_rule("PPTX-S5", "ingen pladsholder står tom")
def _placeholders_filled(deck: Deck) -> Faults:
    for shape in deck.slide_shapes:
        if shape.placeholder is not None and shape.kind == "sp" and not shape.text and shape.role not in TITLES:
            yield shape.label, "er en tom pladsholder; i redigering viser den en opfordring, og på slidet er der et hul"


@deck_rule("PPTX-S6", "hver pladsholder findes i slidets layout")
def _placeholders_known(deck: Deck) -> Faults:
    for shape in deck.slide_shapes:
        layout = shape.sheet.parent
        if layout is not None and shape.placeholder is not None and shape.model is None:
            yield shape.label, f"er en pladsholder ({shape.role}), som layoutet »{layout.name}« ikke har"


@deck_rule("PPTX-S7", "hvert slide har sidefod og slidenummer; en plakat på højkant har ikke")
def _footed(deck: Deck) -> Faults:
    if deck.area.bottom > deck.area.right:
        return
    for slide in deck.slides:
        if slide.parent is not None and slide.parent.tree.get("type") in _WITHOUT_FOOTER:
            continue
        roles = {shape.role for shape in slide.shapes if shape.text}
        for role, name in (("ftr", "sidefod"), ("sldNum", "slidenummer")):
            if role not in roles:
                yield slide.label, f"har ingen {name}" if role == "ftr" else f"har intet {name}"


@deck_rule("PPTX-S8", "slidenumre er rigtige felter, og intet felt viser dags dato")
def _numbered(deck: Deck) -> Faults:
    for sheet in deck.sheets:
        if sheet.kind in {"notes", "notesMaster"}:
            continue  # PPTX-N2's
        for shape in sheet.shapes:
            fields = list(within(shape.element, "a:fld"))
            if shape.role == "sldNum" and not any(field.get("type") == "slidenum" for field in fields):
                yield shape.label, "slidenummeret er skrevet som tekst; det skal være et felt, så det følger med"
            for field in fields:
                text = field.findtext(q("a:t"), "")
                if field.get("type") == "slidenum" and sheet.number and text not in {str(sheet.number), *_FIELD_TEXTS}:
                    yield shape.label, f"slidenummerets felt viser »{text}«"
    for shape in deck.shapes:
        if any(field.get("type", "").startswith("datetime") for field in within(shape.element, "a:fld")):
            yield shape.label, "viser dags dato; to ens kørsler ser da forskellige ud"


@deck_rule("PPTX-S9", "links fører et sted hen og siger hvorhen")
def _linked(deck: Deck) -> Faults:
    for sheet in deck.slides + deck.notes:
        for shape in sheet.shapes:
            for link in () if shape.kind == "grpSp" else within(shape.element, "a:hlinkClick", "a:hlinkHover"):
                relation = deck.package.relation(sheet.part, link.get(q("r:id")))
                if relation is not None and relation.external and not _reachable(relation.target):
                    yield (
                        shape.label,
                        f"linket »{relation.target}« er ikke en web- eller mailadresse (https:// eller mailto:)",
                    )
                elif relation is None and not link.get("action"):
                    yield shape.label, "har et link uden mål"
                properties = link.getparent()
                run = None if properties is None else properties.getparent()
                text = "" if run is None else run.findtext(q("a:t"), "").strip()
                if run is not None and run.tag == q("a:r") and text.casefold().strip(" .:") in {"", *_EMPTY_LINK_TEXTS}:
                    yield shape.label, f"linkteksten »{text}« siger ikke, hvor linket fører hen"


@deck_rule("PPTX-S10", "figurer er tegnet med former, ikke sat ind som billeder")
def _native(deck: Deck) -> Faults:
    area = deck.area.right * deck.area.bottom
    for shape in deck.slide_shapes:
        share = shape.size[0] * shape.size[1] / (area or 1)
        if shape.kind == "pic" and share > _MOST_OF_SLIDE_AS_PICTURE:
            yield shape.label, f"er et billede, der fylder {share:.0%} af slidet; en figur skal kunne redigeres"


def _reachable(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", parts.path) is not None
    return parts.scheme in {"https", "http"} and "." in parts.netloc and " " not in address
