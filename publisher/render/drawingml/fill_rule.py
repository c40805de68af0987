"""Contours and a fill rule in; the paths out that paint the same when PowerPoint fills each of them even-odd.

The contours of one `a:path` are filled even-odd by PowerPoint and LibreOffice, and several `a:path` of one shape are
painted one over the other. Even-odd is therefore one path. For nonzero, contours that change nothing (painted on both
sides) are left out, and contours of the same direction that cross come into paths of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.render.drawingml.box import Box, Point
from publisher.render.drawingml.contours import Contour


@dataclass(eq=False)
class _Outline:
    contour: Contour
    points: list[Point]
    box: Box
    turn: int  # +1 or -1: the direction in which the contour runs
    holders: list[_Outline] = field(default_factory=list)
    crossed: list[_Outline] = field(default_factory=list)

    @classmethod
    def of(cls, contour: Contour) -> _Outline:
        points = contour.polygon()
        area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in _edges(points))
        return cls(contour, points, Box.around(points), 1 if area > 0 else -1)

    @property
    def parts(self) -> bool:
        """Whether the contour parts painted from unpainted, as far as the contours that hold it decide."""
        outside = sum(holder.turn for holder in self.holders)
        return (outside == 0) != (outside + self.turn == 0)


def painted(contours: Sequence[Contour], rule: str) -> list[list[Contour]]:
    """Groups of contours, one for each `a:path`; `rule` is SVG's fill-rule, "nonzero" or "evenodd"."""
    if rule == "evenodd" or len(contours) < 2:
        return [list(contours)]
    outlines = [_Outline.of(contour) for contour in contours]
    for number, one in enumerate(outlines):
        for other in outlines[number + 1 :]:
            _relate(one, other)
    kept = [outline for outline in outlines if outline.crossed or outline.parts]
    paths: list[list[_Outline]] = []
    for outline in sorted(kept, key=lambda found: len(found.holders)):
        home = next((path for path in paths if _welcomes(path, outline)), None)
        if home is None:
            paths.append([outline])
        else:
            home.append(outline)
    return [[outline.contour for outline in path] for path in paths]


def _welcomes(path: list[_Outline], outline: _Outline) -> bool:
    """Whether `outline` is right in `path` under even-odd: it crosses nothing of its direction, its holder is there."""
    if any(member.turn == outline.turn for member in path if member in outline.crossed):
        return False
    return not outline.holders or any(holder in path for holder in outline.holders)


def _relate(one: _Outline, other: _Outline) -> None:
    if not one.box.overlaps(other.box):
        return
    if any(_cross(*edge, *rival) for edge in _edges(one.points) for rival in _edges(other.points)):
        one.crossed.append(other)
        other.crossed.append(one)
    elif _holds(other.points, one.points[0]):
        one.holders.append(other)
    elif _holds(one.points, other.points[0]):
        other.holders.append(one)


def _edges(points: list[Point]) -> list[tuple[Point, Point]]:
    return list(zip(points, [*points[1:], points[0]], strict=True))


def _side(a: Point, b: Point, point: Point) -> float:
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the two edges cross at a point inside both."""
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _holds(points: list[Point], point: Point) -> bool:
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in _edges(points):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside
