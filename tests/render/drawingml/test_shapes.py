"""Each shape becomes the preset that PowerPoint edits best where that is exact, else a free form with real curves."""

from __future__ import annotations

import math

import pytest

from tests.render.drawingml.drawings import A, native, only, small

UNIT = 12_700  # EMU in a figure unit at one point a unit


def preset(inside: str) -> str:
    return only(small(inside), "a:prstGeom").get("prst", "")


def place(inside: str) -> tuple[int, int, int, int]:
    frame = next(native(small(inside)).element.iter(f"{A}sp", "{*}sp", "{*}cxnSp")).find(f".//{A}xfrm")
    assert frame is not None
    return tuple(round(int(frame[i].get(n, "")) / UNIT) for i, n in ((0, "x"), (0, "y"), (1, "cx"), (1, "cy")))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<rect x="10" y="20" width="30" height="40"/>', "rect"),
        ('<rect x="10" y="20" width="30" height="40" rx="5"/>', "roundRect"),
        ('<rect x="10" y="20" width="30" height="40" transform="rotate(90 50 50)"/>', "rect"),
        ('<rect x="10" y="20" width="30" height="40" rx="5" transform="scale(-1 1) translate(-100 0)"/>', "roundRect"),
        ('<circle cx="50" cy="50" r="20"/>', "ellipse"),
        ('<circle cx="50" cy="50" r="20" transform="rotate(33 50 50)"/>', "ellipse"),
        ('<ellipse cx="50" cy="50" rx="20" ry="10" transform="scale(1 0.5)"/>', "ellipse"),
        ('<line x1="10" y1="20" x2="60" y2="40" stroke="ink" transform="rotate(10) skewX(5)"/>', "line"),
        ('<path d="M10 10L50 60" stroke="ink"/>', "line"),
    ],
)
def test_a_preset_is_used_where_it_is_exact(inside: str, expected: str) -> None:
    assert preset(inside) == expected


@pytest.mark.parametrize(
    "inside",
    [
        '<rect x="10" y="20" width="30" height="40" transform="rotate(30 50 50)"/>',
        '<rect x="10" y="20" width="30" height="40" rx="12" ry="5"/>',
        '<rect x="10" y="20" width="50" height="20" rx="20"/>',  # SVG cuts each radius to half its own side
        '<rect x="10" y="20" width="30" height="40" rx="8" transform="scale(1 2)"/>',
        '<ellipse cx="50" cy="50" rx="20" ry="10" transform="rotate(30 50 50)"/>',
        '<circle cx="50" cy="50" r="20" transform="skewX(20)"/>',
        '<circle cx="50" cy="50" r="20" fill="none" stroke="ink" stroke-dasharray="4 2"/>',
    ],
)
def test_a_free_form_is_used_where_a_preset_would_be_wrong(inside: str) -> None:
    assert only(small(inside), "a:custGeom") is not None


def test_a_shape_stands_where_the_transforms_of_its_groups_put_it() -> None:
    moved = '<g transform="translate(10 5)"><g transform="scale(2)"><rect x="3" y="4" width="10" height="20"/></g></g>'
    assert place(moved) == (16, 13, 20, 40)
    assert place('<rect x="10" y="20" width="30" height="40" transform="matrix(0 1 -1 0 100 0)"/>') == (40, 10, 40, 30)


def test_a_line_that_runs_back_is_flipped() -> None:
    shape = only(small('<line x1="60" y1="10" x2="20" y2="40" stroke="ink"/>'), "p:cxnSp")
    frame = next(shape.iter(f"{A}xfrm"))
    assert (frame.get("flipH"), frame.get("flipV")) == ("1", None)


def test_the_corner_of_a_rounded_rectangle_keeps_its_radius() -> None:
    adjust = only(small('<rect width="50" height="20" rx="5"/>'), "a:gd")
    assert adjust.get("fmla") == "val 25000"


def test_a_radius_of_half_the_height_makes_a_pill() -> None:
    assert only(small('<rect width="50" height="20" rx="10"/>'), "a:gd").get("fmla") == "val 50000"


def test_an_arc_becomes_curves_that_stay_on_the_circle() -> None:
    """Half a circle of radius 40 around 50, 50: its ends, and the middle of each curve, lie 40 from the centre."""
    element = native(small('<path d="M10 50A40 40 0 0 1 90 50"/>')).element
    points = [(int(p.get("x", "")) / UNIT + 10, int(p.get("y", "")) / UNIT + 10) for p in element.iter(f"{A}pt")]
    assert len(points) == 1 + 3 * 2
    for start in (0, 3):
        a, b, c, d = points[start : start + 4]
        middle = ((a[0] + 3 * b[0] + 3 * c[0] + d[0]) / 8, (a[1] + 3 * b[1] + 3 * c[1] + d[1]) / 8)
        for x, y in (a, middle, d):
            assert math.hypot(x - 50, y - 50) == pytest.approx(40, abs=0.02)


def test_a_quadratic_curve_becomes_the_cubic_that_runs_alike() -> None:
    element = native(small('<path d="M0 0Q30 60 60 0V90"/>')).element
    curve = next(element.iter(f"{A}cubicBezTo"))
    points = [(round(int(p.get("x", "")) / UNIT), round(int(p.get("y", "")) / UNIT)) for p in curve]
    assert points == [(20, 40), (40, 40), (60, 0)]


def test_the_box_of_a_curve_is_its_own_not_that_of_its_controls() -> None:
    assert place('<path d="M0 10C0 70 90 70 90 10Z"/>') == (0, 10, 90, 45)


def test_an_open_outline_is_filled_as_if_closed_but_its_closing_line_is_not_drawn() -> None:
    element = native(small('<path d="M0 0L50 0L50 50" stroke="alarm"/>')).element
    fill, line = element.iter(f"{A}path")
    assert (fill.get("stroke"), fill.get("fill"), len(list(fill.iter(f"{A}close")))) == ("0", None, 1)
    assert (line.get("stroke"), line.get("fill"), len(list(line.iter(f"{A}close")))) == (None, "none", 0)


def test_what_svg_does_not_draw_makes_no_shape() -> None:
    nothing = '<rect width="0" height="5"/><circle r="0"/><path d="M5 5"/><polygon points="1,1"/>'
    unseen = '<circle r="9" opacity="0"/><circle r="9" fill="none"/><line x2="9"/>'
    element = native(small(f'{nothing}{unseen}<rect width="5" height="5"/>')).element
    assert len(element.findall("{*}sp")) == 1
