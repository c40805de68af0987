"""A palette colour and an opacity in; the DrawingML colour, bound to the theme where the palette says so, out."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.figures.palette import Colour, ThemeSlot

# A slide names its theme colours through the master's colour map, which every deck of ours keeps as Office has it.
_MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
_FULL = 100_000


@dataclass(frozen=True)
class Shade:
    """A palette colour, or the colour `share` of the way from one to another as a gradient passes through it."""

    colour: Colour
    towards: Colour | None = None
    share: float = 0


def colour_xml(shade: Shade, opacity: float = 1) -> str:
    """`a:schemeClr` where a theme slot can say it, else `a:srgbClr`; `opacity` 0 to 1."""
    alpha = "" if opacity >= 1 else f'<a:alpha val="{round(opacity * _FULL)}"/>'
    slot = _slot(shade)
    if slot is None:
        return f'<a:srgbClr val="{_mixed(shade)}">{alpha}</a:srgbClr>'
    changes = f'<a:lumMod val="{slot.lum_mod}"/>' if slot.lum_mod is not None else ""
    changes += f'<a:lumOff val="{slot.lum_off}"/>' if slot.lum_off else ""
    return f'<a:schemeClr val="{_MAPPED.get(slot.name, slot.name)}">{changes}{alpha}</a:schemeClr>'


def _slot(shade: Shade) -> ThemeSlot | None:
    """The theme slot of the shade; between two tints of one theme colour it is the tint between them."""
    first, second = shade.colour.slot, shade.towards.slot if shade.towards else shade.colour.slot
    if first is None or second is None or first == second:
        return first if second is not None else None
    if first.name != second.name:
        return None
    (mod, off), (other_mod, other_off) = _luminance(first), _luminance(second)
    return ThemeSlot(first.name, round(_between(mod, other_mod, shade)), round(_between(off, other_off, shade)))


def _luminance(slot: ThemeSlot) -> tuple[int, int]:
    return _FULL if slot.lum_mod is None else slot.lum_mod, slot.lum_off or 0


def _between(first: float, second: float, shade: Shade) -> float:
    return first + (second - first) * shade.share


def _mixed(shade: Shade) -> str:
    second = (shade.towards or shade.colour).rgb
    return "".join(f"{round(_between(a, b, shade)):02X}" for a, b in zip(shade.colour.rgb, second, strict=True))
