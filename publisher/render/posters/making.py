"""A composed sheet in; all its files, ready to be written, out: work that any process can do."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass

from publisher.figures import Palette
from publisher.render.paged.preview import preview
from publisher.render.paged.setting import set_page
from publisher.render.posters import printing, screen, sizes
from publisher.render.posters.order import Order
from publisher.render.posters.sheet import Sheet

PREVIEWS = "billeder"
_KEPT = 16  # sheets: all posters in all sizes


@dataclass(frozen=True)
class Job:
    """What is to be made, and what of; `pictured` asks for a preview, which the website shows of A3."""

    order: Order
    sheet: Sheet
    palette: Palette
    date: dt.datetime
    pictured: bool


def files(job: Job) -> dict[str, bytes]:
    """The sheet's files by their names below the posters' folder: what its size is made for.

    Raises UnknownColour for a colour that is neither the palette's nor the logo's.
    """
    order, sheet = job.order, job.sheet
    raw, field = _set(sheet.html), _set(sheet.field) if sheet.field else None
    made: dict[str, bytes] = {}
    if order.prints:
        made[order.print_name] = printing.for_print(raw, sheet, order.profile, job.palette, job.date, field)
    on_screen = screen.for_screen(raw, sheet, order.profile.bleed, job.date, field)
    made[order.screen_name] = on_screen
    if "picture" in order.layout.outputs:
        made[order.picture_name] = screen.picture(on_screen)
    if job.pictured and order.layout.id == sizes.STANDARD:
        made[f"{PREVIEWS}/{order.poster}.webp"] = preview(on_screen, screen.PREVIEW_HEIGHT)
    return made


@functools.lru_cache(maxsize=_KEPT)
def _set(html: str) -> bytes:
    """A page, set once for all clinics that share it."""
    return set_page(html)
