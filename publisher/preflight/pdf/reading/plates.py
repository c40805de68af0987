"""A page's printing plates in; how much ink lands where, and whether colour reaches an edge, out."""

from __future__ import annotations

import ctypes
import functools
import io
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import NamedTuple

import pikepdf
import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from publisher.preflight.pdf.reading.geometry import Box
from publisher.preflight.pdf.reading.images import colours
from publisher.preflight.pdf.reading.objects import Raw, box, entry, every_dictionary, items, name
from publisher.preflight.pdf.reading.openings import MOST_KEPT, Opening
from publisher.preflight.pdf.reading.separations import PLATES, separate
from publisher.preflight.pdf.reading.state import PLAIN_BLENDING
from publisher.preflight.pdf.reading.streams import Streams
from publisher.units import Length, Pt

PIXELS_PER_POINT = 1.5
_SOLID = _WHITE = 255
_PERCENT = 100 / _SOLID
_NO_SMOOTHING = raw.FPDF_RENDER_NO_SMOOTHTEXT | raw.FPDF_RENDER_NO_SMOOTHPATH | raw.FPDF_RENDER_NO_SMOOTHIMAGE
_Grays = tuple[Image.Image, ...]  # a page's plates


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

    def at_most(self, within: Box) -> float:
        """Per cent that no pixel inside a box exceeds, rounded as a Spot is: quick to tell, up to 4 too high."""
        c, m, y, k = self.picture.crop(self._pixels(within)).split()
        halves = ImageChops.add(c, m, scale=2), ImageChops.add(y, k, scale=2)
        _, most = ImageChops.add(*halves, scale=2).getextrema()
        assert isinstance(most, int)
        return 4 * ((most + 1) * _PERCENT + 0.5)  # halving twice loses less than a level, each ink is rounded

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
        return [
            (Image.merge("CMYK", [ImageChops.invert(plate) for plate in plates]), sheet)
            for plates, sheet in _gray(pdf, streams, scale, smooth)
        ]


def _gray(pdf: pikepdf.Pdf, streams: Streams, scale: float, smooth: bool) -> list[tuple[_Grays, Box]]:
    """Every page's plates in gray, the darker the more ink; the file, which is a copy made for this, is changed."""
    sheets, grounds = [], []
    blends = any(_blends(holder) for holder in every_dictionary(pdf))
    for page in list(pdf.pages):
        opening = None if blends else streams.opening(page)
        separate(pdf, page, streams.instructions(page) if opening is None else opening.rest, streams)
        grounds.append(None if opening is None else _ground(opening, scale, smooth))
        sheets.append(box(page.mediabox))
    written = io.BytesIO()
    pdf.save(written, compress_streams=False)
    pages = pypdfium2.PdfDocument(written.getvalue())
    try:
        found = []
        at = len(pages) - len(PLATES) * len(sheets)
        for sheet, ground in zip(sheets, grounds, strict=True):
            assert sheet is not None, "pikepdf gives every page a MediaBox"
            drawn_on = ground or (None,) * len(PLATES)
            plates = (_draw(pages[at + plate], scale, smooth, drawn_on[plate]) for plate in PLATES)
            found.append((tuple(plates), sheet))
            at += len(PLATES)
        return found
    finally:
        pages.close()


def _blends(settings: Raw) -> bool:
    """Whether a graphics state sets a blend mode: PDFium blends with what is on the page, and not with a ground."""
    mode = entry(settings, "/BM")
    return mode is not None and not {name(one) for one in items(mode) or [mode]} <= PLAIN_BLENDING


@functools.lru_cache(maxsize=MOST_KEPT)
def _ground(opening: Opening, scale: float, smooth: bool) -> _Grays:
    """The plates of what a page opens with, for the rest to be drawn on."""
    streams, pdf = Streams.alone(opening)
    ((plates, _),) = _gray(pdf, streams, scale, smooth)
    return plates


def _draw(page: pypdfium2.PdfPage, scale: float, smooth: bool, ground: Image.Image | None) -> Image.Image:
    """A plate's page in gray, drawn on white paper or on the `ground` of that size."""
    width, height = ceil(page.get_width() * scale), ceil(page.get_height() * scale)
    below = bytes([_WHITE]) * (width * height) if ground is None else ground.tobytes()
    levels = (ctypes.c_ubyte * len(below)).from_buffer_copy(below)
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_Gray, buffer=levels)
    flags = raw.FPDF_GRAYSCALE | (0 if smooth else _NO_SMOOTHING)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    bitmap.close()
    return Image.frombytes("L", (width, height), bytes(levels))
