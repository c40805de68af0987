"""A screen file in; its pages' marks and its structure out."""

from __future__ import annotations

from functools import cached_property

import pikepdf

from publisher.preflight.pdf.reading import objects
from publisher.preflight.pdf.reading.interpreter import Interpreter
from publisher.preflight.pdf.reading.marks import PageContent
from publisher.preflight.pdf.reading.streams import Streams
from publisher.preflight.pdf.rules import RuleBook
from publisher.preflight.pdf.screen import structure


class ScreenDocument:
    """A screen file as its rules see it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Read the pages; raises MalformedPdfError where their content cannot be followed."""
        self.pdf = pdf
        interpreter = Interpreter(Streams())
        self.pages: list[tuple[pikepdf.Page, PageContent]] = [
            (page, interpreter.read(page, number)) for number, page in enumerate(pdf.pages, 1)
        ]

    @property
    def catalog(self) -> objects.Raw:
        """The document catalog."""
        return self.pdf.Root

    @cached_property
    def elements(self) -> list[structure.Element]:
        """Every structure element in reading order."""
        return structure.everything(structure.read(self.catalog))


SCREEN: RuleBook[ScreenDocument] = RuleBook("skærmfil")
