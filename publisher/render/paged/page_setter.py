"""WeasyPrint, loaded without running compilers and leaving nothing behind; the rest of the program has it from here."""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.util import Finalize


@contextmanager
def _libraries_by_file_name() -> Iterator[None]:
    """On Linux, let a library be found by the name of its file alone.

    WeasyPrint tries the names of three systems for each of its libraries. For those that are not Linux's own, cffi asks
    `ctypes.util.find_library`, which runs ldconfig, gcc and ld: some fifty programs, longer than all other loading.
    """
    find = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = find


def _nowhere(name: str) -> str | None:  # noqa: ARG001 - as what it stands in for
    return None


with _libraries_by_file_name():
    import weasyprint
    from weasyprint.layout import inline
    from weasyprint.text.fonts import FontConfiguration

CSS, HTML = weasyprint.CSS, weasyprint.HTML

__all__ = ["CSS", "HTML", "FontConfiguration", "font_configuration", "inline"]


def font_configuration() -> FontConfiguration:
    """A configuration to keep as long as the process, whose folder of unpacked fonts goes when the process ends.

    WeasyPrint removes the folder when the configuration is forgotten, which the end of a process does not do.
    """
    configuration = FontConfiguration()
    Finalize(None, configuration.__del__, exitpriority=0)
    return configuration
