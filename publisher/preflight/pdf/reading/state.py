"""An operator that changes the graphics state in; the state after it out (ISO 32000, 8.4, 8.6, 9.3)."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from publisher.preflight.pdf.reading.colours import BLACK, PATTERN, Colour, Space, device_space, initial, read_space
from publisher.preflight.pdf.reading.fonts import Font, Fonts
from publisher.preflight.pdf.reading.geometry import Box, Matrix
from publisher.preflight.pdf.reading.objects import Raw, entries, entry, items, matrix_of, name, number

PLAIN_BLENDING = frozenset({"Normal", "Compatible"})
"""The blend modes that paint over what lies below."""


@dataclass
class GraphicsState:
    """All that painting depends on.

    `opacity` is the product of the alphas of the groups around; `isolated_from` is how many objects were painted
    before the outermost isolated group around began, None outside such groups.
    """

    ctm: Matrix = field(default_factory=Matrix)
    clip: Box | None = None
    line_width: float = 1.0
    fill: Colour = BLACK
    stroke: Colour = BLACK
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    alpha_fill: float = 1.0
    alpha_stroke: float = 1.0
    opacity: float = 1.0
    isolated_from: int | None = None
    blend_mode: str = "Normal"
    soft_mask: Raw = None
    font: Font | None = None
    font_size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    render_mode: int = 0

    def copy(self) -> GraphicsState:
        """An independent copy, as `q` saves it."""
        return copy.copy(self)

    @property
    def transparent(self) -> bool:
        """Whether what is painted now is mixed with what lies under it."""
        return (
            min(self.alpha_fill, self.alpha_stroke, self.opacity) < 1
            or self.blend_mode not in PLAIN_BLENDING
            or self.soft_mask is not None
        )


class StateReader:
    """Applies the operators of one content stream, whose resources name its fonts, colours and settings."""

    def __init__(self, resources: Raw, fonts: Fonts) -> None:
        self._resources = resources
        self._fonts = fonts
        self._settings: dict[str, dict[str, Any]] = {}
        self._spaces: dict[str, Space] = {}

    def apply(self, operator: str, operands: list[Raw], state: GraphicsState) -> None:
        """Change `state` as the operator says; operators that do not change it are left alone."""
        if operator in COLOUR_OPERATORS:
            self._set_colour(operator, operands, state)
        elif operator in _NUMBER_OPERATORS:
            setattr(state, _NUMBER_OPERATORS[operator], number(operands[0]))
        elif operator == "cm":
            state.ctm = matrix_of(operands).then(state.ctm)
        elif operator == "gs":
            for attribute, value in self._extended(str(operands[0])).items():
                setattr(state, attribute, value)
        elif operator == "Tf":
            raw = entry(entry(self._resources, "/Font"), str(operands[0]))
            state.font = None if raw is None else self._fonts.read(raw)
            state.font_size = number(operands[1])
        elif operator == "Tr":
            state.render_mode = int(number(operands[0]))
        elif operator == "Tz":
            state.scale = number(operands[0]) / 100

    def _set_colour(self, operator: str, operands: list[Raw], state: GraphicsState) -> None:
        which = sets_colour(operator)
        pattern = None
        if operator in _DEVICE_OPERATORS:
            space = self._device_space(operator)
        elif operator in {"cs", "CS"}:
            space = read_space(operands[0], self._resources)
            setattr(state, which, Colour(space, initial(space)))
            return
        else:
            space = getattr(state, which).space
            if operands and name(operands[-1]):
                pattern = entry(entry(self._resources, "/Pattern"), str(operands[-1]))
                space = space if space.family == "Pattern" else PATTERN
        values = tuple(number(value) for value in operands if not name(value))
        setattr(state, which, Colour(space, values, pattern))

    def _device_space(self, operator: str) -> Space:
        """The space of an operator that names it, read once."""
        if operator not in self._spaces:
            self._spaces[operator] = device_space(_DEVICE_OPERATORS[operator], self._resources)
        return self._spaces[operator]

    def _extended(self, title: str) -> dict[str, Any]:
        """What a graphics state dictionary of the resources sets, by attribute, read once."""
        if title not in self._settings:
            self._settings[title] = self._read_extended(entry(entry(self._resources, "/ExtGState"), title))
        return self._settings[title]

    def _read_extended(self, raw: Raw) -> dict[str, Any]:
        """Read a graphics state dictionary; `OP` alone sets both overprints (ISO 32000, table 58)."""
        settings: dict[str, Any] = {}
        for key, value in entries(raw):
            if key in _NUMBER_SETTINGS:
                settings[_NUMBER_SETTINGS[key]] = number(value)
            elif key == "/OP":
                settings["overprint_stroke"] = value is True
                settings.setdefault("overprint_fill", value is True)
            elif key == "/op":
                settings["overprint_fill"] = value is True
            elif key == "/OPM":
                settings["overprint_mode"] = int(number(value))
            elif key == "/BM":
                settings["blend_mode"] = name(value) or next(map(name, items(value)), "Normal")
            elif key == "/SMask":
                settings["soft_mask"] = None if name(value) == "None" else value
            elif key == "/Font" and len(items(value)) == 2:
                settings["font"], settings["font_size"] = self._fonts.read(value[0]), number(value[1])
        return settings


_NUMBER_SETTINGS = {"/LW": "line_width", "/CA": "alpha_stroke", "/ca": "alpha_fill"}
_NUMBER_OPERATORS = {
    "w": "line_width",
    "Tc": "char_space",
    "Tw": "word_space",
    "TL": "leading",
    "Ts": "rise",
}
_DEVICE_OPERATORS = {
    "g": "DeviceGray",
    "rg": "DeviceRGB",
    "k": "DeviceCMYK",
    "G": "DeviceGray",
    "RG": "DeviceRGB",
    "K": "DeviceCMYK",
}
COLOUR_OPERATORS = {*_DEVICE_OPERATORS, "cs", "CS", "sc", "SC", "scn", "SCN"}


def sets_colour(operator: str) -> str:
    """Which colour the operator sets: "fill", "stroke" or neither (empty)."""
    if operator not in COLOUR_OPERATORS:
        return ""
    return "fill" if operator.islower() else "stroke"
