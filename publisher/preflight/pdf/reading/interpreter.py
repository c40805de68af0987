"""A page in, everything it paints out: follows forms, patterns, gradients and soft masks as a viewer does."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pikepdf

from publisher.preflight.pdf.reading import marked, paths, text
from publisher.preflight.pdf.reading.colours import Colour, Space, read_space
from publisher.preflight.pdf.reading.fonts import Fonts
from publisher.preflight.pdf.reading.geometry import Box, Matrix
from publisher.preflight.pdf.reading.marks import ColourUse, GroupUse, Kind, Mark, PageContent
from publisher.preflight.pdf.reading.objects import MalformedPdfError, Raw, box, entry, matrix, name, number
from publisher.preflight.pdf.reading.openings import MOST_KEPT, Opening
from publisher.preflight.pdf.reading.parsing import INLINE_IMAGE, Instruction
from publisher.preflight.pdf.reading.state import GraphicsState, StateReader, sets_colour
from publisher.preflight.pdf.reading.streams import Streams
from publisher.units import Pt

_DEEPEST = 24
_UNBOUNDED = Box(-1e7, -1e7, 1e7, 1e7)
_UNIT_SQUARE = Box(0, 0, 1, 1)
_NOTHING = Box(0, 0, 0, 0)
_FILLED_TEXT, _OUTLINED_TEXT = {0, 2, 4, 6}, {1, 2, 5, 6}
_CLIPPING_TEXT = 7


@dataclass(frozen=True)
class Frame:
    """Where a content stream stands: its resources, its trail, what patterns in it are anchored to.

    `host` is where a tiling pattern's cell is repeated: its marks get this box.
    """

    resources: Raw
    trail: tuple[str, ...] = ()
    anchor: Matrix = Matrix()  # noqa: RUF009  a tuple is immutable
    in_soft_mask: bool = False
    host: Box | None = None


class Interpreter:
    """Reads the pages of one file."""

    def __init__(self, streams: Streams) -> None:
        self.streams = streams
        self.fonts = Fonts()

    def read(self, page: pikepdf.Page, page_number: int) -> PageContent:
        """What the page paints.

        Raises MalformedPdfError where the content cannot be followed.
        """
        opening = self.streams.opening(page)
        content = PageContent(page_number) if opening is None else _painted(opening, page_number)[0].copy()
        group = entry(page.obj, "/Group")
        if group is not None:
            content.groups.insert(0, GroupUse(group, (), in_soft_mask=False))
        run = _Run(self, content, GraphicsState(clip=box(page.mediabox)), Frame(page.resources))
        run.follow(self.streams.instructions(page) if opening is None else opening.rest)
        return content


@functools.lru_cache(maxsize=MOST_KEPT)
def _painted(opening: Opening, page_number: int) -> tuple[PageContent, pikepdf.Pdf]:
    """What the opening paints, and the file of its own that its marks point into."""
    streams, pdf = Streams.alone(opening)
    return Interpreter(streams).read(pdf.pages[0], page_number), pdf


class _Run:
    """One content stream being followed."""

    def __init__(self, interpreter: Interpreter, content: PageContent, state: GraphicsState, frame: Frame) -> None:
        self.interpreter, self.content, self.state, self.frame = interpreter, content, state, frame
        self.states = StateReader(frame.resources, interpreter.fonts)
        self.saved: list[GraphicsState] = []
        self.path, self.cursor, self.marked = paths.PathBuilder(), text.TextCursor(), marked.MarkedContent()

    def follow(self, instructions: list[Instruction]) -> None:
        """Run the instructions."""
        for operator, operands, raw in instructions:
            try:
                _STEPS.get(operator, _Run.change_state)(self, operator, operands, raw)
            except (IndexError, TypeError, ValueError) as error:
                where = " i ".join(reversed(("siden", *self.frame.trail)))
                raise MalformedPdfError(f"operatoren {operator} i {where} har forkerte operander ({error})") from error

    def save(self, *_: Any) -> None:
        self.saved.append(self.state.copy())

    def restore(self, *_: Any) -> None:
        self.state = self.saved.pop() if self.saved else self.state

    def build_path(self, operator: str, operands: list[Raw], _: Any) -> None:
        self.path.build(operator, operands)

    def clip(self, *_: Any) -> None:
        self.path.clip()

    def position_text(self, operator: str, operands: list[Raw], _: Any) -> None:
        self.cursor.apply(operator, operands, self.state)

    def begin_marked(self, _: str, operands: list[Raw], __: Any) -> None:
        self.content.marked_ids.add(self.marked.begin(operands, self.frame.resources))

    def end_marked(self, *_: Any) -> None:
        self.marked.end()

    def change_state(self, operator: str, operands: list[Raw], _: Any) -> None:
        mask = self.state.soft_mask
        self.states.apply(operator, operands, self.state)
        which = sets_colour(operator)
        if which:
            self.use(getattr(self.state, which).space, f"operatoren {operator}")
        elif self.state.soft_mask is not None and self.state.soft_mask is not mask:
            self.soft_mask(self.state.soft_mask)

    def use(self, space: Space, by: str) -> None:
        for one in space.chain():
            self.content.colours.setdefault(ColourUse(one, by, self.frame.trail, self.frame.in_soft_mask))

    # What is painted

    def note(
        self, kind: Kind, where: Box | None, *, stroked: bool = False, colourless: bool = False, **details: Any
    ) -> None:
        """Note one painted object, unless it is clipped away or fully transparent.

        `colourless` is what brings its colours with it (images, `sh`) or gets them later (text that only clips).
        """
        state, frame = self.state, self.frame
        visible = where.common(state.clip or _UNBOUNDED) if where is not None else None
        alpha = state.opacity * (state.alpha_stroke if stroked else state.alpha_fill)
        if where is None or visible is None or alpha <= 0:
            return
        colour = None if colourless else (state.stroke if stroked else state.fill)
        mark = Mark(
            kind=kind,
            page=self.content.number,
            trail=frame.trail,
            box=frame.host or (where if kind is Kind.TEXT else visible),
            colour=colour,
            overprint=state.overprint_stroke if stroked else state.overprint_fill,
            overprint_mode=state.overprint_mode,
            isolated_from=state.isolated_from,
            in_soft_mask=frame.in_soft_mask,
            width=Pt(state.line_width * state.ctm.least_scale) if stroked else None,
            mcid=self.marked.mcid,
            artifact=self.marked.artifact,
            **details,
        )
        self.content.marks.append(mark)
        self.content.transparent = self.content.transparent or state.transparent
        self.content.blend_modes.add(state.blend_mode)
        if colour is not None and colour.pattern is not None:
            self.pattern(colour, mark)

    def paint_path(self, operator: str, *_: Any) -> None:
        is_rectangle, clip = self.path.is_rectangle, self.state.clip
        where = self.path.finish(self.state)
        narrowed, self.state.clip = self.state.clip, clip
        if operator in paths.FILLING:
            self.note(Kind.FILL, where, rectangle=where if is_rectangle else None)
        if operator in paths.STROKING:
            self.note(Kind.STROKE, where, stroked=True)
        self.state.clip = narrowed

    def show(self, operator: str, operands: list[Raw], _: Any) -> None:
        if operator == '"':
            self.state.word_space, self.state.char_space = number(operands[0]), number(operands[1])
        if operator in {"'", '"'}:
            self.cursor.apply("T*", [], self.state)
        shown = self.cursor.show(operands[-1], self.state)
        if shown is None:
            return
        details: dict[str, Any] = {"text": shown.text, "text_size": Pt(shown.size), "font": self.state.font}
        details["missing_glyphs"] = shown.missing_glyphs
        if self.state.render_mode in _FILLED_TEXT:
            self.note(Kind.TEXT, shown.box, **details)
        if self.state.render_mode in _OUTLINED_TEXT:
            self.note(Kind.TEXT, shown.box, stroked=True, **details)
        if self.state.render_mode == _CLIPPING_TEXT:
            self.note(Kind.TEXT, shown.box, colourless=True, **details)

    def shade(self, _: str, operands: list[Raw], __: Any) -> None:
        title = str(operands[0])
        shading = entry(entry(self.frame.resources, "/Shading"), title)
        self.use(read_space(entry(shading, "/ColorSpace"), self.frame.resources), "en farveovergang")
        self.note(Kind.SHADING, self.state.clip, colourless=True, shading=shading)

    def inline_image(self, _: str, __: list[Raw], raw: Any) -> None:
        self.image(raw.iimage.obj, raw.iimage)

    def image(self, dictionary: Raw, image: Raw) -> None:
        stencil = entry(dictionary, "/ImageMask") is True
        if not stencil:
            self.use(read_space(entry(dictionary, "/ColorSpace"), self.frame.resources), "et billede")
        pixels = int(number(entry(dictionary, "/Width"))), int(number(entry(dictionary, "/Height")))
        across, up = self.state.ctm.width_scale / 72, self.state.ctm.height_scale / 72
        ppi = min(pixels[0] / across, pixels[1] / up) if across and up else 0.0
        where = _UNIT_SQUARE.through(self.state.ctm)
        self.content.transparent = self.content.transparent or entry(dictionary, "/SMask") is not None
        kind = Kind.STENCIL if stencil else Kind.IMAGE
        self.note(kind, where, colourless=not stencil, image=image, pixels=pixels, ppi=ppi)

    # What stands in objects of its own

    def draw(self, _: str, operands: list[Raw], __: Any) -> None:
        title = str(operands[0])
        drawn = entry(entry(self.frame.resources, "/XObject"), title)
        subtype = name(entry(drawn, "/Subtype"))
        if subtype == "Form":
            self.form(drawn, f"formularen {title[1:]}")
        elif subtype == "Image":
            self.image(drawn, drawn)

    def form(self, drawn: Raw, title: str) -> None:
        state = self.state.copy()
        group = entry(drawn, "/Group")
        if group is not None:
            self.content.groups.append(GroupUse(group, (*self.frame.trail, title), self.frame.in_soft_mask))
            self.content.transparent = self.content.transparent or state.transparent
            self.content.blend_modes.add(state.blend_mode)
            state.opacity *= state.alpha_fill
            state.alpha_fill = state.alpha_stroke = 1.0
            state.blend_mode, state.soft_mask = "Normal", None
            if entry(group, "/I") is True and state.isolated_from is None:
                state.isolated_from = len(self.content.marks)
        self.inside(drawn, title, state, self.frame)

    def soft_mask(self, mask: Raw) -> None:
        """Follow the group that makes the mask, in the coordinates in force where it is set."""
        title = "den bløde maske"
        group = entry(mask, "/G")
        self.content.groups.append(GroupUse(entry(group, "/Group"), (*self.frame.trail, title), in_soft_mask=True))
        self.inside(group, title, GraphicsState(ctm=self.state.ctm), replace(self.frame, in_soft_mask=True))

    def pattern(self, colour: Colour, mark: Mark) -> None:
        """Follow what a mark is filled with: a gradient, or a cell that is repeated over the mark's box."""
        pattern = colour.pattern
        if entry(pattern, "/PatternType") == 2:
            space = read_space(entry(entry(pattern, "/Shading"), "/ColorSpace"), self.frame.resources)
            self.use(space, "en farveovergang")
            return
        state = GraphicsState(ctm=self.frame.anchor, fill=colour.of_cell, stroke=colour.of_cell)
        self.inside(pattern, "et mønster", state, replace(self.frame, host=self.frame.host or mark.box))

    def inside(self, stream: Raw, title: str, state: GraphicsState, frame: Frame) -> None:
        """Follow a form's or a pattern's own stream, in its coordinates and within its box."""
        if len(frame.trail) >= _DEEPEST:
            raise MalformedPdfError(f"formularer og mønstre ligger i mere end {_DEEPEST} lag ({title})")
        state.ctm = matrix(entry(stream, "/Matrix")).then(state.ctm)
        bounds = box(entry(stream, "/BBox"))
        if bounds is not None:
            bounds = bounds.through(state.ctm)
            state.clip = bounds if state.clip is None else (bounds.common(state.clip) or _NOTHING)
        resources = entry(stream, "/Resources")
        inner = replace(
            frame,
            resources=frame.resources if resources is None else resources,
            trail=(*frame.trail, title),
            anchor=state.ctm,
        )
        run = _Run(self.interpreter, self.content, state, inner)
        run.marked = self.marked.inside()
        run.follow(self.interpreter.streams.instructions(stream))


_STEPS: dict[str, Callable[[_Run, str, list[Raw], Any], None]] = {
    **dict.fromkeys(paths.BUILDING, _Run.build_path),
    **dict.fromkeys(paths.PAINTING, _Run.paint_path),
    **dict.fromkeys(paths.CLIPPING, _Run.clip),
    **dict.fromkeys(text.POSITIONING, _Run.position_text),
    **dict.fromkeys(text.SHOWING, _Run.show),
    **dict.fromkeys(marked.OPENING, _Run.begin_marked),
    "EMC": _Run.end_marked,
    "q": _Run.save,
    "Q": _Run.restore,
    "Do": _Run.draw,
    "sh": _Run.shade,
    INLINE_IMAGE: _Run.inline_image,
}
