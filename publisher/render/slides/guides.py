"""A book and its figures in; a picture of every slide, and each course's facilitator's guide, out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from publisher import output, parallel
from publisher.content import Book
from publisher.deck_choice import WHOLE
from publisher.figures import Figure, Palette
from publisher.figures.branding import branded
from publisher.keeping import Result, Store
from publisher.options import GUIDES, Options
from publisher.render.slides import check, planned, theme
from publisher.render.slides.canvas import Canvas
from publisher.render.slides.look import Theme
from publisher.render.slides.picture_list import LIST, PictureList
from publisher.render.slides.plan import DeckPlan
from publisher.render.slides.selection import selected

__all__ = ["check", "render"]

_AT_ONCE = 6  # slides that one process draws together


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Write undervisermappe-<course>.pdf for each course, and what the website shows of the decks.

    That is a picture of each slide, billeder/<chapter>-<slide>.webp, and billeder/billeder.json, which says which
    pictures show which deck. Raises ContentError with every text that does not fit its box.
    """
    palette = branded(palette, book.clinic)
    look = theme.load(book.root, palette)
    plans = planned(book, figures, look, selected(book, WHOLE))
    shown = PictureList()
    for one in sorted(plans, key=lambda one: not one.name.startswith(f"{book.default_course.id}/")):
        shown.add(one.name, one.slides)
    pictures = _pictures(shown, look, palette, book.root)
    files = {f"billeder/{name}.webp": on_a_page for name, (on_a_page, _) in pictures.items()}
    files[f"billeder/{LIST}"] = shown.listed()
    in_print = {name: printed for name, (_, printed) in pictures.items()}
    files |= _guides(book, plans, shown, in_print, palette)
    return [output.write(options.target(GUIDES) / name, content) for name, content in files.items()]


def _pictures(shown: PictureList, look: Theme, palette: Palette, root: Path) -> dict[str, Result]:
    """Every picture by its name, as a page shows it and as a guide prints it."""
    from publisher.render.slides import preview  # the page setter is slow to load, and a check does without it

    def made(drawn: list[str]) -> Iterator[Result]:
        batches = [
            preview.Batch(tuple(drawn[at : at + _AT_ONCE]), look.width, look.height)
            for at in range(0, len(drawn), _AT_ONCE)
        ]
        return itertools.chain.from_iterable(parallel.each(preview.pictures, batches))

    canvas = Canvas(look, palette)
    drawn = [canvas.slide(slide) for slide in shown.pictures.values()]
    pictures = Store(root, "slides", parts=2).all(drawn, made)
    return dict(zip(shown.pictures, pictures, strict=True))


def _guides(
    book: Book, plans: Sequence[DeckPlan], shown: PictureList, pictures: Mapping[str, bytes], palette: Palette
) -> dict[str, bytes]:
    """A facilitator's guide for each course, where the book has the words for it."""
    from publisher.render.slides import guide

    jobs: dict[str, guide.Job] = {}
    for course in book.courses:
        own = [one for one in plans if one.name.startswith(f"{course.id}/")]
        found = {
            guide.key(one, slide): pictures[name]
            for one in own
            for slide, name in zip(one.slides, shown.named(one.name), strict=True)
        }
        job = guide.job(book, course, own, found, palette)
        if job is not None:
            jobs[f"undervisermappe-{course.id}.pdf"] = job
    return dict(zip(jobs, parallel.each(guide.made, jobs.values()), strict=True))
