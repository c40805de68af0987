"""Path operators in; the box of the path they build, and the clip it leaves, out (ISO 32000, 8.5)."""

from __future__ import annotations

from publisher.preflight.pdf.reading.geometry import Box
from publisher.preflight.pdf.reading.objects import Raw, number
from publisher.preflight.pdf.reading.state import GraphicsState

BUILDING = {"m", "l", "c", "v", "y", "re", "h"}
CLIPPING = {"W", "W*"}
FILLING = {"f", "F", "f*", "B", "B*", "b", "b*"}
STROKING = {"S", "s", "B", "B*", "b", "b*"}
PAINTING = FILLING | STROKING | {"n"}
_NOTHING = Box(0, 0, 0, 0)


class PathBuilder:
    """The path under construction, as its points; curves count with their control points, which enclose them."""

    def __init__(self) -> None:
        self._points: list[tuple[float, float]] = []
        self._lone_start: tuple[float, float] | None = None
        self._clips = False
        self.is_rectangle = False

    def build(self, operator: str, operands: list[Raw]) -> None:
        """Add a segment. A start that no segment follows adds nothing."""
        values = [number(value) for value in operands]
        points = list(zip(values[::2], values[1::2], strict=False))
        if operator == "m":
            self._lone_start = points[0]
            self.is_rectangle = False
            return
        if self._lone_start is not None and operator != "re":
            self._points.append(self._lone_start)
        self._lone_start = None
        self.is_rectangle = operator == "re" and not self._points
        if operator == "re":
            x, y, width, height = values
            points = [(x, y), (x + width, y + height), (x + width, y), (x, y + height)]
        self._points += points

    def clip(self) -> None:
        """Let the next painting operator narrow the clip to this path."""
        self._clips = True

    def finish(self, state: GraphicsState) -> Box | None:
        """End the path: narrow the clip if asked, and give the path's box on the page, None where it has no points."""
        outline = Box.around(state.ctm.point(x, y) for x, y in self._points)
        if self._clips:
            inside = outline or _NOTHING
            state.clip = inside if state.clip is None else (inside.common(state.clip) or _NOTHING)
        self._points = []
        self._lone_start = None
        self._clips = False
        return outline
