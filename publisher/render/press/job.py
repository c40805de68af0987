"""What is to be made of a page, as one process tells another."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.units import Length

if TYPE_CHECKING:
    from publisher.figures.palette import Cmyk

Rgb = tuple[int, int, int]
KEPT = 16
"""How many sheets are kept for the clinics that share them: all posters in all sizes."""


class UnknownColour(Exception):
    """A colour reached the PDF that is not in the palette: a fault of the sheet's template or style."""


@dataclass(frozen=True)
class Terms:
    """What a print shop asks for.

    `marks` says whether trim marks stand outside the bleed, `ink_limit` is in per cent. The output condition comes
    with the bytes of its ICC profile.
    """

    marks: bool
    ink_limit: int
    condition: str
    condition_info: str
    icc: bytes


@dataclass(frozen=True)
class Page:
    """A page in HTML: the trimmed sheet of `width` × `height` with its `bleed` around it.

    `field` is another page, None where there is nothing on it, to be stamped on: the clinic and the way to the page.
    `strange` are the colours outside the palette that its logo is drawn in, None without a logo.
    """

    title: str
    html: str
    width: Length
    height: Length
    bleed: Length
    field: str | None = None
    strange: frozenset[Rgb] | None = None


@dataclass(frozen=True)
class Job:
    """A page and the names of the files that are to be made of it, None for those that are not.

    `builds` are the inks of every screen colour: the print file needs them, and `terms`.
    """

    page: Page
    terms: Terms
    builds: tuple[tuple[Rgb, Cmyk], ...]
    date: dt.datetime
    print_name: str | None
    screen_name: str
    picture_name: str | None = None
    preview_name: str | None = None
