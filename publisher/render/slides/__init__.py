"""A book and its figures in; the PowerPoint decks that are asked for, and pictures of the slides, out."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from publisher import dates, output, parallel
from publisher.content import Book
from publisher.deck_choice import WHOLE
from publisher.errors import ContentError
from publisher.figures import Figure, Palette
from publisher.figures.branding import branded
from publisher.options import SLIDES, Options
from publisher.render.slides import own_look, theme
from publisher.render.slides.canvas import Canvas
from publisher.render.slides.layout import Planner
from publisher.render.slides.look import Theme
from publisher.render.slides.picture_list import LIST, PictureList
from publisher.render.slides.plan import DeckPlan
from publisher.render.slides.planning import plan
from publisher.render.slides.selection import Selection, selected

__all__ = ["check", "empty_template", "render", "template_report"]

_AT_ONCE = 6  # slides that one process draws together


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:
    """Plan every slide and its notes; raises ContentError with all that does not fit, and writes nothing."""
    _planned(book, figures, theme.load(book.root, branded(palette, book.clinic)), selected(book, WHOLE))


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Write the chosen decks as <course>/<n>-<title>.pptx into the part's folder.

    What the website offers comes with a picture of each slide, billeder/<chapter>-<slide>.webp, and
    billeder/billeder.json, which says which pictures show which deck. Everything is made before anything is written.
    Raises ContentError with every text that does not fit its box, UsageError for a choice that does not exist.
    """
    from publisher.render.slides import preview

    palette = branded(palette, book.clinic)
    look, own = theme.load(book.root, palette), options.decks.template
    template = own_look.load(own, look) if own else None
    look = template.look if template else look
    plans = _planned(book, figures, look, selected(book, options.decks))
    shown = PictureList()
    if options.decks.is_standard:
        for one in sorted(plans, key=lambda one: not one.name.startswith(f"{book.default_course.id}/")):
            shown.add(one.name, one.slides)
    canvas = Canvas(look, palette)
    drawn = [canvas.slide(slide) for slide in shown.pictures.values()]
    batches = [
        preview.Batch(tuple(drawn[at : at + _AT_ONCE]), look.width, look.height)
        for at in range(0, len(drawn), _AT_ONCE)
    ]
    with parallel.running(preview.pictures, batches) as pictured:
        files = dict(_decks(book, plans, look, palette, template.data if template else None))
        pictures = dict(zip(shown.pictures, itertools.chain.from_iterable(pictured()), strict=True))
    files |= {f"billeder/{name}.webp": picture for name, picture in pictures.items()}
    if options.decks.is_standard:
        files[f"billeder/{LIST}"] = shown.listed()
        files |= _guides(book, plans, shown, pictures, palette)
    if options.decks.a4_notes:
        files |= _notes(book, plans, palette)
    return [output.write(options.target(SLIDES) / name, content) for name, content in files.items()]


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
            jobs[f"{course.id}/{course.id}-undervisermappe.pdf"] = job
    return dict(zip(jobs, parallel.each(guide.made, jobs.values()), strict=True))


def empty_template(book: Book, palette: Palette) -> bytes:
    """Our own template, without slides, for an educator to change in PowerPoint: the same bytes each time."""
    from publisher.render.slides.deck import normalised
    from publisher.render.slides.template import template

    palette = branded(palette, book.clinic)
    return normalised(template(book.root, book.default_course.title, theme.load(book.root, palette), palette))


def template_report(book: Book, palette: Palette, path: Path) -> str:
    """What an educator's template holds that is never used; raises ContentError with all that it lacks."""
    own = own_look.load(path, theme.load(book.root, palette))
    spare = "".join(f"\n  {one}" for one in own.spare)
    return f"{path.name} kan bruges: {len(own.look.layouts)} layouts med alle pladsholdere{spare}"


def _notes(book: Book, plans: Iterable[DeckPlan], palette: Palette) -> dict[str, bytes]:
    from publisher.render.slides.notes_pages import notes_pages

    return {f"{one.name}-noter.pdf": notes_pages(one, palette, dates.published(book)) for one in plans}


def _decks(
    book: Book, plans: Iterable[DeckPlan], look: Theme, palette: Palette, own: bytes | None
) -> Iterable[tuple[str, bytes]]:
    from publisher.render.slides.deck import Properties, deck
    from publisher.render.slides.template import template

    empty = own or template(book.root, book.default_course.title, look, palette)
    for one in plans:
        properties = Properties(f"{one.course}: {one.title}", one.course, dates.published(book))
        yield f"{one.name}.pptx", deck(one, empty, palette, properties)


def _planned(book: Book, figures: Mapping[str, Figure], look: Theme, selections: Iterable[Selection]) -> list[DeckPlan]:
    planner = Planner(book, figures, look)
    plans = [plan(planner, selection) for selection in selections]
    if planner.problems:
        raise ContentError(planner.problems)
    return plans
