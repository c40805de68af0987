"""A book and its drawings in; for each poster and size a print PDF, a screen PDF and a picture out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from publisher import dates, output
from publisher.content.book import Book
from publisher.errors import ContentError, Problem
from publisher.figures import Figure, Palette
from publisher.options import Options
from publisher.render.posters import fitting, inks, profile, sizes
from publisher.render.posters.address import site_address
from publisher.render.posters.order import Order, orders

FOLDER = "plakater"


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:
    """Try everything that can be wrong with posters, sizes, profiles and print colours, without setting a page.

    Raises ContentError with every problem.
    """
    layouts, profiles = sizes.load(book.root), profile.load_all(book.root)
    problems: list[Problem] = []
    for agreed in profiles.values():
        problems += inks.problems(palette, agreed)
        problems += profile.unsafe(agreed, layouts.values())
    # A clinic is tried with the sizes that are made for it; here are those of everybody.
    everybody, site = replace(book, clinic=None), site_address(book.root)
    for poster in book.posters:
        for layout in layouts.values():
            words = fitting.fit(everybody, poster, figures[poster.figure], layout, site)
            problems += words if isinstance(words, list) else []
    if problems:
        raise ContentError(problems)


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Write the chosen posters' files below the downloads folder; their paths.

    Raises ContentError, before anything is written, with every problem of every poster.
    """
    check(book, figures, palette)
    # The page setter is slow to load, and a check has no need of it.
    from publisher.render.paged.preview import preview
    from publisher.render.paged.setting import set_page
    from publisher.render.posters import foot, printing, screen
    from publisher.render.posters.rewriting import UnknownColour
    from publisher.render.posters.sheet import compose

    folder = options.downloads / FOLDER
    date = dates.published(book)
    site = site_address(book.root, options.posters.url)
    posters = {poster.id: poster for poster in book.posters}
    wanted = orders(book.root, posters, options.posters)
    _fit(book, figures, wanted, options)
    files: dict[Path, bytes] = {}
    for order in wanted:
        poster = posters[order.poster]
        bleed = order.profile.bleed
        sheet = compose(book, poster, figures[poster.figure], palette, order.layout, bleed, site)
        raw = set_page(sheet.html)
        if order.prints:
            try:
                files[folder / order.print_name] = printing.for_print(raw, sheet, order.profile, palette, date)
            except UnknownColour as fault:
                if book.clinic is None or sheet.logo is None:
                    raise  # a fault of our own template
                raise ContentError([foot.unprintable_logo(book.clinic)]) from fault
        on_screen = screen.for_screen(raw, sheet, bleed, date)
        files[folder / order.screen_name] = on_screen
        if "picture" in order.layout.outputs:
            files[folder / order.picture_name] = screen.picture(on_screen)
        if order.layout.id == sizes.STANDARD:
            files[folder / "billeder" / f"{poster.id}.webp"] = preview(on_screen, screen.PREVIEW_HEIGHT)
    return [output.write(path, content) for path, content in files.items()]


def _fit(book: Book, figures: Mapping[str, Figure], wanted: list[Order], options: Options) -> None:
    """Try the clinic and its address in every sheet that is to be made."""
    site = site_address(book.root, options.posters.url)
    posters = {poster.id: poster for poster in book.posters}
    problems: list[Problem] = []
    for order in wanted:
        poster = posters[order.poster]
        words = fitting.fit(book, poster, figures[poster.figure], order.layout, site)
        problems += words if isinstance(words, list) else []
    if problems:
        raise ContentError(problems)
