"""Course files and all slides in; courses in which every session's minutes, titles and teaching blocks hold, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from publisher.content.book import Course, Place, Section, Session, Slide
from publisher.content.models import Id, LayoutName, Model, Ref, Text
from publisher.content.yaml_source import Key, YamlSource, dotted
from publisher.errors import listed, nearest

FOLDER = "slides/courses"
MOST_TEACHING = 10  # minutes in which the group only listens
PARTAKING: frozenset[LayoutName] = frozenset({"question", "activity", "quiz", "case", "break"})
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


class EntrySpec(Model):
    """One thing in a section: a slide, maybe with other minutes than its own, or a break of so many minutes."""

    slide: Ref | None = None
    minutes: Annotated[int, Field(ge=0, le=60)] | None = None
    pause: Annotated[int, Field(ge=1, le=60)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_ref(cls, data: Any) -> Any:
        return {"slide": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if (self.slide is None) == (self.pause is None):
            raise ValueError("slide-or-pause")
        if self.pause is not None and self.minutes is not None:
            raise ValueError("pause-minutes")
        return self


class SectionSpec(Model):
    """A part of a session, as PowerPoint shows it in its slide sorter."""

    title: Text
    slides: tuple[EntrySpec, ...]


class SessionSpec(Model):
    """One meeting of the group: which slides in which order, and how long it lasts."""

    id: Id
    title: Text
    minutes: Annotated[int, Field(ge=1, le=240)]
    sections: tuple[SectionSpec, ...]


class CourseSpec(Model):
    """A course of sessions, as slides/courses/<id>.yml holds it."""

    title: Text
    subtitle: Text
    default: bool = False
    sessions: tuple[SessionSpec, ...]


@dataclass(frozen=True)
class _Entry:
    """A chosen slide and where its choice stands."""

    key: Key
    slide: Slide


def opened(slide: Slide, title: str, subtitle: str) -> Slide:
    """An opening slide with the title of what it opens, unless it has words of its own; any other slide as it is."""
    if slide.layout != "title":
        return slide
    return replace(slide, title=slide.title or title, subtitle=slide.subtitle or subtitle)


def resolve_courses(
    specs: Iterable[tuple[str, CourseSpec | None, YamlSource]], slides: Mapping[str, Slide]
) -> tuple[Course, ...]:
    """Each course by its file's name, with its slides; problems are noted in its source."""
    courses: list[Course] = []
    default: str | None = None
    for name, spec, source in specs:
        if not _NAME.fullmatch(name):
            source.problem((), "filnavnet er kursets id", name, "små bogstaver a-z, tal og bindestreg, fx 3x60")
        if spec is None:
            continue
        if spec.default and default is not None:
            source.problem(("default",), f"kun ét kursus er standard, og det er {default} allerede", "true")
        default = name if spec.default and default is None else default
        if not spec.sessions:
            source.problem(("sessions",), "kurset har ingen mødegange")
        _check_session_ids(spec, source)
        sessions = tuple(
            _session(session, number, len(spec.sessions), source, slides)
            for number, session in enumerate(spec.sessions)
        )
        courses.append(Course(name, spec.title, spec.subtitle, spec.default, sessions))
    return tuple(courses)


def _check_session_ids(spec: CourseSpec, source: YamlSource) -> None:
    seen: set[str] = set()
    for number, session in enumerate(spec.sessions):
        if session.id in seen:
            source.problem(("sessions", number, "id"), "id'et bruges to gange", session.id)
        seen.add(session.id)


