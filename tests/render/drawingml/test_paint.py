"""Colours follow the theme, lines keep their look, and gradients lie where the drawing has them."""

from __future__ import annotations

import math

import pytest

from tests.render.drawingml.drawings import A, native, only, small

LINEAR = (
    '<defs><linearGradient id="g" gradientUnits="userSpaceOnUse" x1="{}" y1="{}" x2="{}" y2="{}">'
    '<stop offset="0" stop-color="{}"/><stop offset="1" stop-color="{}"/></linearGradient></defs>'
)
RADIAL = (
    '<defs><radialGradient id="g" gradientUnits="userSpaceOnUse" cx="{}" cy="{}" r="{}">'
    '<stop offset="0" stop-color="white"/><stop offset="1" stop-color="psy"/></radialGradient></defs>'
)
SQUARE = '<rect x="20" y="20" width="60" height="60" fill="url(#g)"/>'


def colour(inside: str) -> tuple[str, dict[str, str]]:
    fill = only(small(inside), "a:solidFill")[0]
    return fill.get("val", ""), {str(change.tag).removeprefix(A): change.get("val", "") for change in fill}


def stops(inside: str) -> list[int]:
    return [int(stop.get("pos", "")) for stop in native(small(inside)).element.iter(f"{A}gs")]


@pytest.mark.parametrize(
    ("token", "value", "changes"),
    [
        ("ink", "tx1", {}),
        ("surface", "bg1", {}),
        ("alarm", "accent2", {}),
        ("alarm-pale", "accent2", {"lumMod": "20000", "lumOff": "80000"}),
        ("alarm-deep", "accent2", {"lumMod": "75000"}),
    ],
)
def test_a_token_with_a_theme_slot_follows_the_theme(token: str, value: str, changes: dict[str, str]) -> None:
    assert colour(f'<rect width="5" height="5" fill="{token}"/>') == (value, changes)


def test_a_token_without_a_theme_slot_keeps_its_own_colour() -> None:
    fill = only(small('<rect width="5" height="5" fill="white"/>'), "a:srgbClr")
    assert fill.get("val") == "FFFFFF"


def test_opacities_of_groups_and_fills_multiply() -> None:
    _, changes = colour('<g opacity="0.5"><rect width="5" height="5" fill="ink" fill-opacity="0.5" opacity="0.8"/></g>')
    assert changes == {"alpha": "20000"}


def line(attributes: str, around: str = "{}") -> object:
    shape = f'<path d="M0 0L50 0L50 50" fill="none" stroke="ink" {attributes}/>'
    return only(small(around.format(shape)), "a:ln")


def test_a_line_is_as_wide_as_its_transform_makes_it() -> None:
    thick = line('stroke-width="3"', '<g transform="scale(2)">{}</g>')
    assert thick.get("w") == str(6 * 12_700)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("cap", "expected"), [("butt", "flat"), ("round", "rnd"), ("square", "sq")])
def test_caps_keep_their_look(cap: str, expected: str) -> None:
    assert line(f'stroke-linecap="{cap}"').get("cap") == expected  # type: ignore[attr-defined]


@pytest.mark.parametrize("join", ["miter", "round", "bevel"])
def test_joins_keep_their_look(join: str) -> None:
    shape = f'<path d="M0 0L9 0L9 9" fill="none" stroke="ink" stroke-linejoin="{join}"/>'
    assert only(small(shape), f"a:{join}") is not None


def dashes(attributes: str) -> list[tuple[str | None, str | None]]:
    shape = f'<path d="M0 0L50 0L50 50" fill="none" stroke="ink" stroke-width="2" {attributes}/>'
    return [(dash.get("d"), dash.get("sp")) for dash in native(small(shape)).element.iter(f"{A}ds")]


def test_dashes_are_measured_in_widths_of_the_line() -> None:
    assert dashes('stroke-dasharray="6 4"') == [("300000", "200000")]
    assert dashes('stroke-dasharray="6"') == [("300000", "300000")]
    assert dashes('stroke-dasharray="8 2 1 2"') == [("400000", "100000"), ("50000", "100000")]
    assert dashes('stroke-dasharray="1 2 3"') == [("50000", "100000"), ("150000", "50000"), ("100000", "150000")]


def test_round_caps_are_counted_into_the_dash_as_office_does() -> None:
    assert dashes('stroke-dasharray="6 4" stroke-linecap="round"') == [("400000", "100000")]
    assert dashes('stroke-dasharray="0 4" stroke-linecap="round"') == [("100000", "100000")]


def test_a_gradient_across_the_whole_shape_runs_from_end_to_end() -> None:
    inside = LINEAR.format(20, 0, 80, 0, "alarm-pale", "alarm") + SQUARE
    assert stops(inside) == [0, 100_000]
    assert only(small(inside), "a:lin").get("ang") == "0"


def test_a_gradient_shorter_than_the_shape_leaves_plain_margins() -> None:
    assert stops(LINEAR.format(35, 0, 65, 0, "alarm-pale", "alarm") + SQUARE) == [0, 25_000, 75_000, 100_000]


def test_a_gradient_longer_than_the_shape_is_cut_to_what_the_shape_shows() -> None:
    inside = LINEAR.format(0, 20, 0, 140, "alarm-pale", "alarm") + SQUARE
    assert only(small(inside), "a:lin").get("ang") == str(90 * 60_000)
    last = list(native(small(inside)).element.iter(f"{A}gs"))[-1][0]
    changes = {str(change.tag).removeprefix(A): change.get("val") for change in last}
    assert (last.get("val"), changes) == ("accent2", {"lumMod": "60000", "lumOff": "40000"})  # half way, still theme


def test_a_cut_between_two_families_is_their_mixture() -> None:
    inside = LINEAR.format(20, 0, 140, 0, "white", "skin-4") + SQUARE
    last = list(native(small(inside)).element.iter(f"{A}srgbClr"))[-1]
    assert last.get("val") == "BCA598"


def test_a_slanting_gradient_goes_from_corner_to_corner() -> None:
    inside = LINEAR.format(20, 20, 80, 80, "alarm-pale", "alarm") + SQUARE
    assert (stops(inside), only(small(inside), "a:lin").get("ang")) == ([0, 100_000], str(45 * 60_000))


def test_lines_of_one_colour_stay_where_an_uneven_scale_puts_them() -> None:
    """Across the corners of the square: after scale(1 0.5) the lines x + y = c become x + 2y = c."""
    flat = SQUARE.replace("<rect", '<rect transform="scale(1 0.5)"')
    angle = int(only(small(LINEAR.format(20, 20, 80, 80, "alarm-pale", "alarm") + flat), "a:lin").get("ang", ""))
    assert angle / 60_000 == pytest.approx(math.degrees(math.atan2(2, 1)), abs=0.01)


def test_a_circular_gradient_ends_at_its_radius() -> None:
    inside = RADIAL.format(50, 50, 30) + SQUARE
    assert stops(inside) == [0, round(100_000 / math.sqrt(2)), 100_000]
    centre = only(small(inside), "a:fillToRect")
    assert [centre.get(side) for side in "ltrb"] == ["50000"] * 4


def test_a_circular_gradient_off_the_middle_reaches_to_the_farthest_corner() -> None:
    inside = RADIAL.format(35, 50, 30) + SQUARE
    assert stops(inside)[1] == round(30 / math.hypot(45, 30) * 100_000)
    room = only(small(inside), "a:tileRect")
    assert [room.get(side) for side in "ltrb"] == ["-50000", None, None, None]
