"""A shape's text body in; its paragraphs with the size, weight, face and colour they really get out.

Inheritance as PowerPoint resolves it: run, then the list styles of the shape and of the placeholders it takes after,
then the master's text styles, or the presentation's default style for a text that is no placeholder.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from publisher.preflight.pptx.model.colour import Colour, colour_in, scheme_colour
from publisher.preflight.pptx.model.ooxml import Element, every, find, local, number
from publisher.preflight.pptx.model.placeholder import TITLES
from publisher.preflight.pptx.model.sheet import Shape, Sheet
from publisher.preflight.pptx.model.words import Piece, Word, words

_PERCENT = 100_000
_KEPT = 64  # names on sheets
_EMU_PER_PT = 12_700
_STANDARD_SIZE = 1800


@dataclass(frozen=True)
class Spacing:
    """A distance between lines or paragraphs: a share of the line height, or points."""

    share: float | None
    points: float = 0

    def of(self, line: float) -> float:
        """The distance in points, where a single line is `line` high."""
        return self.points if self.share is None else self.share * line


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: margins in points, `before`/`after` its spacing, `empty_size` the size of a line without text."""

    pieces: tuple[Piece, ...]
    align: str
    margin: float
    indent: float
    bullet: bool
    line: Spacing
    before: Spacing
    after: Spacing
    empty_size: float

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The pieces cut where a line may break."""
        return tuple(words(self.pieces))


@dataclass(frozen=True)
class TextBody:
    """A text body, and what it inherits from the placeholders that its shape takes after."""

    shape: Shape
    element: Element

    @property
    def sheet(self) -> Sheet:
        """The sheet that the text stands on."""
        return self.shape.sheet

    @cached_property
    def styles(self) -> tuple[Element, ...]:
        """The list styles, nearest first."""
        own = [find(self.element, "a:lstStyle")]
        own += [find(model.body, "a:lstStyle") for model in self.shape.models[1:]]
        return tuple(style for style in (*own, *_sheet_styles(self.shape)) if style is not None)

    def setting(self, attribute: str, default: str) -> str:
        """An attribute of the text body ("lIns", "anchor"), own or inherited."""
        for body in (self.element, *(model.body for model in self.shape.models[1:])):
            value = None if (properties := find(body, "a:bodyPr")) is None else properties.get(attribute)
            if value is not None:
                return value
        return default

    @cached_property
    def scale(self) -> float:
        """The font scale of shrink-on-overflow; 1 without."""
        return number(find(self.element, "a:bodyPr/a:normAutofit"), "fontScale", _PERCENT) / _PERCENT

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in order."""
        return tuple(self._paragraph(one) for one in every(self.element, "a:p"))

    def _paragraph(self, element: Element) -> Paragraph:
        own = find(element, "a:pPr")
        levels, texts = self._levels(number(own, "lvl") + 1)
        chain = [own, *levels] if own is not None else levels
        pieces = tuple(self._pieces(element, texts))
        end = find(element, "a:endParaRPr")
        return Paragraph(
            pieces,
            _first(chain, "algn", "l"),
            number_of(_first(chain, "marL", "0")) / _EMU_PER_PT,
            number_of(_first(chain, "indent", "0")) / _EMU_PER_PT,
            _has_bullet(chain),
            _spacing(chain, "a:lnSpc", Spacing(1)),
            _spacing(chain, "a:spcBef", Spacing(0)),
            _spacing(chain, "a:spcAft", Spacing(0)),
            self._size([end, *texts] if end is not None else texts),
        )

    @cached_property
    def _known_levels(self) -> dict[int, tuple[list[Element], list[Element]]]:
        return {}

    def _levels(self, level: int) -> tuple[list[Element], list[Element]]:
        """What the styles say of a level's paragraphs, and of their text, nearest first; looked up once."""
        if level not in self._known_levels:
            levels = [one for style in self.styles if (one := find(style, f"a:lvl{level}pPr")) is not None]
            texts = [one for each in levels if (one := find(each, "a:defRPr")) is not None]
            self._known_levels[level] = levels, texts
        return self._known_levels[level]

    def _pieces(self, paragraph: Element, inherited: list[Element]) -> Iterator[Piece]:
        for element in paragraph:
            if local(element) in {"r", "fld", "br"}:
                text = "\n" if local(element) == "br" else (element.findtext("{*}t") or "")
                yield self._piece(element, find(element, "a:rPr"), inherited, text)

    def _piece(self, element: Element, own: Element | None, inherited: list[Element], text: str) -> Piece:
        chain = [own, *inherited] if own is not None else inherited
        bold = _first(chain, "b", "0") in {"1", "true"}
        named = next((one for each in chain if (one := find(each, "a:latin")) is not None), None)
        typeface = theme_face("+mn-lt" if named is None else named.get("typeface", ""), self.sheet)
        return Piece(text, self._size(chain), bold, typeface, self._colour(own, inherited), element)

    def _size(self, chain: list[Element]) -> float:
        return max(number_of(_first(chain, "sz", str(_STANDARD_SIZE))) / 100 * self.scale, 1)

    def _colour(self, own: Element | None, inherited: list[Element]) -> Colour | None:
        if (stated := colour_in(find(own, "a:solidFill"), self.sheet)) is not None:
            return stated
        if find(own, "a:hlinkClick") is not None:
            return scheme_colour("hlink", self.sheet)
        if (styled := colour_in(find(self.shape.element, "p:style/a:fontRef"), self.sheet)) is not None:
            return styled
        found = (colour_in(find(one, "a:solidFill"), self.sheet) for one in inherited)
        return next((one for one in found if one is not None), scheme_colour("tx1", self.sheet))


@functools.lru_cache(maxsize=_KEPT)
def theme_face(name: str, sheet: Sheet) -> str:
    """The face that "+mn-lt" or "+mj-lt" stands for in the sheet's theme; any other name as it is."""
    if not name.startswith("+"):
        return name
    kind = "major" if name.startswith("+mj") else "minor"
    latin = find(sheet.theme, f"a:themeElements/a:fontScheme/a:{kind}Font/a:latin")
    return "" if latin is None else latin.get("typeface", "")


def number_of(text: str) -> float:
    """A number written in an attribute; 0 for anything else."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if math.isfinite(value) else 0.0


def _sheet_styles(shape: Shape) -> list[Element | None]:
    if shape.placeholder is None or shape.kind == "graphicFrame":
        return [shape.sheet.default_style]
    sheet = shape.sheet
    while sheet.parent is not None:
        sheet = sheet.parent
    if sheet.kind in {"notes", "notesMaster"}:
        return [find(sheet.tree, "p:notesStyle") if shape.role == "body" else None]
    usual = "otherStyle" if shape.role in {"dt", "ftr", "sldNum"} else "bodyStyle"
    return [find(sheet.tree, f"p:txStyles/p:{'titleStyle' if shape.role in TITLES else usual}")]


def _first(chain: list[Element], attribute: str, default: str) -> str:
    return next((value for one in chain if (value := one.get(attribute)) is not None), default)


def _has_bullet(chain: list[Element]) -> bool:
    for one in chain:
        names = {local(child) for child in one}
        if "buNone" in names:
            return False
        if names & {"buChar", "buAutoNum", "buBlip"}:
            return True
    return False


def _spacing(chain: list[Element], name: str, default: Spacing) -> Spacing:
    stated = next((found for one in chain if (found := find(one, name)) is not None), None)
    share, points = find(stated, "a:spcPct"), find(stated, "a:spcPts")
    if share is not None:
        return Spacing(number(share, "val") / _PERCENT)
    return default if points is None else Spacing(None, number(points, "val") / 100)
