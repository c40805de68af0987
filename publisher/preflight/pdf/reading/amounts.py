"""A painted object in, the build with most ink that it lays down out."""

from __future__ import annotations

from publisher.preflight.pdf.reading.colours import NO_INK, Inks, Space, read_space
from publisher.preflight.pdf.reading.images import colours, dictionary, ink_image
from publisher.preflight.pdf.reading.marks import Kind, Mark
from publisher.preflight.pdf.reading.objects import entry

_SOLID = 255
_PROCESS = {"DeviceCMYK", "DeviceGray", "Indexed"}


def heaviest_build(mark: Mark) -> Inks | None:
    """The build with most ink; None where it cannot be known. Images count pixel by pixel."""
    if mark.kind is Kind.IMAGE:
        picture = ink_image(mark.image)
        if picture is None:
            return None
        c, m, y, k = max(colours(picture), key=sum)
        return (c / _SOLID, m / _SOLID, y / _SOLID, k / _SOLID)
    builds = mark.builds()
    return None if builds is None else max(builds, key=sum, default=NO_INK)


def should_be_known(mark: Mark) -> bool:
    """Whether the mark's colours are process inks, so that their amount must be known; others are faults already."""
    return all(space.family in _PROCESS for space in _spaces(mark))


def _spaces(mark: Mark) -> tuple[Space, ...]:
    if mark.kind is Kind.IMAGE:
        return read_space(entry(dictionary(mark.image), "/ColorSpace"), None).chain()
    shading = mark.shading if mark.colour is None else entry(mark.colour.pattern, "/Shading")
    if shading is not None:
        return read_space(entry(shading, "/ColorSpace"), None).chain()
    return mark.colour.space.chain() if mark.colour else ()