def _session(spec: SessionSpec, number: int, count: int, source: YamlSource, slides: Mapping[str, Slide]) -> Session:
    key: Key = ("sessions", number)
    before = len(source.problems)
    sections: list[Section] = []
    entries: list[_Entry] = []
    for at, section in enumerate(spec.sections):
        found = [
            _Entry(entry.key, opened(entry.slide, spec.title, f"Mødegang {number + 1} af {count}"))
            for entry in _chosen(section, (*key, "sections", at), source, slides)
        ]
        entries += found
        sections.append(Section(section.title, tuple(entry.slide for entry in found)))
    place = Place(source.path, *source.place(key), dotted(key))
    session = Session(spec.id, spec.title, spec.minutes, tuple(sections), place)
    if len(source.problems) == before:  # otherwise minutes would be missing for a reason that is told already
        _check_once(entries, source)
    if len(source.problems) == before:
        _check_minutes(session, (*key, "minutes"), source)
        _check_blocks(entries, source)
    return session


def _chosen(spec: SectionSpec, key: Key, source: YamlSource, slides: Mapping[str, Slide]) -> Iterator[_Entry]:
    for number, entry in enumerate(spec.slides):
        where = (*key, "slides", number)
        found = _pause(slides, source, where) if entry.slide is None else slides.get(entry.slide)
        if found is not None:
            minutes = entry.pause if entry.slide is None else entry.minutes
            yield _Entry(where, found if minutes is None else replace(found, minutes=minutes))
        elif entry.slide is not None:
            source.problem(where, "ukendt slide", entry.slide, listed(slides), nearest(entry.slide, slides))


def _pause(slides: Mapping[str, Slide], source: YamlSource, key: Key) -> Slide | None:
    """The words of every break: the only slide with the layout break."""
    found = [slide for slide in slides.values() if slide.layout == "break"]
    if len(found) != 1:
        message = "pausens ord er det ene slide med layout break i docs, og der skal være netop ét"
        source.problem(key, message, listed([slide.ref for slide in found]) or "intet")
        return None
    return found[0]


def _check_once(entries: Iterable[_Entry], source: YamlSource) -> None:
    """A slide twice, or two with one title: in a slide sorter and for a screen reader they would be the same."""
    refs: set[str] = set()
    titles: dict[str, str] = {}
    for entry in (entry for entry in entries if entry.slide.layout != "break"):
        slide = entry.slide
        if slide.ref in refs:
            source.problem(entry.key, "slidet står to gange i samme mødegang", slide.ref)
        elif (other := titles.setdefault(slide.title.casefold(), slide.ref)) != slide.ref:
            source.problem(entry.key, f"slidet har samme titel som {other} i mødegangen", f"»{slide.title}«")
        refs.add(slide.ref)


def _check_minutes(session: Session, key: Key, source: YamlSource) -> None:
    planned = sum(slide.minutes for slide in session.slides)
    if planned != session.minutes:
        off = abs(planned - session.minutes)
        way = "for mange" if planned > session.minutes else "for få"
        source.problem(key, f"slidenes minutter giver {planned}, {off} {way}", str(session.minutes), str(planned))


def _check_blocks(entries: Iterable[_Entry], source: YamlSource) -> None:
    """Note each run of teaching longer than ten minutes between two slides on which the group takes part."""
    clock, minutes = 0, 0
    block: list[_Entry] = []
    for entry in entries:
        clock += entry.slide.minutes
        if entry.slide.layout in PARTAKING:
            _check_block(block, minutes, clock - entry.slide.minutes - minutes, source)
            block, minutes = [], 0
        else:
            block.append(entry)
            minutes += entry.slide.minutes
    _check_block(block, minutes, clock - minutes, source)


def _check_block(block: list[_Entry], minutes: int, start: int, source: YamlSource) -> None:
    if minutes > MOST_TEACHING:
        spent = next(entry for entry in block if entry.slide.minutes)
        message = (
            f"her undervises {minutes} minutter i træk fra minut {start}; "
            "sæt et spørgsmål, en aktivitet, en quiz, en case eller en pause imellem"
        )
        found = ", ".join(f"{entry.slide.ref} ({entry.slide.minutes} min)" for entry in block if entry.slide.minutes)
        source.problem(spent.key, message, found, f"højst {MOST_TEACHING} minutter")
