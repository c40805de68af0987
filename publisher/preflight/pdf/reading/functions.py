"""A PDF function in; how many numbers it gives, and the values it takes where they are largest or smallest, out."""

from __future__ import annotations

from itertools import cycle, product

from publisher.preflight.pdf.reading.objects import Raw, entry, items, number, numbers

_MOST_SAMPLES = 1 << 16


def outputs(function: Raw) -> int | None:
    """How many numbers one function gives, or None where the file does not say (ISO 32000, 7.10)."""
    kind = entry(function, "/FunctionType")
    declared = numbers(entry(function, "/Range"))
    if kind == 2:
        start, end = ends(function)
        return len(start) if len(start) == len(end) else None
    if kind == 3:
        counts = {outputs(part) for part in items(entry(function, "/Functions"))}
        return counts.pop() if len(counts) == 1 else None
    return len(declared) // 2 or None if kind in {0, 4} else None


def total_outputs(function: Raw) -> int | None:
    """How many numbers a shading's function gives: one function, or an array of functions with one output each."""
    parts = items(function)
    if not parts:
        return outputs(function)
    counts = [outputs(part) for part in parts]
    return len(parts) if all(count == 1 for count in counts) else None


def extremes(function: Raw) -> list[tuple[float, ...]] | None:
    """Values among which every output, and every sum of outputs, reaches its largest; None where they cannot be known.

    Exponential functions and the straight lines between samples are monotonous, so their end points are enough. An
    array of functions gives each combination of its parts' extremes: never too little. PostScript functions (type 4)
    are not evaluated.
    """
    parts = items(function)
    if parts:
        each = [extremes(part) for part in parts]
        if any(values is None for values in each):
            return None
        single = [sorted({value[0] for value in values or [] if value}) for values in each]
        spans = [[values[0], values[-1]] for values in single if values]
        return [tuple(combination) for combination in product(*spans)] if len(spans) == len(parts) else None
    kind = entry(function, "/FunctionType")
    if kind == 2:
        return list(ends(function))
    if kind == 3:
        found = [extremes(part) for part in items(entry(function, "/Functions"))]
        return [value for values in found for value in values or []] if found and None not in found else None
    return samples(function) if kind == 0 else None


def ends(function: Raw) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """What an exponential function (type 2) gives at 0 and at 1."""
    return numbers(entry(function, "/C0")) or (0.0,), numbers(entry(function, "/C1")) or (1.0,)


def samples(function: Raw) -> list[tuple[float, ...]] | None:
    """The sample table of a type 0 function, decoded; None for widths other than 8 and 16 bits or very large tables."""
    width = int(number(entry(function, "/BitsPerSample")))
    count = outputs(function)
    if width not in {8, 16} or count is None:
        return None
    ranges = numbers(entry(function, "/Decode")) or numbers(entry(function, "/Range"))
    data = function.read_bytes()
    step = width // 8
    largest = (1 << width) - 1
    levels = [int.from_bytes(data[at : at + step], "big") / largest for at in range(0, len(data) - step + 1, step)]
    if len(levels) > _MOST_SAMPLES or len(ranges) < 2 * count:
        return None
    spans = [(ranges[2 * at], ranges[2 * at + 1]) for at in range(count)]
    decoded = [low + level * (high - low) for level, (low, high) in zip(levels, cycle(spans), strict=False)]
    return [tuple(decoded[at : at + count]) for at in range(0, len(decoded) - count + 1, count)]
