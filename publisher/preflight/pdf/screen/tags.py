"""Rules about the structure: headings, figures, links, lists, tables, and that all content is in it (U7–U12)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.pdf.reading.objects import entry, identity, items, name, number, words
from publisher.preflight.pdf.rules import Fault
from publisher.preflight.pdf.screen.document import SCREEN, ScreenDocument
from publisher.preflight.pdf.screen.structure import STANDARD

_HEADINGS = {f"H{level}": level for level in range(1, 7)}
_PRINT_FLAG = 4
_HOMES = {"Link": ("Link", "/Contents"), "Widget": ("Form", "/TU")}  # the element of an annotation, and its description
_PARENTS = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
}
_LONGEST_QUOTE = 40


@SCREEN.rule("PDF-U7", "Overskrifter begynder med H1 og springer intet niveau over")
def headings(document: ScreenDocument) -> Iterator[Fault]:
    """One H1 first, each step down one level at most, none empty."""
    found = [element for element in document.elements if element.type in _HEADINGS or element.type == "H"]
    if not found:
        yield Fault("", "Filen har ingen overskrifter.")
    before = 0
    for at, element in enumerate(found, 1):
        level = _HEADINGS.get(element.type, 0)
        if not level:
            yield Fault(f"overskrift {at}", "Overskriften er tagget H uden niveau.")
        elif level > before + 1:
            yield Fault(f"overskrift {at}", f"Overskriften er {element.type}; den højeste her er H{before + 1}.")
        if level == 1 and at > 1:
            yield Fault(f"overskrift {at}", "Overskriften er endnu en H1; filen har kun én titel.")
        if not element.holds_content:
            yield Fault(f"overskrift {at}", "Overskriften er tom.")
        before = level or before


@SCREEN.rule("PDF-U8", "Figurer har en alternativ tekst")
def figures(document: ScreenDocument) -> Iterator[Fault]:
    """Every figure and formula says in words what it shows."""
    for at, element in enumerate((one for one in document.elements if one.type in {"Figure", "Formula"}), 1):
        if not element.alt.strip():
            yield Fault(f"figur {at}", "Figuren har ingen alternativ tekst (/Alt).")


@SCREEN.rule("PDF-U9", "Hvert link og felt er tagget, beskrevet og kommer med på papir; et link fører et sted hen")
def links_and_fields(document: ScreenDocument) -> Iterator[Fault]:
    """Each annotation stands in its own kind of element, has a description, the print flag and, as a link, a target."""
    homes = {target: element.type for element in document.elements for target in element.objects}
    for page, content in document.pages:
        for at, annotation in enumerate(items(entry(page.obj, "/Annots")), 1):
            where = f"side {content.number}, annotering {at}"
            kind = name(entry(annotation, "/Subtype"))
            if kind == "Popup":
                continue
            home = homes.get((identity(annotation) or (0, 0))[0], "")
            wanted, description = _HOMES.get(kind, ("Annot", "/Contents"))
            if home != wanted:
                yield Fault(where, f"Annoteringen ({kind}) er ikke tagget som {wanted}.")
            if not words(entry(annotation, description)).strip():
                yield Fault(where, f"Annoteringen har ingen beskrivelse ({description}).")
            if not int(number(entry(annotation, "/F"))) & _PRINT_FLAG:
                yield Fault(where, "Annoteringen er ikke sat til at komme med på papir (/F 4).")
            if kind == "Link" and entry(annotation, "/A") is None and entry(annotation, "/Dest") is None:
                yield Fault(where, "Linket fører ingen steder hen.")


@SCREEN.rule("PDF-U10", "Alt, hvad siden viser, er tagget eller markeret som pynt")
def all_content_tagged(document: ScreenDocument) -> Iterator[Fault]:
    """Every mark stands under an id that the structure knows, or in an artifact; and every id of it exists."""
    known = {place for element in document.elements for place in element.content}
    for page, content in document.pages:
        key = page.obj.objgen[0]
        for mark in content.marks:
            if mark.in_soft_mask or mark.artifact or (mark.mcid is not None and (key, mark.mcid) in known):
                continue
            quoted = f" »{mark.text.strip()[:_LONGEST_QUOTE]}«" if mark.text.strip() else ""
            message = f"Der er indhold ({mark.kind.value}{quoted}) uden for strukturen."
            yield Fault(f"side {content.number}", message)
        for _, mcid in sorted(place for place in known if place[0] == key):
            if mcid not in content.marked_ids:
                yield Fault(f"side {content.number}", f"Strukturen nævner indhold nr. {mcid}, som ikke er på siden.")


@SCREEN.rule("PDF-U11", "Lister og tabeller er bygget rigtigt")
def lists_and_tables(document: ScreenDocument) -> Iterator[Fault]:
    """Items stand in lists, cells in rows, rows in tables; a table has header cells."""
    for element in document.elements:
        parent = element.ancestors[0] if element.ancestors else ""
        if element.type in _PARENTS and parent not in _PARENTS[element.type]:
            home = " eller ".join(sorted(_PARENTS[element.type]))
            yield Fault("", f"{element.type} står i {parent or 'roden'}; den hører til i {home}.")
        if element.type == "Table" and not any(one.type == "TH" for one in element.walk()):
            yield Fault("", "En tabel har ingen overskriftsceller (TH).")
        if element.type == "L" and not any(one.type == "LI" for one in element.children):
            yield Fault("", "En liste har ingen punkter (LI).")


@SCREEN.rule("PDF-U12", "Alle tags er standardtyper eller oversat til en")
def standard_types(document: ScreenDocument) -> Iterator[Fault]:
    """The role map leads every type to one that readers know."""
    for written in sorted({element.written for element in document.elements if element.type not in STANDARD}):
        yield Fault("", f"Tagget {written} er ikke en standardtype og er ikke oversat til en.")
