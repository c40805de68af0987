"""A print page in; the same page on a larger sheet with trim marks around its bleed out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.units import Length, Mm, Pt

_GAP, _LENGTH, _RIM = Mm(1), Mm(5), Mm(1)
"""Between bleed and mark, the mark itself, and between mark and the edge of the paper."""
_WEIGHT = Pt(0.25)
_TARGET = Mm(1.5)
"""The radius of the targets that show whether the plates lie over each other."""
_CIRCLE = 0.5523
"""Where the handles of a quarter circle lie, as a share of its radius."""
_PAINT = "/All CS 1 SCN"


def add(pdf: pikepdf.Pdf, bleed: Length) -> None:
    """Put the page, whose boxes are set and whose lower left corner is 0, 0, inside a rim with marks.

    The marks are lines of 0.25 pt on all plates: two at each corner of the trim, a target at the middle of each side.
    The page becomes a form, since a gradient keeps to the coordinates of the stream it is used in.
    """
    page = pdf.pages[0]
    page.contents_coalesce()
    slug = Pt(_GAP + _LENGTH + _RIM)
    width, height = float(page.mediabox[2]), float(page.mediabox[3])
    form = pdf.make_stream(
        page.Contents.read_bytes(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=page.bleedbox,
        Matrix=_numbers(1, 0, 0, 1, slug, slug),
        Resources=page.obj.Resources,
    )
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([1, 1, 1, 1]), N=1)
    registration = Array([Name.Separation, Name.All, Name.DeviceCMYK, pdf.make_indirect(tint)])
    page.obj.Resources = Dictionary(
        XObject=Dictionary(Sheet=form), ColorSpace=Dictionary(All=pdf.make_indirect(registration))
    )
    drawn = "\n".join(_drawn(Pt(slug + bleed), Pt(slug + width - bleed), Pt(slug + height - bleed), bleed))
    content = f"/Sheet Do\nq\n{_PAINT}\n{_WEIGHT:g} w\n{drawn}\nQ\n"
    page.obj.Contents = pdf.make_stream(content.encode())
    outer = _numbers(0, 0, width + 2 * slug, height + 2 * slug)
    page.mediabox = page.cropbox = outer
    page.bleedbox = _moved(page.bleedbox, slug)
    page.trimbox = _moved(page.trimbox, slug)


def _drawn(near: Length, right: Length, top: Length, bleed: Length) -> Iterator[str]:
    """The marks' paths; the trim goes from `near`, `near` to `right`, `top`."""
    start, end = Pt(bleed + _GAP), Pt(bleed + _GAP + _LENGTH)
    for x, outward in ((near, -1), (right, 1)):
        for y in (near, top):
            yield _line(x + outward * start, y, x + outward * end, y)
    for y, outward in ((near, -1), (top, 1)):
        for x in (near, right):
            yield _line(x, y + outward * start, x, y + outward * end)
    half = Pt((start + end) / 2)
    centre_x, centre_y = Pt((near + right) / 2), Pt((near + top) / 2)
    for target_x, target_y in (
        (centre_x, near - half),
        (centre_x, top + half),
        (near - half, centre_y),
        (right + half, centre_y),
    ):
        yield from _target(target_x, target_y)


def _target(x: float, y: float) -> Iterator[str]:
    """A circle with a cross through it."""
    reach, radius, handle = _LENGTH / 2, float(_TARGET), _TARGET * _CIRCLE
    yield _line(x - reach, y, x + reach, y)
    yield _line(x, y - reach, x, y + reach)
    quarters = [
        (radius, handle, handle, radius, 0, radius),
        (-handle, radius, -radius, handle, -radius, 0),
        (-radius, -handle, -handle, -radius, 0, -radius),
        (handle, -radius, radius, -handle, radius, 0),
    ]
    curves = [
        " ".join(f"{(x, y)[number % 2] + value:.4f}" for number, value in enumerate(quarter)) + " c"
        for quarter in quarters
    ]
    yield f"{x + radius:.4f} {y:.4f} m {' '.join(curves)} s"


def _line(*ends: float) -> str:
    return "{:.4f} {:.4f} m {:.4f} {:.4f} l S".format(*ends)


def _numbers(*values: float) -> Array:
    return Array([round(Decimal(value), 4) for value in values])


def _moved(box: pikepdf.Object, by: Length) -> Array:
    return _numbers(*(float(side) + by for side in box))
