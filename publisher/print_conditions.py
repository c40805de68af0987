"""A size of poster and a print profile in; the conditions that the preflight judges their print files by out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from publisher.poster_choice import PosterChoice
from publisher.preflight.pdf.conditions import PrintConditions
from publisher.render.posters import profile, sizes
from publisher.render.posters.layout import Layout
from publisher.render.posters.order import orders
from publisher.render.posters.profile import PrintProfile


def of(layout: Layout, agreed: PrintProfile) -> PrintConditions:
    """What the print shop has been told: the sheet's size, bleed, safe zone, marks, ink and printing condition."""
    return PrintConditions(
        width=layout.width,
        height=layout.height,
        bleed=agreed.bleed,
        safe_zone=agreed.safe,
        ink_limit=agreed.ink_limit,
        output_condition=agreed.condition,
        marks=agreed.marks,
    )


def named(root: Path, printer: str | None, size: str | None) -> PrintConditions:
    """The conditions of a print profile and a size by their names; the standard ones where none is given.

    Raises ContentError where their files are faulty.
    """
    return of(sizes.load(root)[size or sizes.STANDARD], profile.load(root, printer or profile.STANDARD))


def by_file(root: Path, posters: tuple[str, ...], choice: PosterChoice) -> Mapping[str, PrintConditions]:
    """The conditions of every print file that the choice makes of the posters, by the file's name."""
    return {
        order.print_name: of(order.layout, order.profile) for order in orders(root, posters, choice) if order.prints
    }
