"""A book in; every figure drawn, checked against the profile and keyed by its reference out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import jinja2
from lxml import etree

from publisher.content.book import Book, FigureSource
from publisher.errors import ContentError, Problem, listed, nearest
from publisher.figures import palette as palettes
from publisher.figures import profile, template
from publisher.figures.figure import Figure
from publisher.figures.text import TextDoesNotFit


def draw(
    book: Book, palette: palettes.Palette | None = None, wanted: Collection[str] | None = None
) -> Mapping[str, Figure]:
    """Every figure of the book, or those that are `wanted`, keyed "chapter.figure".

    Raises ContentError with the problems of all these figures at once.
    """
    colours = palette or palettes.load(book.root)
    problems: list[Problem] = []
    figures: dict[str, Figure] = {}
    for ref, source in book.figures.items():
        if wanted is not None and ref not in wanted:
            continue
        found = list(_input_problems(book.root, source))
        if not found:
            drawn = _drawn(book.root, source, colours)
            if isinstance(drawn, Figure):
                figures[ref] = drawn
            else:
                found = drawn
        problems += found
    if problems:
        raise ContentError(problems)
    return figures


def _input_problems(root: Path, source: FigureSource) -> Iterator[Problem]:
    """What the chapter gives a template against what the template declares."""
    known = template.names(root)
    if source.spec.template not in known:
        near = nearest(source.spec.template, known)
        yield source.place.problem(
            "tegningen findes ikke i docs/figures", source.spec.template, listed(known), near, "template"
        )
        return
    try:
        declared = template.inputs(root, source.spec.template)
    except ValueError as error:
        yield Problem(f"docs/figures/{source.spec.template}.svg.j2", 1, 1, "", str(error))
        return
    for part, given, wanted in (
        ("lists", set(source.spec.lists), set(declared.lists)),
        ("labels", set(source.spec.labels), set(declared.labels)),
    ):
        for name in sorted(given - wanted):
            message = "tegningen bruger ikke dette navn"
            yield source.place.problem(message, name, listed(wanted), nearest(name, wanted), f"{part}.{name}")
        for name in sorted(wanted - given):
            yield source.place.problem(f"tegningen mangler {part}.{name}", "", listed(wanted), "", part)
    for name, (few, many) in declared.lists.items():
        count = len(source.lists.get(name, ()))
        if name in source.lists and not few <= count <= many:
            yield source.place.problem(
                "tegningen kan ikke vise så mange", str(count), f"{few}–{many}", "", f"lists.{name}"
            )


def _drawn(root: Path, source: FigureSource, colours: palettes.Palette) -> Figure | list[Problem]:
    file = f"docs/figures/{source.spec.template}.svg.j2"
    try:
        svg = template.fill(root, source, colours)
        tree = etree.fromstring(svg.encode(), etree.XMLParser(remove_comments=True, remove_blank_text=True))
    except TextDoesNotFit as error:
        return [source.place.problem(f"teksten passer ikke i tegningen {source.spec.template}: {error}")]
    except jinja2.TemplateSyntaxError as error:
        message = "en {% … %}- eller {{ … }}-del er skrevet forkert eller bliver ikke lukket"
        return [Problem(file, error.lineno, 1, "", message, error.message or "")]
    except jinja2.UndefinedError as error:
        return [
            Problem(
                file, _template_line(error), 1, "", "skabelonen bruger et navn, der ikke findes", error.message or ""
            )
        ]
    except jinja2.TemplateError as error:
        return [Problem(file, _template_line(error), 1, "", "skabelonen kan ikke udfyldes", error.message or "")]
    except etree.XMLSyntaxError as error:
        return [
            Problem(
                file, 0, 0, "", "tegningen er ikke gyldig XML; et element bliver måske ikke lukket", error.msg or ""
            )
        ]
    lines = (root / file).read_text("utf-8").split("\n")
    found = list(profile.violations(tree, colours))
    if not found:
        profile.expand(tree)
        found = list(profile.unfilled(tree))
    if found:
        return [Problem(file, *_place(lines, v.needle), "", v.message, v.found, v.allowed, v.nearest) for v in found]
    width, height = (float(number) for number in tree.get("viewBox", "").split()[2:])
    steps = max((int(element.get("data-build", "0")) for element in tree.iter(etree.Element)), default=0)
    spec = source.spec
    return Figure(source.ref, spec.title, spec.alt, spec.description, width, height, tree, steps)


def _place(lines: list[str], needle: str) -> tuple[int, int]:
    """Where `needle` first stands in the template, counted from 1; 0, 0 where the template computes it."""
    for number, line in enumerate(lines, 1):
        if needle in line:
            return number, line.index(needle) + 1
    return 0, 0


def _template_line(error: jinja2.TemplateError) -> int:
    """The line of the template in which filling it failed: the last frame of the traceback that is a template."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".svg.j2"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
