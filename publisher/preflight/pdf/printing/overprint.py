"""Rules about what prints on top of what: white never does, black text does (O1–O4)."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.pdf.printing.document import PRINT, PrintDocument
from publisher.preflight.pdf.reading.colours import NO_INK
from publisher.preflight.pdf.reading.marks import Kind, Mark
from publisher.preflight.pdf.rules import Fault
from publisher.preflight.pdf.wording import place, trail

_SOLID = 0.995


def is_black_only(mark: Mark) -> bool:
    """Whether a mark is painted with solid black ink and no other."""
    colour = mark.colour
    cmyk = colour is not None and colour.pattern is None and colour.space.family == "DeviceCMYK"
    return cmyk and colour is not None and colour.values[:3] == (0, 0, 0) and colour.values[3] >= _SOLID


@PRINT.rule("PDF-O1", "Hvidt står aldrig på overtryk")
def white_knocks_out(document: PrintDocument) -> Iterator[Fault]:
    """White that overprints disappears on the press."""
    for sheet, mark in document.printed:
        if mark.overprint and mark.colour is not None and mark.colour.pattern is None and mark.builds() == (NO_INK,):
            yield Fault(place(mark, sheet.trim), "Objektet er hvidt og står på overtryk; det forsvinder i trykket.")


@PRINT.rule("PDF-O2", "Sort tekst står på overtryk, der virker")
def black_text_overprints(document: PrintDocument) -> Iterator[Fault]:
    """Black text that knocks out shows white hairlines when the plates are a little off.

    In an isolated transparency group overprint reaches only what the group itself has painted: where that does not
    lie under the whole text, the group knocks it out of the sheet (ISO 32000, 11.4.5 and 11.7.4).
    """
    for sheet in document.sheets:
        marks = sheet.content.marks
        for number, mark in enumerate(marks):
            if mark.in_soft_mask or not mark.is_text or not is_black_only(mark):
                continue
            if not mark.overprint:
                yield Fault(place(mark, sheet.trim), "Teksten er ren sort, men står ikke på overtryk.")
            elif mark.isolated_from is not None and not _has_ground(mark, marks[mark.isolated_from : number]):
                message = "Teksten er ren sort, men overtrykket virker ikke ud af den isolerede gruppe, den står i."
                yield Fault(place(mark, sheet.trim), message)


def _has_ground(text: Mark, before: list[Mark]) -> bool:
    """Whether the group has already painted something under the whole text."""
    grounds = (mark for mark in before if mark.kind in {Kind.FILL, Kind.IMAGE, Kind.SHADING})
    return any(ground.box.holds(text.box) for ground in grounds)


@PRINT.rule("PDF-O3", "Overtryk sker med OPM 1")
def overprint_mode(document: PrintDocument) -> Iterator[Fault]:
    """Without it an overprinting colour erases the inks it does not have."""
    for sheet, mark in document.printed:
        cmyk = mark.colour is not None and mark.colour.space.family == "DeviceCMYK"
        if cmyk and mark.overprint and mark.overprint_mode != 1:
            yield Fault(
                place(mark, sheet.trim), f"Objektet står på overtryk med OPM {mark.overprint_mode}; der kræves 1."
            )


@PRINT.rule("PDF-O4", "Ingen DeviceGray på arket; sort er K i DeviceCMYK")
def no_device_gray(document: PrintDocument) -> Iterator[Fault]:
    """Gray follows other overprint rules than K. Gray images and soft masks are left alone."""
    for sheet in document.sheets:
        for mark in sheet.content.marks:
            gray = mark.colour is not None and mark.colour.space.family == "DeviceGray"
            if gray and not mark.in_soft_mask:
                yield Fault(place(mark, sheet.trim), "Objektet er i DeviceGray; sort og grå skal være K i DeviceCMYK.")
        for use in sheet.content.colours:
            if use.space.family == "DeviceGray" and use.by == "en farveovergang" and not use.in_soft_mask:
                yield Fault(
                    trail(sheet.number, use.trail), "En farveovergang er i DeviceGray; den skal være i DeviceCMYK."
                )
