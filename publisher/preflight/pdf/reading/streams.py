"""Content streams in, their instructions out; every stream is parsed once, however often it is drawn."""

from __future__ import annotations

from typing import Any, NamedTuple

import pikepdf

from publisher.preflight.pdf.reading.objects import MalformedPdfError, Raw, identity

INLINE_IMAGE = "INLINE IMAGE"


class Instruction(NamedTuple):
    """An operator with its operands; `raw` is pikepdf's own instruction, which can be written back unchanged."""

    operator: str
    operands: list[Raw]
    raw: Any


class Streams:
    """The parsed content streams of one file."""

    def __init__(self) -> None:
        self._parsed: dict[tuple[int, int], list[Instruction]] = {}

    def instructions(self, holder: Raw) -> list[Instruction]:
        """The instructions of a page or of a form's or pattern's stream.

        Raises MalformedPdfError where the content cannot be parsed.
        """
        key = identity(holder.obj if isinstance(holder, pikepdf.Page) else holder)
        if key is not None and key in self._parsed:
            return self._parsed[key]
        try:
            raw = pikepdf.parse_content_stream(holder)
        except pikepdf.PdfError as error:
            raise MalformedPdfError(f"indholdet kan ikke læses ({error})") from error
        found = [Instruction(str(one.operator), list(one.operands), one) for one in raw]
        if key is not None:
            self._parsed[key] = found
        return found
