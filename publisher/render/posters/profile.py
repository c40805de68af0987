"""A print profile's file in; its lengths, ink limit and output condition out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from publisher.content.models import Model, Text
from publisher.content.yaml_source import YamlSource
from publisher.errors import ContentError, Problem
from publisher.render.posters.layout import A3
from publisher.units import Length, Mm

STANDARD = "standard"


class _Spec(Model):
    bleed_mm: Annotated[float, Field(ge=2, le=10)]
    safe_mm: Annotated[float, Field(ge=3, le=round(A3.drawing.left.mm))]  # a drawing has words up to its edge
    ink_limit: Annotated[int, Field(ge=220, le=340)]
    condition: Text
    condition_info: Text
    icc: Text


@dataclass(frozen=True)
class PrintProfile:
    """What a print shop asks for.

    `bleed` goes beyond the trim, `safe` is the zone inside it that text stays out of, `ink_limit` is in per cent; the
    output condition comes with the bytes of its ICC profile.
    """

    name: str
    bleed: Length
    safe: Length
    ink_limit: int
    condition: str
    condition_info: str
    icc: bytes


def load(root: Path, name: str = STANDARD) -> PrintProfile:
    """Read posters/profiles/<name>.yml below the project folder.

    Raises ContentError for a malformed file, and for an ICC profile that is missing or made for something else.
    """
    source = YamlSource.read(root, f"posters/profiles/{name}.yml")
    spec = source.validated(TypeAdapter(_Spec))
    icc = _icc(root, spec.icc, source) if spec else b""
    if spec is None or source.problems:
        raise ContentError(source.problems)
    return PrintProfile(
        name=name,
        bleed=Mm(spec.bleed_mm),
        safe=Mm(spec.safe_mm),
        ink_limit=spec.ink_limit,
        condition=spec.condition,
        condition_info=spec.condition_info,
        icc=icc,
    )


def problems(root: Path) -> list[Problem]:
    """What is wrong with the print profiles, all of them."""
    found: list[Problem] = []
    names = {path.stem for path in (root / "posters" / "profiles").glob("*.yml")} | {STANDARD}
    for name in sorted(names):
        try:
            load(root, name)
        except ContentError as error:
            found += error.problems
    return found


def _icc(root: Path, name: str, source: YamlSource) -> bytes:
    """The ICC profile's bytes; a problem in `source` where the file is not one for CMYK printing (ICC.1, 7.2)."""
    path = root / "posters" / name
    if not path.is_file():
        source.problem(("icc",), "farveprofilen findes ikke", name, "en .icc-fil set fra posters/")
        return b""
    content = path.read_bytes()
    whole = content[36:40] == b"acsp" and int.from_bytes(content[:4], "big") == len(content)
    if not whole or content[12:20] != b"prtrCMYK":
        source.problem(("icc",), "filen er ikke en farveprofil til tryk i CMYK", name, "en hel .icc-fil, prtr og CMYK")
    return content
