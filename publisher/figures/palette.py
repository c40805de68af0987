"""The palette file in; every colour token with its screen, PowerPoint and print values out."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from publisher.content.models import Model
from publisher.content.yaml_source import YamlSource
from publisher.errors import ContentError

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9A-F]{6}$")]
Cmyk = tuple[int, int, int, int]
_SLOT = re.compile(r"^(dk1|lt1|dk2|lt2|accent[1-6])(?: (lighter|deeper) (\d\d))?$")


@dataclass(frozen=True)
class ThemeSlot:
    """A PowerPoint theme colour, optionally moved towards white or black.

    `lum_mod` and `lum_off` are DrawingML's factors in thousandths of a per cent: luminance (HSL) is multiplied by
    the first, then the second is added; None leaves the element out.
    """

    name: str
    lum_mod: int | None = None
    lum_off: int | None = None

    @classmethod
    def parse(cls, text: str) -> ThemeSlot:
        """Read "accent2 lighter 80": PowerPoint's own "Lighter 80%" is lumMod 20 % with lumOff 80 %."""
        match = _SLOT.match(text)
        if match is None:
            raise ValueError(text)
        name, way, amount = match.groups()
        if way is None:
            return cls(name)
        share = int(amount) * 1000
        return cls(name, 100_000 - share, share if way == "lighter" else None)

    def applied_to(self, base: str) -> str:
        """The colour (#RRGGBB) that the slot's transform makes of the theme's `base` colour."""
        hue, light, saturation = colorsys.rgb_to_hls(*(int(base[i : i + 2], 16) / 255 for i in (1, 3, 5)))
        light = light * (self.lum_mod or 100_000) / 100_000 + (self.lum_off or 0) / 100_000
        return "#" + "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(light, 1), saturation))


@dataclass(frozen=True)
class Colour:
    """One token: `light` and `dark` are #RRGGBB, `cmyk` per cent; `slot` is None for a colour no theme may change.

    `means` is what the colour says in a drawing, in Danish; its tones say the same and have none of their own.
    """

    token: str
    light: str
    dark: str
    slot: ThemeSlot | None
    cmyk: Cmyk
    means: str = ""

    @property
    def rgb(self) -> tuple[int, int, int]:
        """The light colour as three bytes."""
        return int(self.light[1:3], 16), int(self.light[3:5], 16), int(self.light[5:7], 16)


class _Entry(Model):
    means: str = ""
    light: Hex
    dark: Hex
    slot: Annotated[str, StringConstraints(pattern=_SLOT.pattern)] | None
    cmyk: tuple[
        Annotated[int, Field(ge=0, le=100)],
        Annotated[int, Field(ge=0, le=100)],
        Annotated[int, Field(ge=0, le=100)],
        Annotated[int, Field(ge=0, le=100)],
    ]


class Palette(Mapping[str, Colour]):
    """All colours by token, in the order of the file."""

    def __init__(self, colours: Mapping[str, Colour]) -> None:
        """Keep the colours; `colours` is not copied deeply, its values are frozen."""
        self._colours = dict(colours)

    def __getitem__(self, token: str) -> Colour:
        return self._colours[token]

    def __iter__(self) -> Iterator[str]:
        return iter(self._colours)

    def __len__(self) -> int:
        return len(self._colours)

    def __hash__(self) -> int:
        return hash(frozenset(self._colours.items()))

    def screen(self, scheme: Literal["light", "dark"] = "light") -> dict[str, str]:
        """Each token's screen colour (#RRGGBB)."""
        return {token: getattr(colour, scheme) for token, colour in self._colours.items()}


def load(root: Path) -> Palette:
    """Read docs/palette.yml below the project folder.

    Raises ContentError for a malformed entry.
    """
    source = YamlSource.read(root, "docs/palette.yml")
    entries = source.validated(TypeAdapter(dict[str, _Entry]))
    if source.problems:
        raise ContentError(source.problems)
    return Palette(
        {
            token: Colour(
                token,
                entry.light,
                entry.dark,
                ThemeSlot.parse(entry.slot) if entry.slot else None,
                entry.cmyk,
                entry.means,
            )
            for token, entry in (entries or {}).items()
        }
    )
