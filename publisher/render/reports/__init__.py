"""A preflight's record in; the report that a print shop reads, as a tagged A4 PDF, out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from publisher.figures import Palette
from publisher.render.paged.mending import finished
from publisher.render.paged.setting import set_document
from publisher.render.paged.templates import environment

_GROUPS = {
    "X": "Filen",
    "G": "Mål og beskæring",
    "C": "Farverum",
    "I": "Farvemængde",
    "O": "Overtryk",
    "T": "Tekst",
    "F": "Skrifttyper",
    "L": "Streger",
    "R": "Billeder",
    "V": "Andre programmers læsning",
    "U": "Tilgængelighed",
}
_OTHER = "Andet"


def report_pdf(record: Mapping[str, Any], palette: Palette, date: dt.datetime) -> bytes:
    """The record as `publisher.preflight.record` makes it, as pages: verdict, findings, what was agreed and tried.

    The same record, palette and date give the same bytes.
    """
    title = f"Efterprøvning af {record['file']}"
    html = (
        environment(Path(__file__).parent)
        .get_template("report.html.j2")
        .render(
            record=record,
            title=title,
            date=date,
            groups=_grouped(record["rules"]),
            colours={token.replace("-", "_"): value for token, value in palette.screen().items()},
        )
    )
    return finished(set_document(html).pdf, title, date)


def _grouped(rules: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    """The rules under the subject that their id's letter stands for, in the order of the list above."""
    named = {rule["id"]: _GROUPS.get(rule["id"].rpartition("-")[2][:1], _OTHER) for rule in rules}
    order = [*_GROUPS.values(), _OTHER]
    return {group: found for group in order if (found := [rule for rule in rules if named[rule["id"]] == group])}
