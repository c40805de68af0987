"""Our theme and an educator's own template in; the theme as the template sets it, and how the two differ, out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from publisher.errors import ContentError, Problem, listed, nearest
from publisher.render.drawingml import Frame
from publisher.render.slides import own_file
from publisher.render.slides.inheritance import Inherited, Placeholder, faces_of
from publisher.render.slides.look import Layout, Slot, Step, Theme
from publisher.render.slides.placeholders import KINDS, Kind
from publisher.render.slides.sheet import Align, Anchor, Role
from publisher.units import Emu, Length, Pt

_WIDER: dict[str, tuple[float, float]] = {
    "Calibri": (1.0, 1.0),
    "Carlito": (1.0, 1.0),
    "Arial": (1.15, 1.2),
    "Georgia": (1.15, 1.27),
    "Times New Roman": (1.15, 1.15),
    "Trebuchet MS": (1.15, 1.18),
    "Verdana": (1.3, 1.42),
}
"""How much wider a face sets Danish text than Calibri, regular and bold; these are the faces every PowerPoint has."""
_UNKNOWN = (1.3, 1.42)
_SMALLEST = 12.0  # points
_ALIGNED: dict[str, Align] = {"r": "right"}
_ANCHORS: dict[str, Anchor] = {"t": "top", "ctr": "middle", "b": "bottom"}


@dataclass(frozen=True)
class OwnTemplate:
    """A template that decks can be built on: its file, the theme as it sets it, and what in it is never used."""

    data: bytes
    look: Theme
    spare: tuple[str, ...]


def load(path: Path, ours: Theme) -> OwnTemplate:
    """Read the template; raises ContentError with all that is missing in it or makes it unfit."""
    data = own_file.read(path)
    deck = Presentation(io.BytesIO(data))
    problems = list(_whole(path, deck, ours))
    if problems:
        raise ContentError(problems)
    found = {layout.name: layout._element for layout in deck.slide_layouts}  # noqa: SLF001 - read as XML below
    inherited = Inherited.of(deck)
    problems += _faces(path, inherited)
    names = {layout.name for layout in ours.layouts.values()}
    layouts = {}
    spare = [f"layoutet »{name}« bruges ikke" for name in found if name not in names]
    for key, layout in ours.layouts.items():
        if layout.name not in found:
            near = nearest(layout.name, set(found) - names)
            problems.append(Problem(path.name, 0, 0, "", f"layoutet »{layout.name}« mangler", "", "", near))
            continue
        places = inherited.placeholders(found[layout.name])
        problems += _missing(path, layout, places)
        layouts[key] = replace(layout, slots=dict(_slots(layout, places, inherited)))
        spare += [f"layoutet »{layout.name}«: {one}" for one in _spare(layout, places)]
    if problems:
        raise ContentError(problems)
    notes_face = faces_of(deck.notes_master.part)["+mn-lt"]
    notes = replace(ours.notes, stretch=max(_WIDER.get(notes_face, _UNKNOWN)))
    return OwnTemplate(data, replace(ours, layouts=layouts, notes=notes, foreign=True), tuple(spare))


def _whole(path: Path, deck: Deck, ours: Theme) -> Iterator[Problem]:
    width, height = Emu(int(deck.slide_width or 0)), Emu(int(deck.slide_height or 0))
    if (width.emu, height.emu) != (ours.width.emu, ours.height.emu):
        found, allowed = (
            f"{w.mm / 10:.2f} × {h.mm / 10:.2f} cm".replace(".", ",")
            for w, h in ((width, height), (ours.width, ours.height))
        )
        yield Problem(path.name, 0, 0, "", "slidets størrelse er en anden", found, f"widescreen 16:9, {allowed}")
    count = len(deck.slide_masters)
    if count != 1:
        yield Problem(path.name, 0, 0, "", "skabelonen skal have netop én master", str(count), "1")
    if deck.part._element.find(qn("p:notesMasterIdLst")) is None:  # noqa: SLF001 - read as XML
        yield Problem(path.name, 0, 0, "", "notesiden mangler; begynd med filen fra --empty-template")


def _size(width: Length, height: Length) -> str:
    return f"{width.mm / 10:.2f} × {height.mm / 10:.2f} cm".replace(".", ",")


def _faces(path: Path, inherited: Inherited) -> Iterator[Problem]:
    for face in sorted(set(inherited.faces.values()) - set(_WIDER)):
        message = "temaets skrift findes ikke i enhver PowerPoint, så ingen ved, om teksten passer"
        yield Problem(path.name, 0, 0, "", message, face, listed(face for face in _WIDER if face != "Carlito"))


def _missing(path: Path, layout: Layout, places: Mapping[tuple[str, int], Placeholder]) -> Iterator[Problem]:
    for role in layout.slots:
        if _key(KINDS[role]) not in places:
            message = f"layoutet »{layout.name}« mangler pladsholderen »{KINDS[role].name}«"
            yield Problem(path.name, 0, 0, "", message, _shown(places.values()), _named(*_key(KINDS[role])))


def _spare(layout: Layout, places: Mapping[tuple[str, int], Placeholder]) -> Iterator[str]:
    known = {_key(KINDS[role]) for role in layout.slots}
    for key, place in places.items():
        if key not in known and key[0] != "dt":
            yield f"pladsholderen »{place.name}« ({_named(*key)}) bruges ikke"


def _key(kind: Kind) -> tuple[str, int]:
    return kind.type, kind.index or 0


def _named(kind: str, index: int) -> str:
    return f"type {kind}" + (f", nummer {index}" if index else "")


def _shown(places: Iterable[Placeholder]) -> str:
    return listed(f"»{place.name}«" for place in places)


def _slots(
    layout: Layout, places: Mapping[tuple[str, int], Placeholder], inherited: Inherited
) -> Iterator[tuple[Role, Slot]]:
    for role, slot in layout.slots.items():
        place = places.get(_key(KINDS[role]))
        yield role, slot if place is None else _slot(slot, place, inherited)


def _slot(slot: Slot, place: Placeholder, inherited: Inherited) -> Slot:
    """The slot as the template has it: its place inside the insets, and its sizes in the steps that ours has."""
    left, top, right, bottom = place.insets
    frame = place.frame
    room = Frame(
        Emu(frame.left.emu + left),
        Emu(frame.top.emu + top),
        Emu(max(frame.width.emu - left - right, 1)),
        Emu(max(frame.height.emu - top - bottom, 1)),
    )
    if not slot.steps:
        return replace(slot, frame=room, stretch=max(_WIDER.get(inherited.faces["+mn-lt"], _UNKNOWN)))
    own = slot.steps[0]
    size = place.size or own.size
    space = own.space if place.space is None else place.space
    steps = [Step(Pt(size), Pt(space), own.lines)]
    for step in slot.steps[1:]:
        smaller = max(round(step.size * size / own.size), min(_SMALLEST, size))
        steps.append(Step(Pt(smaller), Pt(step.space * space / own.space if own.space else step.space), step.lines))
    return replace(
        slot,
        frame=room,
        steps=tuple(dict.fromkeys(steps)),
        weight=700 if place.bold else 400,
        anchor=_ANCHORS.get(place.anchor, "top"),
        align=_ALIGNED.get(place.align, "left"),
        leading=place.leading or slot.leading,
        indent=Emu(place.margin),
        stretch=_WIDER.get(inherited.faces.get(place.face, place.face), _UNKNOWN)[place.bold or slot.role == "table"],
    )
