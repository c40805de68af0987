"""The palette in; the CMYK build of every screen colour, and what makes a palette unfit for print, out."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.errors import Problem
from publisher.figures import Palette
from publisher.figures.palette import Cmyk, Colour
from publisher.render.posters.profile import PrintProfile
from publisher.render.press import Rgb

_PALETTE = "docs/palette.yml"


def table(palette: Palette) -> tuple[tuple[Rgb, Cmyk], ...]:
    """Each screen colour and its ink; sound only for a palette without problems."""
    return tuple(sorted({(colour.rgb, colour.cmyk) for colour in palette.values()}))


def problems(palette: Palette, profile: PrintProfile) -> Iterator[Problem]:
    """Tokens that share a screen colour but not a build, and builds with more ink than the profile allows."""
    first: dict[Rgb, Colour] = {}
    for colour in palette.values():
        other = first.setdefault(colour.rgb, colour)
        if other.cmyk != colour.cmyk:
            message = f"{other.token} har samme skærmfarve {colour.light}, men en anden trykfarve; ret den ene"
            found, wanted = _build(colour.cmyk), _build(other.cmyk)
            yield Problem(_PALETTE, 0, 0, f"{colour.token}.cmyk", message, found, wanted)
        if sum(colour.cmyk) > profile.ink_limit:
            message = f"farven lægger mere farve på papiret, end trykprofilen {profile.name} tillader"
            found, allowed = f"{sum(colour.cmyk)} %", f"højst {profile.ink_limit} %"
            yield Problem(_PALETTE, 0, 0, f"{colour.token}.cmyk", message, found, allowed)


def _build(inks: Cmyk) -> str:
    return "[" + ", ".join(map(str, inks)) + "]"
