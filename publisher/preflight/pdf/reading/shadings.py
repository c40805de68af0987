"""A gradient in, the same gradient on each of the four printing plates out, in gray."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from publisher.preflight.pdf.reading.colours import inks, read_space
from publisher.preflight.pdf.reading.functions import ends, samples
from publisher.preflight.pdf.reading.objects import Raw, entries, entry, items, numbers

Values = tuple[float, ...]
ToGray = Callable[[Values], float]
_PLATES = range(4)
_LARGEST_SAMPLE = 255


def plate_shadings(pdf: pikepdf.Pdf, shading: Raw, resources: Raw) -> list[Raw]:
    """The shading for each plate (C, M, Y, K); plain white where its inks cannot be read, which a rule reports."""
    space = read_space(entry(shading, "/ColorSpace"), resources)
    function = entry(shading, "/Function")

    def gray(plate: int) -> ToGray:
        def of(values: Values) -> float:
            build = inks(space, values)
            return 1.0 if build is None else min(max(1.0 - build[plate], 0.0), 1.0)

        return of

    made = []
    for plate in _PLATES:
        parts = items(function)
        if len(parts) == 4 and space.components == 4:
            rewritten = _function(pdf, parts[plate], lambda values: min(max(1.0 - values[0], 0.0), 1.0))
        else:
            rewritten = _function(pdf, parts[0] if len(parts) == 1 else function, gray(plate))
        made.append(_white() if rewritten is None else _shading(pdf, shading, rewritten, gray(plate)))
    return made


def _shading(pdf: pikepdf.Pdf, shading: Raw, function: Raw, gray: ToGray) -> Raw:
    made = pdf.make_stream(shading.read_bytes()) if isinstance(shading, Stream) else Dictionary()
    for key, value in entries(shading):
        if key not in {"/Length", "/Filter", "/DecodeParms", "/Background"}:
            made[key] = value
    background = numbers(entry(shading, "/Background"))
    if background:
        made.Background = Array([gray(background)])
    made.ColorSpace = Name.DeviceGray
    made.Function = function
    return made


def _function(pdf: pikepdf.Pdf, function: Raw, gray: ToGray) -> Raw:
    """The function with gray for its outputs, or None for kinds that are not evaluated."""
    kind = entry(function, "/FunctionType")
    if kind == 2:
        start, end = ends(function)
        kept = {key: value for key, value in entries(function) if key in {"/FunctionType", "/Domain", "/N"}}
        return Dictionary({**kept, "/C0": Array([gray(start)]), "/C1": Array([gray(end)])})
    if kind == 3:
        parts = [_function(pdf, part, gray) for part in items(entry(function, "/Functions"))]
        kept = {
            key: value for key, value in entries(function) if key in {"/FunctionType", "/Domain", "/Bounds", "/Encode"}
        }
        return None if None in parts or not parts else Dictionary({**kept, "/Functions": Array(parts)})
    table = samples(function) if kind == 0 else None
    if table is None:
        return None
    made = pdf.make_stream(bytes(round(gray(value) * _LARGEST_SAMPLE) for value in table))
    for key in ("/FunctionType", "/Domain", "/Size", "/Encode", "/Order"):
        value = entry(function, key)
        if value is not None:
            made[key] = value
    made.BitsPerSample = 8
    made.Range = made.Decode = Array([0, 1])
    return made


def _white() -> Raw:
    constant = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([1]), C1=Array([1]))
    ends_on = Array([True, True])
    return Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceGray, Coords=Array([0, 0, 1, 0]), Function=constant, Extend=ends_on
    )
