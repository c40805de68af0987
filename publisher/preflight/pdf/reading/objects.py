"""pikepdf's objects in, plain Python values out; a missing or wrongly typed entry gives the stated default."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from publisher.preflight.pdf.reading.geometry import Box, Matrix

_NUMBERS = frozenset({int, Decimal, float})
Raw = Any
"""What pikepdf hands over: an Object, or a Python int, Decimal, bool or None."""


class MalformedPdfError(Exception):
    """The file says something that no reader can follow; the message says what, in Danish."""


def entry(holder: Raw, key: str) -> Raw:
    """The entry of a dictionary or of a stream's dictionary, or None."""
    return holder.get(key) if isinstance(holder, (Dictionary, Stream)) else None


def entries(holder: Raw) -> Iterator[tuple[str, Raw]]:
    """The entries of a dictionary by key, sorted; nothing for anything else."""
    if isinstance(holder, (Dictionary, Stream)):
        for key in sorted(holder.keys()):
            yield key, holder[key]


def items(array: Raw) -> list[Raw]:
    """The members of an array; nothing for anything else."""
    return list(array) if isinstance(array, Array) else []


def number(value: Raw, default: float = 0.0) -> float:
    """A number as float."""
    return float(value) if type(value) in _NUMBERS else default  # a bool is an int, but not by its type


def numbers(array: Raw) -> tuple[float, ...]:
    """The numbers of an array, everything else in it left out."""
    return tuple(number(item) for item in items(array) if isinstance(item, (int, Decimal, float)))


def name(value: Raw) -> str:
    """A name without its slash, empty for anything else."""
    return str(value)[1:] if isinstance(value, Name) else ""


def words(value: Raw) -> str:
    """A text string, empty for anything else."""
    return str(value) if isinstance(value, String) else ""


def box(array: Raw) -> Box | None:
    """A rectangle with its corners in order, or None where it is not four numbers."""
    corners = numbers(array)
    if len(corners) != 4:
        return None
    left, bottom, right, top = corners
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def matrix(array: Raw) -> Matrix:
    """A transformation matrix, the identity where it is not six numbers."""
    values = numbers(array)
    return Matrix(*values) if len(values) == 6 else Matrix()


def matrix_of(operands: list[Raw]) -> Matrix:
    """The matrix that an operator's six operands state; raises ValueError for any other number of them."""
    if len(operands) != 6:
        raise ValueError(f"{len(operands)} tal i stedet for 6")
    return Matrix(*map(number, operands))


def identity(value: Raw) -> tuple[int, int] | None:
    """The object and generation number, or None for a direct object."""
    return value.objgen if isinstance(value, Object) and value.is_indirect else None


def every_dictionary(pdf: Pdf) -> Iterator[Raw]:
    """Every dictionary and stream of the file, also those that stand inside other objects."""
    for stored in pdf.objects:
        pending = [stored]
        while pending:
            one = pending.pop()
            if isinstance(one, (Dictionary, Stream)):
                yield one
                pending += [value for _, value in entries(one) if identity(value) is None]
            elif isinstance(one, Array):
                pending += [value for value in one if identity(value) is None]
