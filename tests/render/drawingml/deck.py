"""Figures in; a deck with one figure a slide, in the colours of the palette, out."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from publisher.figures.figure import Figure
from publisher.units import Pt
from tests.render.drawingml.drawings import PALETTE, A, P, native

UNIT = 0.75  # points for a figure unit: one pixel at 96 to the inch


@dataclass(frozen=True)
class Slide:
    """One figure as it stands in the written deck: its slide's shape tree, read anew, and its clicks."""

    figure: Figure
    tree: etree._Element
    builds: tuple[tuple[int, ...], ...]


def write(figures: Sequence[Figure], path: Path) -> list[Slide]:
    """Write the deck and read its slides again; each figure lies in the upper left corner."""
    deck = Presentation()
    _colour(deck)
    deck.slide_width = Emu(Pt(max(figure.width for figure in figures) * UNIT).emu)
    deck.slide_height = Emu(Pt(max(figure.height for figure in figures) * UNIT).emu)
    builds = []
    for figure in figures:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        shapes = native(figure, UNIT)
        for element in shapes.elements:
            slide.shapes._spTree.append(element)  # noqa: SLF001 - python-pptx has no way to add shapes of others
        builds.append(shapes.builds)
    written = io.BytesIO()
    deck.save(written)
    path.write_bytes(written.getvalue())
    read = Presentation(str(path))
    trees = [etree.fromstring(slide.part.blob) for slide in read.slides]
    found = [next(tree.iter(f"{P}spTree")) for tree in trees]
    return [Slide(*parts) for parts in zip(figures, found, builds, strict=True)]


def _colour(deck: object) -> None:
    """Give the deck's theme the palette's own colours, as the product's deck has them."""
    master = deck.slide_masters[0]  # type: ignore[attr-defined]
    part = next(found.target_part for found in master.part.rels.values() if found.reltype.endswith("/theme"))
    theme = etree.fromstring(part.blob)
    for colour in PALETTE.values():
        if colour.slot is not None and colour.slot.lum_mod is None:
            slot = next(theme.iter(f"{A}{colour.slot.name}"))
            for child in list(slot):
                slot.remove(child)
            etree.SubElement(slot, f"{A}srgbClr", {"val": colour.light[1:]})
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001
