"""Pieces of text in; the words that a line cannot break, each with its width, out. Lengths in points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from publisher.preflight.pptx.model import metrics
from publisher.preflight.pptx.model.colour import Colour
from publisher.preflight.pptx.model.ooxml import Element

# PowerPoint breaks after a space and after a hyphen or dash, if no figure follows ("ICD-11"). A soft hyphen is no place
# to break: it never hyphenates.
_JOINED = r"(?:[^ \t\n\-–—]|[\-–—]+(?=\d))"
_BREAKABLE = re.compile(rf"{_JOINED}*[\-–—]+(?!\d)|{_JOINED}+|[ \t]+|\n")


@dataclass(frozen=True)
class Piece:
    """A stretch of text in one style: size in points; `element` is the run, field or break it comes from."""

    text: str
    size: float
    bold: bool
    typeface: str
    colour: Colour | None
    element: Element


class Word(NamedTuple):
    """What cannot be broken: its pieces with their text, width, and whether it is white space."""

    pieces: tuple[Piece, ...]
    text: str
    width: float
    blank: bool


def words(pieces: tuple[Piece, ...]) -> Iterator[Word]:
    """Cut at the places where a line may break; a word may run over several pieces."""
    waiting: list[tuple[Piece, str]] = []
    for piece in pieces:
        for part in _BREAKABLE.findall(piece.text.replace("\u00ad", "")):
            if not part.strip(" \t\n"):
                if waiting:
                    yield _word(waiting)
                yield _word([(piece, part)], blank=True)
                waiting = []
                continue
            waiting.append((piece, part))
            if part[-1] in "-–—":
                yield _word(waiting)
                waiting = []
    if waiting:
        yield _word(waiting)


def _word(parts: list[tuple[Piece, str]], blank: bool = False) -> Word:
    width = (
        0.0
        if parts[0][1] == "\n"
        else sum([metrics.width(text, piece.size, piece.bold, piece.typeface) for piece, text in parts])
    )
    return Word(tuple([piece for piece, _ in parts]), "".join([text for _, text in parts]), width, blank)
