"""A deck's plan in; its notes as A4 pages to print, each slide's picture with what to say and do under it, out.

The facts of a page can be had by themselves: `picture` and `notes` are what any other document shows of a slide.
"""

from __future__ import annotations

import datetime as dt
from html import escape

from publisher.figures import Palette
from publisher.render.drawingml import Frame
from publisher.render.paged.finishing import finish
from publisher.render.paged.setting import set_document
from publisher.render.slides.canvas import Canvas, style
from publisher.render.slides.look import Theme
from publisher.render.slides.plan import DeckPlan, SlidePlan
from publisher.render.slides.setting import line_height
from publisher.units import Length


def notes_pages(plan: DeckPlan, palette: Palette, date: dt.datetime) -> bytes:
    """The PDF, tagged: one page a slide, set as PowerPoint sets the deck's notes pages."""
    title = f"{plan.course}: {plan.title}"
    canvas = Canvas(plan.theme, palette, plan.theme.notes.picture.width / plan.theme.width)
    pages = "".join(
        f"<section><h2>{slide.number}. {escape(slide.title)}</h2>"
        f'<div class="billede">{picture(slide, canvas)}</div>'
        f'<div class="noter" style="font-size:{slide.notes_size:g}pt">{notes(slide)}</div></section>'
        for slide in plan.slides
    )
    html = (
        f"<html lang=da-DK><head><title>{escape(title)}</title><style>{style()}{_style(plan.theme, palette)}</style>"
        f"</head><body><h1>{escape(title)}</h1>{pages}</body></html>"
    )
    return finish(set_document(html).pdf, title, date)


def picture(slide: SlidePlan, canvas: Canvas) -> str:
    """The slide drawn small, as one figure: its alternative text holds what the slide says and shows."""
    said = [paragraph.text for box in slide.boxes for paragraph in box.paragraphs if box.slot.role not in _FOOT]
    shown = [slide.figure.figure.alt] if slide.figure and slide.figure.figure.alt else []
    cells = [cell.text for row in (slide.table.rows if slide.table else ()) for cell in row.cells]
    return canvas.slide(slide, f"Slide {slide.number}: {' / '.join([*said, *cells, *shown])}")


_FOOT = {"footer", "number", "cite"}


def notes(slide: SlidePlan) -> str:
    """The slide's notes, a paragraph each, what it is for in bold."""
    return "".join(
        f"<p><b>{escape(note.label)}:</b> {escape(note.text)}</p>"
        if note.label
        else f"<p><b>{escape(note.text)}</b></p>"
        for note in slide.notes
    )


def _style(theme: Theme, palette: Palette) -> str:
    page, colours = theme.notes, palette.screen()
    foot = f"font:10pt Carlito;color:{colours['ink-soft']}"
    return (
        f"@page{{size:{page.width:g}pt {page.height:g}pt;margin:0 {_right(page.number, page.width):.2f}pt 40pt 56pt;"
        f"@bottom-left{{content:string(deck);{foot}}}@bottom-right{{content:counter(page);{foot};text-align:right}}}}"
        f"html{{font-family:Carlito;color:{colours['ink']};hyphens:manual;font-variant-ligatures:none}}"
        "body{margin:0}section{position:relative;break-after:page;height:790pt}section:last-child{break-after:avoid}"
        f"h1{{position:absolute;left:0;top:16pt;margin:0;string-set:deck content();{foot}}}"
        f"h2{{{_placed(page.header)};width:{page.picture.width:g}pt;margin:0;font-size:12pt;line-height:18pt;"
        f"color:{colours['safety-deep']};white-space:nowrap;overflow:hidden;bookmark-level:1}}"
        f".billede{{{_placed(page.picture)};outline:.75pt solid {colours['line']}}}"
        f".noter{{{_placed(page.body)};line-height:{line_height(1):.4f}}}"
        f".noter p{{margin:0 0 {page.space:g}pt}}"
    )


def _placed(frame: Frame) -> str:
    """A box on the page, seen from the section, which begins at the left margin of 56 points."""
    return f"position:absolute;left:{frame.left - 56:.2f}pt;top:{frame.top:.2f}pt;width:{frame.width:.2f}pt"


def _right(number: Frame, width: Length) -> float:
    return width - number.left - number.width
