"""A PDF in palette RGB in; the same PDF with each colour replaced by its exact CMYK build out.

Every content stream, form, pattern, shading and transparency group is visited. Black text is set to overprint, so that
a plate out of register leaves no white edge around it (DeviceCMYK, overprint mode 1; ISO 32000-1, 8.6.7).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

from publisher.figures.palette import Cmyk, Palette

_BLACK: Cmyk = (0, 0, 0, 100)
_OVERPRINT = Name("/OverprintBlack")
_KNOCKOUT = Name("/Knockout")
Instruction = tuple[Any, Operator]


class UnknownColour(Exception):
    """A colour reached the PDF that is not in the palette: a fault of the sheet's template or style."""


class Recolouring:
    """One PDF's conversion; `palette` gives the CMYK build of each screen colour."""

    def __init__(self, pdf: pikepdf.Pdf, palette: Palette) -> None:
        """Prepare the table from screen colour to ink."""
        self._pdf = pdf
        self._inks = {colour.rgb: colour.cmyk for colour in palette.values()}
        self._visited: set[tuple[int, int]] = set()

    def page(self, page: pikepdf.Page) -> None:
        """Convert one page and everything it draws with."""
        resources = page.obj.Resources
        self._resources(resources)
        instructions = list(self._converted(pikepdf.parse_content_stream(page)))
        page.obj.Contents = self._pdf.make_stream(pikepdf.unparse_content_stream(instructions))

    def _ink(self, red: Any, green: Any, blue: Any) -> Cmyk:
        rgb = (round(float(red) * 255), round(float(green) * 255), round(float(blue) * 255))
        if rgb not in self._inks:
            raise UnknownColour("#{:02X}{:02X}{:02X}".format(*rgb))
        return self._inks[rgb]

    def _converted(self, instructions: Any) -> Iterator[Instruction]:
        """The instructions with device colours as CMYK, and black text overprinting."""
        fill: Cmyk | None = None
        saved: list[Cmyk | None] = []
        overprints = False
        for operands, operator in instructions:
            name = str(operator)
            if name == "q":
                saved.append(fill)
            elif name == "Q" and saved:
                fill = saved.pop()
            if name in {"rg", "RG", "g", "G"}:
                ink = self._ink(*(operands if len(operands) == 3 else [operands[0]] * 3))
                if name in {"rg", "g"}:
                    fill = ink
                yield _percent(ink), Operator("k" if name in {"rg", "g"} else "K")
                continue
            if name in {"Tj", "TJ"} and (fill == _BLACK) != overprints:
                overprints = fill == _BLACK
                yield [_OVERPRINT if overprints else _KNOCKOUT], Operator("gs")
            yield operands, operator
            if name == "ET" and overprints:
                overprints = False
                yield [_KNOCKOUT], Operator("gs")

    def _resources(self, resources: pikepdf.Object) -> None:
        if not self._first_visit(resources):
            return
        if Name.ColorSpace in resources:
            del resources[Name.ColorSpace]
        states = resources.get(Name.ExtGState, Dictionary())
        states[_OVERPRINT] = Dictionary(OP=False, op=True, OPM=1)
        states[_KNOCKOUT] = Dictionary(OP=False, op=False, OPM=1)
        resources.ExtGState = states
        for state in states.values():
            mask = state.get(Name.SMask)
            if isinstance(mask, Dictionary) and Name.G in mask:
                self._form(mask.G)
        for form in resources.get(Name.XObject, Dictionary()).values():
            if form.get(Name.Subtype) == Name.Form:
                self._form(form)
        for pattern in resources.get(Name.Pattern, Dictionary()).values():
            if pattern.get(Name.PatternType) == 1:
                self._form(pattern)
            else:
                self._shading(pattern.Shading)
        for shading in resources.get(Name.Shading, Dictionary()).values():
            self._shading(shading)

    def _form(self, form: pikepdf.Object) -> None:
        """A form or a tiling pattern: its own resources, group and content."""
        if not self._first_visit(form):
            return
        if Name.Resources in form:
            self._resources(form.Resources)
        if Name.Group in form and Name.CS in form.Group:
            form.Group.CS = Name.DeviceCMYK
        form.write(pikepdf.unparse_content_stream(list(self._converted(pikepdf.parse_content_stream(form)))))

    def _shading(self, shading: pikepdf.Object) -> None:
        if not self._first_visit(shading) or shading.ColorSpace == Name.DeviceCMYK:
            return
        shading.ColorSpace = Name.DeviceCMYK
        function = shading.Function
        for part in function.Functions if function.FunctionType == 3 else [function]:
            for key in (Name.C0, Name.C1):
                part[key] = Array(_percent(self._ink(*part[key])))

    def _first_visit(self, thing: pikepdf.Object) -> bool:
        """Whether an object is met for the first time; a direct object belongs to its one owner."""
        if not thing.is_indirect:
            return True
        known = thing.objgen in self._visited
        self._visited.add(thing.objgen)
        return not known


def _percent(ink: Cmyk) -> list[Decimal]:
    return [Decimal(part) / 100 for part in ink]
