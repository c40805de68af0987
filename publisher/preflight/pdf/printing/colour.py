"""Rules about colour spaces: everything is DeviceCMYK, gradients add up, groups blend in CMYK (C1–C6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from publisher.preflight.pdf.printing.document import PRINT, PrintDocument
from publisher.preflight.pdf.reading.colours import REGISTRATION, Space, read_space
from publisher.preflight.pdf.reading.functions import total_outputs
from publisher.preflight.pdf.reading.marks import Mark
from publisher.preflight.pdf.reading.objects import Raw, entry
from publisher.preflight.pdf.rules import Fault
from publisher.preflight.pdf.wording import place, trail

_CMYK, _GRAY = "DeviceCMYK", "DeviceGray"


def _uses(document: PrintDocument, forbidden: Callable[[Space], bool]) -> Iterator[tuple[str, Space]]:
    """Where forbidden colour spaces are used: painted objects with their place, then what only selects one."""
    for sheet in document.sheets:
        placed = set()
        for mark in sheet.content.marks:
            for space in mark.colour.space.chain() if mark.colour else ():
                if forbidden(space):
                    placed.add((mark.trail, space))
                    yield place(mark, sheet.trim), space
        for use in sheet.content.colours:
            if forbidden(use.space) and (use.trail, use.space) not in placed:
                yield f"{trail(sheet.number, use.trail)}, {use.by}", use.space


@PRINT.rule("PDF-C1", "Ingen RGB, Lab eller kalibrerede farver, heller ikke i formularer, mønstre og masker")
def no_rgb(document: PrintDocument) -> Iterator[Fault]:
    """No colour that is not an amount of ink."""

    def forbidden(space: Space) -> bool:
        calibrated = space.family == "ICCBased" and space.components != 4
        return calibrated or space.family in {"DeviceRGB", "CalRGB", "CalGray", "Lab", "ukendt"}

    for where, space in _uses(document, forbidden):
        yield Fault(where, f"Farverummet er {space}; alt skal være DeviceCMYK.")


@PRINT.rule("PDF-C2", "Ingen CMYK gennem en ICC-profil")
def no_icc_cmyk(document: PrintDocument) -> Iterator[Fault]:
    """CMYK with a profile of its own may be converted again, and black text then gets four inks."""
    for where, space in _uses(document, lambda space: space.family == "ICCBased" and space.components == 4):
        yield Fault(where, f"Farverummet er {space}; CMYK skal være DeviceCMYK.")


def _shading(mark: Mark) -> Raw:
    if mark.shading is not None:
        return mark.shading
    return entry(mark.colour.pattern, "/Shading") if mark.colour else None


@PRINT.rule("PDF-C3", "Farveovergange har lige så mange værdier som deres farverum")
def gradients_add_up(document: PrintDocument) -> Iterator[Fault]:
    """A function with the wrong number of outputs is drawn differently, or not at all, by each device."""
    for sheet in document.sheets:
        for mark in sheet.content.marks:
            shading = _shading(mark)
            function = entry(shading, "/Function")
            if function is None:
                continue
            wanted = read_space(entry(shading, "/ColorSpace"), None).components
            found = total_outputs(function)
            if found != wanted:
                told = "et ukendt antal" if found is None else str(found)
                yield Fault(place(mark, sheet.trim), f"Farveovergangen giver {told} værdier; farverummet har {wanted}.")


@PRINT.rule("PDF-C4", "Gennemsigtighed blandes i DeviceCMYK")
def blend_spaces(document: PrintDocument) -> Iterator[Fault]:
    """Groups blend in DeviceCMYK, soft masks in DeviceGray or DeviceCMYK; a page with transparency says so itself."""
    for sheet in document.sheets:
        for group in sheet.content.groups:
            raw = entry(group.raw, "/CS")
            space = None if raw is None else read_space(raw, None)
            allowed = {_CMYK, _GRAY} if group.in_soft_mask else {_CMYK}
            if space is not None and space.family not in allowed:
                message = f"Gruppen blander farver i {space}; der kræves {_CMYK}."
                yield Fault(trail(sheet.number, group.trail), message)
        own = entry(entry(sheet.page.obj, "/Group"), "/CS")
        if sheet.content.transparent and own is None:
            message = f"Siden har gennemsigtighed, men ingen sidegruppe med blanderummet {_CMYK}."
            yield Fault(f"side {sheet.number}", message)


@PRINT.rule("PDF-C5", "Ingen staffagefarver")
def no_spots(document: PrintDocument) -> Iterator[Fault]:
    """Four inks only: no Separation but the registration colour, no DeviceN."""

    def forbidden(space: Space) -> bool:
        return space.family == "DeviceN" or (space.family == "Separation" and space.colorants != (REGISTRATION,))

    for where, space in _uses(document, forbidden):
        yield Fault(where, f"Farven er {space}; filen trykkes kun med de fire procesfarver.")


@PRINT.rule("PDF-C6", "Registreringsfarven bruges kun uden for beskæringen")
def registration_outside(document: PrintDocument) -> Iterator[Fault]:
    """The colour of all plates at once is for trim marks only; lines in one path count by the box around them."""
    for sheet, mark in document.printed:
        registration = mark.colour is not None and mark.colour.space.colorants == (REGISTRATION,)
        if registration and mark.box.overlaps(sheet.bleed):
            yield Fault(place(mark, sheet.trim), "Objektet er malet med registreringsfarven (All) inde på arket.")
