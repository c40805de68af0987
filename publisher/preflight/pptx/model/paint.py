"""A slide in; the painted shapes in drawing order, and the colours behind any point of it, out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from publisher.preflight.pptx.model.colour import WHITE, Colour, colour_in, scheme_colour
from publisher.preflight.pptx.model.geometry import Box, Point, bounds, is_apart
from publisher.preflight.pptx.model.ooxml import Element, every, find, flag, local, number
from publisher.preflight.pptx.model.outline import Path, covers, hull, outlines
from publisher.preflight.pptx.model.sheet import Shape, Sheet


@dataclass(frozen=True, eq=False)
class Layer:
    """One painted shape: its fill's colours, none where only its line is drawn, and a box that holds its outline.

    `picture` is set when the colours cannot be told. Outlines are many and slow to trace, and most shapes are far from
    any text, so each is traced when something comes near it.
    """

    shape: Shape
    reach: Box
    fills: tuple[Colour, ...]
    picture: bool

    @cached_property
    def paths(self) -> list[Path]:
        """The outline on the slide."""
        frame = self.shape.frame
        traced = outlines(self.shape.properties, frame.width, frame.height) if frame else []
        return [[self.shape.matrix.all(contour) for contour in path] for path in traced]

    @cached_property
    def box(self) -> Box | None:
        """The smallest box around the outline; None for an outline without any area."""
        points = [point for path in self.paths for contour in path for point in contour]
        return bounds(points) if points else None

    @cached_property
    def _reaches(self) -> list[list[Box]]:
        """The box of each contour: most points are outside most of them."""
        return [[bounds(contour) for contour in path] for path in self.paths]

    def meets(self, box: Box) -> bool:
        """Whether the box around the outline and this one share an area."""
        return self.reach.overlaps(box) and self.box is not None and self.box.overlaps(box)

    def covers(self, point: Point) -> bool:
        """Whether the shape's filled area holds the point of the slide."""
        if not self.reach.contains(point):
            return False
        near = (
            [contour for contour, box in zip(*each, strict=True) if box.contains(point)]
            for each in zip(self.paths, self._reaches, strict=True)
        )
        return covers(near, point)

    def is_even(self, box: Box) -> bool:
        """Whether the filled area surely holds every point of the box, or none; no tells nothing."""
        return not self.reach.overlaps(box) or all(is_apart(contour, box) for path in self.paths for contour in path)

    @property
    def hides(self) -> bool:
        """Whether what lies beneath can no longer be read."""
        return self.picture or any(fill.opacity > 0.2 for fill in self.fills)


@dataclass(frozen=True, eq=False)
class Painting:
    """A slide's layers from the bottom: the master's, the layout's, its own."""

    slide: Sheet

    @cached_property
    def background(self) -> list[Colour]:
        """The colours of the slide's background; none when it is a picture."""
        at: Sheet | None = self.slide
        while at is not None:
            found = find(at.tree, "p:cSld/p:bg")
            if found is not None:
                return _background(found, at)
            at = at.parent
        return [scheme_colour("bg1", self.slide) or WHITE]

    @cached_property
    def order(self) -> dict[Shape, int]:
        """Every shape that is seen on the slide with its place in drawing order."""
        sheets = [self.slide]
        while sheets[0].parent is not None and flag(sheets[0].tree, "showMasterSp") is not False:
            sheets.insert(0, sheets[0].parent)
        shapes = [
            shape for sheet in sheets for shape in sheet.shapes if sheet is self.slide or shape.placeholder is None
        ]
        return {shape: place for place, shape in enumerate(shapes)}

    @cached_property
    def layers(self) -> dict[Shape, Layer]:
        """All shapes with a fill or a line, in drawing order."""
        return {shape: layer for shape in self.order if (layer := _layer(shape)) is not None}

    def around(self, shape: Shape, box: Box) -> tuple[list[Layer], list[Layer]]:
        """The layers that reach into the box: those under the shape, its own fill included, and those that hide it."""
        reaching = [layer for layer in self.layers.values() if layer.meets(box)]
        own = self.order[shape]
        below = [one for one in reaching if self.order[one.shape] <= own]
        return below, [one for one in reaching if one.hides and self.order[one.shape] > own]

    def colours(self, layers: list[Layer], point: Point) -> list[Colour]:
        """What is seen of these layers at the point; nothing over a picture."""
        seen = list(self.background)
        for layer in layers:
            if layer.picture and layer.covers(point):
                seen = []
            elif layer.fills and layer.covers(point):
                under = seen or [WHITE]
                seen = list(dict.fromkeys(fill.over(below) for fill in layer.fills for below in under))
        return seen


def _layer(shape: Shape) -> Layer | None:
    if shape.frame is None or shape.kind not in {"sp", "pic", "graphicFrame"}:
        return None
    fills, picture = _fills(shape)
    if not fills and not picture and not _has_line(shape):
        return None
    held = hull(shape.properties, shape.frame.width, shape.frame.height)
    return Layer(shape, bounds(shape.matrix.all(held)), tuple(fills), picture) if held else None


def _has_line(shape: Shape) -> bool:
    line = find(shape.properties, "a:ln")
    if line is not None:
        return find(line, "a:noFill") is None and len(line) > 0
    return number(find(shape.element, "p:style/a:lnRef"), "idx") > 0


def _fills(shape: Shape) -> tuple[list[Colour], bool]:
    """The fill's colours, and whether it is a picture; neither for a shape that is see-through."""
    if shape.kind != "sp":
        return [], shape.kind == "pic"
    for model in shape.models:
        fill = _fill_element(model.properties)
        if fill is not None and local(fill) == "grpFill":
            groups = (_fill_element(group.properties) for group in reversed(shape.ancestors))
            fill = next((one for one in groups if one is not None and local(one) != "grpFill"), fill)
        if fill is not None:
            return _colours(fill, shape.sheet), local(fill) == "blipFill"
    reference = find(shape.element, "p:style/a:fillRef")
    colour = colour_in(reference, shape.sheet) if number(reference, "idx") else None
    return ([] if colour is None else [colour]), False


def _fill_element(properties: Element | None) -> Element | None:
    kinds = {"solidFill", "gradFill", "noFill", "blipFill", "pattFill", "grpFill"}
    return None if properties is None else next((one for one in properties if local(one) in kinds), None)


def _colours(fill: Element, sheet: Sheet, inherited: Colour | None = None) -> list[Colour]:
    holders = [fill, *every(fill, "a:gsLst/a:gs"), *every(fill, "a:fgClr"), *every(fill, "a:bgClr")]
    found = (colour_in(holder, sheet, inherited) for holder in holders)
    return [colour for colour in found if colour is not None]


def _background(element: Element, sheet: Sheet) -> list[Colour]:
    fill = _fill_element(find(element, "p:bgPr"))
    if fill is not None:
        return _colours(fill, sheet)
    stated = colour_in(find(element, "p:bgRef"), sheet)
    return [stated or WHITE]
