"""A deck's plan in; a picture of each slide as WebP out, drawn without PowerPoint or LibreOffice."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import escape

import pypdfium2
from PIL import Image
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from publisher.figures import Palette, svg
from publisher.figures.figure import Figure
from publisher.figures.text import FONTS, Weight, face
from publisher.render.drawingml import Frame
from publisher.render.slides.look import TableLook
from publisher.render.slides.plan import DeckPlan, Line, SlidePlan, TablePlan, TextBox
from publisher.render.slides.setting import line_height
from publisher.units import Pt

WIDTH = 1280  # pixels
_QUALITIES = (82, 70, 58)  # the first whose file is small enough
_MOST_BYTES = 60_000
_ID = re.compile(r'( id="|url\(#)')


def pictures(plan: DeckPlan, palette: Palette) -> list[bytes]:
    """One WebP of 1280 pixels' width for each slide, in order; the same plan gives the same bytes."""
    pdf = pypdfium2.PdfDocument(_pdf(plan, palette))
    try:
        images = [_image(pdf[number]) for number in range(len(pdf))]
    finally:
        pdf.close()
    with ThreadPoolExecutor() as pool:  # Pillow compresses outside Python's lock
        return list(pool.map(_webp, images))


def _pdf(plan: DeckPlan, palette: Palette) -> bytes:
    fonts = FontConfiguration()
    css = CSS(string=_css(plan), font_config=fonts)
    body = "".join(_slide(slide, plan, palette) for slide in plan.slides)
    document = HTML(string=f"<html lang=da><body>{body}", base_url=str(FONTS))
    return document.write_pdf(stylesheets=[css], font_config=fonts, presentational_hints=False)  # type: ignore[no-any-return]


def _css(plan: DeckPlan) -> str:
    theme = plan.theme
    faces = "".join(
        f"@font-face{{font-family:Carlito;font-weight:{weight};"
        f"src:url({(FONTS / f'carlito-latin-{weight}-normal.woff2').as_uri()})}}"
        for weight in (400, 700)
    )
    size = f"width:{theme.width:g}pt;height:{theme.height:g}pt"
    return (
        f"{faces}@page{{size:{theme.width:g}pt {theme.height:g}pt;margin:0}}body{{margin:0}}"
        f"section{{position:relative;{size};overflow:hidden;break-after:page}}section:last-child{{break-after:avoid}}"
        "svg,p,i,b{position:absolute;margin:0}i{border-radius:50%}b{box-sizing:border-box}"
        f"p{{font-family:Carlito;line-height:{line_height(1):.6f};white-space:pre;font-variant-ligatures:none}}"
    )


def _slide(slide: SlidePlan, plan: DeckPlan, palette: Palette) -> str:
    colours = palette.screen()
    whole = Frame(Pt(0), Pt(0), plan.theme.width, plan.theme.height)
    layout = slide.layout
    parts = [_drawing(layout.ornament, whole, palette, f"o{slide.number}")] if layout.ornament else []
    if slide.ground:
        parts.append(_drawing(slide.ground.figure, slide.ground.frame, palette, f"g{slide.number}"))
    if slide.figure:
        parts.append(_drawing(slide.figure.figure, slide.figure.frame, palette, f"f{slide.number}"))
    parts += [line for box in slide.boxes for line in _text(box, palette)]
    if slide.table:
        parts += _table(slide.table, plan.theme.table, palette)
    return f'<section style="background:{colours[layout.background]}">{"".join(parts)}</section>'


def _drawing(figure: Figure, frame: Frame, palette: Palette, prefix: str) -> str:
    """The figure in its frame; `prefix` keeps its ids apart from those of the other slides."""
    text = svg.standalone(figure, palette.screen(), "Carlito")
    inner = _ID.sub(rf"\g<1>{prefix}-", text[text.index(">") + 1 : text.rindex("</")])
    style = f"left:{frame.left:.3f}pt;top:{frame.top:.3f}pt;width:{frame.width:.3f}pt;height:{frame.height:.3f}pt"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {figure.width:g} {figure.height:g}" style="{style}" '
        f'font-family="Carlito">{inner}</svg>'
    )


def _table(table: TablePlan, look: TableLook, palette: Palette) -> Iterator[str]:
    """Each cell's ground with the hairline under it, then its lines."""
    colours = palette.screen()
    top: float = table.slot.frame.top
    for number, row in enumerate(table.rows):
        left: float = table.slot.frame.left
        for column, (width, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            ink, ground = look.colours(number, column)
            box = f"left:{left:.3f}pt;top:{top:.3f}pt;width:{width:.3f}pt;height:{row.height:.3f}pt"
            yield f'<b style="{box};background:{colours[ground]};border-bottom:1pt solid {colours[look.line]}"></b>'
            for line in cell.lines:
                yield _line(line, table.size, cell.weight, colours[ink])
            left += width
        top += row.height


def _text(box: TextBox, palette: Palette) -> Iterator[str]:
    """The box's markers and lines, each on its baseline: WeasyPrint kerns text of its own, not that of an SVG."""
    slot, colours = box.slot, palette.screen()
    for paragraph in box.paragraphs:
        first, colour = paragraph.lines[0], colours[slot.marker_colour]
        left = first.left - slot.indent
        if slot.marker == "dot":
            yield _dot(left, first.baseline, box.size, colour)
        elif paragraph.marker:
            yield _line(Line(paragraph.marker, Pt(left), first.baseline), box.size, slot.weight, colour)
        for line in paragraph.lines:
            yield _line(line, box.size, slot.weight, colours[slot.colour])


def _line(line: Line, size: float, weight: Weight, colour: str) -> str:
    top = line.baseline - face("carlito", weight).win_ascent * size
    style = f"left:{line.left:.3f}pt;top:{top:.3f}pt;font-size:{size:g}pt;font-weight:{weight};color:{colour}"
    return f'<p style="{style}">{escape(line.text)}</p>'


def _dot(left: float, baseline: float, size: float, colour: str) -> str:
    """Arial's bullet, which PowerPoint sets: shares of the size."""
    wide, indent, centre = 0.271 * size, 0.04 * size, 0.331 * size
    top = baseline - centre - wide / 2
    style = f"left:{left + indent:.3f}pt;top:{top:.3f}pt;width:{wide:.3f}pt;height:{wide:.3f}pt;background:{colour}"
    return f'<i style="{style}"></i>'


def _image(page: pypdfium2.PdfPage) -> Image.Image:
    image: Image.Image = page.render(scale=WIDTH / page.get_width()).to_pil()
    return image.convert("RGB")


def _webp(image: Image.Image) -> bytes:
    content = b""
    for quality in _QUALITIES:
        target = io.BytesIO()
        image.save(target, "WEBP", quality=quality, method=2)
        content = target.getvalue()
        if len(content) <= _MOST_BYTES:
            break
    return content
