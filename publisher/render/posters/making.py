"""A composed sheet in; all its files, ready to be written, out: work that any process can do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from publisher.figures import Palette
from publisher.render.paged.preview import preview
from publisher.render.paged.setting import set_page
from publisher.render.posters import printing, screen, sizes
from publisher.render.posters.order import Order
from publisher.render.posters.sheet import Sheet

PREVIEWS = "billeder"


@dataclass(frozen=True)
class Job:
    """What is to be made, and what of."""

    order: Order
    sheet: Sheet
    palette: Palette
    date: dt.datetime


def files(job: Job) -> dict[str, bytes]:
    """The sheet's files by their names below the posters' folder: what its size is made for, and a preview on A3.

    Raises UnknownColour for a colour that is neither the palette's nor the logo's.
    """
    order, sheet = job.order, job.sheet
    raw = set_page(sheet.html)
    made: dict[str, bytes] = {}
    if order.prints:
        made[order.print_name] = printing.for_print(raw, sheet, order.profile, job.palette, job.date)
    on_screen = screen.for_screen(raw, sheet, order.profile.bleed, job.date)
    made[order.screen_name] = on_screen
    if "picture" in order.layout.outputs:
        made[order.picture_name] = screen.picture(on_screen)
    if order.layout.id == sizes.STANDARD:
        made[f"{PREVIEWS}/{order.poster}.webp"] = preview(on_screen, screen.PREVIEW_HEIGHT)
    return made
