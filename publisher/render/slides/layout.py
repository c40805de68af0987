"""A slide and its figure in; everything on it placed and set out, or every text that does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from publisher.content.book import Book, Slide
from publisher.errors import Problem
from publisher.figures import Figure
from publisher.figures.figure import SVG
from publisher.render.drawingml import Frame
from publisher.render.slides import clinic_marks, sources
from publisher.render.slides.clinic_marks import Marks
from publisher.render.slides.look import Layout, Slot, Theme
from publisher.render.slides.notes import notes
from publisher.render.slides.plan import (
    Click,
    Note,
    PlacedFigure,
    SlidePlan,
    TablePlan,
    TextBox,
)
from publisher.render.slides.setting import RESERVE, Misfit, break_lines, line_height, set_text
from publisher.render.slides.sheet import Role
from publisher.render.slides.steps import steps
from publisher.render.slides.table import set_table
from publisher.units import Pt

_WIDER_LABELS = 0.98  # of a figure whose labels another face than Calibri sets: they reach further out
_SMALLEST_LABEL = 12.0  # points
_FIGURE_GAP = 8.0  # between a title and the figure under it, in points
_FIELDS: dict[Role, tuple[str, str]] = {  # what the author calls it, and its key in chapter.yml
    "title": ("titlen", "title"),
    "subtitle": ("undertitlen", "subtitle"),
    "who": ("undertitlen", "subtitle"),
    "body": ("brødteksten", "body"),
    "answer": ("svaret (den sidste linje)", "body"),
    "left-heading": ("overskriften til venstre", "columns"),
    "left": ("spalten til venstre", "columns"),
    "right-heading": ("overskriften til højre", "columns"),
    "right": ("spalten til højre", "columns"),
    "time": ("tiden", "minutes"),
    "table": ("tabellen", "table"),
    "logo": ("logoet", "layout"),
    "clinic": ("klinikkens navn", "layout"),
    "contact": ("vejen til klinikken", "layout"),
    "footer": ("sidefoden", "title"),
    "cite": ("kilderne ved slidets fod", "cite"),
    "number": ("slidenummeret", "id"),
}


@dataclass(frozen=True)
class Setting:
    """Where a slide comes up.

    `number` is its place in the deck, `start` the session's minute; `names` are course and session, `cited` the ids of
    all that the session cites.
    """

    number: int
    start: int
    names: tuple[str, str]
    cited: tuple[str, ...]


@dataclass
class Planner:
    """Plans slides of one book and keeps the problems it meets in `problems`.

    `notes` writes what stands under a slide that comes up at a minute of the session.
    """

    book: Book
    figures: Mapping[str, Figure]
    theme: Theme
    problems: list[Problem] = field(default_factory=list)
    notes: Callable[[Book, Slide, int], tuple[Note, ...]] = notes

    def slide(self, slide: Slide, setting: Setting) -> SlidePlan:
        """The slide's plan where it comes up."""
        layout = self.theme.layout_for(slide.layout, self.figures[slide.figure] if slide.figure else None)
        words: dict[Role, Sequence[str]] = dict(_words(slide))
        self._check_places(slide, layout, words)
        if slide.layout == "references":
            words.update(self._halves(setting.cited, layout))
        if "number" in layout.slots and slide.layout not in {"title", "section"}:
            words["cite"] = [" · ".join(sources.short(self.book, cite) for cite in slide.cite)]
            words["footer"] = [self._footer(setting.names, layout.slots["footer"])]
            words["number"] = [str(setting.number)]
        boxes = [self._box(slide, slot, words[role]) for role, slot in layout.slots.items() if any(words.get(role, ()))]
        placed = _even([box for box in boxes if box])
        ground, figure = _steps(slide, layout, placed) or (None, self._figure(slide, layout, placed))
        clinic = self._clinic(slide, layout)
        if clinic is not None:
            order = list(layout.slots)
            placed = tuple(sorted((*placed, *clinic.boxes), key=lambda box: order.index(box.slot.role)))
            ground = clinic.plate
        noted = self.notes(self.book, slide, setting.start)
        return SlidePlan(
            slide.ref,
            setting.number,
            layout,
            placed,
            ground,
            figure,
            self._table(slide, layout),
            tuple(_clicks(layout, placed, figure)),
            noted,
            self._notes_size(slide, noted),
            clinic.logo if clinic else None,
        )

    def _clinic(self, slide: Slide, layout: Layout) -> Marks | None:
        """What the slide shows of the clinic, where its layout has a place for one."""
        clinic = self.book.clinic
        if "clinic" not in layout.slots or clinic is None:
            if slide.layout == "closing":
                self._problem(slide, "slidet viser klinikken, og den mangler: byg med --clinic FIL", "", "layout")
            return None
        found = clinic_marks.marks(clinic, layout)
        if isinstance(found, Marks):
            return found
        self.problems += found
        return None

    def _footer(self, names: tuple[str, str], slot: Slot) -> str:
        """The clinic or else the course, with the session as far as there is room."""
        if self.book.clinic is None:
            both = " · ".join(names)
            return names[0] if isinstance(set_text([both], slot), Misfit) else both
        found = clinic_marks.footer(self.book.clinic, names[1], slot)
        if isinstance(found, Problem):
            self.problems.append(found)
            return ""
        return found

    def _check_places(self, slide: Slide, layout: Layout, words: Mapping[Role, Sequence[str]]) -> None:
        """Words without a slot in the layout, and a slot that the layout draws for nothing."""
        for role in (role for role, found in words.items() if any(found) and role not in layout.slots):
            name, key = _FIELDS[role]
            self._problem(slide, f"layoutet har ikke plads til {name}", " / ".join(words[role]), key)
        drawn: tuple[Role, ...] = ("time", "answer")
        for role in drawn:
            if role in layout.slots and not any(words.get(role, ())):
                name, key = _FIELDS[role]
                self._problem(slide, f"{name} mangler", "", key)

    def _box(self, slide: Slide, slot: Slot, words: Sequence[str]) -> TextBox | None:
        box = set_text([word for word in words if word], slot)
        if isinstance(box, Misfit):
            name, key = _FIELDS[slot.role]
            self._problem(slide, f"{name} passer ikke: {box.reason}", box.text, key)
            return None
        return box

    def _problem(self, slide: Slide, reason: str, text: str, key: str) -> None:
        where = f"slidet {slide.ref} (layout {slide.layout})"
        self.problems.append(slide.place.problem(f"{where}: {reason}", f"»{text}«" if text else "", key=key))

    def _figure(self, slide: Slide, layout: Layout, boxes: Sequence[TextBox]) -> PlacedFigure | None:
        """The slide's figure, as large as its slot and the room under the title allow."""
        slot = layout.slots.get("figure")
        if slide.figure is None or slot is None:
            return None
        figure, room = self.figures[slide.figure], slot.frame
        top: float = room.top
        for title in (box for box in boxes if box.slot.role == "title" and _is_above(box.slot.frame, room)):
            lines = len(title.paragraphs[0].lines)
            below = title.slot.frame.top + lines * line_height(title.size, title.slot.weight, title.slot.leading)
            top = min(top, below + _FIGURE_GAP)
        height = room.top + room.height - top
        scale = min(room.width / figure.width, height / figure.height) * (1 if slot.stretch == 1 else _WIDER_LABELS)
        sizes = [float(text.get("font-size", "inf")) for text in figure.root.iter(f"{{{SVG}}}text")]
        smallest = min(sizes, default=_SMALLEST_LABEL / scale)
        if self.theme.foreign and smallest * scale < _SMALLEST_LABEL:
            found = f"{smallest * scale:.1f} punkt".replace(".", ",")
            self._problem(slide, "pladsholderen »Figur« er for lille til, at tegningens ord kan læses", found, "figure")
        width, high = figure.width * scale, figure.height * scale
        left = room.left + (room.width - width) / 2
        return PlacedFigure(figure, Frame(Pt(left), Pt(top + (height - high) / 2), Pt(width), Pt(high)))

    def _table(self, slide: Slide, layout: Layout) -> TablePlan | None:
        """The slide's table, where its layout has a place for one."""
        if slide.table is None or "table" not in layout.slots:
            return None
        table = set_table(slide.table, layout.slots["table"], self.theme.table)
        if isinstance(table, Misfit):
            name, key = _FIELDS["table"]
            self._problem(slide, f"{name} passer ikke: {table.reason}", table.text, key)
            return None
        return table

    def _halves(self, cited: Sequence[str], layout: Layout) -> dict[Role, Sequence[str]]:
        """The works that are cited, in two columns of nearly the same height."""
        works = sources.with_titles(self.book, cited)
        slot = layout.slots["left"]
        lines = [
            len(break_lines(work, slot.frame.width / slot.stretch, slot.steps[0].size, slot.weight)) for work in works
        ]
        cut = min(range(len(works) + 1), key=lambda at: (abs(sum(lines[:at]) - sum(lines[at:])), -at))
        return {"left": works[:cut], "right": works[cut:]}

    def _notes_size(self, slide: Slide, written: Sequence[Note]) -> Pt:
        """The first of the notes' sizes in which the text stays on its page."""
        page = self.theme.notes
        width, height = page.body.width * (1 - RESERVE) / page.stretch, page.body.height * (1 - RESERVE)
        over = 0.0
        for size in page.sizes:
            lines = sum(len(break_lines(str(note), width, size)) for note in written)
            over = (lines * line_height(size) + (len(written) - 1) * page.space) / height
            if over <= 1:
                return size
        reason = f"noterne er {round((over - 1) * 100)} % længere end en A4-side ved {page.sizes[-1]:g} pt"
        self._problem(slide, reason, slide.notes.say[:60] + "…", "notes")
        return page.sizes[-1]


