"""The handbook as WeasyPrint sets it in; the finished file and the picture of its cover out."""

from __future__ import annotations

import datetime as dt
import hashlib
import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.render.paged.mending import mend, saved


def finish(raw: bytes, title: str, date: dt.datetime) -> bytes:
    """The document as PDF/UA-1; the words of a drawing belong to its figure, whose alternative text stands for them."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        mend(pdf)
        _gather_words(pdf)
        return saved(pdf, title, date, hashlib.sha256(raw).digest())


def _gather_words(pdf: pikepdf.Pdf) -> None:
    """Move what follows a figure in its box, the words above its shapes, into the figure."""
    for box in pdf.objects:
        if not isinstance(box, Dictionary) or box.get("/S") != Name.Div:
            continue
        first, *words = box.K
        if not isinstance(first, Dictionary) or first.get("/S") != Name.Figure:
            continue
        for paragraph in words:
            paragraph.P = first
            paragraph.S = Name.Span
        first.K = Array([*first.K, *words])
        box.K = Array([first])
