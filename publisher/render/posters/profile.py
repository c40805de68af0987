"""A print profile's file in; its lengths, ink limit, marks and output condition out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated

from PIL import ImageCms
from pydantic import Field, TypeAdapter

from publisher.content.models import Model, Text
from publisher.content.yaml_source import YamlSource
from publisher.errors import ContentError, Problem
from publisher.render.posters.layout import Layout
from publisher.render.press import Terms
from publisher.units import Length, Mm, Pt

STANDARD = "standard"
FOLDER = "posters/profiles"
_INK_SPACE = b"prtrCMYK"  # class and colour space in an ICC header (ICC.1, 7.2)
_TOLERANCE = Mm(0.01)


class _Spec(Model):
    title: Text
    bleed_mm: Annotated[float, Field(ge=2, le=10)]
    safe_mm: Annotated[float, Field(ge=3, le=10)]
    marks: bool
    ink_limit: Annotated[int, Field(ge=220, le=340)]
    condition: Text
    condition_info: Text
    icc: Text
    paper: Text | None = None


@dataclass(frozen=True)
class PrintProfile(Terms):
    """What a print shop asks for, with its names.

    `bleed` goes beyond the trim, `safe` is the zone inside it that text stays out of; `paper` is what the posters are
    best printed on, None where the orderer decides.
    """

    name: str
    title: str
    bleed: Length
    safe: Length
    paper: str | None
    place: YamlSource

    @property
    def terms(self) -> Terms:
        """What the file itself must hold, as another process can be told."""
        return Terms(*(getattr(self, field.name) for field in fields(Terms)))


def load(root: Path, name: str = STANDARD) -> PrintProfile:
    """Read posters/profiles/<name>.yml below the project folder.

    Raises ContentError for a malformed file, and for an ICC profile that is missing or made for something else.
    """
    source = YamlSource.read(root, f"{FOLDER}/{name}.yml")
    spec = source.validated(TypeAdapter(_Spec))
    icc = _icc(root, spec.icc, source) if spec else b""
    if spec is None or source.problems:
        raise ContentError(source.problems)
    return PrintProfile(
        name=name,
        title=spec.title,
        bleed=Mm(spec.bleed_mm),
        safe=Mm(spec.safe_mm),
        marks=spec.marks,
        ink_limit=spec.ink_limit,
        condition=spec.condition,
        condition_info=spec.condition_info,
        icc=icc,
        paper=spec.paper,
        place=source,
    )


def names(root: Path) -> list[str]:
    """The names of all print profiles, in the order of the alphabet; the standard one is always among them."""
    return sorted({path.stem for path in (root / FOLDER).glob("*.yml")} | {STANDARD})


def load_all(root: Path) -> Mapping[str, PrintProfile]:
    """Every print profile by its name; raises ContentError with everything that is wrong with them."""
    found: dict[str, PrintProfile] = {}
    problems: list[Problem] = []
    for name in names(root):
        try:
            found[name] = load(root, name)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return found


def unsafe(profile: PrintProfile, layouts: Iterable[Layout]) -> list[Problem]:
    """What is wrong where a printed size has its words nearer to the cut than the profile allows."""
    problems = []
    for layout in layouts:
        if "print" not in layout.outputs:
            continue
        boxes = (layout.title.box, layout.drawing, layout.lines.box, layout.strip.box, layout.imprint.box)
        nearest = Pt(min(min(box.left, box.top, layout.width - box.right, layout.height - box.bottom) for box in boxes))
        if nearest < profile.safe - _TOLERANCE:
            message = f"ordene på {layout.name} står nærmere kanten end sikkerhedsafstanden"
            line, column = profile.place.place(("safe_mm",))
            found, allowed = f"{profile.safe.mm:g} mm", f"højst {nearest.mm:.1f} mm".replace(".", ",")
            problems.append(Problem(profile.place.path, line, column, "safe_mm", message, found, allowed))
    return problems


def _icc(root: Path, name: str, source: YamlSource) -> bytes:
    """The ICC profile's bytes; a problem in `source` where the file is not one for CMYK printing, or cannot be read."""
    path = root / "posters" / name
    if not path.is_file():
        source.problem(("icc",), "farveprofilen findes ikke", name, "en .icc-fil set fra posters/")
        return b""
    content = path.read_bytes()
    whole = content[36:40] == b"acsp" and int.from_bytes(content[:4], "big") == len(content)
    if not whole or content[12:20] != _INK_SPACE:
        source.problem(("icc",), "filen er ikke en farveprofil til tryk i CMYK", name, "en hel .icc-fil, prtr og CMYK")
        return b""
    if not _converts(content):
        source.problem(("icc",), "farveprofilen kan ikke regne fra skærmfarver til trykfarver", name, "en hel .icc-fil")
    return content


def _converts(content: bytes) -> bool:
    """Whether the profile can be read and leads from colours to inks (relative colorimetric)."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(content)).profile
    except (OSError, ValueError):
        return False
    return bool(profile.is_intent_supported(ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Direction.OUTPUT))
