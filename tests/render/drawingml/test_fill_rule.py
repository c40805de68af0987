"""A path of several outlines is painted as SVG's fill-rule says, by programs that know only even-odd."""

from __future__ import annotations

import pytest

from publisher.render.drawingml.contours import parse
from publisher.render.drawingml.fill_rule import painted

OUTER = "M0 0H90V90H0Z"
HOLE = "M30 30V60H60V30Z"  # the other way round
SAME = "M30 30H60V60H30Z"
BESIDE = "M100 0H120V20H100Z"
ACROSS = "M60 60H120V120H60Z"
ACROSS_BACK = "M60 60V120H120V60Z"
ISLAND = "M40 40H50V50H40Z"


def inside(x: float, y: float, paths: list[list[tuple[float, float, float, float]]]) -> bool:
    """Whether a point is painted when each path of boxes is filled even-odd, one over the other."""
    return any(sum(a < x < c and b < y < d for a, b, c, d in path) % 2 for path in paths)


def boxes(data: str, rule: str) -> list[list[tuple[float, float, float, float]]]:
    found = painted(parse(data), rule)
    bounds = [[contour.bounds() for contour in path] for path in found]
    return [[(box.left, box.top, box.right, box.bottom) for box in path] for path in bounds]


@pytest.mark.parametrize(
    ("data", "rule", "points"),
    [
        (OUTER + HOLE, "nonzero", {(10, 10): True, (45, 45): False}),
        (OUTER + SAME, "nonzero", {(10, 10): True, (45, 45): True}),
        (OUTER + SAME, "evenodd", {(10, 10): True, (45, 45): False}),
        (OUTER + BESIDE, "nonzero", {(10, 10): True, (110, 10): True}),
        (OUTER + ACROSS, "nonzero", {(10, 10): True, (75, 75): True, (110, 110): True}),
        (OUTER + ACROSS, "evenodd", {(10, 10): True, (75, 75): False, (110, 110): True}),
        (OUTER + ACROSS_BACK, "nonzero", {(10, 10): True, (75, 75): False, (110, 110): True}),
        (OUTER + HOLE + ISLAND, "nonzero", {(10, 10): True, (35, 35): False, (45, 45): True}),
        (ISLAND + HOLE + OUTER, "nonzero", {(10, 10): True, (35, 35): False, (45, 45): True}),
    ],
)
def test_the_same_points_are_painted(data: str, rule: str, points: dict[tuple[float, float], bool]) -> None:
    paths = boxes(data, rule)
    assert {point: inside(*point, paths) for point in points} == points


def test_a_hole_stays_one_path_so_that_its_edge_is_not_painted_over() -> None:
    assert len(painted(parse(OUTER + HOLE), "nonzero")) == 1


def test_outlines_of_curves_are_judged_as_well() -> None:
    ring = "M50 10A40 40 0 1 1 49.9 10ZM50 30A20 20 0 1 0 50.1 30Z"
    disc = "M50 10A40 40 0 1 1 49.9 10ZM50 30A20 20 0 1 1 49.9 30Z"
    assert [len(path) for path in painted(parse(ring), "nonzero")] == [2]
    assert [len(path) for path in painted(parse(disc), "nonzero")] == [1]
