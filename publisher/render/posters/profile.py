"""A print profile's file in; its lengths, ink limit and output condition out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from publisher.content.models import Model, Text
from publisher.content.yaml_source import YamlSource
from publisher.errors import ContentError
from publisher.units import Length, Mm


class _Spec(Model):
    bleed_mm: Annotated[int | float, Field(ge=0, le=20)]
    safe_mm: Annotated[int | float, Field(ge=0, le=30)]
    ink_limit: Annotated[int, Field(ge=200, le=400)]
    condition: Text
    condition_info: Text
    icc: Text


@dataclass(frozen=True)
class PrintProfile:
    """What a print shop asks for: bleed beyond the trim, the zone inside it that text stays out of, the ink limit in
    per cent, and the output condition with the bytes of its ICC profile.
    """

    bleed: Length
    safe: Length
    ink_limit: int
    condition: str
    condition_info: str
    icc: bytes


def load(root: Path, name: str = "standard") -> PrintProfile:
    """Read posters/profiles/<name>.yml below the project folder.

    Raises ContentError for a malformed file or a missing ICC profile.
    """
    source = YamlSource.read(root, f"posters/profiles/{name}.yml")
    spec = source.validated(TypeAdapter(_Spec))
    icc = root / "posters" / spec.icc if spec else root
    if spec and not icc.is_file():
        source.problem(("icc",), "farveprofilen findes ikke", spec.icc, "en .icc-fil set fra posters/")
    if spec is None or source.problems:
        raise ContentError(source.problems)
    return PrintProfile(
        bleed=Mm(spec.bleed_mm),
        safe=Mm(spec.safe_mm),
        ink_limit=spec.ink_limit,
        condition=spec.condition,
        condition_info=spec.condition_info,
        icc=icc.read_bytes(),
    )
