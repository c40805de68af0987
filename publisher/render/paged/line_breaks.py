"""A text and a width in; the first line of it as WeasyPrint 70 breaks it, without its two faults, out.

Where a text fits its line but for the space before a link, WeasyPrint takes it for one that cannot be broken and leaves
its first word alone on a line. A space at the end of a line hangs (CSS Text 3, 4.1.2), so the text fits. And where a
line is a hair wider than its room, what follows looks for another place to break and finds one far too early.
"""

from __future__ import annotations

from typing import Any

from publisher.render.paged.page_setter import inline

_WIDEST_SPACE = 0.5  # of the font's size
_HAIR = 1  # CSS pixel
_split = inline.split_first_line


def mend_line_breaks() -> None:
    """Let WeasyPrint break lines without its faults; once is enough for all documents."""
    inline.split_first_line = _split_first_line


def _split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    rest = (context, max_width, justification_spacing, is_line_start, minimum)
    found = _split(text, style, *rest)
    _, length, resume_at, width, *_ = found
    if max_width is None or resume_at is None:
        return found
    several = " " in text.encode()[:length].decode(errors="ignore").rstrip()
    if several and width > max_width:
        return _split(text, style, context, max_width - _HAIR, *rest[2:])
    if not several and text.endswith(" "):
        whole = _split(text, style, context, max_width + _WIDEST_SPACE * style["font_size"], *rest[2:])
        if whole[2] is None and _split(text.rstrip(), style, *rest)[2] is None:
            return whole
    return found
