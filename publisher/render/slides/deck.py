"""A deck's plan and the empty template in; the finished .pptx, the same bytes for the same plan, out."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import uuid
from collections import Counter
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import NotesSlide, Slide

from publisher.figures import Palette
from publisher.render.drawingml import Frame, convert
from publisher.render.slides.animation import TRANSITION, Target, timing
from publisher.render.slides.look import Slot
from publisher.render.slides.native_table import native_table
from publisher.render.slides.ornament import ornament
from publisher.render.slides.package import bare_notes, bare_slide, written
from publisher.render.slides.picture import picture
from publisher.render.slides.placeholders import KINDS, NUMBER_FIELD
from publisher.render.slides.plan import DeckPlan, Note, SlidePlan, TextBox
from publisher.render.slides.setting import line_height
from publisher.units import Pt

_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_SPACES = f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="{_P}"'
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_END = '<a:endParaRPr lang="da-DK"/>'


@dataclass(frozen=True)
class Properties:
    """What the file says about itself."""

    title: str
    author: str
    date: dt.datetime


def deck(plan: DeckPlan, template: bytes, palette: Palette, properties: Properties) -> bytes:
    """The session's slides on the template's layouts, with notes, sections, builds and transitions."""
    presentation = Presentation(io.BytesIO(template))
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    for planned in plan.slides:
        slide = bare_slide(presentation, layouts[planned.layout.name])
        _fill(slide, planned, plan, palette)
        notes = bare_notes(slide, len(presentation.slides))
        _write_notes(notes, planned, f"{properties.author} · {plan.title}", plan.theme.notes.space)
    _add_sections(presentation, plan)
    core = presentation.core_properties
    core.title, core.author, core.last_modified_by = properties.title, properties.author, properties.author
    core.language, core.revision = "da-DK", 1
    core.created = core.modified = properties.date.replace(tzinfo=None)
    return written(presentation)


def _fill(slide: Slide, plan: SlidePlan, whole: DeckPlan, palette: Palette) -> None:
    """Put the plan's shapes on the slide in reading order, then what moves."""
    tree = slide.shapes._spTree  # noqa: SLF001 - python-pptx has no other way to add XML of one's own
    ids = itertools.count(2)
    shapes: dict[str, int] = {}
    steps: tuple[tuple[int, ...], ...] = ()
    for box in plan.boxes:
        number = shapes[box.slot.role] = next(ids)
        if box.slot.role == "clinic" and plan.logo:
            tree.append(_element(picture(plan.logo, slide.part, next(ids))))
        given = plan.layout.slots[box.slot.role]
        exact = plan.ground is not None and box.slot.role == "body" and given.stretch != 1
        tree.append(_element(_placeholder(box, number, given, exact=exact)))
        if box.slot.role == "title" and plan.ground:
            tree.append(ornament(plan.ground.figure, palette, plan.ground.frame, ids))
        if box.slot.role == "title" and plan.figure:
            native = convert(plan.figure.figure, palette, plan.figure.frame, ids, animated=whole.builds)
            tree.extend(native.elements)
            steps = native.builds
        if box.slot.role == "title" and plan.table:
            tree.append(_element(native_table(plan.table, whole.theme.table, palette, next(ids))))
    _tell_apart(tree)
    if not whole.builds:
        return
    clicks = [
        [Target(shape) for shape in steps[(click.item or 1) - 1]]
        if click.role == "figure"
        else [Target(shapes[click.role], click.item, is_text=True)]
        for click in plan.clicks
    ]
    slide.element.append(_element(TRANSITION))
    if clicks:
        slide.element.append(_element(timing(clicks)))


def _tell_apart(tree: etree._Element) -> None:
    """Number a name from its second use on the slide: the selection pane shows nothing but names."""
    used: Counter[str] = Counter()
    for label in tree.iter(f"{{{_P}}}cNvPr"):
        name = label.get("name", "")
        used[name] += 1
        if used[name] > 1:
            label.set("name", f"{name} {used[name]}")


