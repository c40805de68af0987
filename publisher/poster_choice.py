"""Words from the command line in; which posters are wanted, in which sizes and for which print shop, out."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.errors import UsageError, listed, nearest

_PRINTERS, _SIZES, _POSTERS = "posters/profiles", "posters/sizes", "posters"
_MOST_COPIES = 10000


@dataclass(frozen=True)
class PosterChoice:
    """Ids of posters and sizes, the name of a print profile, the address of one's own site, the copies to order.

    What is empty or None is as the website has it.
    """

    posters: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    printer: str | None = None
    url: str | None = None
    copies: int | None = None

    @property
    def is_standard(self) -> bool:
        """Whether this is what the website offers."""
        return self == WHOLE


WHOLE = PosterChoice()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose posters to a command."""
    group = parser.add_argument_group("plakater")
    group.add_argument("--poster", action="append", metavar="NAVN", help="kun denne plakat; kan gives flere gange")
    group.add_argument("--size", action="append", metavar="STR", help="A2, A3, A4 eller 16:9; kan gives flere gange")
    group.add_argument("--printer", metavar="NAVN", help="trykkeriets krav: en fil i posters/profiles uden .yml")
    group.add_argument("--url", metavar="ADRESSE", help="hvor jeres egen udgave af hjemmesiden ligger (til QR-koden)")
    group.add_argument("--order", action="store_true", help="lav også en pakke til trykkeriet af hver størrelse (ZIP)")
    group.add_argument("--copies", metavar="ANTAL", help="hvor mange der skal trykkes af hver; giver også pakken")


def chosen(root: Path, given: argparse.Namespace) -> PosterChoice:
    """What the options of `add_arguments` say, for the project below `root`.

    Raises UsageError for a poster, a size or a print shop that is not there, with the names that are, and for copies
    that cannot be counted.
    """
    if given.url is not None and not given.url.startswith(("http://", "https://")):
        raise UsageError(f"--url: {given.url} er ikke en adresse på nettet, fx https://eksempel.dk")
    return PosterChoice(
        posters=_known("--poster", "plakat", given.poster, root / _POSTERS),
        sizes=size(root, given.size),
        printer=printer(root, given.printer),
        url=given.url,
        copies=_copies(given.copies),
    )


def printer(root: Path, name: str | None) -> str | None:
    """The print profile of that name; raises UsageError where there is none."""
    found = _known("--printer", "trykprofil", [name] if name else None, root / _PRINTERS)
    return found[0] if found else None


def size(root: Path, names: Sequence[str] | None) -> tuple[str, ...]:
    """The ids of the sizes called so (A2, 16:9); raises UsageError for one that is not there."""
    given = [name.lower().replace(":", "x") for name in names or ()]
    return _known("--size", "størrelse", given, root / _SIZES)


def _copies(given: str | None) -> int | None:
    if given is not None and not (given.isascii() and given.isdecimal() and 1 <= int(given) <= _MOST_COPIES):
        raise UsageError(f"--copies: {given} er ikke et antal fra 1 til {_MOST_COPIES}")
    return None if given is None else int(given)


def _known(option: str, called: str, given: Iterable[str] | None, folder: Path) -> tuple[str, ...]:
    known = sorted(path.stem for path in folder.glob("*.yml"))
    for name in given or ():
        if name not in known:
            near = nearest(name, known) or next((each for each in known if each.startswith(name)), "")
            hint = f"; mente du »{near}«?" if near else ""
            raise UsageError(f"{option}: ukendt {called} »{name}«{hint}\n    tilladt: {listed(known)}")
    return tuple(dict.fromkeys(given or ()))
