"""An image object in, its inks pixel by pixel out, as a Pillow image where 255 is solid ink."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import PdfInlineImage, Stream
from PIL import Image, ImageChops, UnidentifiedImageError

from publisher.preflight.pdf.reading.colours import Space, inks, read_space
from publisher.preflight.pdf.reading.objects import Raw, entry, items, name, number, numbers

Channels = tuple[int, int, int, int]
_MOST_PIXELS = 1 << 20
_INDEX_MODES = {1: "P;1", 2: "P;2", 4: "P;4", 8: "P"}


def dictionary(image: Raw) -> Raw:
    """The dictionary of an image object or of an inline image."""
    return image.obj if isinstance(image, PdfInlineImage) else image


def ink_image(image: Raw) -> Image.Image | None:
    """The inks of an image, sampled down to at most about a million pixels; None where they cannot be read.

    Read are DeviceCMYK, ICC-based CMYK, Indexed over process inks and gray; raw or Flate data of 8 bits a
    component (Indexed also fewer), and JPEG.
    """
    about = dictionary(image)
    space = read_space(entry(about, "/ColorSpace"), None)
    size = int(number(entry(about, "/Width"))), int(number(entry(about, "/Height")))
    bits = int(number(entry(about, "/BitsPerComponent"), 8))
    data = _jpeg(image, about) if _filter(about) == "DCTDecode" else _raw(image, about)
    if data is None or min(size) < 1:
        return None
    if space.family == "Indexed" and bits in _INDEX_MODES:
        return _indexed(data, size, bits, space)
    if bits != 8 or len(data) < size[0] * size[1] * space.components:
        return None
    inverted = numbers(entry(about, "/Decode"))[:2] == (1.0, 0.0)
    if inks(space, (0.0,) * space.components) is None:
        return None
    if space.components == 4:
        found = _reduced(Image.frombytes("CMYK", size, data))
        return ImageChops.invert(found) if inverted else found
    black = _reduced(Image.frombytes("L", size, data))
    black = black if inverted else ImageChops.invert(black)
    none = Image.new("L", black.size)
    return Image.merge("CMYK", (none, none, none, black))


def colours(picture: Image.Image) -> list[Channels]:
    """The different colours of an ink image."""
    counted: Any = picture.getcolors(picture.width * picture.height)
    return [colour for _, colour in counted or ()]


def _filter(about: Raw) -> str:
    filters = entry(about, "/Filter")
    return name(filters) or next(map(name, reversed(items(filters))), "")


def _raw(image: Raw, about: Raw) -> bytes | None:
    if _filter(about) in {"JPXDecode", "JBIG2Decode", "CCITTFaxDecode"}:
        return None
    if isinstance(image, PdfInlineImage):
        filters = {key: entry(about, key) for key in ("/Filter", "/DecodeParms") if entry(about, key) is not None}
        with pikepdf.new() as holder:
            return bytes(Stream(holder, image.read_raw_bytes(), filters).read_bytes())
    return bytes(image.read_bytes())


def _jpeg(image: Raw, about: Raw) -> bytes | None:
    """The samples as a PDF reader sees them: Pillow inverts what Adobe's marker announces, a PDF reader does not."""
    if not isinstance(image, Stream) or items(entry(about, "/Filter"))[1:]:
        return None
    try:
        picture = Image.open(io.BytesIO(image.read_raw_bytes()))
    except UnidentifiedImageError:
        return None
    samples = ImageChops.invert(picture) if picture.mode == "CMYK" and "adobe" in picture.info else picture
    return samples.tobytes() if picture.mode in {"CMYK", "L"} else None


def _indexed(data: bytes, size: tuple[int, int], bits: int, space: Space) -> Image.Image | None:
    table = [inks(space, (float(index),)) for index in range(256)]
    known = [build for build in table if build is not None]
    if not known:
        return None
    padded = known + [known[-1]] * (256 - len(known))
    index = _reduced(Image.frombytes("P", size, data, "raw", _INDEX_MODES[bits]))
    levels = Image.frombytes("L", index.size, index.tobytes())
    return Image.merge("CMYK", [levels.point([round(build[ink] * 255) for build in padded]) for ink in range(4)])


def _reduced(picture: Image.Image) -> Image.Image:
    """The picture with whole rows and columns left out, so that no two colours are mixed."""
    step = max(1, round((picture.width * picture.height / _MOST_PIXELS) ** 0.5))
    if step == 1:
        return picture
    smaller = max(1, picture.width // step), max(1, picture.height // step)
    return picture.resize(smaller, Image.Resampling.NEAREST)
