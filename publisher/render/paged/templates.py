"""A folder of templates in; Jinja ready to fill them, the same for every page and sheet, out."""

from __future__ import annotations

import functools
from pathlib import Path

import jinja2

from publisher import fonts
from publisher.render.paged.drawing import css


@functools.lru_cache(maxsize=16)
def environment(folder: Path) -> jinja2.Environment:
    """Text is escaped, an unknown name is an error; `length | pt` writes a length for CSS, `family` is the typeface."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["pt"] = css
    found.globals["family"] = fonts.ATKINSON
    return found
