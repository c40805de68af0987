"""A page in; all its files, ready to be written, out: work that any process can do."""

from __future__ import annotations

import functools

from publisher.render.paged.preview import preview
from publisher.render.paged.setting import set_page
from publisher.render.press import printing, screen
from publisher.render.press.job import KEPT, Job


def files(job: Job) -> dict[str, bytes]:
    """The job's files by their names.

    Raises UnknownColour for a colour that is neither the palette's nor the logo's.
    """
    page = job.page
    raw, field = _set(page.html), _set(page.field) if page.field else None
    made: dict[str, bytes] = {}
    if job.print_name:
        made[job.print_name] = printing.for_print(raw, page, job.terms, job.builds, job.date, field)
    on_screen = screen.for_screen(raw, page, job.date, field)
    made[job.screen_name] = on_screen
    if job.picture_name:
        made[job.picture_name] = screen.picture(on_screen)
    if job.preview_name:
        made[job.preview_name] = preview(on_screen, screen.PREVIEW_HEIGHT)
    return made


def ready() -> None:
    """Load what setting a page takes, so that the first poster need not wait for it."""
    set_page("<html lang=da><title>.</title><p>.</p>")


@functools.lru_cache(maxsize=KEPT)
def _set(html: str) -> bytes:
    """A page, set once for all clinics that share it."""
    return set_page(html)
