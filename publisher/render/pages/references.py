"""A reference in; its full line in a list, in one Danish form, out."""

from __future__ import annotations

from publisher.content.models import Reference
from publisher.render.pages.alphabet import alphabetical
from publisher.render.pages.elements import Child, element

_NAMED = 6  # up to so many authors are all named, as Danish medical journals do


def full(reference: Reference, letter: str = "") -> list[Child]:
    """Authors, year, title, where the work was published, and a link to it; what is missing is left out."""
    authors = list(reference.author)
    who = ", ".join(authors if len(authors) <= _NAMED else [*authors[:3], "m.fl."])
    year = f" ({reference.year}{letter})" if reference.year else ""
    title = reference.title if reference.title.endswith(("?", "!", ".")) else f"{reference.title}."
    parts: list[Child] = [f"{who}{year}{'' if who.endswith('.') and not year else '.'} {title}"]
    if reference.container or reference.publisher:
        parts += [" ", element("cite", "", reference.container or reference.publisher or "")]
        parts.append(f"{_where(reference)}.")
    target = address(reference)
    if target:
        parts += [" ", element("a", "fs-doi", _shown(reference), href=target)]
    return parts


def address(reference: Reference) -> str | None:
    """Where the work can be read."""
    return f"https://doi.org/{reference.doi}" if reference.doi else reference.url


def sort_key(reference: Reference) -> tuple[str, int, str]:
    """Authors in the Danish alphabet, then year."""
    return alphabetical(reference.author[0]), reference.year or 0, reference.id


def _where(reference: Reference) -> str:
    volume = f" {reference.volume}" if reference.volume else ""
    issue = f"({reference.issue})" if reference.issue else ""
    pages = f": {reference.pages}" if reference.pages else ""
    return volume + issue + pages


def _shown(reference: Reference) -> str:
    return f"doi: {reference.doi}" if reference.doi else "Læs den her"
