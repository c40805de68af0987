"""A book in; each of its drawings as one checked SVG tree out, for all renderers."""

from publisher.figures.drawing import draw
from publisher.figures.figure import Figure
from publisher.figures.palette import Palette

__all__ = ["Figure", "Palette", "draw"]
