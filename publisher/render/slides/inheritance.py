"""A layout of any presentation in; its placeholders with place and type as PowerPoint inherits them from the master."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree
from pptx.opc.package import XmlPart
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from publisher.render.drawingml import Frame
from publisher.units import Emu, Pt

_Element = etree._Element  # noqa: SLF001 - the type's only name
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))  # EMU, where nothing is said
_STYLES = {"title": "p:titleStyle", "body": "p:bodyStyle"}
_SAME = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "": "body", "pic": "body", "tbl": "body"}


@dataclass(frozen=True)
class Placeholder:
    """A placeholder as it is seen: insets in EMU (left, top, right, bottom), sizes and spaces in points.

    What is None is said nowhere. `face` is a theme's font (+mn-lt, +mj-lt) or a name, `leading` a percentage, `margin`
    EMU from the inset to the text's first level.
    """

    name: str
    frame: Frame
    insets: tuple[int, int, int, int]
    anchor: str
    align: str
    size: float | None
    bold: bool
    leading: int | None
    space: float | None
    margin: int
    face: str


@dataclass(frozen=True)
class Inherited:
    """What the layouts of a presentation inherit from: its master's shapes and styles, and the theme's `faces`."""

    master: _Element
    faces: Mapping[str, str]

    @classmethod
    def of(cls, deck: Deck) -> Inherited:
        """From the presentation's first master."""
        master = deck.slide_masters[0]
        return cls(master._element, faces_of(master.part))  # noqa: SLF001 - read as XML

    def placeholders(self, layout: _Element) -> dict[tuple[str, int], Placeholder]:
        """The layout's placeholders by type and index; a title of any kind is "title", content without type "body"."""
        found = {}
        for shape in layout.iter(qn("p:sp")):
            mark = shape.find(f".//{qn('p:ph')}")
            if mark is not None:
                kind, index = _kind(mark), int(mark.get("idx", "0"))
                found[kind, index] = self._placeholder(shape, kind)
        return found

    def _placeholder(self, shape: _Element, kind: str) -> Placeholder:
        model = self._model(kind)
        sources = [one for one in (shape, model) if one is not None]
        levels = [*_levels(sources), *self._style(kind)]
        bodies = [body for one in sources if (body := one.find(f".//{qn('a:bodyPr')}")) is not None]
        face = _first(level.find(f"{qn('a:defRPr')}/{qn('a:latin')}") for level in levels)
        runs = [run for level in levels if (run := level.find(qn("a:defRPr"))) is not None]
        size = _attribute(runs, "sz")
        name = shape.find(f".//{qn('p:cNvPr')}")
        insets = [int(_attribute(bodies, key) or default) for key, default in _INSETS]
        return Placeholder(
            "" if name is None else name.get("name", ""),
            _frame(sources),
            (insets[0], insets[1], insets[2], insets[3]),
            _attribute(bodies, "anchor") or "t",
            _attribute(levels, "algn") or "l",
            int(size) / 100 if size else None,
            (_attribute(runs, "b") or "0") in {"1", "true"},
            _leading(levels, int(size) / 100 if size else None),
            _space(levels),
            int(_attribute(levels, "marL") or 0),
            "+mn-lt" if face is None else face.get("typeface", "+mn-lt"),
        )

    def _model(self, kind: str) -> _Element | None:
        """The master's placeholder of the kind."""
        wanted = _SAME.get(kind, kind)
        for shape in self.master.iter(qn("p:sp")):
            mark = shape.find(f".//{qn('p:ph')}")
            if mark is not None and _SAME.get(_kind(mark), _kind(mark)) == wanted:
                return shape
        return None

    def _style(self, kind: str) -> list[_Element]:
        tag = _STYLES.get(_SAME.get(kind, kind), "p:otherStyle")
        level = self.master.find(f"{qn('p:txStyles')}/{qn(tag)}/{qn('a:lvl1pPr')}")
        return [] if level is None else [level]


def faces_of(master: XmlPart) -> dict[str, str]:
    """The two fonts of a master's theme by the names that texts call them."""
    theme = next(link.target_part for link in master.rels.values() if link.reltype.endswith("/theme"))
    root = etree.fromstring(theme.blob)
    faces = {}
    for mark, tag in (("+mj-lt", "a:majorFont"), ("+mn-lt", "a:minorFont")):
        latin = root.find(f".//{qn(tag)}/{qn('a:latin')}")
        faces[mark] = "" if latin is None else latin.get("typeface", "")
    return faces


def _kind(mark: _Element) -> str:
    kind = mark.get("type", "")
    return "title" if kind == "ctrTitle" else kind or "body"


def _levels(shapes: list[_Element]) -> Iterator[_Element]:
    for shape in shapes:
        level = shape.find(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")
        if level is not None:
            yield level


def _frame(shapes: list[_Element]) -> Frame:
    for shape in shapes:
        place = shape.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
        if place is not None:
            offset, extent = place.find(qn("a:off")), place.find(qn("a:ext"))
            if offset is not None and extent is not None:
                sides = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
                left, top, width, height = (Emu(int(side or 0)) for side in sides)
                return Frame(left, top, width, height)
    return Frame(Pt(0), Pt(0), Emu(1), Emu(1))


def _first(found: Iterator[_Element | None]) -> _Element | None:
    return next((one for one in found if one is not None), None)


def _attribute(elements: list[_Element], key: str) -> str | None:
    return next((value for one in elements if (value := one.get(key)) is not None), None)


def _leading(levels: list[_Element], size: float | None) -> int | None:
    """The line spacing as a percentage of the face's own; one in points is measured against Calibri's lines."""
    for level in levels:
        spacing = level.find(qn("a:lnSpc"))
        if spacing is not None and len(spacing):
            value = int(spacing[0].get("val", "0").rstrip("%"))
            if spacing[0].tag == qn("a:spcPct"):
                return round(value / 1000)
            return round(value / 100 / (size * 1.2207) * 100) if size else None
    return None


def _space(levels: list[_Element]) -> float | None:
    """The space before a paragraph in points, where it is said in points."""
    for level in levels:
        spacing = level.find(qn("a:spcBef"))
        if spacing is not None and len(spacing):
            points = spacing[0].tag == qn("a:spcPts")
            return int(spacing[0].get("val", "0")) / 100 if points else None
    return None
