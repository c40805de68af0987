"""What an educator can ask for on the command line: which decks, and how. Read without loading the content."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from publisher.errors import UsageError


@dataclass(frozen=True)
class DeckChoice:
    """Which decks are made, and how.

    `course` is a course's id, None for all (or the default course, with a `session`); `session` a number or an id.
    `slides` are refs of slides for a deck of their own. `one_file` puts a course's sessions in one deck; without
    `builds` everything is there at once; `a4_notes` adds pages to print: each slide's picture with its notes.
    `template` is the educator's own PowerPoint file, on whose layouts the slides are made.
    """

    course: str | None = None
    session: str | None = None
    slides: tuple[str, ...] = ()
    one_file: bool = False
    builds: bool = True
    a4_notes: bool = False
    template: Path | None = None

    @property
    def is_standard(self) -> bool:
        """Whether it is what the website offers."""
        return self == DeckChoice()


WHOLE = DeckChoice()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take the choice."""
    group = parser.add_argument_group("undervisning")
    group.add_argument("--course", metavar="KURSUS", help="kun dette kursus, fx 2x60 (se --list)")
    group.add_argument("--session", metavar="GANG", help="kun denne mødegang: et nummer eller et id")
    group.add_argument("--slides", metavar="ID,ID", help="ét deck med netop disse slides i denne rækkefølge")
    group.add_argument(
        "--one-file", action="store_true", help="saml hvert kursus i én fil i stedet for én pr. mødegang"
    )
    group.add_argument("--no-builds", action="store_true", help="vis alt på én gang: ingen klik og ingen overgange")
    group.add_argument("--a4-notes", action="store_true", help="skriv også noterne som A4-sider til print (PDF)")
    group.add_argument("--template", metavar="FIL", type=Path, help="byg på din egen PowerPoint-skabelon")
    group.add_argument("--template-check", metavar="FIL", type=Path, help="efterprøv en skabelon; byg intet")
    group.add_argument(
        "--empty-template", metavar="FIL", type=Path, help="skriv vores egen skabelon at ændre i PowerPoint"
    )


def chosen(arguments: argparse.Namespace) -> DeckChoice:
    """The choice that was taken; raises UsageError where its parts contradict each other."""
    slides = tuple(part.strip() for part in (arguments.slides or "").split(",") if part.strip())
    if arguments.slides is not None and not slides:
        raise UsageError("--slides mangler sine slides: skriv deres id'er med komma imellem (se --list)")
    if slides and (arguments.course or arguments.session or arguments.one_file):
        raise UsageError("--slides kan ikke bruges sammen med --course, --session eller --one-file")
    if arguments.session and arguments.one_file:
        raise UsageError("--one-file kan ikke bruges sammen med --session: én mødegang er altid én fil")
    if arguments.template is not None and arguments.a4_notes:
        raise UsageError("--a4-notes viser vores eget udseende og kan ikke bruges sammen med --template")
    if arguments.template is not None and not arguments.template.is_file():
        raise UsageError(f"--template: {arguments.template} findes ikke")
    return DeckChoice(
        arguments.course,
        arguments.session,
        slides,
        arguments.one_file,
        not arguments.no_builds,
        arguments.a4_notes,
        arguments.template.resolve() if arguments.template else None,
    )
