"""A PDF in palette RGB in; the same PDF with each colour replaced by its exact CMYK build out.

Every content stream, form, pattern, shading, picture and transparency group is visited, and tags are left out. What
a poster never holds (soft masks, other colour spaces) is refused, so that nothing reaches the press unconverted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator
from PIL import Image

from publisher.render.press.job import Rgb, UnknownColour

if TYPE_CHECKING:
    from publisher.figures.palette import Cmyk

_BLACK: Cmyk = (0, 0, 0, 100)
_OVERPRINT = Name("/OverprintBlack")
_KNOCKOUT = Name("/Knockout")
_FILL, _STROKE = {"rg", "g"}, {"RG", "G"}
_OTHER_COLOUR = {"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "INLINE IMAGE"}
_SHOW = {"Tj", "TJ", "'", '"'}
_TAGS = {"BMC", "BDC", "EMC", "MP", "DP"}
Instruction = tuple[Any, Operator]


class Recolouring:
    """One PDF's conversion: `inks` gives the CMYK build of each screen colour, `pictures` a picture in CMYK."""

    def __init__(
        self, pdf: pikepdf.Pdf, inks: Mapping[Rgb, Cmyk], pictures: Callable[[Image.Image], Image.Image] | None = None
    ) -> None:
        """Nothing is changed yet; without `pictures` there must be none."""
        self._pdf = pdf
        self._inks = inks
        self._pictures = pictures
        self._visited: set[tuple[int, int]] = set()

    def page(self, page: pikepdf.Page) -> None:
        """Convert one page and everything it draws with.

        Raises UnknownColour.
        """
        self._resources(page.obj.Resources)
        instructions = list(self._converted(page, page.obj.Resources))
        page.obj.Contents = self._pdf.make_stream(pikepdf.unparse_content_stream(instructions))

    def _ink(self, *components: Any) -> Cmyk:
        red, green, blue = components if len(components) == 3 else components * 3
        rgb = (round(float(red) * 255), round(float(green) * 255), round(float(blue) * 255))
        if rgb not in self._inks:
            raise UnknownColour(f"#{bytes(rgb).hex().upper()}")
        return self._inks[rgb]

    def _converted(self, stream: Any, resources: pikepdf.Object) -> Iterator[Instruction]:
        """The stream's instructions with device colours as CMYK, and solid black text overprinting."""
        overprint = _Overprint()
        for step in pikepdf.parse_content_stream(stream):
            operands, operator = step.operands, step.operator
            name = str(operator)
            if name in _TAGS:
                continue
            if name in _FILL | _STROKE:
                ink = self._ink(*operands)
                overprint.painted_with(name, ink)
                yield _shares(ink), Operator("k" if name in _FILL else "K")
                continue
            if name in _OTHER_COLOUR:
                _only_patterns(name, operands, resources)
                overprint.painted_with(name, None)
            yield from overprint.before(name)
            yield operands, operator
            yield from overprint.after(name)

    def _resources(self, resources: pikepdf.Object) -> None:
        if not self._first_visit(resources):
            return
        if Name.ColorSpace in resources:
            del resources[Name.ColorSpace]
        states = resources.get(Name.ExtGState, Dictionary())
        for state in states.values():
            if state.get(Name.SMask, Name("/None")) != Name("/None"):
                raise UnknownColour("soft mask")
        states[_OVERPRINT] = Dictionary(Type=Name.ExtGState, OP=False, op=True, OPM=1)
        states[_KNOCKOUT] = Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=1)
        resources.ExtGState = states
        for form in resources.get(Name.XObject, Dictionary()).values():
            if form.get(Name.Subtype) == Name.Form:
                self._form(form)
            else:
                self._picture(form)
        for pattern in resources.get(Name.Pattern, Dictionary()).values():
            if pattern.PatternType == 1:
                self._form(pattern)
            else:
                self._shading(pattern.Shading)
        for shading in resources.get(Name.Shading, Dictionary()).values():
            self._shading(shading)

    def _form(self, form: pikepdf.Object) -> None:
        """A form or a tiling pattern: its own resources, group and content."""
        if not self._first_visit(form):
            return
        resources = form.get(Name.Resources, Dictionary())
        self._resources(resources)
        if Name.Group in form:
            form.Group.CS = Name.DeviceCMYK
        form.write(pikepdf.unparse_content_stream(list(self._converted(form, resources))))

    def _picture(self, picture: pikepdf.Object) -> None:
        """A picture of pixels in RGB or grey, without a mask."""
        if not isinstance(picture, pikepdf.Stream) or picture.get(Name.Subtype) != Name.Image:
            raise UnknownColour(f"XObject {picture.get(Name.Subtype)}")
        if self._pictures is None or Name.SMask in picture:
            raise UnknownColour(f"XObject {picture.get(Name.Subtype)}")
        if not self._first_visit(picture):
            return
        converted = self._pictures(pikepdf.PdfImage(picture).as_pil_image())
        for key in set(picture.keys()) - {"/Type", "/Subtype", "/Width", "/Height", "/Length"}:
            del picture[key]
        picture.ColorSpace, picture.BitsPerComponent = Name.DeviceCMYK, 8
        picture.write(converted.tobytes())

    def _shading(self, shading: pikepdf.Object) -> None:
        if shading.ColorSpace == Name.DeviceCMYK:
            return
        shading.ColorSpace = Name.DeviceCMYK
        function = shading.Function
        for part in function.Functions if function.FunctionType == 3 else [function]:
            for key in (Name.C0, Name.C1):
                part[key] = Array(_shares(self._ink(*part[key])))

    def _first_visit(self, thing: pikepdf.Object) -> bool:
        """Whether an object is met for the first time; a direct object belongs to its one owner."""
        if not thing.is_indirect:
            return True
        known = thing.objgen in self._visited
        self._visited.add(thing.objgen)
        return not known


class _Overprint:
    """Switches overprint on for solid black text and off after it: a plate out of register then leaves no white edge.

    DeviceCMYK and overprint mode 1: ISO 32000-1, 8.6.7. White knocks out, and so do tints of black: on a ground with
    black in it they would print as another grey.
    """

    def __init__(self) -> None:
        self._fill: Cmyk | None = None
        self._saved: list[Cmyk | None] = []
        self._on = False

    def painted_with(self, operator: str, ink: Cmyk | None) -> None:
        """A colour operator was met; None stands for a pattern."""
        if operator.islower():
            self._fill = ink

    def before(self, operator: str) -> Iterator[Instruction]:
        if operator == "q":
            self._saved.append(self._fill)
        elif operator == "Q":
            self._fill = self._saved.pop()
        elif operator in _SHOW and (self._fill == _BLACK) != self._on:
            self._on = not self._on
            yield [_OVERPRINT if self._on else _KNOCKOUT], Operator("gs")

    def after(self, operator: str) -> Iterator[Instruction]:
        if operator == "ET" and self._on:
            self._on = False
            yield [_KNOCKOUT], Operator("gs")


def _only_patterns(name: str, operands: Any, resources: pikepdf.Object) -> None:
    """Raise UnknownColour for a colour operator that does not choose one of the page's patterns."""
    chosen = operands[-1] if len(operands) else None
    space = name in {"cs", "CS"} and chosen == Name.Pattern
    pattern = name in {"scn", "SCN"} and isinstance(chosen, Name) and chosen in resources.get(Name.Pattern, {})
    if not space and not pattern:
        raise UnknownColour(f"{' '.join(map(str, operands))} {name}")


def _shares(ink: Cmyk) -> list[Decimal]:
    return [Decimal(part) / 100 for part in ink]
