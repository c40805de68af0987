"""The files in posters/sizes in; the layout of each size of poster, or what is wrong with them, out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field, TypeAdapter

from publisher.content.models import Model, Text
from publisher.content.yaml_source import YamlSource
from publisher.errors import ContentError, Problem
from publisher.render.posters import layout
from publisher.render.posters.layout import Arrangement, Block, Box, Layout, Output, Strip
from publisher.units import Length, Mm, Pt

STANDARD = "a3"
FOLDER = "posters/sizes"
_Mm = Annotated[float, Field(ge=0, le=2000)]
_Sheet = Annotated[float, Field(ge=100, le=2000)]
_Size = Annotated[float, Field(ge=6, le=400)]
_BoxMm = tuple[_Mm, _Mm, _Mm, _Mm]
_Sizes = tuple[_Size, _Size]
_Count = Annotated[int, Field(ge=1, le=6)]


class _Block(Model):
    box_mm: _BoxMm
    sizes_pt: _Sizes
    lines: _Count


class _Lines(_Block):
    columns: Annotated[int, Field(ge=1, le=3)]
    gutter_mm: _Mm


class _Drawing(Model):
    box_mm: _BoxMm
    smallest_pt: _Size


class _Strip(Model):
    box_mm: _BoxMm
    sizes_pt: _Sizes
    code_mm: Annotated[float, Field(ge=14, le=200)]


class _Spec(Model):
    name: Text
    order: int
    offered: bool
    outputs: Annotated[tuple[Output, ...], Field(min_length=1)]
    sheet_mm: tuple[_Sheet, _Sheet]
    arrangement: Arrangement
    band_mm: _Mm
    foot_mm: _Mm | None = None
    title: _Block
    drawing: _Drawing
    lines: _Lines
    strip: _Strip
    imprint: _Block


def load(root: Path) -> dict[str, Layout]:
    """Every size below the project folder by its id (the file's name), in the order the files ask for.

    Raises ContentError with everything that is wrong with them.
    """
    sizes, problems = _read(root)
    if problems:
        raise ContentError(problems)
    return {one.id: one for one in sorted(sizes, key=lambda one: (one.order, one.id))}


def problems(root: Path) -> list[Problem]:
    """What is wrong with the sizes, all of them."""
    return _read(root)[1]


def _read(root: Path) -> tuple[list[Layout], list[Problem]]:
    names = {path.stem for path in (root / FOLDER).glob("*.yml")} | {STANDARD}
    found: list[Layout] = []
    problems: list[Problem] = []
    for name in sorted(names):
        source = YamlSource.read(root, f"{FOLDER}/{name}.yml")
        spec = source.validated(TypeAdapter(_Spec))
        if spec:
            made = _layout(name, spec)
            _check(made, source)
            found.append(made)
        problems += source.problems
    return found, problems


def _layout(name: str, spec: _Spec) -> Layout:
    width, height = spec.sheet_mm
    return Layout(
        id=name,
        name=spec.name,
        order=spec.order,
        offered=spec.offered,
        outputs=spec.outputs,
        width=Mm(width),
        height=Mm(height),
        arrangement=spec.arrangement,
        band=Mm(spec.band_mm),
        foot=None if spec.foot_mm is None else Mm(spec.foot_mm),
        title=_block(spec.title),
        drawing=_box(spec.drawing.box_mm),
        smallest_label=Pt(spec.drawing.smallest_pt),
        lines=_block(spec.lines),
        columns=spec.lines.columns,
        gutter=Mm(spec.lines.gutter_mm),
        strip=Strip(_box(spec.strip.box_mm), _sizes(spec.strip.sizes_pt), Mm(spec.strip.code_mm)),
        imprint=_block(spec.imprint),
    )


def _box(sides: tuple[float, float, float, float]) -> Box:
    left, top, width, height = sides
    return Box(Mm(left), Mm(top), Mm(width), Mm(height))


def _sizes(ends: tuple[float, float]) -> tuple[Length, ...]:
    """From the largest to the smallest in steps of a point."""
    largest, smallest = ends
    return (*(Pt(largest - step) for step in range(max(int(largest - smallest), 1))), Pt(smallest))


def _block(spec: _Block) -> Block:
    return Block(_box(spec.box_mm), _sizes(spec.sizes_pt), spec.lines)


class _Stack(NamedTuple):
    """Text that must find room in its box: how many lines lie over each other, and what each needs of its size."""

    key: str
    block: Block
    lines: float
    leading: float


def _check(made: Layout, source: YamlSource) -> None:
    """Note what cannot stand on the sheet as it is written."""
    _check_boxes(made, source)
    _check_text(made, source)
    if (made.foot is None) != (made.arrangement == "beside"):
        source.problem(("foot_mm",), "foden har en grund, når delene står over hinanden (stacked), og ellers ikke")
    if made.strip.code > made.strip.box.height:
        allowed = f"højst {made.strip.box.height.mm:g} mm"
        source.problem(("strip", "code_mm"), "QR-koden er højere end feltet", f"{made.strip.code.mm:g}", allowed)


def _check_boxes(made: Layout, source: YamlSource) -> None:
    """Note boxes that leave the sheet or cover each other."""
    boxes = {
        "title": made.title.box,
        "drawing": made.drawing,
        "lines": made.lines.box,
        "strip": made.strip.box,
        "imprint": made.imprint.box,
    }
    for key, box in boxes.items():
        if box.right > made.width or box.bottom > made.height:
            allowed = f"{made.width.mm:g} × {made.height.mm:g} mm"
            source.problem((key, "box_mm"), "boksen når ud over arket", _shown(box), allowed)
    for (key, box), (other, there) in combinations(boxes.items(), 2):
        if box.overlaps(there):
            source.problem((other, "box_mm"), f"boksen dækker en del af {key}", _shown(there))


def _check_text(made: Layout, source: YamlSource) -> None:
    """Note sizes in the wrong order, and lines that together are higher than their box."""
    for name, sizes in _all_sizes(made):
        if sizes[0] < sizes[-1]:
            found = f"{sizes[0].pt:g}, {sizes[-1].pt:g}"
            source.problem((name, "sizes_pt"), "den største størrelse skal stå først", found)
    for stack in _stacks(made):
        needed = Pt(stack.block.sizes[-1] * stack.leading * stack.lines)
        if needed > stack.block.box.height:
            message = f"boksen er for lav til {stack.lines:g} linjer à {stack.block.sizes[-1].pt:g} punkt"
            found, wanted = f"{stack.block.box.height.mm:g} mm", f"mindst {needed.mm:.1f} mm"
            source.problem((stack.key, "box_mm"), message, found.replace(".", ","), wanted.replace(".", ","))


def _all_sizes(made: Layout) -> Iterator[tuple[str, tuple[Length, ...]]]:
    yield "title", made.title.sizes
    yield "lines", made.lines.sizes
    yield "strip", made.strip.sizes
    yield "imprint", made.imprint.sizes


def _stacks(made: Layout) -> Iterator[_Stack]:
    rows = 3 // made.columns
    yield _Stack("title", made.title, made.title.most, layout.TITLE_LEADING)
    yield _Stack("lines", made.lines, rows * (made.lines.most + layout.LINE_HEAD), layout.LINE_LEADING)
    yield _Stack("imprint", made.imprint, made.imprint.most, layout.IMPRINT_LEADING)


def _shown(box: Box) -> str:
    return ", ".join(f"{side.mm:g}" for side in (box.left, box.top, box.width, box.height))
