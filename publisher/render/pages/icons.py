"""The name of an icon in; its drawing for a page out, from the same file as the icons of the figures."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from publisher.figures import template

_PAINT = re.compile(r'(fill|stroke)="([a-z][a-z0-9-]*)"')


@functools.lru_cache(maxsize=256)
def icon(root: Path, name: str) -> str:
    """An inline SVG in the text's colour, cut out in the colour of the surface behind it."""
    drawn = template.part(root, "_icons", "icon", name, 24, 24, 48, "currentColor", "surface")
    shapes = _PAINT.sub(lambda found: f'{found[1]}="{_colour(found[2])}"', drawn)
    return f'<svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">{shapes}</svg>'


def _colour(token: str) -> str:
    return token if token in {"none", "currentColor"} else f"var(--fs-{token})"
