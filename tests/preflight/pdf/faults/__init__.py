"""At least one fault for each rule of a print file: it spoils one thing, and its rule alone must tell of it."""

from __future__ import annotations

from tests.preflight.pdf.faults import files, marks, paint, sheet
from tests.preflight.pdf.faults.base import Fault

__all__ = ["FAULTS", "Fault"]

FAULTS: list[Fault] = [*files.FAULTS, *sheet.FAULTS, *paint.FAULTS, *marks.FAULTS]
