"""A figure, the palette and a frame on the slide in; the figure as native shapes that fit the frame out."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from fontTools.misc.transform import Identity, Transform
from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from publisher.figures.figure import Figure
from publisher.figures.palette import Palette
from publisher.figures.profile import local
from publisher.render.drawingml.geometry import geometry
from publisher.render.drawingml.gradient import gradients
from publisher.render.drawingml.paint import Paints
from publisher.render.drawingml.style import Style
from publisher.render.drawingml.text import text_boxes
from publisher.render.drawingml.transform import parse
from publisher.render.drawingml.tree import Group, Node, Shape, Writer, layers
from publisher.units import Length

_KEPT = 64  # figures: all of a course's
_GROUPS = {"svg", "g"}
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}


@dataclass(frozen=True)
class Frame:
    """The room for a figure on the slide, from the slide's upper left corner."""

    left: Length
    top: Length
    width: Length
    height: Length


@dataclass(frozen=True)
class NativeFigure:
    """A figure as `p:grpSp` elements for the slide's shape tree, back to front.

    The first element that is there from the start bears the figure's title as name and its alt text; the others are
    decorative. `builds` holds, for each click in order, the ids of the elements that appear.
    """

    elements: tuple[etree._Element, ...]
    builds: tuple[tuple[int, ...], ...]

    @property
    def element(self) -> etree._Element:
        """The one group of a figure that does not move; ValueError for a figure in several layers."""
        (only,) = self.elements
        return only


def convert(
    figure: Figure, palette: Palette, frame: Frame, ids: Iterator[int], *, animated: bool = True
) -> NativeFigure:
    """Draw the figure as large as the frame allows, centred, its proportions kept.

    `ids` gives a shape number for each call of next. An animated figure with clicks comes in layers, since PowerPoint
    animates top-level objects only; with `animated=False` it is one group without clicks.
    """
    nodes = _drawn(figure, palette, frame)
    groups = list(layers(nodes, figure.title)) if animated else [Group(figure.title, 0, nodes)]
    described = next((group for group in groups if not group.step), groups[0])
    writer = Writer(ids)
    written = [writer.group(group, figure.alt if group is described else None) for group in groups]
    tree = parse_xml(f"<p:spTree {nsdecls('a', 'p')}>{''.join(xml for xml, _ in written)}</p:spTree>")
    clicks: dict[int, list[int]] = {}
    for group, (_, number) in zip(groups, written, strict=True):
        if group.step:
            clicks.setdefault(group.step, []).append(number)
    return NativeFigure(tuple(tree), tuple(tuple(clicks[step]) for step in sorted(clicks)))


@functools.lru_cache(maxsize=_KEPT)
def _drawn(figure: Figure, palette: Palette, frame: Frame) -> tuple[Node, ...]:
    """What the figure becomes in its frame, without numbers: the same in every deck that shows it."""
    paints = Paints(palette, gradients(figure.root, palette))
    return tuple(_nodes(figure.root, _fitted(figure, frame), Style(), paints))


def _fitted(figure: Figure, frame: Frame) -> Transform:
    """From figure units to EMU on the slide."""
    scale = min(frame.width.emu / figure.width, frame.height.emu / figure.height)
    left = frame.left.emu + (frame.width.emu - figure.width * scale) / 2
    top = frame.top.emu + (frame.height.emu - figure.height * scale) / 2
    return Identity.translate(left, top).scale(scale)


def _nodes(element: etree._Element, matrix: Transform, style: Style, paints: Paints) -> Iterator[Node]:
    """What one element becomes; a group that has neither name nor click dissolves into what it holds."""
    kind = local(element)
    if kind not in _GROUPS | _SHAPES | {"text"}:
        return
    style = style.of(element)
    matrix = matrix.transform(parse(element.get("transform", "")))
    name = element.get("data-name", "")  # ids are the template's own, in English
    step = int(element.get("data-build", "0"))
    if kind in _GROUPS:
        children = tuple(node for child in element for node in _nodes(child, matrix, style, paints))
        if children and kind == "g" and (name or step):
            yield Group(name, step, children)
        else:
            yield from children
        return
    shapes = tuple(_shapes(element, matrix, style, paints, name))
    if shapes and (step or (name and len(shapes) > 1)):
        yield Group(name, step, shapes)
    else:
        yield from shapes


def _shapes(element: etree._Element, matrix: Transform, style: Style, paints: Paints, name: str) -> Iterator[Shape]:
    if local(element) == "text":
        for found in text_boxes(element, matrix, style, paints):
            yield Shape("Tekst", name, found.box, found.properties, found.body)
        return
    drawn = geometry(element, matrix, style)
    if drawn is None or not (style.strokes or (style.fills and not drawn.line)):
        return
    line = paints.line(style, drawn.box, matrix)
    if drawn.line:
        yield Shape("Linje", name, drawn.box, drawn.xml + line)
    else:
        yield Shape("Form", name, drawn.box, drawn.xml + paints.fill(style, drawn.box, matrix) + line)
