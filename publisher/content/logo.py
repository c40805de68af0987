"""A clinic's logo file in; a picture that every output can use without risk, or why it is refused, out."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from publisher.content.logo_svg import LogoFault, cleaned

_MOST_BYTES = 5_000_000
_MOST_PIXELS = 40_000_000
_FEWEST_PIXELS = 64  # on the longer side; less is an icon
_KEPT_PIXELS = 3000  # on the longer side: 300 ppi on 25 cm
_MOST_OBLONG = 12
_FORMATS = ("PNG", "JPEG")
_KINDS = "PNG, JPEG eller SVG"
__all__ = ["Logo", "LogoFault", "read_logo"]


@dataclass(frozen=True)
class Logo:
    """A logo: PNG (upright, RGB or grey, maybe with transparency) or cleaned SVG; its size in pixels or user units."""

    kind: Literal["png", "svg"]
    data: bytes
    width: float
    height: float


def read_logo(path: Path) -> Logo:
    """The logo in the file, whatever its name ends on.

    A JPEG becomes PNG, a larger picture is scaled down to 3000 pixels, what a picture carries beside its pixels is left
    out. Raises LogoFault for a file that is missing, huge, truncated, of another kind, or an SVG that can do more than
    draw.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= _MOST_BYTES else b""
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise LogoFault("logoet findes ikke", "", "en fil set fra klinikkens egen fil") from error
    if size > _MOST_BYTES:
        raise LogoFault("logoet er for stort", f"{size / 1e6:.0f} MB", f"højst {_MOST_BYTES / 1e6:.0f} MB")
    if not data:
        raise LogoFault("logoet er en tom fil", "", _KINDS)
    is_text = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    logo = Logo("svg", *cleaned(data)) if is_text else _raster(data)
    if max(logo.width, logo.height) > _MOST_OBLONG * min(logo.width, logo.height):
        found = f"{logo.width:.0f} × {logo.height:.0f}"
        raise LogoFault(
            "logoet er for langstrakt til at blive vist", found, f"højst {_MOST_OBLONG} gange så langt som bredt"
        )
    return logo


def _raster(data: bytes) -> Logo:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own bound below is lower
            picture = Image.open(io.BytesIO(data))
        if picture.format not in _FORMATS:
            raise LogoFault("logoet er ikke et billede af en kendt slags", picture.format or "", _KINDS)
        width, height = picture.size
        if width * height > _MOST_PIXELS:
            raise LogoFault(
                "logoet har for mange pixels",
                f"{width} × {height}",
                f"højst {_MOST_PIXELS // 1_000_000} millioner i alt",
            )
        if max(width, height) < _FEWEST_PIXELS:
            raise LogoFault(
                "logoet har for få pixels", f"{width} × {height}", f"mindst {_FEWEST_PIXELS} på den længste led"
            )
        _load_whole(picture)
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise LogoFault("logoet er ikke et billede af en kendt slags", "", _KINDS) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise LogoFault("logoet er beskadiget; filen er måske ikke hentet helt", "", "en hel fil") from error
    upright = ImageOps.exif_transpose(picture)
    grey = upright.mode in {"1", "L", "LA", "I;16", "I"} and "transparency" not in upright.info
    seen = upright.has_transparency_data
    plain = upright.convert(
        {(True, True): "LA", (True, False): "L", (False, True): "RGBA", (False, False): "RGB"}[grey, seen]
    )
    plain.thumbnail((_KEPT_PIXELS, _KEPT_PIXELS), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    bare = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    bare.save(out, "PNG", optimize=True)
    return Logo("png", out.getvalue(), bare.width, bare.height)


def _load_whole(picture: Image.Image) -> None:
    """Read the pixels; raises OSError where some are missing, though WeasyPrint tells Pillow to put up with it."""
    tolerant, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        picture.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerant
