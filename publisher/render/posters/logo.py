"""A clinic's logo in; as the sheet shows it, and the colours it is drawn in, out."""

from __future__ import annotations

import base64
import io
import re

from PIL import Image, ImageColor

from publisher.content.logo import Logo
from publisher.render.posters.foot import PlacedLogo
from publisher.render.press import Rgb

_MOST_PPI = 400
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^)]*\)|[a-z]+", re.IGNORECASE)
_BLACK: Rgb = (0, 0, 0)
"""What a shape is filled with where nothing is said."""


def data_url(placed: PlacedLogo) -> str:
    """The logo as the address of a picture: a drawing as it is, pixels on white and no finer than can be printed."""
    if placed.logo.kind == "svg":
        return _encoded("image/svg+xml", placed.logo.data)
    out = io.BytesIO()
    _flat(placed).save(out, "PNG")
    return _encoded("image/png", out.getvalue())


def _flat(placed: PlacedLogo) -> Image.Image:
    with Image.open(io.BytesIO(placed.logo.data)) as picture:
        seen = picture.convert("RGBA")
    ground = Image.new("RGBA", seen.size, (255, 255, 255, 255))
    flat = Image.alpha_composite(ground, seen).convert("RGB")
    most = round(placed.box.width / 72 * _MOST_PPI)
    if flat.width > most:
        flat = flat.resize((most, max(round(flat.height * most / flat.width), 1)), Image.Resampling.LANCZOS)
    return flat


def _encoded(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def colours(logo: Logo) -> set[Rgb]:
    """Every colour that a drawn logo names, anywhere in it; none for a picture of pixels."""
    if logo.kind != "svg":
        return set()
    named = (_read(word) for word in set(_COLOUR.findall(logo.data.decode())))
    return {_BLACK, *(colour for colour in named if colour)}


def _read(word: str) -> Rgb | None:
    """The colour that a word of CSS names, whatever its opacity; None for any other word."""
    kind, bracket, inside = word.lower().rstrip(")").partition("(")
    if bracket:
        parts = re.split(r"[\s,/]+", inside.strip())[:3]
        word = f"{kind.removesuffix('a')}({', '.join(parts)})"
    try:
        return ImageColor.getrgb(word)[:3]
    except ValueError:
        return None
