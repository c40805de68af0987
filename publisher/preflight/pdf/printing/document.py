"""A print file's bytes in; its pages with boxes, marks and plates out, each read once and when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pikepdf

from publisher.preflight.pdf.conditions import PrintConditions
from publisher.preflight.pdf.reading import objects
from publisher.preflight.pdf.reading.amounts import heaviest_build
from publisher.preflight.pdf.reading.colours import Inks
from publisher.preflight.pdf.reading.fonts import Font
from publisher.preflight.pdf.reading.geometry import Box
from publisher.preflight.pdf.reading.interpreter import Interpreter
from publisher.preflight.pdf.reading.marks import Mark, PageContent
from publisher.preflight.pdf.reading.plates import Plates, print_plates
from publisher.preflight.pdf.reading.streams import Streams
from publisher.preflight.pdf.rules import RuleBook


@dataclass(frozen=True)
class Sheet:
    """One page: what it paints and its boxes; a box the page does not state is the one that a reader would take."""

    number: int
    page: pikepdf.Page
    content: PageContent
    media: Box
    bleed: Box
    trim: Box

    def stated(self, key: str) -> Box | None:
        """A box as the page itself states it, or None."""
        return objects.box(objects.entry(self.page.obj, key))


class PrintDocument:
    """A print file as its rules see it."""

    def __init__(self, file: bytes, pdf: pikepdf.Pdf, conditions: PrintConditions) -> None:
        """Read the pages; raises MalformedPdfError where their content cannot be followed."""
        self.file, self.pdf, self.conditions = file, pdf, conditions
        self._streams = Streams()
        interpreter = Interpreter(self._streams)
        self.sheets = [_sheet(number, page, interpreter) for number, page in enumerate(pdf.pages, 1)]

    @property
    def catalog(self) -> objects.Raw:
        """The document catalog."""
        return self.pdf.Root

    @cached_property
    def dictionaries(self) -> list[objects.Raw]:
        """Every dictionary and stream of the file."""
        return list(objects.every_dictionary(self.pdf))

    @cached_property
    def fonts(self) -> list[Font]:
        """Every font that the file's resources name, by its name."""
        found: dict[object, Font] = {}
        for holder in self.dictionaries:
            for key, raw in objects.entries(objects.entry(holder, "/Font")):
                place = raw.objgen if raw.is_indirect else (holder.objgen, key)
                found.setdefault(place, Font(raw))
        return sorted(found.values(), key=lambda font: font.base_font)

    @cached_property
    def plates(self) -> list[Plates]:
        """The printing plates of every page."""
        return print_plates(self.file, self._streams)

    @cached_property
    def printed(self) -> list[tuple[Sheet, Mark]]:
        """What lands on paper: every mark with its page, soft masks left out."""
        return [(sheet, mark) for sheet in self.sheets for mark in sheet.content.marks if not mark.in_soft_mask]

    @cached_property
    def declared(self) -> list[tuple[Sheet, Mark, Inks | None]]:
        """Every mark on paper with the build of most ink that it asks for, None where that cannot be known."""
        return [(sheet, mark, heaviest_build(mark)) for sheet, mark in self.printed]


def _sheet(number: int, page: pikepdf.Page, interpreter: Interpreter) -> Sheet:
    media = objects.box(page.mediabox) or Box(0, 0, 0, 0)
    bleed = objects.box(objects.entry(page.obj, "/BleedBox")) or media
    trim = objects.box(objects.entry(page.obj, "/TrimBox")) or bleed
    return Sheet(number, page, interpreter.read(page, number), media, bleed, trim)


PRINT: RuleBook[PrintDocument] = RuleBook("trykfil")
