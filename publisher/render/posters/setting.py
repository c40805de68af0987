"""A text, a width and sizes in; the lines it is set on out, even and broken where the sense allows."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from publisher.figures.text import TextDoesNotFit, measure, wrap
from publisher.fonts import Weight
from publisher.units import Length

_PAUSE, _STOP = (".", ",", ":", ";", "?", "!", "–"), re.compile(r"[.?!] ")
_KEPT = 2048  # all words of all posters in all sizes, each tried in several
_ONE_WORD, _AT_PAUSE, _STOP_INSIDE, _A_POINT_SMALLER = 0.5, 0.4, 0.5, 0.1


def lines(text: str, width: Length, size: Length, weight: Weight, most: int) -> list[str] | None:
    """The text on the fewest lines that hold it, None where that is more than `most`.

    Of all ways to break it, the one with the most even lines wins; a break after punctuation is worth some unevenness.
    A single word on the first or the last line costs, and so does a sentence that ends inside a line. Soft hyphens are
    used only where a line cannot do without.
    """
    found = _lines(text, width, size, weight, most)
    return None if found is None else list(found)


@functools.lru_cache(maxsize=_KEPT)
def _lines(text: str, width: Length, size: Length, weight: Weight, most: int) -> Sequence[str] | None:
    """As `lines`: the words of a poster are the same for every clinic."""
    words = text.replace("\u00ad", "").split(" ")
    for count in range(1, most + 1):
        candidates = [
            found for found in _broken(words, count) if all(_extent(line, size, weight) <= width for line in found)
        ]
        if candidates:
            return min(candidates, key=lambda found: _cost(found, width, size, weight))
    try:
        hyphenated = wrap(text, width, size, weight, "atkinson")
    except TextDoesNotFit:
        return None
    return hyphenated if len(hyphenated) <= most else None


def best_size(texts: Sequence[str], sizes: Sequence[Length], width: Length, weight: Weight, most: int) -> Length | None:
    """The size, of `sizes` from large to small, that sets all texts best; None where none holds them.

    A smaller size must earn its place with clearly better breaks.
    """
    costs: dict[Length, float] = {}
    for size in sizes:
        found = [lines(text, width, size, weight, most) for text in texts]
        if None not in found:
            badness = sum(_cost(each, width, size, weight) for each in found if each)
            costs[size] = badness + _A_POINT_SMALLER * (sizes[0] - size)
    return min(costs, key=lambda size: costs[size]) if costs else None


def _broken(words: list[str], count: int) -> Iterator[list[str]]:
    for cuts in combinations(range(1, len(words)), count - 1):
        yield [" ".join(words[start:end]) for start, end in pairwise((0, *cuts, len(words)))]


def _cost(found: list[str], width: Length, size: Length, weight: Weight) -> float:
    extents = [_extent(line, size, weight) for line in found]
    spread = (max(extents) - min(extents)) / width
    lone = _ONE_WORD * sum(" " not in line for line in {found[0], found[-1]}) if len(found) > 1 else 0
    inside = _STOP_INSIDE * sum(bool(_STOP.search(line)) for line in found) if len(found) > 1 else 0
    return spread + lone + inside - _AT_PAUSE * sum(line.endswith(_PAUSE) for line in found[:-1])


def _extent(line: str, size: Length, weight: Weight) -> float:
    return measure(line, size, weight, "atkinson")
