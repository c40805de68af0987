"""The palette in; its colours as CSS variables for a light and a dark page out."""

from __future__ import annotations

from publisher.figures import Palette


def variables(palette: Palette) -> str:
    """A style element that gives every token its colour as `--fs-<token>`.

    It stands in each page, so that docs/palette.yml stays the colours' only home and no step has to copy them.
    """
    light = _declared(palette.screen("light"))
    dark = _declared(palette.screen("dark"))
    printed = f"@media print{{[data-md-color-scheme]{{{light}}}}}"
    return f"<style>:root{{{light}}}[data-md-color-scheme=slate]{{{dark}}}{printed}</style>\n"


def _declared(colours: dict[str, str]) -> str:
    return "".join(f"--fs-{token}:{colour};" for token, colour in colours.items())
