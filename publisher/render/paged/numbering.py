"""A document that is laid out in; the same with the page numbers of its cross references set, out.

WeasyPrint's own target-counter() lays every page out twice, since a number that is not yet known may change the lines.
Here a number takes the room of two digits while the lines are set, and what stands after it on its line moves by the
difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.fonts import Weight

ATTRIBUTE = "data-side"  # on an element whose text is ROOM: the page number of the place #id that it names
ROOM = "00"


def number_references(pages: list[Any]) -> None:
    """Set each page number in the laid-out `pages` of a WeasyPrint 70 document.

    Raises KeyError for a place that is not there.
    """
    numbers = {name: str(number) for number, page in enumerate(pages, 1) for name in page.anchors}
    for page in pages:
        for line, box in list(_numbers(page._page_box, None)):  # noqa: SLF001 - WeasyPrint has no public way in
            _set(line, box, numbers[box.element.get(ATTRIBUTE).removeprefix("#")])


def _numbers(box: Any, line: Any) -> Iterator[tuple[Any, Any]]:
    """Each text box that stands for a page number, with the line it stands on."""
    if hasattr(box, "pango_layout"):
        if box.element is not None and box.element.get(ATTRIBUTE):
            yield line, box
        return
    inside = box if type(box).__name__ == "LineBox" else line
    for child in getattr(box, "children", ()):
        yield from _numbers(child, inside)


def _set(line: Any, box: Any, number: str) -> None:
    size, bold = box.style["font_size"], box.style["font_weight"] >= 600
    grown = _extent(number, size, bold) - _extent(box.text, size, bold)
    box.text = box.pango_layout.text = number
    if grown and line.style["text_align_all"] == "right":
        box.position_x -= grown
    elif grown:
        _move_after(line, box, grown)


def _move_after(parent: Any, box: Any, distance: float) -> bool:
    """Move all that follows `box` below `parent`; whether the box was found there."""
    found = False
    for child in getattr(parent, "children", ()):
        if found:
            child.translate(distance)
        else:
            found = child is box or _move_after(child, box, distance)
    return found


def _extent(text: str, size: float, bold: bool) -> float:
    from publisher.figures.text import measure  # slow to load, and a page without references does without it

    weight: Weight = 700 if bold else 400
    return measure(text, size, weight, "atkinson")
