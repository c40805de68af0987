"""A folder of templates in; Jinja ready to fill them, the same for every page and sheet, out."""

from __future__ import annotations

import functools
from pathlib import Path

import jinja2

from publisher import fonts, keeping
from publisher.render.paged.drawing import css


@functools.lru_cache(maxsize=16)
def environment(folder: Path, root: Path | None = None) -> jinja2.Environment:
    """Text is escaped, an unknown name is an error; `length | pt` writes a length for CSS, `family` is the typeface.

    With the project's `root` templates are compiled once for all runs.
    """
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        bytecode_cache=keeping.compiled_templates(root) if root else None,
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["pt"] = css
    found.globals["family"] = fonts.ATKINSON
    return found
