"""A DrawingML colour and the sheet it stands on in; red, green, blue and opacity, and contrast ratios, out."""

from __future__ import annotations

import colorsys
import functools
from dataclasses import dataclass

from publisher.preflight.pptx.model.ooxml import Element, find, local, number
from publisher.preflight.pptx.model.sheet import Sheet

STATED_COLOURS = ("a:srgbClr", "a:scrgbClr", "a:hslClr", "a:prstClr", "a:sysClr")  # all that no theme changes
_WHOLE = 100_000
_KEPT = 256  # names on sheets: a slide asks for the same few again and again
_PRESETS = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF"}


@dataclass(frozen=True)
class Colour:
    """Red, green, blue and opacity, each from 0 to 1."""

    red: float
    green: float
    blue: float
    opacity: float = 1

    @property
    def hex(self) -> str:
        """The colour as six hexadecimal digits after a #."""
        return "#" + "".join(f"{round(part * 255):02X}" for part in (self.red, self.green, self.blue))

    def over(self, below: Colour) -> Colour:
        """What is seen when this colour is laid on an opaque one."""
        share = self.opacity
        if share == 1:
            return self
        pairs = ((self.red, below.red), (self.green, below.green), (self.blue, below.blue))
        return Colour(*(upper * share + lower * (1 - share) for upper, lower in pairs))

    @property
    def luminance(self) -> float:
        """Relative luminance as WCAG 2 defines it."""
        red, green, blue = (_linear(part) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


WHITE = Colour(1, 1, 1)
BLACK = Colour(0, 0, 0)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted((one.luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)


def colour_in(holder: Element | None, sheet: Sheet, inherited: Colour | None = None) -> Colour | None:
    """The colour that stands directly in `holder` (a solidFill, a gradient stop, a fontRef); None if there is none.

    `inherited` is what the theme's own placeholder colour phClr means here.
    """
    if holder is None:
        return None
    for element in holder:
        name = local(element)
        base: Colour | None = None
        if name == "srgbClr":
            base = _from_hex(element.get("val", ""))
        elif name == "schemeClr":
            base = scheme_colour(element.get("val", ""), sheet, inherited)
        elif name == "sysClr":
            base = _from_hex(element.get("lastClr", "000000"))
        elif name == "prstClr":
            base = _from_hex(_PRESETS.get(element.get("val", ""), "808080"))
        if base is not None:
            return _changed(base, element)
    return None


def scheme_colour(name: str, sheet: Sheet, inherited: Colour | None = None) -> Colour | None:
    """The theme's colour of this name ("tx1", "accent2"), through the colour maps of sheet, layout and master."""
    return inherited if name == "phClr" else _themed(name, sheet)


@functools.lru_cache(maxsize=_KEPT)
def _themed(name: str, sheet: Sheet) -> Colour | None:
    slot = sheet.colour_map.get(name, name)
    scheme = find(sheet.theme, "a:themeElements/a:clrScheme")
    return colour_in(find(scheme, f"a:{slot}"), sheet) if scheme is not None and slot.isalnum() else None


def _from_hex(digits: str) -> Colour | None:
    try:
        value = int(digits, 16)
    except ValueError:
        return None
    return Colour((value >> 16 & 255) / 255, (value >> 8 & 255) / 255, (value & 255) / 255)


def _changed(base: Colour, element: Element) -> Colour:
    """The colour after its modifiers, in the order they stand. Source: ECMA-376, 20.1.2.3.

    Tint and shade work on linear light, as PowerPoint does: black with a tint of 75 % is #898989, not #404040.
    """
    red, green, blue, opacity = base.red, base.green, base.blue, base.opacity
    for change in element:
        name, share = local(change), number(change, "val", _WHOLE) / _WHOLE
        if name == "alpha":
            opacity = share
        elif name in {"lumMod", "lumOff", "satMod"}:
            hue, light, full = colorsys.rgb_to_hls(red, green, blue)
            light = light * share if name == "lumMod" else light + share if name == "lumOff" else light
            full = full * share if name == "satMod" else full
            red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), min(max(full, 0), 1))
        elif name == "tint":
            red, green, blue = (_encoded(1 - (1 - _linear(part)) * share) for part in (red, green, blue))
        elif name == "shade":
            red, green, blue = (_encoded(_linear(part) * share) for part in (red, green, blue))
    return Colour(red, green, blue, opacity)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
