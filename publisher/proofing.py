"""A print file in; how it will look on paper, as a picture for a screen, out."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from PIL import Image, ImageCms

from publisher.errors import UsageError
from publisher.preflight.pdf.reading import plates
from publisher.preflight.pdf.reading.geometry import Box
from publisher.preflight.pdf.reading.objects import box, entry, items
from publisher.preflight.pdf.reading.streams import Streams

_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_SMALL_WORDS = 2
"""How much finer the plates are drawn than the picture: letters a few pixels high stay even."""


def proof(file: Path, height: int) -> Image.Image:
    """The first page, cut at the trim and `height` pixels high, in sRGB.

    The four printing plates are drawn each for itself, so that tints, overprint and transparency mix as ink does, and
    the output intent's own ICC profile turns the inks into colours. A viewer would instead guess the colours of
    DeviceCMYK by a table of its own. The intent is absolute colorimetric: white is the paper of the printing condition
    and black as deep as its ink, for beside the screen version that is the difference one wants to see.

    Raises UsageError for a file that states no trim, or no profile of its printing condition.
    """
    content = file.read_bytes()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        trim = box(entry(pdf.pages[0].obj, "/TrimBox"))
        intents = [entry(intent, "/DestOutputProfile") for intent in items(entry(pdf.Root, "/OutputIntents"))]
        profile = next((icc.read_bytes() for icc in intents if icc is not None), None)
    if trim is None or profile is None:
        raise UsageError(
            f"{file.name} er ikke en trykfil: filen siger ikke, hvor den skæres, eller hvad den trykkes på"
        )
    scale = height / (trim.top - trim.bottom)
    inks, sheet = plates.drawn(content, Streams(), scale * _SMALL_WORDS, smooth=True)[0]
    colours = ImageCms.applyTransform(inks, _to_screen(profile))
    assert colours is not None
    cut = colours.crop(_pixels(trim, sheet, scale * _SMALL_WORDS))
    return cut.resize((round((trim.right - trim.left) * scale), height), Image.Resampling.LANCZOS)


def _to_screen(profile: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(io.BytesIO(profile), ImageCms.createProfile("sRGB"), "CMYK", "RGB", _INTENT)


def _pixels(trim: Box, sheet: Box, scale: float) -> tuple[int, int, int, int]:
    """The trim as pixels of a picture of the sheet."""
    sides = (trim.left - sheet.left, sheet.top - trim.top, trim.right - sheet.left, sheet.top - trim.bottom)
    left, top, right, bottom = (round(side * scale) for side in sides)
    return left, top, right, bottom
