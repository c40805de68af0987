"""A PDF page in; every operator that paints, with the colour, overprint and place it paints with, out.

A small reading of its own, so that the renderer is judged by other code than it was written with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "sh"}
COLOUR = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}
TEXT = {"Tj", "TJ", "'", '"'}


@dataclass(frozen=True)
class Mark:
    """One painting operator; `fill` is the operator and operands that last set the fill colour."""

    operator: str
    fill: tuple[str, tuple[float | str, ...]]
    overprint: bool
    mode: int

    @property
    def is_text(self) -> bool:
        return self.operator in TEXT


@dataclass
class Walk:
    """All marks and operators of a page, its forms and its patterns; `resources` are all dictionaries met."""

    marks: list[Mark] = field(default_factory=list)
    operators: set[str] = field(default_factory=set)
    colours: set[tuple[str, tuple[float | str, ...]]] = field(default_factory=set)
    resources: list[Any] = field(default_factory=list)
    groups: list[Any] = field(default_factory=list)


def walk(page: pikepdf.Page) -> Walk:
    found = Walk()
    start = Mark("", ("", ()), overprint=False, mode=0)
    _stream(page, page.obj.Resources, start, found)
    return found


def _stream(stream: Any, resources: Any, state: Mark, found: Walk) -> None:
    found.resources.append(resources)
    for pattern in resources.get("/Pattern", {}).values():
        if pattern.PatternType == 1:
            _stream(pattern, pattern.Resources, state, found)
    saved: list[Mark] = []
    for step in pikepdf.parse_content_stream(stream):
        operator = str(step.operator)
        found.operators.add(operator)
        if operator == "q":
            saved.append(state)
        elif operator == "Q":
            state = saved.pop()
        elif operator == "gs":
            state = _with(state, resources.ExtGState[str(step.operands[0])])
        elif operator in COLOUR:
            colour = operator, tuple(_plain(value) for value in step.operands)
            found.colours.add(colour)
            state = replace(state, fill=colour) if operator.islower() else state
        elif operator == "Do":
            _form(resources.XObject[str(step.operands[0])], resources, state, found)
        elif operator in PAINTING:
            found.marks.append(replace(state, operator=operator))


def _with(state: Mark, settings: Any) -> Mark:
    overprint = bool(settings.get("/op", settings.get("/OP", state.overprint)))
    return replace(state, overprint=overprint, mode=int(settings.get("/OPM", state.mode)))


def _form(form: Any, resources: Any, state: Mark, found: Walk) -> None:
    if "/Group" in form:
        found.groups.append(form.Group)
    _stream(form, form.get("/Resources", resources), state, found)


def _plain(value: Any) -> float | str:
    return str(value) if isinstance(value, pikepdf.Name) else float(value)


def objects(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream of the file."""
    yield from (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream))
