"""What a page's content paints, one value a painted object: the material that the rules judge."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from publisher.preflight.pdf.reading.colours import Colour, Inks, Space, shading_builds
from publisher.preflight.pdf.reading.fonts import Font
from publisher.preflight.pdf.reading.geometry import Box
from publisher.preflight.pdf.reading.objects import Raw
from publisher.units import Pt


class Kind(Enum):
    """What kind of object was painted, with its Danish name."""

    FILL = "flade"
    STROKE = "streg"
    TEXT = "tekst"
    SHADING = "farveovergang"
    IMAGE = "billede"
    STENCIL = "billedmaske"


@dataclass(frozen=True, slots=True)
class Mark:
    """One painted object.

    `box` is in points from the page's origin; `trail` names the forms and patterns it stands in, the outermost
    first. `colour` is the colour it is painted with (None for images and `sh`); `width` is a stroke's width on
    paper where it is narrowest; `rectangle` is a filled rectangle's box before clipping. `mcid` is the marked-content
    id it stands under; `artifact` whether it is marked as decoration. `isolated_from` is the number of the first
    mark of the isolated transparency group it stands in, counted on its page, or None.
    """

    kind: Kind
    page: int
    trail: tuple[str, ...]
    box: Box
    colour: Colour | None = None
    overprint: bool = False
    overprint_mode: int = 0
    isolated_from: int | None = None
    in_soft_mask: bool = False
    width: Pt | None = None
    rectangle: Box | None = None
    text: str = ""
    text_size: Pt = Pt(0)  # noqa: RUF009  a float is immutable
    font: Font | None = None
    missing_glyphs: bool = False
    image: Raw = None
    pixels: tuple[int, int] = (0, 0)
    ppi: float = 0.0
    shading: Raw = None
    mcid: int | None = None
    artifact: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it is text, filled or outlined."""
        return self.font is not None

    def builds(self) -> tuple[Inks, ...] | None:
        """Every build of process inks it can lay down; None where that cannot be known, empty for images."""
        if self.colour is not None:
            return self.colour.builds()
        return shading_builds(self.shading) if self.shading is not None else ()


@dataclass(frozen=True)
class ColourUse:
    """A colour space that the content selects, by which operator or object, and where."""

    space: Space
    by: str
    trail: tuple[str, ...]
    in_soft_mask: bool


@dataclass(frozen=True)
class GroupUse:
    """A transparency group, where it is used and whether it is (in) a soft mask."""

    raw: Raw
    trail: tuple[str, ...]
    in_soft_mask: bool


@dataclass
class PageContent:
    """All that one page paints, in painting order."""

    number: int
    marks: list[Mark] = field(default_factory=list)
    colours: dict[ColourUse, None] = field(default_factory=dict)
    groups: list[GroupUse] = field(default_factory=list)
    transparent: bool = False
    blend_modes: set[str] = field(default_factory=set)
    marked_ids: set[int | None] = field(default_factory=set)

    def copy(self) -> PageContent:
        """The same content, to which more can be added."""
        return PageContent(
            self.number,
            list(self.marks),
            dict(self.colours),
            list(self.groups),
            self.transparent,
            set(self.blend_modes),
            set(self.marked_ids),
        )
