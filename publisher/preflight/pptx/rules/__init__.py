"""The rules a deck is judged by, one module a theme; importing this package registers them all."""

from publisher.preflight.pptx.rules import (
    access,
    animation,
    container,
    design,
    file,
    language,
    layout,
    media,
    naming,
    notes,
    presentation,
    slide,
)

__all__ = [
    "access",
    "animation",
    "container",
    "design",
    "file",
    "language",
    "layout",
    "media",
    "naming",
    "notes",
    "presentation",
    "slide",
]
