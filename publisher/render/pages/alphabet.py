"""A word in; what puts it in its place in a Danish alphabet out."""

from __future__ import annotations

_AFTER_Z = str.maketrans("æøå", "{|}")


def alphabetical(word: str) -> str:
    """A key to sort by: capitals and small letters alike, æ, ø and å last."""
    return word.lower().translate(_AFTER_Z)
