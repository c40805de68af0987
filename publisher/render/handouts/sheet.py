"""A take-home sheet in; its page as HTML with fields to fill in out, or what it asks for in vain."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from publisher.content.book import Book
from publisher.content.clinic import Clinic
from publisher.content.handouts import Handout
from publisher.errors import Problem
from publisher.figures import Figure, Palette
from publisher.figures.figure import SVG
from publisher.figures.text import face
from publisher.render.paged.drawing import picture, separate
from publisher.render.paged.templates import environment
from publisher.units import Length, Mm, Pt

_WIDTH = Mm(178)
_FIELD = "field-"
_INSET = Mm(1)


@dataclass(frozen=True)
class Field:
    """A place in a drawing to write in: what begins with field- there."""

    name: str
    label: str
    left: Length
    top: Length
    width: Length
    height: Length


@dataclass(frozen=True)
class Drawn:
    """A drawing on a sheet: as HTML for a box of its size, and its fields."""

    shown: Markup
    width: Length
    height: Length
    fields: tuple[Field, ...]


def problems(handout: Handout) -> Iterator[Problem]:
    """Items that are told without plain words, and characters that the sheet's face cannot draw."""
    known = face("atkinson").characters | {0xAD}
    for number, part in enumerate(handout.parts):
        is_told = not (part.spec.lines or part.spec.choices)
        for item in part.items:
            if is_told and not item.plain:
                message = f"punktet {item.id} har ingen plain, altså ingen ord til patienter"
                yield handout.problem(message, item.name, "", ("parts", number, "items"))
            shown = "".join((item.name, item.short or "", item.plain or ""))
            missing = sorted({sign for sign in shown if ord(sign) not in known})
            if missing:
                message = "skriften har ikke " + " og ".join(f"»{sign}«" for sign in missing)
                yield handout.problem(message, item.name, "", ("parts", number, "items"))


def compose(book: Book, handout: Handout, figures: Mapping[str, Figure], palette: Palette) -> str:
    """The sheet's page in HTML."""
    clinic = book.clinic
    return environment(book.root / "slides" / "handouts", book.root).get_template("sheet.html.j2").render(
        sheet=handout,
        colours={token.replace("-", "_"): value for token, value in palette.screen().items()},
        drawings={
            part.drawing: _drawn(figures[part.drawing], palette, Mm(part.spec.height))
            for part in handout.parts
            if part.drawing
        },
        clinic=clinic,
        logo=_logo(clinic),
        foot=_foot(book, handout),
    )  # fmt: skip


def _drawn(figure: Figure, palette: Palette, height: Length) -> Drawn:
    drawing = separate(figure, palette, _WIDTH, height)
    fields = tuple(_fields(figure, drawing.width / figure.width))
    shown = Markup(picture(drawing))  # noqa: S704 - our own drawing, whose words are escaped
    return Drawn(shown, drawing.width, drawing.height, fields)


def _fields(figure: Figure, scale: float) -> Iterator[Field]:
    """The drawing's fields, a little inside their outlines."""
    for rect in figure.root.iter(f"{{{SVG}}}rect"):
        name = rect.get("id", "")
        if name.startswith(_FIELD):
            left, top, width, height = (float(rect.get(key, "0")) * scale for key in ("x", "y", "width", "height"))
            yield Field(
                name.removeprefix(_FIELD),
                rect.get("data-name", ""),
                Pt(left + _INSET),
                Pt(top + _INSET),
                Pt(width - 2 * _INSET),
                Pt(height - 2 * _INSET),
            )


def _foot(book: Book, handout: Handout) -> str:
    """Where the sheet comes from, what has been reviewed, and how to reach the clinic."""
    chapter = book.chapter_of(handout.page)
    review = chapter.reviewed if chapter else None
    said = f"gennemgået af {review.name} {review.date:%d.%m.%Y}" if review else "endnu ikke fagligt gennemgået"
    edition = f"Forstå smerter, {chapter.short}, version {chapter.version}, {said}" if chapter else "Forstå smerter"
    clinic = book.clinic
    reached = [clinic.phone, clinic.shown_web] if clinic else []
    return " · ".join(part for part in (edition, "CC BY-SA 4.0", *reached) if part)


def _logo(clinic: Clinic | None) -> str:
    if clinic is None or clinic.logo is None:
        return ""
    kind = {"png": "image/png", "svg": "image/svg+xml"}[clinic.logo.kind]
    return f"data:{kind};base64,{base64.b64encode(clinic.logo.data).decode()}"
