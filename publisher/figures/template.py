"""A drawing's template and a chapter's data in; SVG text out, with every text wrapped by real font metrics."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import jinja2
import yaml
from markupsafe import Markup, escape

from publisher import keeping
from publisher.content.book import FigureSource
from publisher.content.yaml_source import FastLoader
from publisher.figures.palette import Palette
from publisher.figures.text import TextDoesNotFit, widest, wrap
from publisher.fonts import Weight

_HEADER = re.compile(r"\A\{#\s*\n(.*?)#\}", re.DOTALL)
Anchor = Literal["start", "middle", "end"]
VerticalAlign = Literal["top", "middle", "bottom"]
_ASCENT = 0.80  # top of capitals and of most ascenders, as a share of the size, in both faces
_MIDDLE = 0.34  # half the height of capitals
_DESCENT = 0.22


@dataclass(frozen=True)
class Inputs:
    """What a template draws: for each list the fewest and most items, and the labels it needs."""

    lists: Mapping[str, tuple[int, int]]
    labels: frozenset[str]


def names(root: Path) -> list[str]:
    """The templates of docs/figures, without ending; a leading underscore marks shared parts."""
    found = (path.name.removesuffix(".svg.j2") for path in (root / "docs" / "figures").glob("*.svg.j2"))
    return sorted(name for name in found if not name.startswith("_"))


def inputs(root: Path, name: str) -> Inputs:
    """The inputs that a template declares in the comment at its top.

    Raises ValueError where the comment is missing or malformed.
    """
    match = _HEADER.match((root / "docs" / "figures" / f"{name}.svg.j2").read_text("utf-8"))
    if match is None:
        raise ValueError("tegningen mangler kommentaren øverst med lists og labels")
    declared: dict[str, Any] = yaml.load(match.group(1), FastLoader) or {}  # noqa: S506 - a safe loader
    lists = {key: (int(few), int(many)) for key, (few, many) in (declared.get("lists") or {}).items()}
    return Inputs(lists, frozenset(declared.get("labels") or ()))


def fill(root: Path, source: FigureSource, palette: Palette) -> str:
    """The template of `source` filled with its lists and labels.

    Raises TextDoesNotFit for a text that its place in the drawing cannot hold, and jinja2's own errors for a
    template that is wrong.
    """
    template = _environment(root).get_template(f"{source.spec.template}.svg.j2")
    return template.render(
        lists=source.lists,
        labels=source.spec.labels,
        title=source.spec.title,
        alt=source.spec.alt,
        palette=palette,
    )


def part(root: Path, name: str, macro: str, *arguments: str | float) -> str:
    """What a macro of the shared drawing `name` makes of its arguments: an icon outside any figure."""
    return str(getattr(_environment(root).get_template(f"{name}.svg.j2").module, macro)(*arguments))


@functools.lru_cache(maxsize=4)
def _environment(root: Path) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(root / "docs" / "figures"),
        bytecode_cache=keeping.compiled_templates(root),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    environment.filters["n"] = _number
    environment.globals.update(
        text=text,
        text_height=text_height,
        text_width=widest,
        fitting_size=fitting_size,
        sin=math.sin,
        cos=math.cos,
        pi=math.pi,
        sqrt=math.sqrt,
        min=min,
        max=max,
    )
    return environment


def _number(value: float) -> str:
    """A coordinate with at most two decimals and no trailing zeros: what a figure needs, and small files."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def text(  # noqa: PLR0913, PLR0917 - a template's author names them, as in SVG itself
    content: str,
    x: float,
    y: float,
    width: float,
    size: float,
    weight: Weight = 400,
    anchor: Anchor = "start",
    fill: str = "ink",
    lines: int = 3,
    leading: float = 1.2,
    valign: VerticalAlign = "top",
) -> Markup:
    """A `text` element of at most `lines` lines no wider than `width`, placed by its top, middle or bottom at `y`.

    Raises TextDoesNotFit, naming the text, where it needs more.
    """
    wrapped = wrap(content, width, size, weight)
    if len(wrapped) > lines:
        raise TextDoesNotFit(f"»{content}« fylder {len(wrapped)} linjer, og der er plads til {lines}")
    step = size * leading
    first = {
        "top": y + _ASCENT * size,
        "middle": y + _MIDDLE * size - (len(wrapped) - 1) * step / 2,
        "bottom": y - _DESCENT * size - (len(wrapped) - 1) * step,
    }[valign]
    spans = "".join(
        f'<tspan x="{_number(x)}" y="{_number(first + number * step)}">{escape(line)}</tspan>'
        for number, line in enumerate(wrapped)
    )
    bold = ' font-weight="700"' if weight == 700 else ""
    return Markup(  # noqa: S704 - each line is escaped above
        f'<text font-size="{_number(size)}"{bold} text-anchor="{anchor}" fill="{fill}">{spans}</text>'
    )


def text_height(content: str, width: float, size: float, weight: Weight = 400, leading: float = 1.2) -> float:
    """The height that `text` needs for the same content, from the first line's top to the last one's bottom."""
    return (len(wrap(content, width, size, weight)) - 1) * size * leading + (_ASCENT + _DESCENT) * size


def fitting_size(texts: Iterable[str], width: float, lines: int, sizes: Sequence[float], weight: Weight = 400) -> float:
    """The first of `sizes` in which each text needs no more than `lines` lines of `width`; the last if none is."""
    found = list(texts)

    def fits(size: float) -> bool:
        try:
            return all(len(wrap(text, width, size, weight)) <= lines for text in found)
        except TextDoesNotFit:
            return False

    return next((size for size in sizes if fits(size)), sizes[-1])


__all__ = ["Inputs", "TextDoesNotFit", "fill", "inputs", "names", "part", "text", "text_height"]
