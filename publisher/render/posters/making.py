"""A composed sheet in; all its files, ready to be written, out: work that any process can do."""

from __future__ import annotations

import functools

from publisher.render.paged.preview import preview
from publisher.render.paged.setting import set_page
from publisher.render.posters import printing, screen, sizes
from publisher.render.posters.job import Job

PREVIEWS = "billeder"
_KEPT = 16  # sheets: all posters in all sizes


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


def ready() -> None:
    """Load what setting a page takes, so that the first poster need not wait for it."""
    set_page("<html lang=da><title>.</title><p>.</p>")


@functools.lru_cache(maxsize=_KEPT)
def _set(html: str) -> bytes:
    """A page, set once for all clinics that share it."""
    return set_page(html)
