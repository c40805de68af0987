"""A clinic, a page's address and the foot's field in; both in their places and on their lines, or the misfit, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.content.clinic import Clinic
from publisher.content.logo import Logo
from publisher.errors import Problem
from publisher.figures.text import face, measure
from publisher.render.posters import setting
from publisher.render.posters.code import SMALLEST_MODULE, Code, code
from publisher.render.posters.layout import STRIP_LEADING, Box, Layout
from publisher.units import Length, Pt

PADDING = 0.085
"""The rim of the field's white plates, as a share of its height."""
_GAP, _CLINIC_SHARE = 0.18, 0.56
_WIDE_LOGO = 3.0
_LOGO_WIDTH, _LOGO_HEIGHT = 0.36, 0.46
_NAME_LINES, _PAGE_LINES = 3, 2
_DETAIL = 0.9
PRINT_PPI = 300


@dataclass(frozen=True)
class PlacedLogo:
    """A logo and its box on the sheet."""

    logo: Logo
    box: Box


@dataclass(frozen=True)
class ClinicField:
    """The white plate of a clinic: its logo, its name and how to reach it; `text` is where the words stand."""

    plate: Box
    logo: PlacedLogo | None
    text: Box
    name: list[str]
    size: Length
    details: list[str]
    detail_size: Length


@dataclass(frozen=True)
class Reading:
    """The way to the page: its QR code and its name, which leads there on a screen."""

    address: str
    code: Code
    plate: Box
    text: Box
    page: list[str]
    size: Length


def reading(address: str, page: str, layout: Layout, left: Length) -> Reading | str:
    """The way to the page called `page` at `address`, from `left` on; or in Danish why it has no place."""
    made = code(address)
    if made.module(layout.strip.code) < SMALLEST_MODULE:
        return f"adressen er for lang til en QR-kode på {layout.name}"
    field, side = layout.strip.box, layout.strip.code
    plate = Box(left, field.top, side, side)
    text_left = Pt(plate.right + field.height * _GAP)
    text = Box(text_left, field.top, Pt(field.right - text_left), side)
    for size in layout.strip.sizes:
        found = setting.lines(page, text.width, size, 400, _PAGE_LINES)
        if found is not None and (len(found) + 1) * size * STRIP_LEADING <= text.height:
            return Reading(address, made, plate, text, found, size)
    return f"sidens titel er for lang til plakatens fod i {layout.name}"


def clinic_field(clinic: Clinic, layout: Layout, *, alone: bool) -> ClinicField | list[Problem]:
    """The clinic's plate, or every line of its file that has no room; `alone` it may fill the field.

    Of the places a logo can have, the one that leaves the words largest is taken.
    """
    problems = list(_unknown_characters(clinic))
    if problems:
        return problems
    field = layout.strip.box
    width = field.width if alone else Pt(field.width * _CLINIC_SHARE)
    rim = Pt(field.height * PADDING)
    inner = Box(Pt(field.left + rim * 1.5), Pt(field.top + rim), Pt(width - rim * 3), Pt(field.height - rim * 2))
    places = list(_places(clinic.logo, inner, Pt(field.height * _GAP)))
    fields = [_in_place(clinic, layout, width, logo, text) for logo, text in places]
    found = max((each for each in fields if each), key=lambda each: each.size, default=None)
    return found or [_too_long(clinic, max(text.width for _, text in places), layout)]


def after(clinic: ClinicField | None, layout: Layout) -> Length:
    """Where the way to the page begins in the field, after the clinic's plate."""
    field = layout.strip.box
    return Pt(max(clinic.plate.right, field.left + field.width / 2) + field.height * _GAP) if clinic else field.left