def _placeholder(box: TextBox, number: int, given: Slot, *, exact: bool) -> str:
    """A placeholder that takes from its layout what is `given` there; only what differs is said on the slide."""
    kind = KINDS[box.slot.role]
    size = f' sz="{round(box.size * 100)}"' if box.is_resized else ""
    look = f'lang="da-DK"{size}'
    spacing = _space_before(box.step.space) if box.is_respaced else ""
    if exact:  # what stands behind each line was placed by Calibri's lines; another face has others
        high = line_height(box.size, box.slot.weight, box.slot.leading)
        spacing = f'<a:lnSpc><a:spcPts val="{round(high * 100)}"/></a:lnSpc>{spacing}'
    spacing = f"<a:pPr>{spacing}</a:pPr>" if spacing else ""
    if box.slot.role == "number":
        paragraphs = (
            f'<a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr {look}/>'
            f"<a:t>{escape(box.paragraphs[0].text)}</a:t></a:fld>{_END}</a:p>"
        )
    else:
        face = '<a:latin typeface="+mn-lt"/>' if box.slot.role == "footer" else ""  # LibreOffice does not inherit it
        paragraphs = "".join(
            f"<a:p>{spacing}<a:r><a:rPr {look}>{face}</a:rPr><a:t>{escape(paragraph.text)}</a:t></a:r>"
            f"<a:endParaRPr {look}/></a:p>"
            for paragraph in box.paragraphs
        )
    frame = "" if box.slot.frame == given.frame else xfrm(box.slot.frame)
    return _shape(number, kind.name, kind.attributes, paragraphs, frame)


def xfrm(frame: Frame) -> str:
    """The place of a shape."""
    return (
        f'<a:xfrm><a:off x="{frame.left.emu}" y="{frame.top.emu}"/>'
        f'<a:ext cx="{frame.width.emu}" cy="{frame.height.emu}"/></a:xfrm>'
    )


def _shape(number: int, name: str, placeholder: str, paragraphs: str, frame: str = "") -> str:
    return (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{placeholder}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{frame}</p:spPr>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _write_notes(page: NotesSlide, plan: SlidePlan, header: str, space: Pt) -> None:
    tree = page.shapes._spTree  # noqa: SLF001 - as above
    picture = (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="2" name="Slidebillede"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    text = "".join(_note(note, plan.notes_size, space) for note in plan.notes)
    field = f'<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="da-DK"/><a:t>{plan.number}</a:t></a:fld>'
    tree.append(_element(picture))
    tree.append(_element(_shape(3, "Noter", ' type="body" sz="quarter" idx="3"', text)))
    head = f'<a:p><a:r><a:rPr lang="da-DK"/><a:t>{escape(header)}</a:t></a:r>{_END}</a:p>'
    tree.append(_element(_shape(4, "Sidehoved", ' type="hdr" sz="quarter"', head)))
    tree.append(_element(_shape(5, "Sidetal", ' type="sldNum" sz="quarter" idx="5"', f"<a:p>{field}{_END}</a:p>")))


def _note(note: Note, size: Pt, space: Pt) -> str:
    """A paragraph of notes; LibreOffice takes neither indent nor spacing from the notes master."""
    look, bold = f'lang="da-DK" sz="{round(size * 100)}"', ' b="1"'
    runs = [(f"{note.label}: ", True), (note.text, False)] if note.label else [(note.text, True)]
    text = "".join(f"<a:r><a:rPr {look}{bold * is_bold}/><a:t>{escape(words)}</a:t></a:r>" for words, is_bold in runs)
    return f'<a:p><a:pPr marL="0" indent="0">{_space_before(space)}</a:pPr>{text}<a:endParaRPr {look}/></a:p>'


def _space_before(space: Pt) -> str:
    return f'<a:spcBef><a:spcPts val="{round(space * 100)}"/></a:spcBef>'


def _add_sections(presentation: Deck, plan: DeckPlan) -> None:
    numbers = iter([slide.slide_id for slide in presentation.slides])
    sections = "".join(
        f'<p14:section name={quoteattr(section.title)} id="{{{_guid(plan.name, str(place), section.title)}}}">'
        "<p14:sldIdLst>"
        + "".join(f'<p14:sldId id="{next(numbers)}"/>' for _ in section.slides)
        + "</p14:sldIdLst></p14:section>"
        for place, section in enumerate(plan.sections, 1)
    )
    listed = f'<p14:sectionLst xmlns:p14="{_P14}">{sections}</p14:sectionLst>'
    extension = _element(f'<p:extLst {_SPACES}><p:ext uri="{_SECTIONS}">{listed}</p:ext></p:extLst>')
    presentation.part._element.append(extension)  # noqa: SLF001 - as above


def _guid(*names: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "forstaa-smerter/" + "/".join(names))).upper()


def _element(xml: str) -> etree._Element:
    return etree.fromstring(xml)
