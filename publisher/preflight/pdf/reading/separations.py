"""A page in, four pages out: one a printing plate, drawn in gray, the darker the more of that ink.

A colour becomes the tint of one ink, and what overprint leaves alone on a plate is not painted there (ISO 32000,
8.6.7). Overprint inside an isolated group is drawn as if it reached out of the group: that shows too much ink rather
than too little. Soft masks stay as they are. Colours that are no process inks leave no ink: other rules report them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator

from publisher.preflight.pdf.reading import overprint, paths, text
from publisher.preflight.pdf.reading.colours import NO_INK, Colour, Inks, inks
from publisher.preflight.pdf.reading.fonts import Fonts
from publisher.preflight.pdf.reading.images import dictionary, ink_image
from publisher.preflight.pdf.reading.objects import Raw, entries, entry, name
from publisher.preflight.pdf.reading.parsing import INLINE_IMAGE, Instruction
from publisher.preflight.pdf.reading.shadings import plate_shadings
from publisher.preflight.pdf.reading.state import COLOUR_OPERATORS, GraphicsState, StateReader, sets_colour
from publisher.preflight.pdf.reading.streams import Streams

PLATES = range(4)


def separate(pdf: pikepdf.Pdf, page: pikepdf.Page, instructions: list[Instruction], streams: Streams) -> None:
    """Append four plates (C, M, Y, K) of the page's `instructions` to the file, which is a copy made for this.

    They begin in the graphics state that a page begins in.
    """
    writer = _Writer(pdf, streams)
    contents, resources = writer.rewrite(instructions, page.resources, GraphicsState())
    for plate in PLATES:
        sheet = Dictionary(Type=Name.Page, MediaBox=page.mediabox, Resources=resources[plate])
        sheet.Contents = pdf.make_stream(contents[plate])
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(sheet)))


class _Writer:
    """Rewrites streams of one file; a form that is drawn twice in the same state is rewritten once."""

    def __init__(self, pdf: pikepdf.Pdf, streams: Streams) -> None:
        self.pdf, self.streams, self.fonts = pdf, streams, Fonts()
        self.forms: dict[Any, list[Raw]] = {}

    def rewrite(
        self, instructions: list[Instruction], resources: Raw, state: GraphicsState
    ) -> tuple[list[bytes], list[Raw]]:
        """The content and the resources of each plate."""
        stream = _StreamWriter(self, resources, state)
        stream.follow(instructions)
        return stream.contents(), stream.resources()

    def copy(self, stream: Raw, resources: Raw, state: GraphicsState) -> list[Raw]:
        """A form's or a tiling pattern's stream for each plate."""
        own = entry(stream, "/Resources")
        instructions = self.streams.instructions(stream)
        contents, rewritten = self.rewrite(instructions, resources if own is None else own, state)
        return [self._stream(stream, contents[plate], rewritten[plate]) for plate in PLATES]

    def copy_cell(self, pattern: Raw, resources: Raw, colour: Colour) -> list[Raw]:
        """A tiling pattern for each plate, an uncoloured one coloured with the tint of its ink."""
        copies = self.copy(pattern, resources, GraphicsState(fill=colour, stroke=colour))
        build = inks(colour.space, colour.values) or NO_INK
        for plate, made in enumerate(copies):
            if made.PaintType == 2:
                made.PaintType = 1
                tint = _tint(build, plate)
                made.write(f"{tint} g {tint} G ".encode() + made.read_bytes())
        return copies

    def _stream(self, original: Raw, content: bytes, resources: Raw) -> Raw:
        made = self.pdf.make_stream(content)
        for key, value in entries(original):
            if key not in {"/Length", "/Filter", "/DecodeParms", "/Resources", "/Group"}:
                made[key] = value
        made.Resources = resources
        group = entry(original, "/Group")
        if group is not None:
            made.Group = Dictionary({**dict(entries(group)), "/CS": Name.DeviceGray})
        return made


class _StreamWriter:
    """One content stream being rewritten for all plates at once."""

    def __init__(self, writer: _Writer, resources: Raw, state: GraphicsState) -> None:
        self.writer, self.original, self.state = writer, resources, state
        self.states = StateReader(resources, writer.fonts)
        self.saved: list[GraphicsState] = []
        self.runs: list[list[list[Any]]] = []  # of instructions: one for all plates, or one for each
        self.added: dict[str, dict[str, list[Raw]]] = {}

    def follow(self, instructions: list[Instruction]) -> None:
        for instruction in instructions:
            _REWRITES.get(instruction.operator, _StreamWriter.keep)(self, instruction)

    def contents(self) -> list[bytes]:
        written = [[pikepdf.unparse_content_stream(one) for one in run] for run in self.runs]
        return [b"\n".join(run[plate % len(run)] for run in written) for plate in PLATES]

    def resources(self) -> list[Raw]:
        found = []
        for plate in PLATES:
            made = Dictionary({key: value for key, value in entries(self.original) if key != "/ColorSpace"})
            for category, named in self.added.items():
                both = {key: value for key, value in entries(entry(self.original, category)) if key not in named}
                both.update({key: objects[plate] for key, objects in named.items()})
                made[category] = Dictionary(both)
            found.append(made)
        return found

    def add(self, category: str, objects: list[Raw]) -> Name:
        """Put one object a plate into the resources, under a name of its own."""
        title = f"/Plade{sum(map(len, self.added.values()))}"
        self.added.setdefault(category, {})[title] = objects
        return Name(title)

    def vary(self, variants: list[list[Any]]) -> None:
        """Write other instructions on each plate."""
        self.runs.append(variants)

    def add_alike(self, instruction: Instruction) -> None:
        """Write the instruction on every plate as it is."""
        if not self.runs or len(self.runs[-1]) > 1:
            self.runs.append([[]])
        self.runs[-1][0].append(instruction.raw)

    def keep(self, instruction: Instruction) -> None:
        self.states.apply(instruction.operator, instruction.operands, self.state)
        self.add_alike(instruction)

    def save(self, instruction: Instruction) -> None:
        self.saved.append(self.state.copy())
        self.add_alike(instruction)

    def restore(self, instruction: Instruction) -> None:
        self.state = self.saved.pop() if self.saved else self.state
        self.add_alike(instruction)

    def colour(self, instruction: Instruction) -> None:
        self.states.apply(instruction.operator, instruction.operands, self.state)
        which = sets_colour(instruction.operator)
        colour: Colour = getattr(self.state, which)
        if colour.pattern is not None:
            select, paint = ("cs", "scn") if which == "fill" else ("CS", "SCN")
            title = self.add("/Pattern", self.patterns(colour))
            written = [([Name.Pattern], Operator(select)), ([title], Operator(paint))]
            self.vary([written] * len(PLATES))
            return
        build = inks(colour.space, colour.values) or NO_INK
        operator = Operator("g" if which == "fill" else "G")
        self.vary([[([_tint(build, plate)], operator)] for plate in PLATES])

    def patterns(self, colour: Colour) -> list[Raw]:
        pattern = colour.pattern
        if entry(pattern, "/PatternType") != 2:
            return self.writer.copy_cell(pattern, self.original, colour.of_cell)
        kept = {key: value for key, value in entries(pattern) if key != "/Shading"}
        shadings = plate_shadings(self.writer.pdf, entry(pattern, "/Shading"), self.original)
        return [Dictionary({**kept, "/Shading": shading}) for shading in shadings]

    def shade(self, instruction: Instruction) -> None:
        shading = entry(entry(self.original, "/Shading"), str(instruction.operands[0]))
        title = self.add("/Shading", plate_shadings(self.writer.pdf, shading, self.original))
        self.vary([[([title], Operator("sh"))]] * len(PLATES))

    def paint(self, instruction: Instruction) -> None:
        """Paint a path, on each plate only the parts that land there."""
        operator = instruction.operator
        if not (self.state.overprint_fill or self.state.overprint_stroke) or operator == "n":
            self.add_alike(instruction)
            return
        self.vary([[([], Operator(overprint.painting(self.state, operator, plate)))] for plate in PLATES])

    def show(self, instruction: Instruction) -> None:
        """Show text, on each plate in the render mode that leaves out what overprint spares."""
        mode = self.state.render_mode
        wanted = [overprint.render_mode(self.state, plate) for plate in PLATES]
        set_mode = Operator("Tr")
        if all(one == mode for one in wanted):
            self.add_alike(instruction)
            return
        self.vary([[([one], set_mode), instruction.raw, ([mode], set_mode)] for one in wanted])

    def draw(self, instruction: Instruction) -> None:
        drawn = entry(entry(self.original, "/XObject"), str(instruction.operands[0]))
        if name(entry(drawn, "/Subtype")) == "Form":
            self.form(drawn)
        elif entry(drawn, "/ImageMask") is True:
            self.vary([[] if overprint.spared(self.state, "fill", plate) else [instruction.raw] for plate in PLATES])
        else:
            self.image(drawn)

    def inline_image(self, instruction: Instruction) -> None:
        if entry(dictionary(instruction.raw.iimage), "/ImageMask") is True:
            self.vary([[] if overprint.spared(self.state, "fill", plate) else [instruction.raw] for plate in PLATES])
        else:
            self.image(instruction.raw.iimage)

    def form(self, drawn: Raw) -> None:
        state = self.state.copy()
        mode = (state.overprint_fill, state.overprint_stroke, state.overprint_mode)
        key = (drawn.objgen, repr(state.fill), repr(state.stroke), mode)
        if key not in self.writer.forms:
            self.writer.forms[key] = self.writer.copy(drawn, self.original, state)
        title = self.add("/XObject", self.writer.forms[key])
        self.vary([[([title], Operator("Do"))]] * len(PLATES))

    def image(self, image: Raw) -> None:
        """An image's ink on each plate; an image that cannot be read leaves none (the ink rule reports it)."""
        picture = ink_image(image)
        if picture is None:
            return
        objects = []
        for channel in picture.split():
            made = self.writer.pdf.make_stream(channel.point(lambda level: 255 - level).tobytes())
            made.Type, made.Subtype = Name.XObject, Name.Image
            made.Width, made.Height = picture.size
            made.ColorSpace, made.BitsPerComponent = Name.DeviceGray, 8
            mask = entry(dictionary(image), "/SMask")
            if mask is not None:
                made.SMask = mask
            objects.append(made)
        title = self.add("/XObject", objects)
        self.vary([[([title], Operator("Do"))]] * len(PLATES))


def _tint(build: Inks, plate: int) -> float:
    """The gray that stands for an amount of ink."""
    return round(1 - min(max(build[plate], 0.0), 1.0), 4)


_REWRITES: dict[str, Callable[[_StreamWriter, Instruction], None]] = {
    **dict.fromkeys(paths.BUILDING | paths.CLIPPING, _StreamWriter.add_alike),
    **dict.fromkeys(COLOUR_OPERATORS, _StreamWriter.colour),
    **dict.fromkeys(paths.PAINTING, _StreamWriter.paint),
    **dict.fromkeys(text.SHOWING, _StreamWriter.show),
    "q": _StreamWriter.save,
    "Q": _StreamWriter.restore,
    "sh": _StreamWriter.shade,
    "Do": _StreamWriter.draw,
    INLINE_IMAGE: _StreamWriter.inline_image,
}
