"""A palette and a clinic's two colours in; the palette in the clinic's colours out, or why they cannot be read."""

from __future__ import annotations

import colorsys
import dataclasses
from collections.abc import Iterator

from publisher.content.clinic import Clinic
from publisher.errors import ContentError
from publisher.figures.palette import Colour, Palette

_MAIN, _ACCENT = "accent1", "accent3"  # the theme slots that the clinic's colours fill
_TEXT, _SHAPE = 4.5, 3.0  # WCAG 2.2, success criteria 1.4.3 and 1.4.11


def branded(palette: Palette, clinic: Clinic | None) -> Palette:
    """The palette with every token of the safety and attention families made of the clinic's colours, on screen.

    What is printed in exact inks stays as it is: a screen colour says nothing about ink. Raises ContentError for a
    colour that white words, or the page, cannot stand against, with the nearest that they can.
    """
    if clinic is None or clinic.colours is None:
        return palette
    chosen = {_MAIN: clinic.colours.main, _ACCENT: clinic.colours.accent}
    problems = []
    wanted = (
        ("main", _MAIN, palette["white"].light, _TEXT, "hvide ord på farven kan ikke læses"),
        ("accent", _ACCENT, palette["paper"].light, _SHAPE, "farven er for svag på siden"),
    )
    for key, slot, other, least, message in wanted:
        found = contrast(chosen[slot], other)
        if found < least:
            fitting = _darkened(chosen[slot], other, least)
            shown = f"{chosen[slot]}, kontrast {found:.1f}:1".replace(".", ",")
            allowed = f"mindst {least:g}:1; den nærmeste er {fitting}".replace(".", ",")
            problems.append(clinic.problem(("colours", key), message, shown, allowed))
    if problems:
        raise ContentError(problems)
    return Palette({colour.token: colour for colour in _recoloured(palette, chosen)})


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (#RRGGBB), from 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _recoloured(palette: Palette, chosen: dict[str, str]) -> Iterator[Colour]:
    for colour in palette.values():
        base = chosen.get(colour.slot.name) if colour.slot else None
        yield dataclasses.replace(colour, light=colour.slot.applied_to(base)) if colour.slot and base else colour


def _darkened(colour: str, other: str, least: float) -> str:
    """The lightest colour of the same hue, no lighter than `colour`, that has `least` contrast to the light `other`."""
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for step in range(256):
        parts = colorsys.hls_to_rgb(hue, light * (1 - step / 255), saturation)
        found = "#" + "".join(f"{round(part * 255):02X}" for part in parts)
        if contrast(found, other) >= least:
            return found
    return "#000000"


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
