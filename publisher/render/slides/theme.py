"""The folder slides/theme in; the deck's layouts, every box placed on the slide, out. Lengths are points."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from lxml import etree
from pydantic import TypeAdapter

from publisher.content.models import LayoutName
from publisher.content.yaml_source import Key, YamlSource
from publisher.errors import ContentError, Problem, listed, nearest
from publisher.figures import profile
from publisher.figures.figure import Figure
from publisher.figures.palette import Palette
from publisher.render.drawingml import Frame
from publisher.render.slides.look import Layout, NotesPage, Slot, Step, TableLook, Theme
from publisher.render.slides.sheet import (
    Align,
    Columns,
    GridSpec,
    LayoutSpec,
    Marker,
    NotesSpec,
    Role,
    SheetSpec,
    SlotSpec,
    StepSpec,
    TableSpec,
    TallName,
)
from publisher.units import Pt

FOLDER = "slides/theme"
_NAMES = (*get_args(LayoutName), *get_args(TallName))
_INDENTS: dict[Marker | None, float] = {"dot": 0.85, "number": 1.2, None: 0}  # room for a marker, of the largest size


def load(root: Path, palette: Palette, folder: str = FOLDER, names: Iterable[str] = _NAMES) -> Theme:
    """Read layouts.yml and the ornaments beside it in `folder` below the project; it must hold the layouts `names`.

    Raises ContentError with all that is wrong with them.
    """
    source = YamlSource.read(root, f"{folder}/layouts.yml")
    sheet = source.validated(TypeAdapter(SheetSpec))
    if sheet is not None:
        _check(sheet, names, palette, source)
    if sheet is None or source.problems:
        raise ContentError(source.problems)
    problems: list[Problem] = []
    layouts = {
        name: Layout(
            name,
            layout.name,
            layout.background,
            layout.build,
            _slots(sheet, layout),
            _ornament(root, f"{folder}/{name}.svg", sheet.slide, palette, problems),
        )
        for name, layout in sheet.layouts.items()
    }
    if problems:
        raise ContentError(problems)
    width, height = Pt(sheet.slide.width), Pt(sheet.slide.height)
    return Theme(
        width,
        height,
        _slots(sheet, sheet.master),
        layouts,
        _notes(sheet.notes),
        _table(sheet.table),
        sheet.tall_below,
    )


def _check(sheet: SheetSpec, names: Iterable[str], palette: Palette, source: YamlSource) -> None:
    """Note layouts that are missing and colours that the palette does not have."""
    for name in names:
        if name not in sheet.layouts:
            source.problem(("layouts",), "layoutet mangler", "", name)
    colours = ("head", "head_text", "first", "text", "line")
    cells: list[tuple[Key, str | None]] = [
        (("table", key.replace("_", "-")), getattr(sheet.table, key)) for key in colours
    ]
    cells += [(("table", "rows", number), token) for number, token in enumerate(sheet.table.rows)]
    _check_colours(cells, palette, source)
    for name, layout in sheet.layouts.items():
        used: list[tuple[Key, str | None]] = [
            (("layouts", name, key), getattr(layout, key)) for key in ("background", "foot", "footer")
        ]
        for role, slot in layout.slots.items():
            place: Key = ("layouts", name, "slots", role)
            used += [((*place, "colour"), slot.colour), ((*place, "marker-colour"), slot.marker_colour)]
        _check_colours(used, palette, source)


def _check_colours(used: list[tuple[Key, str | None]], palette: Palette, source: YamlSource) -> None:
    for at, token in used:
        if token is not None and token not in palette:
            source.problem(at, "ukendt farve", token, listed(palette), nearest(token, palette))


def _table(spec: TableSpec) -> TableLook:
    across, down = map(Pt, spec.pad)
    return TableLook(across, down, spec.head, spec.head_text, spec.first, spec.text, spec.rows, spec.line)


def _notes(page: NotesSpec) -> NotesPage:
    return NotesPage(
        width=Pt(page.width),
        height=Pt(page.height),
        picture=Frame(*map(Pt, page.picture)),
        body=Frame(*map(Pt, page.body)),
        number=Frame(*map(Pt, page.number)),
        header=Frame(*map(Pt, page.header)),
        sizes=tuple(Pt(size) for size in page.sizes),
        space=Pt(page.space),
    )


def _slots(sheet: SheetSpec, layout: LayoutSpec) -> dict[Role, Slot]:
    slots = {role: _slot(role, slot, sheet.slide) for role, slot in layout.slots.items()}
    foot = sheet.foot
    if foot is None:
        return slots
    lines: tuple[tuple[Role, Columns], ...] = (("cite", foot.cite), ("footer", foot.footer), ("number", foot.number))
    for role, columns in lines:
        if role in slots:
            continue
        colour = layout.footer if role == "footer" and layout.footer else layout.foot
        align: Align = "left" if role == "footer" else "right"
        line = SlotSpec(
            columns=columns, top=foot.top, height=foot.height, sizes=(foot.size,), colour=colour, align=align
        )
        slots[role] = _slot(role, line, sheet.slide)
    return slots


def _slot(role: Role, slot: SlotSpec, grid: GridSpec) -> Slot:
    step = (grid.width - 2 * grid.margin + grid.gutter) / grid.columns
    first, last = slot.columns
    inset = slot.inset if isinstance(slot.inset, tuple) else (slot.inset, slot.inset)
    left = grid.margin + (first - 1) * step + inset[0]
    width = (last - first + 1) * step - grid.gutter - sum(inset)
    steps = tuple(_step(size, slot) for size in slot.sizes)
    indent = steps[0].size * _INDENTS[slot.marker] if steps else 0
    if slot.hang:
        left, width = left - indent, width + indent
    return Slot(
        role,
        Frame(Pt(left), Pt(slot.top), Pt(width), Pt(slot.height)),
        steps,
        slot.weight,
        slot.colour,
        slot.anchor,
        slot.align,
        slot.leading,
        slot.marker,
        slot.marker_colour,
        Pt(indent),
    )


def _step(size: float | StepSpec, slot: SlotSpec) -> Step:
    step = size if isinstance(size, StepSpec) else StepSpec(size=size)
    return Step(Pt(step.size), Pt(slot.space if step.space is None else step.space), step.lines)


def _ornament(root: Path, path: str, grid: GridSpec, palette: Palette, problems: list[Problem]) -> Figure | None:
    """The layout's drawing, in slide points; it keeps to the figures' profile, so both emitters can draw it."""
    if not (root / path).is_file():
        return None
    text = (root / path).read_text("utf-8")
    try:
        tree = etree.fromstring(text.encode(), etree.XMLParser(remove_comments=True, remove_blank_text=True))
    except etree.XMLSyntaxError as error:
        message = f"tegningen er ikke gyldig XML: {error.msg}"
        problems.append(Problem(path, error.lineno or 0, error.offset or 0, "", message))
        return None
    found = list(profile.violations(tree, palette))
    problems += [Problem(path, 0, 0, "", one.message, one.found, one.allowed, one.nearest) for one in found]
    if found:
        return None
    profile.expand(tree)
    return Figure(f"ornament.{Path(path).stem}", "Baggrund", "", "", grid.width, grid.height, tree, 0)
