"""A graphics state and a plate in; what of an object is painted on that plate, out (ISO 32000, 8.6.7)."""

from __future__ import annotations

from publisher.preflight.pdf.reading import paths
from publisher.preflight.pdf.reading.colours import PROCESS_INKS, Colour
from publisher.preflight.pdf.reading.state import GraphicsState

_FILL_ONLY = {"B": "f", "B*": "f*", "b": "f", "b*": "f*"}
_STROKE_ONLY = {"B": "S", "B*": "S", "b": "s", "b*": "s"}
_INVISIBLE = 3
_CLIPPING = 4


def spared(state: GraphicsState, which: str, plate: int) -> bool:
    """Whether overprint leaves what lies under a "fill" or a "stroke" alone on the plate (0 to 3: C, M, Y, K)."""
    if not (state.overprint_fill if which == "fill" else state.overprint_stroke):
        return False
    colour: Colour = getattr(state, which)
    if colour.space.family == "Separation" and colour.space.colorants[0] in PROCESS_INKS:
        return plate != PROCESS_INKS[colour.space.colorants[0]]
    cmyk = colour.space.family == "DeviceCMYK"
    return state.overprint_mode == 1 and cmyk and colour.values[plate : plate + 1] == (0.0,)


def painting(state: GraphicsState, operator: str, plate: int) -> str:
    """The operator that paints a path's parts that land on the plate."""
    fills = operator in paths.FILLING and not spared(state, "fill", plate)
    strokes = operator in paths.STROKING and not spared(state, "stroke", plate)
    if fills and strokes:
        return operator
    if fills:
        return _FILL_ONLY.get(operator, operator)
    return _STROKE_ONLY.get(operator, operator) if strokes else "n"


def render_mode(state: GraphicsState, plate: int) -> int:
    """The text render mode that paints the parts of text that land on the plate, and clips as before."""
    clips, paints = state.render_mode & _CLIPPING, state.render_mode & 3
    fills = paints in {0, 2} and not spared(state, "fill", plate)
    strokes = paints in {1, 2} and not spared(state, "stroke", plate)
    if fills:
        return clips + (2 if strokes else 0)
    return clips + (1 if strokes else _INVISIBLE)
