"""References in; how a slide names them, short at its foot and with title on the last slide, out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from publisher.content.models import Reference

_INITIALS = re.compile(r" [A-ZÆØÅ]{1,4}(-[A-ZÆØÅ])?$")


def short(reference: Reference) -> str:
    """Author and year: "Raja m.fl. 2020"."""
    families = [_INITIALS.sub("", author) for author in reference.author]
    who = f"{families[0]} m.fl." if len(families) > 2 else " og ".join(families)
    return f"{who} {reference.year}" if reference.year else who


def with_title(reference: Reference) -> str:
    """Author, year and title, as the slide with the sources lists a work."""
    return f"{short(reference)}: {reference.title}"


def listed(references: Iterable[Reference]) -> list[Reference]:
    """Each work once, by author and year."""
    once = {reference.id: reference for reference in references}
    return sorted(once.values(), key=lambda reference: (short(reference).casefold(), reference.id))
