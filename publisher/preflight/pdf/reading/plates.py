"""A page's printing plates in; how much ink lands where, and whether colour reaches an edge, out."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import pikepdf
import pypdfium2
from PIL import Image, ImageChops

from publisher.preflight.pdf.reading.geometry import Box
from publisher.preflight.pdf.reading.images import colours
from publisher.preflight.pdf.reading.objects import box
from publisher.preflight.pdf.reading.separations import PLATES, separate
from publisher.preflight.pdf.reading.streams import Streams
from publisher.units import Length, Pt

PIXELS_PER_POINT = 1.5
_SOLID = 255
_PERCENT = 100 / _SOLID


class Spot(NamedTuple):
    """The most ink found and where: per cent for C, M, Y and K, and a point in the page's coordinates."""

    inks: tuple[int, int, int, int]
    x: float
    y: float

    @property
    def total(self) -> int:
        """The sum of the four inks in per cent."""
        return sum(self.inks)


@dataclass(frozen=True)
class Plates:
    """One page's inks, pixel by pixel: a CMYK picture where 255 is solid, and the page box it shows."""

    picture: Image.Image
    sheet: Box

    def heaviest(self, within: Box) -> Spot:
        """The pixel with most ink inside a box."""
        part = self.picture.crop(self._pixels(within))
        colour = max(colours(part), key=sum)
        at = self._find(part, bytes(colour))
        left, top, *_ = self._pixels(within)
        x = self.sheet.left + (left + at % part.width + 0.5) / PIXELS_PER_POINT
        y = self.sheet.top - (top + at // part.width + 0.5) / PIXELS_PER_POINT
        c, m, y_ink, k = (round(level * _PERCENT) for level in colour)
        return Spot((c, m, y_ink, k), x, y)

    def is_bare(self, within: Box) -> bool:
        """Whether no ink at all lands inside a box."""
        return self.picture.crop(self._pixels(within)).getbbox() is None

    @staticmethod
    def _find(part: Image.Image, colour: bytes) -> int:
        data = part.tobytes()
        at = data.find(colour)
        while at % 4:
            at = data.find(colour, at + 1)
        return at // 4

    def covered(self, within: Box, *, along_height: bool) -> list[bool]:
        """Whether ink runs right across a strip, pixel by pixel along it: from top to bottom, or left to right."""
        most, *others = self.picture.crop(self._pixels(within)).split()
        for channel in others:
            most = ImageChops.lighter(most, channel)
        strip = most if along_height else most.transpose(Image.Transpose.TRANSPOSE)
        levels, across = strip.tobytes(), strip.width
        return [min(levels[at : at + across]) > 0 for at in range(0, len(levels), across)]

    def longest_line(self, within: Box) -> Length:
        """How long the longest line on all four plates is along a narrow strip."""
        least, *others = self.picture.crop(self._pixels(within)).split()
        for channel in others:
            least = ImageChops.darker(least, channel)
        upright = least.height > least.width
        strip = least if upright else least.transpose(Image.Transpose.TRANSPOSE)
        levels, across = strip.tobytes(), strip.width
        inked = [max(levels[at : at + across]) > _SOLID // 2 for at in range(0, len(levels), across)]
        return Pt(max((len(list(run)) for ink, run in groupby(inked) if ink), default=0) / PIXELS_PER_POINT)

    def _pixels(self, within: Box) -> tuple[int, int, int, int]:
        """The whole pixels that a box touches, at least one each way."""
        left = round((within.left - self.sheet.left) * PIXELS_PER_POINT)
        top = round((self.sheet.top - within.top) * PIXELS_PER_POINT)
        right = round((within.right - self.sheet.left) * PIXELS_PER_POINT)
        bottom = round((self.sheet.top - within.bottom) * PIXELS_PER_POINT)
        return left, top, max(right, left + 1), max(bottom, top + 1)


def print_plates(file: bytes, streams: Streams) -> list[Plates]:
    """The plates of every page of a file, pixel by pixel without smoothing.

    `streams` may hold the file's parsed streams already. Raises MalformedPdfError where content cannot be followed.
    """
    return [Plates(picture, sheet) for picture, sheet in drawn(file, streams, PIXELS_PER_POINT)]


def drawn(file: bytes, streams: Streams, scale: float, *, smooth: bool = False) -> list[tuple[Image.Image, Box]]:
    """Every page's inks as a CMYK picture with `scale` pixels a point, 255 solid, and the page box it shows.

    `smooth` edges are for looking at; without, a pixel has the ink of one place. Raises MalformedPdfError where content
    cannot be followed.
    """
    with pikepdf.open(io.BytesIO(file)) as pdf:
        sheets = [(box(page.mediabox), separate(pdf, page, streams)) for page in list(pdf.pages)]
        first = len(pdf.pages) - len(PLATES) * len(sheets)
        written = io.BytesIO()
        pdf.save(written, compress_streams=False)
    pages = pypdfium2.PdfDocument(written.getvalue())
    try:
        found = []
        for index, (sheet, _) in enumerate(sheets):
            channels = [_draw(pages[first + index * len(PLATES) + plate], scale, smooth) for plate in PLATES]
            assert sheet is not None, "pikepdf gives every page a MediaBox"
            found.append((Image.merge("CMYK", channels), sheet))
        return found
    finally:
        pages.close()


def _draw(page: pypdfium2.PdfPage, scale: float, smooth: bool) -> Image.Image:
    """A plate's ink: the page in gray, turned over."""
    bitmap = page.render(
        scale=scale,
        grayscale=True,
        no_smoothtext=not smooth,
        no_smoothpath=not smooth,
        no_smoothimage=not smooth,
        may_draw_forms=False,
    )
    return ImageChops.invert(bitmap.to_pil().convert("L"))
