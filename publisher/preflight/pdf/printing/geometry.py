"""Rules about the sheet: its boxes, its size, its bleed, and that something stands on it (G1–G9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from publisher.preflight.pdf.printing.document import PRINT, PrintDocument, Sheet
from publisher.preflight.pdf.reading.geometry import Box
from publisher.preflight.pdf.reading.objects import Raw, box, entry, number
from publisher.preflight.pdf.reading.plates import PIXELS_PER_POINT, Plates
from publisher.preflight.pdf.rules import Fault
from publisher.preflight.pdf.wording import decimal, mm, place
from publisher.units import Mm, Pt

_SIZE_TOLERANCE = Mm(0.1)
_BOX_TOLERANCE = Mm(0.01)
_SHORTEST_GAP = Mm(1)
_PIXEL = 1 / PIXELS_PER_POINT


@PRINT.rule("PDF-G1", "Siderne er hverken drejet eller skaleret")
def upright(document: PrintDocument) -> Iterator[Fault]:
    """No UserUnit and no rotation, also none that is inherited."""
    for sheet in document.sheets:
        unit = number(entry(sheet.page.obj, "/UserUnit"), 1)
        if unit != 1:
            yield Fault(f"side {sheet.number}", f"Siden har UserUnit {decimal(unit, 2)}; mål skal være i punkter.")
        turn = number(_inherited(sheet.page.obj, "/Rotate"))
        if turn % 360:
            yield Fault(f"side {sheet.number}", f"Siden er drejet {decimal(turn)} grader.")


def _inherited(node: Raw, key: str) -> Raw:
    while node is not None and entry(node, key) is None:
        node = entry(node, "/Parent")
    return entry(node, key)


@PRINT.rule("PDF-G2", "Hver side har en TrimBox og ingen ArtBox")
def trim_box(document: PrintDocument) -> Iterator[Fault]:
    """The trimmed sheet is stated, and only in one way."""
    for sheet in document.sheets:
        if sheet.stated("/TrimBox") is None:
            yield Fault(f"side {sheet.number}", "Siden mangler TrimBox.")
        if entry(sheet.page.obj, "/ArtBox") is not None:
            yield Fault(f"side {sheet.number}", "Siden har en ArtBox; PDF/X tillader den ikke ved siden af TrimBox.")


@PRINT.rule("PDF-G3", "TrimBox ligger i BleedBox, som ligger i MediaBox")
def nested_boxes(document: PrintDocument) -> Iterator[Fault]:
    """Each box lies inside the next."""
    for sheet in document.sheets:
        if not sheet.bleed.holds(sheet.trim, _BOX_TOLERANCE):
            yield Fault(f"side {sheet.number}", "TrimBox rager ud over BleedBox.")
        if not sheet.media.holds(sheet.bleed, _BOX_TOLERANCE):
            yield Fault(f"side {sheet.number}", "BleedBox rager ud over MediaBox.")


@PRINT.rule("PDF-G4", "CropBox er lig MediaBox")
def crop_box(document: PrintDocument) -> Iterator[Fault]:
    """No crop box hides a part of the sheet."""
    for sheet in document.sheets:
        crop = box(_inherited(sheet.page.obj, "/CropBox"))
        if crop is not None and not (
            crop.holds(sheet.media, _BOX_TOLERANCE) and sheet.media.holds(crop, _BOX_TOLERANCE)
        ):
            yield Fault(f"side {sheet.number}", "CropBox er en anden end MediaBox.")


@PRINT.rule("PDF-G5", "Det færdige ark har det aftalte mål")
def trim_size(document: PrintDocument) -> Iterator[Fault]:
    """Width and height within 0.1 mm."""
    wanted = document.conditions
    for sheet in document.sheets:
        trim = sheet.stated("/TrimBox")
        if trim is None:
            continue
        if max(abs(trim.width - wanted.width), abs(trim.height - wanted.height)) > _SIZE_TOLERANCE:
            found = f"{mm(Pt(trim.width))} × {mm(Pt(trim.height))}"
            yield Fault(
                f"side {sheet.number}", f"Arket er {found}; aftalt er {mm(wanted.width)} × {mm(wanted.height)}."
            )


@PRINT.rule("PDF-G6", "BleedBox giver nok beskæring på alle fire sider")
def bleed_box(document: PrintDocument) -> Iterator[Fault]:
    """The bleed box is stated and reaches far enough on every side."""
    wanted = document.conditions.bleed
    for sheet in document.sheets:
        if sheet.stated("/BleedBox") is None:
            yield Fault(f"side {sheet.number}", "Siden mangler BleedBox.")
        if sheet.stated("/BleedBox") is None or sheet.stated("/TrimBox") is None:
            continue
        for side, found in _margins(sheet.bleed, sheet.trim).items():
            if found < wanted - _BOX_TOLERANCE:
                message = f"Beskæringen er {mm(Pt(found))} {side}; der kræves {mm(wanted)}."
                yield Fault(f"side {sheet.number}", message)


def _margins(outer: Box, inner: Box) -> dict[str, float]:
    return {
        "til venstre": inner.left - outer.left,
        "til højre": outer.right - inner.right,
        "foroven": outer.top - inner.top,
        "forneden": inner.bottom - outer.bottom,
    }


@PRINT.rule("PDF-G7", "Farve, der når arkets kant, fortsætter helt ud i beskæringen på hver side")
def bleed_coverage(document: PrintDocument) -> Iterator[Fault]:
    """Along each edge: where there is ink at the cut, there is ink all the way to the bleed box.

    Judged on the printing plates, so that clips, holes and curved shapes count as they are; exact to a pixel of
    0.24 mm. A gap shorter than a millimetre is let through: it is where a shape's own outline crosses the cut.
    """
    for sheet, plates in zip(document.sheets, document.plates, strict=True):
        if sheet.stated("/TrimBox") is None:
            continue
        for side, gap in _gaps(sheet, plates).items():
            if gap >= _SHORTEST_GAP:
                message = f"Farven standser før beskæringens kant {side}, på et stykke af {mm(gap)}."
                yield Fault(f"side {sheet.number}", message)


def _gaps(sheet: Sheet, plates: Plates) -> dict[str, Pt]:
    """The longest stretch along each side of the sheet where ink at the cut does not reach the bleed box."""
    bleed, trim = sheet.bleed.common(sheet.media) or sheet.media, sheet.trim
    strips = {
        "til venstre": replace(trim, left=bleed.left, right=trim.left),
        "til højre": replace(trim, left=trim.right, right=bleed.right),
        "foroven": replace(trim, bottom=trim.top, top=bleed.top),
        "forneden": replace(trim, bottom=bleed.bottom, top=trim.bottom),
    }
    edges = {
        "til venstre": replace(trim, right=trim.left + _PIXEL),
        "til højre": replace(trim, left=trim.right - _PIXEL),
        "foroven": replace(trim, bottom=trim.top - _PIXEL),
        "forneden": replace(trim, top=trim.bottom + _PIXEL),
    }
    found = {}
    for side, strip in strips.items():
        edge = edges[side]
        upright_side = strip.height > strip.width
        at_cut = plates.covered(edge, along_height=upright_side)
        in_bleed = plates.covered(strip, along_height=upright_side)
        bare = [cut and not out for cut, out in zip(at_cut, in_bleed, strict=False)]
        longest = max((len(list(run)) for missing, run in groupby(bare) if missing), default=0)
        found[side] = Pt(longest * _PIXEL)
    return found


@PRINT.rule("PDF-G8", "Ingen side er tom")
def not_empty(document: PrintDocument) -> Iterator[Fault]:
    """Some ink lands on every sheet."""
    for sheet, plates in zip(document.sheets, document.plates, strict=True):
        if plates.is_bare(sheet.trim):
            yield Fault(f"side {sheet.number}", "Der kommer ingen farve på arket.")


@PRINT.rule("PDF-G9", "Intet er malet uden for beskæringen, medmindre skæremærker er aftalt")
def nothing_outside(document: PrintDocument) -> Iterator[Fault]:
    """Nothing is painted wholly outside the bleed box unless marks are agreed."""
    if document.conditions.marks:
        return
    for sheet, mark in document.printed:
        if not mark.box.overlaps(sheet.bleed.grown(_BOX_TOLERANCE)):
            yield Fault(place(mark, sheet.trim), "Objektet ligger uden for beskæringen; skæremærker er ikke aftalt.")
