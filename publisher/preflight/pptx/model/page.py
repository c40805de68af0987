"""A slide or notes page in; its texts as they are set, where their ink is and what is behind each word out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from publisher.preflight.pptx.model.colour import Colour
from publisher.preflight.pptx.model.flow import Flow, cells, flow
from publisher.preflight.pptx.model.geometry import EMU_PER_PT, Box, Point, bounds
from publisher.preflight.pptx.model.paint import Layer, Painting
from publisher.preflight.pptx.model.sheet import Shape, Sheet
from publisher.preflight.pptx.model.style import TextBody
from publisher.preflight.pptx.model.words import Piece

_LETTER = 0.6  # of the size: words are looked at in steps of about a letter
_HEIGHTS = (0.1, 0.5, 0.9)  # of the small letters' height


@dataclass(frozen=True)
class SeenWord:
    """A word on the slide: its piece of text, the colours behind its letters, and what hides one.

    `pictured` is set when a picture is behind one of them, where the colour cannot be told. `box` is that of its small
    letters, in points within the shape's box, `size` that of the letters on its line.
    """

    piece: Piece
    shape: Shape
    box: Box
    size: float
    behind: tuple[Colour, ...]
    pictured: bool
    hidden: Shape | None

    @property
    def points(self) -> list[Point]:
        """Points in its letters, on the slide."""
        return _looked_at(self.shape, self.box, self.size)


@dataclass(frozen=True, eq=False)
class Page:
    """One sheet as it is seen; everything is worked out once."""

    sheet: Sheet

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The sheet's own shapes in drawing order."""
        return self.sheet.shapes

    @cached_property
    def painting(self) -> Painting:
        """The painted shapes, those of layout and master below."""
        return Painting(self.sheet)

    @cached_property
    def bodies(self) -> dict[Shape, TextBody]:
        """The text bodies of shapes with text."""
        return {shape: TextBody(shape, shape.body) for shape in self.shapes if shape.body is not None and shape.text}

    @cached_property
    def _flows(self) -> dict[tuple[Shape, float], Flow | None]:
        return {}

    def flow(self, shape: Shape, margin: float = 0) -> Flow | None:
        """The shape's text as it is laid out; None for a shape without text or place."""
        key = shape, margin
        if key not in self._flows:
            self._flows[key] = flow(self.bodies[shape], margin) if shape in self.bodies else None
        return self._flows[key]

    @cached_property
    def inks(self) -> dict[Shape, list[Box]]:
        """Where each text has ink on the slide, a box a line."""
        flows = ((shape, self.flow(shape)) for shape in self.bodies)
        return {shape: [_on_slide(shape, ink) for ink in found.ink] for shape, found in flows if found is not None}

    @cached_property
    def words(self) -> dict[Shape, list[SeenWord]]:
        """The words of each text."""
        return {shape: list(self._words(shape)) for shape in self.bodies}

    def _words(self, shape: Shape) -> Iterator[SeenWord]:
        found = self.flow(shape)
        for line in () if found is None else found.lines:
            room = _on_slide(shape, line.ink)
            below, above = self.painting.around(shape, room)
            plain = _is_plain(below, room)  # then all words of the line stand on the same
            for piece, box in line.spans():
                one_will_do = plain or _is_plain(below, _on_slide(shape, box))
                points = [] if one_will_do and not above else _looked_at(shape, box, line.size)
                seen = [_placed(shape, (box.left, box.bottom))] if one_will_do else points
                colours = [self.painting.colours(below, point) for point in seen]
                hidden = (layer.shape for layer in above if any(layer.covers(point) for point in points))
                behind = dict.fromkeys(colour for each in colours for colour in each)
                yield SeenWord(piece, shape, box, line.size, tuple(behind), not all(colours), next(hidden, None))

    @cached_property
    def pieces(self) -> dict[Shape, list[Piece]]:
        """The pieces of text of each shape, those of a table's cells included; blank ones left out."""
        found: dict[Shape, list[Piece]] = {}
        for shape in self.shapes:
            bodies = [self.bodies[shape]] if shape in self.bodies else [body for _, body, _ in cells(shape)]
            pieces = [
                piece for body in bodies for line in body.paragraphs for piece in line.pieces if piece.text.strip()
            ]
            if pieces:
                found[shape] = pieces
        return found


def _is_plain(layers: list[Layer], box: Box) -> bool:
    """Whether all of the box surely stands on the same colours of these layers."""
    return all(layer.is_even(box) for layer in layers)


def _placed(shape: Shape, point: Point) -> Point:
    return shape.text_matrix((point[0] * EMU_PER_PT, point[1] * EMU_PER_PT))


def _on_slide(shape: Shape, ink: Box) -> Box:
    return bounds(_placed(shape, (x, y)) for x in (ink.left, ink.right) for y in (ink.top, ink.bottom))


def _looked_at(shape: Shape, box: Box, size: float) -> list[Point]:
    """Points in the word's letters: a letter's width apart, near the foot, the middle and the top of small letters."""
    width, height = box.right - box.left, box.bottom - box.top
    count = max(round(width / (size * _LETTER)), 1)
    return [
        _placed(shape, (box.left + width * (step + 0.5) / count, box.bottom - height * share))
        for step in range(count)
        for share in _HEIGHTS
    ]
