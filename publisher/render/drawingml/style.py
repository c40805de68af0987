"""An element's presentation attributes and what it inherits in; the style that it is drawn with out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from publisher.render.drawingml.transform import numbers

_TEXTS = {
    "fill": "fill",
    "stroke": "stroke",
    "fill-rule": "fill_rule",
    "stroke-linecap": "cap",
    "stroke-linejoin": "join",
    "text-anchor": "anchor",
}
_NUMBERS = {
    "fill-opacity": "fill_opacity",
    "stroke-opacity": "stroke_opacity",
    "stroke-width": "stroke_width",
    "font-size": "font_size",
}


@dataclass(frozen=True)
class Style:
    """SVG's presentation attributes with SVG's defaults; lengths in figure units.

    `fill` and `stroke` are a token, "none" or "url(#gradient)". SVG's default fill, black, is no token; the profile
    wants every shape to say its fill. `opacity` is the product of all opacities from the root down.
    """

    fill: str = "none"
    stroke: str = "none"
    fill_rule: str = "nonzero"
    fill_opacity: float = 1
    stroke_opacity: float = 1
    stroke_width: float = 1
    cap: str = "butt"
    join: str = "miter"
    dash: tuple[float, ...] = ()
    opacity: float = 1
    font_size: float = 16
    bold: bool = False
    anchor: str = "start"

    def of(self, element: etree._Element) -> Style:
        """The style of a child `element` that inherits this one."""
        changes: dict[str, Any] = {}
        for key, raw in element.attrib.items():
            name, value = str(key), str(raw)
            if name in _TEXTS:
                changes[_TEXTS[name]] = value
            elif name in _NUMBERS:
                changes[_NUMBERS[name]] = numbers(value)[0]
            elif name == "opacity":
                changes["opacity"] = self.opacity * float(value)
            elif name == "font-weight":
                changes["bold"] = value in {"700", "bold"}
            elif name == "stroke-dasharray":
                changes["dash"] = tuple(numbers(value))
        return replace(self, **changes) if changes else self

    @property
    def fills(self) -> bool:
        """Whether the inside is painted."""
        return self.fill != "none" and self.fill_opacity * self.opacity > 0

    @property
    def strokes(self) -> bool:
        """Whether the outline is painted."""
        return self.stroke != "none" and self.stroke_width > 0 and self.stroke_opacity * self.opacity > 0
