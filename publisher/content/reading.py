"""A text in; its words, its sentences and how hard it is to read out."""

from __future__ import annotations

import re

_WORD = re.compile(r"[0-9A-Za-zÆØÅæøåÉéÖöÜü]+(?:[-'’][0-9A-Za-zÆØÅæøåéöü]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"»«”)\]]*\s+(?=[\"»«„(\[]?[A-ZÆØÅÉ0-9])|\n{2,}|\u2029")
_LONG = 7


def words(text: str) -> list[str]:
    """The words of a text, figures included, in order."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a blank line ends one too."""
    return [part.strip() for part in _SENTENCE_END.split(text) if _WORD.search(part)]


def lix(text: str) -> float:
    """Björnsson's readability index: words per sentence plus the percentage of words of seven letters or more.

    Zero for a text without words. It tells that a text may be hard, not that it is easy.
    """
    return index_of(words(text), len(sentences(text)))


def index_of(found: list[str], sentence_count: int) -> float:
    """The index of a text by its words and how many sentences it has."""
    if not found:
        return 0.0
    long = sum(len(word) >= _LONG for word in found)
    return len(found) / max(sentence_count, 1) + 100 * long / len(found)
