"""A page as HTML and what is asked of it in; its files, ready to be written, out.

What is asked is plain data: a process that has read no content can do the work, and be ready for it sooner.
"""

from __future__ import annotations

from publisher.render.press.job import Job, Page, Rgb, Terms, UnknownColour

__all__ = ["Job", "Page", "Rgb", "Terms", "UnknownColour", "files"]


def files(job: Job) -> dict[str, bytes]:
    """The job's files by their names; raises UnknownColour for a colour that has no ink."""
    from publisher.render.press import making  # slow to load, and most often another process has

    return making.files(job)
