"""A book and its drawings in; for each poster and size a print PDF, a screen PDF and a picture out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from publisher import dates, output, parallel
from publisher.content.book import Book
from publisher.content.site_address import site_address
from publisher.errors import ContentError, Problem
from publisher.figures import Figure, Palette
from publisher.figures.palette import Cmyk
from publisher.options import POSTERS, Options
from publisher.poster_choice import PosterChoice
from publisher.render import press
from publisher.render.posters import fitting, foot, inks, logo, profile, sizes
from publisher.render.posters.order import Order, listed, orders
from publisher.render.posters.sheet import Sheet, compose

_PREVIEWS = "billeder"


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:
    """Try everything that can be wrong with posters, sizes, profiles and print colours, without setting a page.

    Raises ContentError with every problem.
    """
    layouts = sizes.load(book.root)
    problems = _unprintable(book, palette)
    # A clinic is tried with the sizes that are made for it; here are those of everybody.
    everybody = replace(book, clinic=None)
    tried = [(poster, layout) for poster in book.posters for layout in layouts.values()]
    site = site_address(book.root, None)
    fitted = (fitting.fit(everybody, poster, figures[poster.figure], layout, site) for poster, layout in tried)
    problems += [problem for words in fitted if isinstance(words, list) for problem in words]
    if problems:
        raise ContentError(problems)


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Write the chosen posters' files below the downloads folder; their paths.

    Raises ContentError, before anything is written, with every problem of every poster.
    """
    if problems := _unprintable(book, palette):
        raise ContentError(problems)
    files = make(book, figures, palette, options.posters)
    return [output.write(options.target(POSTERS) / name, content) for name, content in files.items()]


def make(
    book: Book, figures: Mapping[str, Figure], palette: Palette, choice: PosterChoice, *, alone: bool = False
) -> dict[str, bytes]:
    """The chosen posters' files by their names; `alone` in this process, which may be one of many.

    Pictures of the posters and the list of their files are for the website, so a clinic's own are without. What is
    wrong with posters for everybody must have been tried by `check`. Raises ContentError with what a clinic has in its
    file that finds no room or cannot be printed.
    """
    posters = {poster.id: poster for poster in book.posters}
    wanted = orders(book.root, posters, choice)
    site, date = site_address(book.root, choice.url), dates.published(book)
    pictured = book.clinic is None and choice.is_standard
    builds = inks.table(palette)
    jobs, problems = [], list[Problem]()
    for order in wanted:
        poster = posters[order.poster]
        figure, bleed = figures[poster.figure], order.profile.bleed
        try:
            sheet = compose(book, poster, figure, palette, order.layout, bleed, site)
        except ContentError as misfits:
            problems += misfits.problems
        else:
            jobs.append(_job(order, sheet, builds, date, pictured=pictured))
    if problems:
        raise ContentError(problems)
    try:
        made = [press.files(job) for job in jobs] if alone else parallel.each(press.files, jobs)
    except press.UnknownColour as fault:
        if book.clinic is None or book.clinic.logo is None:
            raise  # a fault of our own template
        raise ContentError([foot.unprintable_logo(book.clinic)]) from fault
    if pictured:  # the website's list; own choices share a folder
        made.append({"plakater.json": listed(wanted)})
    return {name: content for files in made for name, content in files.items()}


def _job(
    order: Order, sheet: Sheet, builds: tuple[tuple[press.Rgb, Cmyk], ...], date: dt.datetime, *, pictured: bool
) -> press.Job:
    """What is to be made of a sheet; `pictured` asks for a preview too, which the website shows of A3."""
    layout = order.layout
    page = press.Page(
        title=sheet.title,
        html=sheet.html,
        width=layout.width,
        height=layout.height,
        bleed=order.profile.bleed,
        field=sheet.field,
        strange=frozenset(logo.colours(sheet.logo)) if sheet.logo else None,
    )
    return press.Job(
        page,
        order.profile.terms,
        builds,
        date,
        print_name=order.print_name if order.prints else None,
        screen_name=order.screen_name,
        picture_name=order.picture_name if "picture" in layout.outputs else None,
        preview_name=f"{_PREVIEWS}/{order.poster}.webp" if pictured and layout.id == sizes.STANDARD else None,
    )


def _unprintable(book: Book, palette: Palette) -> list[Problem]:
    """Everything that is wrong with print profiles and print colours."""
    layouts, problems = sizes.load(book.root), list[Problem]()
    for agreed in profile.load_all(book.root).values():
        problems += inks.problems(palette, agreed)
        problems += profile.unsafe(agreed, layouts.values())
    return problems
