"""A drawing as every renderer receives it: one checked SVG tree with its words and its click order."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Figure:
    """One drawing, `width` × `height` in figure units with the origin in the upper left corner.

    `root` keeps to the profile, colours are bare palette tokens, `use` is expanded and every line of text stands in
    a `tspan` with its own x and y. `steps` is the highest data-build; 0 means that all is there from the start.
    Renderers copy `root` before they change it.
    """

    id: str
    title: str
    alt: str
    description: str
    width: float
    height: float
    root: etree._Element
    steps: int

    @property
    def name(self) -> str:
        """What files and addresses call the figure: "chapter-figure"."""
        return self.id.replace(".", "-")
