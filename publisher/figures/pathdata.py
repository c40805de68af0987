"""Path data in; the same path in fewer characters out."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PART = re.compile(r"[A-Za-z]|-?\d*\.?\d+")
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
Point = tuple[float, float]


def shortened(data: str) -> str:
    """The path with each step absolute or relative, whichever is shorter; lengths are kept to a tenth.

    Flags of arcs must stand apart from their neighbours, as templates write them.
    """
    written, last, at, start = "", "", (0.0, 0.0), (0.0, 0.0)
    for letter, numbers in _steps(data):
        upper = letter.upper()
        absolute = _moved(upper, numbers, at if letter.islower() else (0.0, 0.0))
        relative = _moved(upper, absolute, (-at[0], -at[1]))
        one, other = (
            _joined(written, last, form, shown) for form, shown in ((upper, absolute), (letter.lower(), relative))
        )
        # A path that begins with a relative step is valid, yet easier to read from an absolute one.
        written, last = other if written and len(other[0]) < len(one[0]) else one
        at = start if upper == "Z" else _end(upper, absolute, at)
        start = at if upper == "M" else start
    return written


def number(value: float) -> str:
    """A length as a drawing in a page has it, to a tenth: what lies beneath shows at no size."""
    return re.sub(r"^(-?)0\.", r"\1.", f"{round(value, 1) + 0.0:.1f}".removesuffix(".0"))


def _steps(data: str) -> Iterator[tuple[str, list[float]]]:
    parts = _PART.findall(data)
    letter, place = "", 0
    while place < len(parts):
        if parts[place].isalpha():
            letter, place = parts[place], place + 1
        elif letter in {"M", "m"}:
            letter = "L" if letter == "M" else "l"
        count = _COUNT[letter.upper()]
        yield letter, [float(part) for part in parts[place : place + count]]
        place += count


def _moved(letter: str, numbers: list[float], by: Point) -> list[float]:
    """The step's numbers with its points moved."""
    if letter == "H":
        return [numbers[0] + by[0]]
    if letter == "V":
        return [numbers[0] + by[1]]
    if letter == "A":
        return [*numbers[:5], numbers[5] + by[0], numbers[6] + by[1]]
    return [number + by[place % 2] for place, number in enumerate(numbers)]


def _end(letter: str, absolute: list[float], at: Point) -> Point:
    if letter == "H":
        return absolute[0], at[1]
    if letter == "V":
        return at[0], absolute[0]
    return absolute[-2], absolute[-1]


def _joined(written: str, last: str, letter: str, numbers: list[float]) -> tuple[str, str]:
    """The path with one step more, and the letter that now holds: a repeated one is left out."""
    implied = {"M": "L", "m": "l"}.get(last, last)
    if letter != implied or letter in {"M", "m", "Z", "z"}:
        written += letter
    for shown in map(number, numbers):
        if written[-1:].isdigit() and not shown.startswith("-"):
            written += " "
        written += shown
    return written, letter