def _is_above(title: Frame, room: Frame) -> bool:
    return title.top + title.height <= room.top + 1


def _steps(slide: Slide, layout: Layout, boxes: Sequence[TextBox]) -> tuple[PlacedFigure, PlacedFigure] | None:
    """What stands behind and beside the lines of a slide with steps; None for any other slide."""
    if slide.layout != "steps":
        return None
    room = layout.slots["title"].frame
    return next((steps(box, room, slide.start) for box in boxes if box.slot.role == "body"), None)


def _even(boxes: Sequence[TextBox]) -> tuple[TextBox, ...]:
    """The boxes, two columns beside each other in the smaller of their sizes."""
    columns = {box.slot.role: box for box in boxes if box.slot.role in {"left", "right"}}
    if len({box.step for box in columns.values()}) < 2:
        return tuple(boxes)
    most = min(box.size for box in columns.values())
    return tuple(_reset(box, most) if box.slot.role in columns else box for box in boxes)


def _reset(box: TextBox, most: Pt) -> TextBox:
    """The same words in no step larger than `most`."""
    smaller = replace(box.slot, steps=tuple(step for step in box.slot.steps if step.size <= most))
    found = set_text([paragraph.text for paragraph in box.paragraphs], smaller)
    return box if isinstance(found, Misfit) else replace(found, slot=box.slot)


