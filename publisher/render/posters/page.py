"""A poster's page as HTML in; the tagged PDF of the full sheet out, from which print and screen file are made."""

from __future__ import annotations

import functools
import logging

import pikepdf
import weasyprint
from pikepdf import Array, Dictionary, Name
from weasyprint.text.fonts import FontConfiguration

from publisher.figures.text import FONTS

FAMILY = "Atkinson Hyperlegible Next"
_POINTS_PER_PIXEL = 0.75
_FACES = "".join(
    f"@font-face {{ font-family: {FAMILY}; font-weight: {weight};"
    f' src: url("{FONTS.as_uri()}/atkinson-hyperlegible-next-latin-{weight}-normal.woff2"); }}'
    for weight in (400, 700)
)


class PageFault(Exception):
    """WeasyPrint complained about the page: a fault of the template or the style, never of the content."""


def set_page(html: str) -> bytes:
    """The page as WeasyPrint sets it: palette RGB, tagged, with one bookmark for each heading.

    Raises PageFault for anything WeasyPrint warns about: a missing font, a glyph that is not in it, unknown CSS.
    """
    fonts, faces = _fonts()
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        document = weasyprint.HTML(string=html).render(
            font_config=fonts, stylesheets=[faces], pdf_variant="pdf/ua-1", uncompressed_pdf=True
        )
        written = document.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    finally:
        logger.removeHandler(complaints)
    if len(document.pages) != 1:
        complaints.found.append(f"{len(document.pages)} pages")
    if complaints.found:
        raise PageFault("; ".join(complaints.found))
    return bytes(written)


def mend(pdf: pikepdf.Pdf) -> None:
    """Repair what WeasyPrint 70 gets wrong: gradients wrapped in tiles, and the boxes of figures in CSS pixels.

    A tile that holds nothing but one opaque gradient becomes that gradient: smaller, drawn alike by all viewers, and
    not cut off at the outline under a stroke.
    """
    height = float(pdf.pages[0].mediabox[3])
    for thing in pdf.objects:
        if not isinstance(thing, Dictionary | pikepdf.Stream):
            continue
        patterns = thing.get("/Resources", Dictionary()).get("/Pattern", Dictionary())
        for name, pattern in patterns.items():
            patterns[name] = _gradient(pattern) or pattern
        if thing.get("/S") == Name.Figure and "/A" in thing:
            left, top, right, bottom = (float(side) * _POINTS_PER_PIXEL for side in thing.A.BBox)
            thing.A.BBox = Array([round(side, 3) for side in (left, height - bottom, right, height - top)])


def _gradient(pattern: pikepdf.Object) -> pikepdf.Object | None:
    """The shading pattern that a tiling pattern only wraps, or None where it holds more."""
    drawing = pattern
    if pattern.get("/PatternType") != 1:
        return None
    while True:
        resources = drawing.get("/Resources", Dictionary())
        operators = {str(step.operator) for step in pikepdf.parse_content_stream(drawing)}
        shadings, forms = resources.get("/Shading", Dictionary()), resources.get("/XObject", Dictionary())
        if any("/SMask" in state for state in resources.get("/ExtGState", Dictionary()).values()):
            return None
        if operators <= {"gs", "Do", "q", "Q"} and len(forms) == 1 and not shadings:
            drawing = next(iter(forms.values()))
        elif operators <= {"gs", "sh", "q", "Q"} and len(shadings) == 1:
            break
        else:
            return None
    return Dictionary(Type=Name.Pattern, PatternType=2, Matrix=pattern.Matrix, Shading=next(iter(shadings.values())))


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


@functools.cache
def _fonts() -> tuple[FontConfiguration, weasyprint.CSS]:
    """The two cuts, read once for all posters."""
    fonts = FontConfiguration()
    return fonts, weasyprint.CSS(string=_FACES, font_config=fonts)
