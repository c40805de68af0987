"""Faults in the notes pages and in the file's properties and size."""

from __future__ import annotations

import io
import random

from PIL import Image

from tests.preflight.pptx.faults.base import NOTES, NUMBER, Fault, dropped, on_notes, on_part, retold
from tests.preflight.pptx.faults.container import in_picture

_IMAGE = "//p:sp[.//p:ph[@type='sldImg']]"
_PROPERTIES = "docProps/core.xml"
_DATES = "dcterms:created | dcterms:modified"
_LONG = "Sig det igen. " * 300


def noise(side: int) -> bytes:
    """A PNG that no packer makes smaller."""
    stream = io.BytesIO()
    pixels = random.Random(1).randbytes(side * side * 3)  # noqa: S311  # not a secret
    Image.frombytes("RGB", (side, side), pixels).save(stream, "PNG")
    return stream.getvalue()


FAULTS = [
    Fault("PPTX-N1", "a slide with empty notes", on_notes(3, dropped(NOTES + "//a:r")), "Slide 3: har ingen noter"),
    Fault("PPTX-N2", "notes without a number", on_notes(3, dropped(NUMBER)), "intet sidetal"),
    Fault("PPTX-N2", "a number without a field", on_notes(3, dropped(NUMBER + "//a:fld")), "det skal være et felt"),
    Fault("PPTX-N3", "notes without the slide", on_notes(3, dropped(_IMAGE)), "viser ikke slidet"),
    Fault(
        "PPTX-N4",
        "notes longer than the page",
        on_notes(3, retold(NOTES + "//a:t", _LONG)),
        "falder uden for",
    ),
    Fault("PPTX-F1", "no title", on_part(_PROPERTIES, retold("dc:title", "PowerPoint Presentation")), "titlen"),
    Fault("PPTX-F1", "no language", on_part(_PROPERTIES, dropped("dc:language")), "sproget"),
    Fault("PPTX-F1", "a program as author", on_part(_PROPERTIES, retold("dc:creator", "python-pptx")), "»python-pptx«"),
    Fault(
        "PPTX-F2",
        "dates that follow the clock",
        on_part(_PROPERTIES, retold("dcterms:modified", "2026-11-23T09:41:12Z")),
        "klokken",
    ),
    Fault(
        "PPTX-F2",
        "no dates",
        on_part(_PROPERTIES, dropped(_DATES)),
        "datoen for oprettet",
    ),
    Fault("PPTX-F3", "a file of two megabytes", in_picture(noise(836)), "fylder 2.1 MB"),
]
