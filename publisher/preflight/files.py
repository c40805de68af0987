"""Any written file or folder in; the report of the preflight that fits it out."""

from __future__ import annotations

from pathlib import Path

from publisher.errors import UsageError
from publisher.preflight.report import Report


def judge(path: Path) -> Report:
    """Judge a deck (.pptx), a print or screen PDF, or the folder of a built site.

    Each judge is imported only when it is needed. Raises UsageError for anything else.
    """
    if not path.exists():
        raise UsageError(f"{path} findes ikke")
    if path.is_dir() and (path / "index.html").is_file():
        from publisher.preflight import website

        return website.check(path)
    if path.suffix == ".pptx":
        from publisher.preflight import pptx

        return pptx.check(path)
    if path.suffix == ".pdf":
        from publisher.preflight import pdf

        return pdf.check_print(path) if pdf.kind_of(path) == "print" else pdf.check_screen(path)
    raise UsageError(f"{path} er hverken .pptx, .pdf eller mappen med en bygget hjemmeside")
