"""At least one fault for each rule: it breaks one thing in the good deck, and its rule alone must tell of it."""

from __future__ import annotations

from tests.preflight.pptx.faults import (
    access,
    animation,
    container,
    design,
    language,
    layout,
    notes_and_file,
    presentation,
    slide,
)
from tests.preflight.pptx.faults.base import Fault

__all__ = ["FAULTS", "Fault"]

FAULTS: list[Fault] = [
    *container.FAULTS,
    *presentation.FAULTS,
    *slide.FAULTS,
    *access.FAULTS,
    *language.FAULTS,
    *animation.FAULTS,
    *layout.FAULTS,
    *design.FAULTS,
    *notes_and_file.FAULTS,
]
