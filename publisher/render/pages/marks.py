"""A strength, a kind or a citation in; the mark that shows it in words and by shape out."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from publisher.content.citations import short
from publisher.content.models import Kind, Strength
from publisher.render.pages.elements import PLAIN, Child, append, element
from publisher.render.pages.rendering import Rendering

_MEANING: dict[Strength, str] = {
    "velunderbygget": "Hviler på gode oversigter eller bred faglig enighed",
    "sandsynligt": "Rimeligt, men grundlaget er tyndere",
    "billede": "Et billede at undervise med, ikke en forklaring af nervesystemet",
}
_KINDS: dict[Kind, tuple[str, str]] = {
    "biologisk": ("bio", "biologisk"),
    "psykologisk": ("psy", "psykologisk"),
    "social": ("soc", "social"),
}


def strength(value: Strength) -> Element:
    """How well a claim is supported: its word, with a shape that differs too (drawn by the style sheet)."""
    return element("span", f"fs-styrke fs-styrke--{value}", value, title=_MEANING[value])


def kind(value: Kind) -> Element:
    """Biological, psychological or social: its word and its shape."""
    token, word = _KINDS[value]
    return element("span", f"fs-slags fs-slags--{token}", word)


def citation(rendering: Rendering, refs: Sequence[str], value: Strength | None = None) -> Element:
    """The references as links to the list of sources, with the strength of what they support."""
    links: list[Child] = []
    for number, ref in enumerate(refs):
        reference = rendering.cite(ref)
        links.append("; " if number else None)
        links.append(
            element(
                "a",
                "",
                short(reference, rendering.letter(ref)),
                href=rendering.link(f"kilder.md#{ref}"),
                title=reference.title,
            )
        )
    mark = element("span", "fs-henvisning")
    mark.set(PLAIN, "")
    if links:
        append(mark, "(", *links, ")")
    if value:
        append(mark, " " if links else None, strength(value))
    return mark
