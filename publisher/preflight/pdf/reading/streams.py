"""Content streams in, their instructions out; every stream is parsed once, however often it is drawn."""

from __future__ import annotations

import pikepdf

from publisher.preflight.pdf.reading import openings
from publisher.preflight.pdf.reading.objects import Raw, identity
from publisher.preflight.pdf.reading.openings import Opening
from publisher.preflight.pdf.reading.parsing import Instruction, parse

_Place = tuple[int, int]


class Streams:
    """The parsed content streams of one file."""

    def __init__(self) -> None:
        self._parsed: dict[_Place | None, list[Instruction]] = {}
        self._openings: dict[_Place | None, Opening | None] = {}

    def instructions(self, holder: Raw) -> list[Instruction]:
        """The instructions of a page or of a form's or pattern's stream.

        Raises MalformedPdfError where the content cannot be parsed.
        """
        key = identity(holder.obj if isinstance(holder, pikepdf.Page) else holder)
        if key is not None and key in self._parsed:
            return self._parsed[key]
        found = parse(holder)
        if key is not None:
            self._parsed[key] = found
        return found

    @classmethod
    def alone(cls, opening: Opening) -> tuple[Streams, pikepdf.Pdf]:
        """The opening's own file and its streams."""
        streams, pdf = cls(), opening.alone()
        streams._parsed[identity(pdf.pages[0].obj)] = opening.instructions()
        return streams, pdf

    def opening(self, page: pikepdf.Page) -> Opening | None:
        """What the page opens with, if it can be read for itself; raises as `instructions`."""
        key = identity(page.obj)
        if key not in self._openings:
            self._openings[key] = openings.of(page)
        return self._openings[key]
