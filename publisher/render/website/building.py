"""A book and its drawings in; the website's files, written by MkDocs in strict mode, out."""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from publisher.content.book import Book
from publisher.dates import published
from publisher.figures import Figure, Palette
from publisher.options import Options
from publisher.render.pages.library import Library
from publisher.render.website import library


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Build the site into `options.site`; the paths of the written files.

    Downloads are taken from docs/download, as either site host does. Raises PageError or MkDocs' own errors; a warning
    is an error.
    """
    library.put(Library.of(book, figures, palette))
    with _settings(published(book)):
        from mkdocs.commands import build
        from mkdocs.config import load_config

        config = load_config(str(book.root / "mkdocs.yml"), strict=True, site_dir=str(options.site))
        config.plugins.run_event("startup", command="build", dirty=False)
        try:
            build.build(config)
        finally:
            config.plugins.run_event("shutdown")
    return sorted(path for path in options.site.rglob("*") if path.is_file())


@contextmanager
def _settings(date: dt.datetime) -> Iterator[None]:
    """No notice of the theme's maker, the edition's date in the site map, and MkDocs quiet except for warnings."""
    before = dict(os.environ)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(date.timestamp())))
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
