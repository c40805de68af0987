"""A drawing that says nothing by itself in; one native group that screen readers pass over out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.figures import Figure, Palette
from publisher.render.drawingml import Frame, convert
from publisher.render.drawingml.tree import DECORATIVE

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def ornament(figure: Figure, palette: Palette, frame: Frame, ids: Iterator[int]) -> etree._Element:
    """The figure in its frame, marked as decorative; `ids` gives a shape number for each call of next."""
    group = convert(figure, palette, frame, ids, animated=False).element
    label = group[0][0]
    del label.attrib["descr"]
    label.append(etree.fromstring(DECORATIVE.replace("<a:extLst>", f'<a:extLst xmlns:a="{_A}">')))
    return group
