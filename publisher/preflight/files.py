"""Any written file or folder in; the report of the preflight that fits it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from publisher.errors import UsageError
from publisher.preflight.report import Report

if TYPE_CHECKING:
    from publisher.preflight.pdf.conditions import PrintConditions


def judge_by(path: Path, conditions: PrintConditions) -> Report:
    """Judge any of them, a PDF that is made for print by `conditions` and everything else by its own rules."""
    from publisher.preflight.pdf import check as pdf

    prints = path.is_file() and path.suffix == ".pdf" and pdf.kind_of(path) == "print"
    return judge(path, conditions if prints else None)


def judge(path: Path, conditions: PrintConditions | None = None) -> Report:
    """Judge a deck (.pptx), a print or screen PDF, or the folder of a built site.

    `conditions` are what the print shop was told; a PDF is then judged as a print file, whatever it looks like.
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
        from publisher.preflight.pdf import check as pdf

        prints = conditions is not None or pdf.kind_of(path) == "print"
        return pdf.check_print(path, conditions) if prints else pdf.check_screen(path)
    raise UsageError(f"{path} er hverken .pptx, .pdf eller mappen med en bygget hjemmeside")