def _in_place(clinic: Clinic, layout: Layout, width: Length, logo: PlacedLogo | None, text: Box) -> ClinicField | None:
    """The plate with the largest words that `text` holds, None where it holds none; it is at most `width` wide."""
    field = layout.strip.box
    for size in layout.strip.sizes:
        detail_size = Pt(max(size * _DETAIL, layout.strip.sizes[-1]))
        name = setting.lines(clinic.name, text.width, size, 700, _NAME_LINES)
        details = _details(clinic, text.width, detail_size)
        if name is None or details is None:
            continue
        if (len(name) * size + len(details) * detail_size) * STRIP_LEADING <= text.height:
            longest = max(
                [measure(line, size, 700, "atkinson") for line in name]
                + [measure(line, detail_size, 400, "atkinson") for line in details]
            )
            right = max(text.left + longest, logo.box.right if logo else 0) + field.height * PADDING * 2
            plate = Box(field.left, field.top, Pt(min(width, max(right - field.left, field.width / 3))), field.height)
            return ClinicField(plate, logo, text, name, size, details, detail_size)
    return None


def _details(clinic: Clinic, width: Length, size: Length) -> list[str] | None:
    """Phone and web on one line, or else on two; None where one of them is too wide."""
    given = [f"Telefon {clinic.phone}"] if clinic.phone else []
    given += [clinic.shown_web] if clinic.shown_web else []
    together = " · ".join(given)
    if measure(together, size, 400, "atkinson") <= width:
        return [together] if given else []
    fits = all(measure(each, size, 400, "atkinson") <= width for each in given)
    return given if fits else None


def _places(logo: Logo | None, inner: Box, gap: Length) -> Iterator[tuple[PlacedLogo | None, Box]]:
    """The logo beside the words, and above them where it is wide; each with the box that is left to the words."""
    if logo is None:
        yield None, inner
        return
    shape = logo.width / logo.height
    height = Pt(min(inner.height, inner.width * _LOGO_WIDTH / shape))
    box = Box(inner.left, Pt(inner.top + (inner.height - height) / 2), Pt(height * shape), height)
    left = Pt(box.right + gap)
    yield PlacedLogo(logo, box), Box(left, inner.top, Pt(inner.right - left), inner.height)
    if shape > _WIDE_LOGO:
        height = Pt(min(inner.height * _LOGO_HEIGHT, inner.width / shape))
        box = Box(inner.left, inner.top, Pt(height * shape), height)
        top = Pt(box.bottom + gap * 0.5)
        yield PlacedLogo(logo, box), Box(inner.left, top, inner.width, Pt(inner.bottom - top))


def too_coarse(placed: PlacedLogo, clinic: Clinic, layout: Layout) -> Problem | None:
    """What is wrong where the logo has too few pixels for print in its place; None for one that has enough."""
    logo = placed.logo
    if logo.kind == "svg":
        return None
    share = placed.box.width / 72 * PRINT_PPI / logo.width
    if share <= 1:
        return None
    message = f"logoet har for få pixels til at blive trykt skarpt på {layout.name}"
    found = f"{logo.width:.0f} × {logo.height:.0f}"
    wanted = f"mindst {logo.width * share:.0f} × {logo.height * share:.0f} pixels, eller logoet som SVG"
    return clinic.problem(("logo",), message, found, wanted)


def unprintable_logo(clinic: Clinic) -> Problem:
    """What is wrong with a drawn logo that fades out, or paints in a way that has no name in ink."""
    message = "logoet toner ud i gennemsigtighed og kan ikke trykkes; gem det uden gennemsigtighed eller som PNG"
    return clinic.problem(("logo",), message, "")


def _too_long(clinic: Clinic, width: Length, layout: Layout) -> Problem:
    smallest = layout.strip.sizes[-1]
    allowed = f"{width.mm:.0f} mm ved {smallest.pt:g} punkt"
    if _details(clinic, width, smallest) is None:
        message = f"telefon eller netadresse er for lang til plakatens fod i {layout.name}"
        return clinic.problem(("web",), message, clinic.shown_web or "", allowed)
    message = f"klinikkens navn er for langt til plakatens fod i {layout.name}"
    return clinic.problem(("name",), message, clinic.name, allowed)


def _unknown_characters(clinic: Clinic) -> Iterator[Problem]:
    known = face("atkinson").characters | {0xAD}
    for key, text in (("name", clinic.name), ("web", clinic.shown_web or "")):
        missing = sorted({sign for sign in text if ord(sign) not in known})
        if missing:
            message = "skriften har ikke " + " og ".join(f"»{sign}« (U+{ord(sign):04X})" for sign in missing)
            yield clinic.problem((key,), message, text)
