"""A small deck that breaks no rule: four slides by python-pptx, brought into line part by part."""

from __future__ import annotations

import datetime as dt
import io

from PIL import Image
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu, Pt

from tests.preflight.pptx import conforming
from tests.preflight.pptx.parts import Element, Parts, drop, one, opened, q, xml

WIDTH, HEIGHT = 12_192_000, 6_858_000
_LAYOUTS = {"Title Slide": "Forside", "Title and Content": "Indhold"}
_FIELD = '<a:fld id="{C4E1B0A2-5F0E-5C7D-9A37-3B1F5D7E9A10}" type="slidenum"><a:t>‹nr.›</a:t></a:fld>'


def good_parts() -> Parts:
    """The deck's parts: front page, points that come on click, a figure that comes on click, a table with a link."""
    stream = io.BytesIO()
    _slides().save(stream)
    return conforming.brought_into_line(opened(stream.getvalue()))


def _slides() -> Deck:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH), Emu(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name in _LAYOUTS:
            layout.name = _LAYOUTS[layout.name]
        else:
            deck.slide_layouts.remove(layout)
    front, content = deck.slide_layouts
    _logo(_slide(deck.slides.add_slide(front), "Sådan ser en god præsentation ud", "En prøve med fire slides"))
    _slide(deck.slides.add_slide(content), "Tre ting gør en prøve god", "Den er kort\nDen er dansk\nDen kan læses op")
    _figure(_slide(deck.slides.add_slide(content), "Figuren er tegnet med former"))
    _table(_slide(deck.slides.add_slide(content), "Tabellen har plads til sine ord"))
    for number, slide in enumerate(deck.slides, start=1):
        _noted(slide, number)
    properties = deck.core_properties
    properties.title, properties.author, properties.language = "En god prøve", "Prøveholdet", "da-DK"
    properties.created = properties.modified = dt.datetime(2026, 1, 31, 12, tzinfo=dt.UTC)
    return deck


def _slide(slide: Slide, title: str, body: str = "") -> Slide:
    assert slide.shapes.title is not None
    slide.shapes.title.text = title
    if body:
        slide.placeholders[1].text = body
    else:
        drop(slide.placeholders[1].element)
    for role, number, content in (("ftr", 11, "<a:r><a:t>Prøven</a:t></a:r>"), ("sldNum", 12, _FIELD)):
        slide.shapes.element.append(
            xml(
                f'<p:sp><p:nvSpPr><p:cNvPr id="{80 + number}" name="{role} Placeholder {number}"/><p:cNvSpPr/><p:nvPr>'
                f'<p:ph type="{role}" sz="quarter" idx="{number}"/></p:nvPr></p:nvSpPr><p:spPr/>'
                f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{content}</a:p></p:txBody></p:sp>"
            )
        )
    return slide


def _logo(slide: Slide) -> None:
    logo = io.BytesIO()
    Image.new("RGB", (60, 60), (20, 90, 90)).save(logo, "PNG")
    picture = slide.shapes.add_picture(logo, Emu(600_000), Emu(500_000), Emu(700_000))
    _named(picture.element, "Logo", "Klinikkens logo: en grøn firkant")


def _figure(slide: Slide) -> None:
    group = slide.shapes.add_group_shape()
    builder = group.shapes.build_freeform(Emu(2_000_000), Emu(2_000_000))
    builder.add_line_segments([(Emu(5_000_000), Emu(2_000_000)), (Emu(3_500_000), Emu(5_000_000))], close=True)
    triangle = builder.convert_to_shape()
    triangle.fill.solid()
    drop(one(triangle.element, "p:style"))
    edited = one(triangle.element, "p:spPr/a:solidFill")
    edited.append(xml('<a:schemeClr val="accent1"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr>'))
    label = group.shapes.add_textbox(Emu(2_500_000), Emu(2_200_000), Emu(2_000_000), Emu(500_000))
    label.text_frame.text = "Trekant"
    label.text_frame.paragraphs[0].runs[0].font.size = Pt(16)
    _named(triangle.element, "Trekantens flade")
    _named(label.element, "Trekantens navn")
    _named(group.element, "Trekant", "En lyseblå trekant, der står på sin spids")


def _table(slide: Slide) -> None:
    frame = slide.shapes.add_table(2, 2, Emu(600_000), Emu(1_600_000), Emu(8_000_000), Emu(1_200_000))
    for index, text in enumerate(("Regel", "Hvorfor", "Tekst kan læses", "Slides ses bagest i rummet")):
        frame.table.cell(index // 2, index % 2).text = text
    _named(frame.element, "Regler", "Tabel med én regel og dens begrundelse")
    box = slide.shapes.add_textbox(Emu(600_000), Emu(4_000_000), Emu(8_000_000), Emu(600_000))
    box.text_frame.text = "Læs om prøver"
    run = box.text_frame.paragraphs[0].runs[0]
    run.font.size = Pt(20)
    run.hyperlink.address = "https://example.org/proever"
    _named(box.element, "Kilde")


def _named(shape: Element, name: str, description: str = "") -> None:
    about = one(shape, ".//p:cNvPr")
    about.set("name", name)
    about.set("descr", description)
    if not description:
        about.attrib.pop("descr")


def _noted(slide: Slide, number: int) -> None:
    notes = slide.notes_slide
    assert notes.notes_text_frame is not None
    notes.notes_text_frame.text = f"Sig velkommen til slide {number}."
    page = one(notes.element, "//p:sp[.//p:ph[@type='sldNum']]")
    assert page.find(q("p:txBody")) is None  # python-pptx leaves the number out
    page.append(xml(f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{_FIELD}</a:p></p:txBody>"))