def _words(slide: Slide) -> Iterator[tuple[Role, Sequence[str]]]:
    """The slide's words by the slot they belong to."""
    yield "title", [slide.title]
    yield "who" if slide.layout == "case" else "subtitle", [slide.subtitle or ""]
    if slide.layout == "quiz":
        yield "body", slide.body[:-1]
        yield "answer", slide.body[-1:]
    else:
        yield "body", slide.body
    if slide.layout in {"activity", "break"} and slide.minutes:
        yield "time", [f"{slide.minutes} min"]
    sides: tuple[tuple[Role, Role], ...] = (("left-heading", "left"), ("right-heading", "right"))
    for (heading, lines), column in zip(sides, slide.columns, strict=False):
        yield heading, [column.heading]
        yield lines, column.lines


def _clicks(layout: Layout, boxes: Sequence[TextBox], figure: PlacedFigure | None) -> Iterator[Click]:
    """The figure's steps, then the body line by line, then a quiz's answer."""
    if figure is not None:
        yield from (Click("figure", step) for step in range(1, figure.figure.steps + 1))
    if not layout.build:
        return
    for box in boxes:
        if box.slot.role in {"body", "left", "right"}:
            yield from (Click(box.slot.role, number) for number in range(len(box.paragraphs)))
        elif box.slot.role == "answer":
            yield Click("answer", None)
