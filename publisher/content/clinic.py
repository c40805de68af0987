"""A clinic's own file (klinik.yml) in; its name, how to reach it, its logo and its colours, checked, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, TypeAdapter

from publisher.content.logo import Logo, LogoFault, read_logo
from publisher.content.models import Model
from publisher.content.yaml_source import Key, YamlSource, dotted
from publisher.errors import ContentError, Problem

_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\n]+$")]


def _in_pairs(given: Any) -> Any:
    """Eight digits without spaces, which YAML takes for a number, as Danes read them: 12 34 56 78."""
    if type(given) is int and 10**7 <= given < 10**8:  # shorter may have lost a 0 in front
        return " ".join(f"{given}"[at : at + 2] for at in range(0, 8, 2))
    return given


Phone = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^\+?[0-9][0-9 ]{4,18}[0-9]$"),
    BeforeValidator(_in_pairs),
]
Web = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^(https?://)?([a-zæøå0-9-]+\.)+[a-zæøå]{2,}(/[^\s<>\"]*)?$")
]
Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]


def _lines(given: Any) -> Any:
    """An address that is written as one text is cut at its commas and line ends, as it stands on a letter."""
    return tuple(re.split(r"\s*[,\n]\s*", given.strip())) if isinstance(given, str) else given


class ColoursSpec(Model):
    """The clinic's two colours: `main` carries white words, `accent` marks things."""

    main: Hex
    accent: Hex


class ClinicSpec(Model):
    """A clinic, as its klinik.yml holds it; `short` is its name where room is little, `logo` a file seen from there."""

    name: _Line
    short: _Line | None = None
    address: Annotated[tuple[_Line, ...], Field(max_length=3), BeforeValidator(_lines)] = ()
    phone: Phone | None = None
    web: Web | None = None
    logo: _Line | None = None
    colours: ColoursSpec | None = None


@dataclass(frozen=True)
class Colours:
    """The clinic's two colours as #RRGGBB, and the keys they stand at in its file, for messages."""

    main: str
    accent: str


@dataclass(frozen=True)
class Clinic:
    """Who teaches: set on decks, posters and hand-outs.

    `address` is one line each, `web` as people read it, `short` the name where there is little room.
    """

    name: str
    address: tuple[str, ...]
    phone: str | None
    web: str | None
    logo: Logo | None
    colours: Colours | None
    source: YamlSource
    short: str | None = None

    def problem(self, key: Key, message: str, found: str = "", allowed: str = "") -> Problem:
        """A problem of the clinic's file, placed at the key path."""
        return Problem(self.source.path, *self.source.place(key), dotted(key), message, found, allowed)

    @property
    def url(self) -> str | None:
        """The clinic's own address in full."""
        return None if self.web is None else self.web if "://" in self.web else f"https://{self.web}"

    @property
    def shown_web(self) -> str | None:
        """The address without what nobody reads."""
        return None if self.web is None else self.web.partition("://")[2].rstrip("/") or self.web.rstrip("/")


def load(path: Path) -> Clinic:
    """Read a clinic's file and its logo.

    Raises ContentError with every problem in them; places are given in the file's own name.
    """
    source = YamlSource.read(path.parent, path.name)
    spec = source.validated(TypeAdapter(ClinicSpec))
    logo = None
    if spec and spec.logo:
        try:
            logo = read_logo(path.parent / spec.logo)
        except LogoFault as fault:
            source.problem(("logo",), fault.message, fault.found or spec.logo, fault.allowed)
    if source.problems or spec is None:
        raise ContentError(source.problems)
    colours = Colours(spec.colours.main.upper(), spec.colours.accent.upper()) if spec.colours else None
    return Clinic(spec.name, spec.address, spec.phone, spec.web, logo, colours, source, spec.short)


def files(path: Path) -> list[Path]:
    """The clinic's file and the logo it names, as far as they are there, whatever else is wrong with them."""
    data = YamlSource.read(path.parent, path.name).data
    logo = data.get("logo") if isinstance(data, dict) else None
    named = [path, path.parent / logo] if isinstance(logo, str) else [path]
    return [found for found in named if found.is_file()]
