"""Colours and pictures from outside the palette in; the inks that a printing condition makes of them out."""

from __future__ import annotations

import functools
import io
from typing import TYPE_CHECKING

from PIL import Image, ImageCms

from publisher.render.press.job import Rgb, Terms

if TYPE_CHECKING:
    from publisher.figures.palette import Cmyk

_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


class Conversion:
    """The way from screen colours to one print profile's inks.

    Grey becomes black ink alone, so that no plate out of register gives it a coloured rim, and white becomes no ink;
    everything else goes through the ICC profile. No colour takes more ink than the profile allows.
    """

    def __init__(self, terms: Terms) -> None:
        """Read the ICC profile; nothing is converted yet."""
        self._limit = terms.ink_limit
        self._transform = _transform(terms.icc)

    def colour(self, rgb: Rgb) -> Cmyk:
        """The build of one colour, in whole per cent."""
        pixel = self.picture(Image.new("RGB", (1, 1), rgb)).getpixel((0, 0))
        assert isinstance(pixel, tuple)
        cyan, magenta, yellow, black = (int(ink * 100 / 255) for ink in pixel)
        return cyan, magenta, yellow, black

    def picture(self, picture: Image.Image) -> Image.Image:
        """The picture in CMYK, pixel for pixel; it must have no transparency."""
        colours = picture.convert("RGB")
        if is_grey(colours):
            none = Image.new("L", colours.size, 0)
            return Image.merge("CMYK", (none, none, none, colours.getchannel("G").point(lambda light: 255 - light)))
        converted = ImageCms.applyTransform(colours, self._transform)
        assert converted is not None
        white = Image.new("CMYK", colours.size, (0, 0, 0, 0))
        is_white = colours.convert("L").point(lambda light: 255 if light == 255 else 0)
        return self._limited(Image.composite(white, converted, is_white))

    def _limited(self, picture: Image.Image) -> Image.Image:
        """Colours that take too much ink lose of cyan, magenta and yellow alike; black keeps the drawing."""
        most = self._limit * 255 // 100
        data = bytearray(picture.tobytes())
        heavy = [at for at in range(0, len(data), 4) if sum(data[at : at + 4]) > most]
        for at in heavy:
            share = (most - data[at + 3]) / sum(data[at : at + 3])
            data[at : at + 3] = bytes(int(ink * share) for ink in data[at : at + 3])
        return Image.frombytes("CMYK", picture.size, bytes(data)) if heavy else picture


def is_grey(picture: Image.Image) -> bool:
    """Whether an RGB picture has no colour in it."""
    red, green, blue = picture.split()
    return red.tobytes() == green.tobytes() == blue.tobytes()


@functools.lru_cache(maxsize=4)
def _transform(icc: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), io.BytesIO(icc), "RGB", "CMYK", _INTENT, flags=_FLAGS
    )
