"""A slide, layout, master or notes page in; its shapes in drawing order out, each with the place it inherits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from publisher.preflight.pptx.model.frame import Frame, frame_of, member_units
from publisher.preflight.pptx.model.geometry import Box, Transform, bounds, moved, rectangle, turned
from publisher.preflight.pptx.model.ooxml import Element, find, flag, local, q, within
from publisher.preflight.pptx.model.placeholder import TITLES, Slot, inherits

Kind = Literal["slide", "layout", "master", "notes", "notesMaster"]
_USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
SHAPES = ("sp", "grpSp", "pic", "graphicFrame", "cxnSp", "contentPart")


@dataclass(frozen=True, eq=False)
class Sheet:
    """One drawing surface; `number` is the slide's place in the show, 0 where it has none."""

    kind: Kind
    part: str
    tree: Element
    number: int
    parent: Sheet | None
    theme: Element | None
    default_style: Element | None

    @property
    def label(self) -> str:
        """How a finding names the sheet, in Danish."""
        names = {
            "slide": f"Slide {self.number}",
            "notes": f"Noter til slide {self.number}",
            "layout": f"Layout »{self.name}«",
            "master": "Master",
            "notesMaster": "Notemaster",
        }
        return names[self.kind]

    @property
    def name(self) -> str:
        """The name of layout or master, as PowerPoint lists it."""
        common = find(self.tree, "p:cSld")
        return "" if common is None else common.get("name", "")

    @cached_property
    def colour_map(self) -> Mapping[str, str]:
        """Which of the theme's colours each of tx1, bg1 and so on stands for, by sheet, layout or master."""
        override = find(self.tree, "p:clrMapOvr/a:overrideClrMapping")
        found = override if override is not None else find(self.tree, "p:clrMap")
        if found is not None:
            return {str(name): str(value) for name, value in found.attrib.items()}
        return _USUAL_MAP if self.parent is None else self.parent.colour_map

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """All shapes, groups before their members, in drawing order, which is reading order."""
        tree = find(self.tree, "p:cSld/p:spTree")
        return () if tree is None else tuple(_shapes(tree, self, (), Transform()))

    @property
    def top_shapes(self) -> tuple[Shape, ...]:
        """The shapes that stand in no group."""
        return tuple(shape for shape in self.shapes if not shape.ancestors)

    @property
    def title(self) -> Shape | None:
        """The first title placeholder."""
        return next((shape for shape in self.shapes if shape.role in TITLES), None)


@dataclass(frozen=True, eq=False)
class Shape:
    """One shape; `outer` maps its parent's units to the slide, `ancestors` are its groups from the outermost."""

    element: Element
    sheet: Sheet
    ancestors: tuple[Shape, ...]
    outer: Transform

    @cached_property
    def kind(self) -> str:
        """The element's name: sp, grpSp, pic, graphicFrame, cxnSp or contentPart."""
        return local(self.element)

    @cached_property
    def about(self) -> Element | None:
        """The cNvPr with id, name and alternative text."""
        return next(within(self.element, "p:cNvPr"), None)

    @property
    def id(self) -> str:
        """The shape's id, as written."""
        return "" if self.about is None else self.about.get("id", "")

    @property
    def name(self) -> str:
        """The name in the selection pane."""
        return "" if self.about is None else self.about.get("name", "")

    @property
    def label(self) -> str:
        """How a finding names the shape, in Danish."""
        return f"{self.sheet.label}, »{self.name}«" if self.name else f"{self.sheet.label}, form nr. {self.id or '?'}"

    @cached_property
    def placeholder(self) -> Element | None:
        """The ph element that makes the shape a placeholder."""
        head = next(iter(self.element), None)
        return find(head, "p:nvPr/p:ph")

    @property
    def role(self) -> str:
        """The placeholder's type, "obj" when unnamed; empty for other shapes."""
        return "" if self.placeholder is None else self.placeholder.get("type", "obj")

    @cached_property
    def properties(self) -> Element | None:
        """The shape's spPr or grpSpPr."""
        found = find(self.element, "p:spPr")
        return find(self.element, "p:grpSpPr") if found is None else found

    @cached_property
    def body(self) -> Element | None:
        """The text body, if the shape can bear text."""
        return find(self.element, "p:txBody")

    @cached_property
    def text(self) -> str:
        """The text with a line feed between paragraphs; fields as they stand."""
        if self.body is None:
            return ""
        lines = ("".join(one.text or "" for one in within(line, "a:t")) for line in within(self.body, "a:p"))
        return "\n".join(lines).strip()

    @cached_property
    def decorative(self) -> bool:
        """Whether the shape is marked as decorative."""
        about = self.about if self.about is not None and len(self.about) else None  # most have no extensions
        mark = None if about is None else next(within(about, "adec:decorative"), None)
        return flag(mark, "val") is True

    @property
    def description(self) -> str:
        """The alternative text."""
        return "" if self.about is None else self.about.get("descr", "").strip()

    @cached_property
    def model(self) -> Shape | None:
        """The placeholder of layout or master that this one takes its place and style from."""
        parent, slot = self.sheet.parent, self.slot
        if slot is None or parent is None:
            return None
        by_role = self.sheet.kind in {"layout", "notes"}
        return next((one for one in parent.shapes if one.slot and inherits(slot, one.slot, by_role=by_role)), None)

    @property
    def slot(self) -> Slot | None:
        """The placeholder's kind and number; None for other shapes."""
        return None if self.placeholder is None else Slot(self.role, self.placeholder.get("idx", "0"))

    @cached_property
    def models(self) -> tuple[Shape, ...]:
        """The shape itself and all that it inherits from, nearest first."""
        return (self, *(self.model.models if self.model else ()))

    @cached_property
    def frame(self) -> Frame | None:
        """Its own place, or the nearest inherited one; None where nobody says."""
        return next((found for one in self.models if (found := frame_of(one.element)) is not None), None)

    @cached_property
    def matrix(self) -> Transform:
        """The map from the shape's box, (0, 0) to its width and height in its parent's units, to the slide."""
        return self.outer if self.frame is None else self.outer @ self.frame.transform

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height on the slide, before turning."""
        wide, high = self.matrix.scales
        return (0, 0) if self.frame is None else (self.frame.width * wide, self.frame.height * high)

    @cached_property
    def text_matrix(self) -> Transform:
        """The map from the shape's box in EMU of the slide to the slide: turned as the shape, never mirrored."""
        if self.frame is None:
            return self.outer
        width, height = self.size
        x, y = self.matrix((self.frame.width / 2, self.frame.height / 2))
        turn = self.frame.turn + sum(one.frame.turn for one in self.ancestors if one.frame)
        return turned(turn, (x, y)) @ moved(x - width / 2, y - height / 2)

    @cached_property
    def box(self) -> Box | None:
        """The upright box around the shape on the slide; None where it has no place."""
        if self.frame is None:
            return None
        return bounds(self.matrix(corner) for corner in rectangle(self.frame.width, self.frame.height))


def _shapes(tree: Element, sheet: Sheet, ancestors: tuple[Shape, ...], outer: Transform) -> Iterator[Shape]:
    for element in tree:
        if element.tag == q("mc:AlternateContent"):
            choice = find(element, "mc:Choice")
            if choice is not None:
                yield from _shapes(choice, sheet, ancestors, outer)
        elif local(element) in SHAPES:
            shape = Shape(element, sheet, ancestors, outer)
            yield shape
            if shape.kind == "grpSp":
                inner = member_units(element, shape.frame) if shape.frame else Transform()
                yield from _shapes(element, sheet, (*ancestors, shape), shape.matrix @ inner)
