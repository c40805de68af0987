"""A word in; what puts it in its place in a Danish alphabet out."""

from __future__ import annotations

_AFTER_Z = str.maketrans("æøå", "{|}")


def alphabetical(word: str) -> str:
    """A key to sort by: only letters and figures count, capitals as small letters, æ, ø and å last."""
    return "".join(letter for letter in word.lower() if letter.isalnum()).translate(_AFTER_Z)
