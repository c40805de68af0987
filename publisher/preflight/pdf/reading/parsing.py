"""A content stream in, its instructions out."""

from __future__ import annotations

from typing import Any, NamedTuple

import pikepdf

from publisher.preflight.pdf.reading.objects import MalformedPdfError, Raw

INLINE_IMAGE = "INLINE IMAGE"


class Instruction(NamedTuple):
    """An operator with its operands; `raw` is pikepdf's own instruction, which can be written back unchanged."""

    operator: str
    operands: list[Raw]
    raw: Any


def parse(holder: Raw) -> list[Instruction]:
    """The instructions of a page, whose streams are read as one, or of a form's or pattern's stream.

    Raises MalformedPdfError where the content cannot be parsed.
    """
    try:
        raw = pikepdf.parse_content_stream(holder)
    except pikepdf.PdfError as error:
        raise MalformedPdfError(f"indholdet kan ikke læses ({error})") from error
    return [Instruction(str(one.operator), list(one.operands), one) for one in raw]
