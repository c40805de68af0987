"""A palette and a clinic's two colours in; the palette in the clinic's colours out, or why they cannot be read."""

from __future__ import annotations

import colorsys
import dataclasses
import math
from collections.abc import Iterator

from publisher.content.clinic import Clinic
from publisher.errors import ContentError
from publisher.figures.palette import Colour, Palette

_MAIN, _ACCENT = "accent1", "accent3"  # the theme slots that the clinic's colours fill
_TEXT, _SHAPE = 4.5, 3.0  # WCAG 2.2, success criteria 1.4.3 and 1.4.11


@dataclasses.dataclass(frozen=True)
class _Rule:
    """Two tokens that meet in drawings and on slides, `own` of the clinic's family, and the contrast that they need."""

    own: str
    other: str
    least: float
    message: str

    def found(self, palette: Palette, slot: str, base: str) -> float:
        """The contrast where the clinic's colour is `base`."""
        own = palette[self.own].slot
        assert own is not None
        assert own.name == slot
        return contrast(own.applied_to(base), palette[self.other].light)

    def holds(self, palette: Palette, slot: str, base: str) -> bool:
        """Whether the two can be told apart there."""
        return self.found(palette, slot, base) >= self.least


_TINT = "farven er så mørk og mættet, at mørke ord på dens lyse tone ikke kan læses"
_RULES = {
    _MAIN: (
        _Rule("safety", "white", _TEXT, "hvide ord på farven kan ikke læses"),
        _Rule("safety-soft", "ink", _TEXT, _TINT),
    ),
    _ACCENT: (
        _Rule("attention", "paper", _SHAPE, "farven er for svag på siden"),
        _Rule("attention-soft", "ink", _TEXT, _TINT),
    ),
}


def branded(palette: Palette, clinic: Clinic | None) -> Palette:
    """The palette with every token of the safety and attention families made of the clinic's colours, on screen.

    What is printed in exact inks stays as it is: a screen colour says nothing about ink. Raises ContentError for a
    colour, or a light tone of it, that words or the page cannot stand against, with the nearest that they can.
    """
    if clinic is None or clinic.colours is None:
        return palette
    chosen = {_MAIN: clinic.colours.main, _ACCENT: clinic.colours.accent}
    problems = []
    for key, slot in (("main", _MAIN), ("accent", _ACCENT)):
        rules = _RULES[slot]
        failed = next((rule for rule in rules if not rule.holds(palette, slot, chosen[slot])), None)
        if failed:
            fitting = _nearest(palette, slot, chosen[slot])
            shown = f"{chosen[slot]}, kontrast {failed.found(palette, slot, chosen[slot]):.1f}:1".replace(".", ",")
            allowed = f"mindst {failed.least:g}:1; den nærmeste er {fitting}".replace(".", ",")
            problems.append(clinic.problem(("colours", key), failed.message, shown, allowed))
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


def _nearest(palette: Palette, slot: str, colour: str) -> str:
    """The colour of the same hue nearest to `colour` for which every rule of its slot holds."""
    hue, _, saturation = colorsys.rgb_to_hls(*_parts(colour))
    there = _parts(colour)
    tones = ((level / 255, saturation * share / 20) for level in range(256) for share in range(21))
    found = {_code(colorsys.hls_to_rgb(hue, level, depth)) for level, depth in tones}
    fitting = [one for one in found if all(rule.holds(palette, slot, one) for rule in _RULES[slot])]
    return min(fitting, key=lambda one: (math.dist(_parts(one), there), one))


def _code(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
