"""The type and number of two placeholders in; whether the first takes its place and style from the second out."""

from __future__ import annotations

from dataclasses import dataclass

TITLES = frozenset({"title", "ctrTitle"})
FOOTERS = frozenset({"dt", "ftr", "sldNum", "hdr"})
_BODIES = frozenset({"body", "subTitle", "obj", "pic", "tbl", "chart", "dgm", "media", "clipArt"})


@dataclass(frozen=True)
class Slot:
    """What a ph element says: the type of content ("obj" when unnamed) and the number on its layout."""

    role: str
    number: str


def inherits(slot: Slot, model: Slot, *, by_role: bool) -> bool:
    """Whether a placeholder inherits from one of the sheet above it.

    A slide's placeholder belongs to the layout's of the same number, a title or footer to that of its kind. With
    `by_role` (a layout's to the master's, a notes page's to the notes master's) only the kind of content counts.
    """
    if by_role or {slot.role, model.role} & (TITLES | FOOTERS):
        return _family(slot.role) == _family(model.role)
    return slot.number == model.number


def _family(role: str) -> str:
    if role in TITLES:
        return "title"
    return "body" if role in _BODIES else role
