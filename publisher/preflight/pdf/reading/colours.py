"""A PDF colour space and its numbers in; which inks they lay on the sheet out."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Stream

from publisher.preflight.pdf.reading.functions import extremes
from publisher.preflight.pdf.reading.objects import Raw, entry, items, name, number

Inks = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each from 0 (none) to 1 (solid)."""

NO_INK: Inks = (0.0, 0.0, 0.0, 0.0)
REGISTRATION = "All"
_DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
_DEFAULTS = {"DeviceGray": "/DefaultGray", "DeviceRGB": "/DefaultRGB", "DeviceCMYK": "/DefaultCMYK"}
_INLINE = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
PROCESS_INKS = {"Cyan": 0, "Magenta": 1, "Yellow": 2, "Black": 3}


@dataclass(frozen=True)
class Space:
    """A colour space: its family by ISO 32000 8.6, how many numbers a colour has, and what it builds on."""

    family: str
    components: int
    colorants: tuple[str, ...] = ()
    base: Space | None = None
    lookup: bytes = b""

    def __str__(self) -> str:
        """The family as a print shop calls it."""
        if self.family == "ICCBased":
            return f"ICCBased med {self.components} komponenter"
        if self.colorants:
            return f"{self.family} »{', '.join(self.colorants)}«"
        return f"{self.family} over {self.base}" if self.base else self.family

    def chain(self) -> tuple[Space, ...]:
        """The space and those it builds on (Indexed, Pattern), the outermost first."""
        return (self, *(self.base.chain() if self.base else ()))


GRAY = Space("DeviceGray", 1)
PATTERN = Space("Pattern", 0)


@dataclass(frozen=True)
class Colour:
    """A current colour; `pattern` is the pattern object where the space is Pattern."""

    space: Space
    values: tuple[float, ...]
    pattern: Raw = None

    @property
    def of_cell(self) -> Colour:
        """The colour that a tiling pattern's cell starts with: black, or what an uncoloured pattern is given."""
        given = self.space.base is not None and entry(self.pattern, "/PaintType") == 2
        return Colour(self.space.base, self.values) if given and self.space.base else BLACK

    def builds(self) -> tuple[Inks, ...] | None:
        """Every build the colour can lay down (several along a gradient), or None where that cannot be known."""
        if self.pattern is None:
            build = inks(self.space, self.values)
            return None if build is None else (build,)
        if entry(self.pattern, "/PatternType") == 2:
            return shading_builds(entry(self.pattern, "/Shading"))
        return ()


BLACK = Colour(GRAY, (0.0,))


def read_space(raw: Raw, resources: Raw) -> Space:
    """The colour space that an operand, an image or a shading names; `Default…` spaces in the resources apply."""
    plain = _INLINE.get(name(raw), name(raw))
    named = entry(resources, "/ColorSpace")
    if plain in _DEVICE:
        return device_space(plain, resources)
    if plain == "Pattern":
        return PATTERN
    if plain:
        target = entry(named, f"/{plain}")
        return Space("ukendt", 0, (plain,)) if target is None or target == raw else read_space(target, resources)
    return _read_array(items(raw), resources)


def device_space(family: str, resources: Raw) -> Space:
    """DeviceGray, DeviceRGB or DeviceCMYK, or the space that the resources put in its place."""
    default = entry(entry(resources, "/ColorSpace"), _DEFAULTS[family])
    return Space(family, _DEVICE[family]) if default is None else read_space(default, None)


def _read_array(parts: list[Raw], resources: Raw) -> Space:
    family = _INLINE.get(name(parts[0]), name(parts[0])) if parts else ""
    if len(parts) < 2:
        return read_space(parts[0], resources) if family in {*_DEVICE, "Pattern"} else Space("ukendt", 0)
    if family == "ICCBased":
        return Space(family, int(number(entry(parts[1], "/N"))))
    if family in {"CalGray", "CalRGB", "Lab"}:
        return Space(family, 1 if family == "CalGray" else 3)
    if family == "Indexed" and len(parts) == 4:
        lookup = parts[3].read_bytes() if isinstance(parts[3], Stream) else bytes(parts[3])
        return Space(family, 1, base=read_space(parts[1], resources), lookup=lookup)
    if family == "Separation":
        return Space(family, 1, (name(parts[1]),))
    if family == "DeviceN":
        colorants = tuple(name(part) for part in items(parts[1]))
        return Space(family, len(colorants), colorants)
    if family == "Pattern":
        return Space(family, 0, base=read_space(parts[1], resources))
    return Space(family or "ukendt", 0)


def initial(space: Space) -> tuple[float, ...]:
    """The colour a space starts with (ISO 32000, table 73 and 8.6.6): black, or solid spot ink."""
    if space.family == "DeviceCMYK" or (space.family == "ICCBased" and space.components == 4):
        return (0.0, 0.0, 0.0, 1.0)
    return ((1.0,) if space.family in {"Separation", "DeviceN"} else (0.0,)) * space.components


def inks(space: Space, values: tuple[float, ...]) -> Inks | None:
    """The process inks of one colour; None where the space cannot be read as process inks (RGB, spot colours)."""
    if len(values) < space.components:
        return None
    if space.components == 4 and space.family in {"DeviceCMYK", "ICCBased"}:
        return (values[0], values[1], values[2], values[3])
    if space.components == 1 and space.family in {"DeviceGray", "CalGray", "ICCBased"}:
        return (0.0, 0.0, 0.0, 1 - values[0])
    if space.family == "Separation":
        return _separation(space.colorants[0], values[0])
    if space.family == "Indexed" and space.base:
        at = int(values[0]) * space.base.components
        entry_bytes = space.lookup[at : at + space.base.components]
        return inks(space.base, tuple(byte / 255 for byte in entry_bytes))
    return None


def _separation(colorant: str, tint: float) -> Inks | None:
    if colorant == REGISTRATION:
        return (tint, tint, tint, tint)
    if colorant == "None":
        return NO_INK
    if colorant in PROCESS_INKS:
        c, m, y, k = (tint if PROCESS_INKS[colorant] == ink else 0.0 for ink in range(4))
        return (c, m, y, k)
    return None


def shading_builds(shading: Raw) -> tuple[Inks, ...] | None:
    """The builds at a gradient's ends and turning points, or None where they cannot be known."""
    space = read_space(entry(shading, "/ColorSpace"), None)
    values = extremes(entry(shading, "/Function"))
    if values is None:
        return None
    found = [inks(space, value) for value in values]
    return None if None in found else tuple(build for build in found if build is not None)
