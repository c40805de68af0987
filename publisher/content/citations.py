"""Works of the bibliography in; the short names by which texts, slides and notes call them, out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from publisher.content.models import Reference

_INITIALS = re.compile(r"\s+[A-ZÆØÅ]{1,5}(-[A-ZÆØÅ])?$")


def letters(references: Iterable[Reference]) -> dict[str, str]:
    """A letter after the year for works that would else be named alike ("Brinjikji m.fl. 2015a"), by their ids."""
    alike: dict[str, list[str]] = {}
    for reference in references:
        alike.setdefault(short(reference), []).append(reference.id)
    return {
        ref: chr(ord("a") + number)
        for refs in alike.values()
        if len(refs) > 1
        for number, ref in enumerate(sorted(refs))
    }


def short(reference: Reference, letter: str = "") -> str:
    """Author and year as a text names them: "Ossipov 2012", "Colloca og Barsky 2020", "Raja m.fl. 2020"."""
    names = [_INITIALS.sub("", author) for author in reference.author]
    who = names[0] if len(names) == 1 else " og ".join(names) if len(names) == 2 else f"{names[0]} m.fl."
    return f"{who} {reference.year}{letter}" if reference.year else who
