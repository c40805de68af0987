"""A clinic and a layout in; its logo, its name and how to reach it in their places, or what of it has no room, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from publisher.content.clinic import Clinic
from publisher.errors import Problem
from publisher.figures.figure import SVG, Figure
from publisher.figures.text import measure
from publisher.render.drawingml import Frame
from publisher.render.slides.look import Layout, Slot
from publisher.render.slides.plan import Line, PlacedFigure, PlacedLogo, TextBox
from publisher.render.slides.setting import RESERVE, Misfit, set_text, text_height
from publisher.units import Pt

_BESIDE, _BELOW, _CLOSE = 18.0, 20.0, 8.0  # points from a logo to the words, and from the name to what follows
_PAD, _ROUND = 16.0, 14.0  # the plate's rim and its corners


@dataclass(frozen=True)
class Marks:
    """What a slide shows of the clinic; `plate` is the light ground that a logo on a dark slide needs."""

    logo: PlacedLogo | None
    boxes: tuple[TextBox, ...]
    plate: PlacedFigure | None


def marks(clinic: Clinic, layout: Layout) -> Marks | list[Problem]:
    """The clinic in the layout's slots: a card with everything where there is a slot for it, else logo and name."""
    name, contact = layout.slots["clinic"], layout.slots.get("contact")
    return _row(clinic, layout.slots.get("logo"), name) if contact is None else _card(clinic, layout, name, contact)


def footer(clinic: Clinic, session: str, slot: Slot) -> str | Problem:
    """What stands at a slide's foot: the clinic with the session, alone or by its short name, as there is room."""
    names = [name for name in (clinic.name, clinic.short) if name]
    for text in (words for name in names for words in (f"{name} · {session}", name)):
        if not isinstance(set_text([text], slot), Misfit):
            return text
    key = "short" if clinic.short else "name"
    room = f"{slot.frame.width.mm:.0f} mm ved {slot.steps[-1].size:g} punkt"
    allowed = room if clinic.short else f"{room}; giv klinikken et kort navn i short, der bruges, hvor pladsen er lille"
    return clinic.problem((key,), "navnet er for langt til slidenes fod", clinic.short or clinic.name, allowed)


def _row(clinic: Clinic, place: Slot | None, slot: Slot) -> Marks | list[Problem]:
    """The logo with the name beside it, both on a plate that is as wide as they are."""
    logo = _logo(clinic, place.frame, 0.5) if place else None
    start = (place or slot).frame
    left = logo.frame.left + logo.frame.width + _BESIDE if logo else start.left
    room = Frame(Pt(left), slot.frame.top, Pt(slot.frame.left + slot.frame.width - left), slot.frame.height)
    name = set_text([clinic.name], replace(slot, frame=room))
    if isinstance(name, Misfit):
        return [_too_long(clinic, "name", clinic.name, name)]
    right = max(
        line.left + measure(line.text, name.size, slot.weight, "carlito") * slot.stretch for line in _lines(name)
    )
    frame = Frame(
        Pt(start.left - _PAD),
        Pt(start.top - _PAD),
        Pt(right - start.left + 2 * _PAD),
        Pt(start.height + 2 * _PAD),
    )
    return Marks(logo, (name,), _plate(frame))


def _card(clinic: Clinic, layout: Layout, slot: Slot, below: Slot) -> Marks | list[Problem]:
    """Logo, name and the ways to reach the clinic under each other, in the middle of the height that they have."""
    place = layout.slots.get("logo")
    name, ways = set_text([clinic.name], slot), set_text(list(_ways(clinic)), below)
    problems: list[Problem] = []
    if isinstance(name, Misfit):
        problems.append(_too_long(clinic, "name", clinic.name, name))
    if isinstance(ways, Misfit):
        key = "web" if ways.text == clinic.shown_web else "address"
        problems.append(_too_long(clinic, key, ways.text, ways))
    if isinstance(name, Misfit) or isinstance(ways, Misfit):
        return problems
    first = (place or slot).frame
    logo = _logo(clinic, place.frame, 0) if place else None
    words = [name, ways] if ways.paragraphs else [name]
    high = sum(map(_height, words)) + (len(words) - 1) * _CLOSE + (logo.frame.height + _BELOW if logo else 0)
    top = first.top + max(below.frame.top + below.frame.height - first.top - high, 0) / 2
    if logo:
        logo = replace(logo, frame=replace(logo.frame, top=Pt(top)))
        top += logo.frame.height + _BELOW
    boxes: list[TextBox] = []
    for box in words:
        boxes.append(_moved(box, top))
        top += _height(box) + _CLOSE
    return Marks(logo, tuple(boxes), None)


def _ways(clinic: Clinic) -> Iterator[str]:
    """How to reach the clinic, a line each."""
    yield from clinic.address
    if clinic.phone:
        yield f"Telefon {clinic.phone}"
    if clinic.shown_web:
        yield clinic.shown_web


def _logo(clinic: Clinic, room: Frame, down: float) -> PlacedLogo | None:
    """The logo as large as the room allows, at its left; `down` is the share of the spare height above it."""
    if clinic.logo is None:
        return None
    scale = min(room.width / clinic.logo.width, room.height / clinic.logo.height)
    width, height = clinic.logo.width * scale, clinic.logo.height * scale
    top = room.top + (room.height - height) * down
    return PlacedLogo(clinic.logo, Frame(room.left, Pt(top), Pt(width), Pt(height)), f"Logo for {clinic.name}")


def _plate(frame: Frame) -> PlacedFigure:
    shape = f'<rect width="{frame.width:.3f}" height="{frame.height:.3f}" rx="{_ROUND}" fill="white"/>'
    root = etree.fromstring(f'<svg xmlns="{SVG}" viewBox="0 0 {frame.width:.3f} {frame.height:.3f}">{shape}</svg>')
    return PlacedFigure(Figure("plate", "Plade", "", "", frame.width, frame.height, root, 0), frame)


def _height(box: TextBox) -> float:
    lines = [[line.text for line in paragraph.lines] for paragraph in box.paragraphs]
    return text_height(lines, box.step, box.slot) / (1 - RESERVE) + 1


def _moved(box: TextBox, top: float) -> TextBox:
    """The box with its text at the top of a frame just high enough, which begins at `top`."""
    frame = replace(box.slot.frame, top=Pt(top), height=Pt(_height(box)))
    down = top - box.slot.frame.top
    paragraphs = tuple(
        replace(one, lines=tuple(replace(line, baseline=Pt(line.baseline + down)) for line in one.lines))
        for one in box.paragraphs
    )
    return replace(box, slot=replace(box.slot, frame=frame), paragraphs=paragraphs)


def _lines(box: TextBox) -> Sequence[Line]:
    return [line for paragraph in box.paragraphs for line in paragraph.lines]


def _too_long(clinic: Clinic, key: str, text: str, misfit: Misfit) -> Problem:
    return clinic.problem((key,), f"der er ikke plads på slidet: {misfit.reason}", text)
