"""Preflight reports in; what a print shop reads of them, as PDF and JSON, out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publisher import dates, output, pipeline
from publisher.figures import palette
from publisher.preflight import record
from publisher.preflight.report import Report


def write(root: Path, reports: Iterable[Report], folder: Path) -> list[Path]:
    """Write <file>.rapport.json and <file>.rapport.pdf for each judged file; their paths.

    Folders, such as a built site, have no file to vouch for and are left out. Raises ContentError where the project's
    own content is faulty.
    """
    from publisher.render.reports import report_pdf

    colours, date = palette.load(root), dates.published(pipeline.read(root))
    written: list[Path] = []
    for report in reports:
        if report.path.is_file():
            name = report.path.stem
            written.append(output.write(folder / f"{name}.rapport.json", record.as_json(report)))
            content = report_pdf(record.record(report), colours, date)
            written.append(output.write(folder / f"{name}.rapport.pdf", content))
    return written
