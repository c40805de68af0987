"""A command line in; an exit code and, on the terminal, what happened out."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from publisher import deck_choice, output, pipeline, poster_choice
from publisher.commandline import Parser
from publisher.deck_choice import DeckChoice
from publisher.errors import EXIT_BUG, EXIT_BUILT, EXIT_CONTENT, EXIT_INTERRUPTED, ContentError, ToolMissing, UsageError
from publisher.options import DOWNLOADS, ORDERS, OWN, PARTS, POSTERS, SLIDES, TEACHING, Options, Part
from publisher.poster_choice import PosterChoice
from publisher.progress import Progress

_SELDOM = 50_000  # new objects between looks for garbage: a run keeps most of what it makes, and looking is slow
ROOT = Path(__file__).resolve().parents[1]


def main(arguments: Sequence[str]) -> int:
    """Run `python -m publisher`: build, check, report, preflight or serve."""
    parser = Parser(
        prog="python -m publisher", description="Forstå smerter: byg og efterprøv hjemmeside, slides og plakater"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="kommando", title="kommandoer")
    commands.add_parser("build", help="byg det, der ikke er opdateret, i site/")
    commands.add_parser("check", help="kontrollér indholdet uden at bygge")
    commands.add_parser("report", help="vis, hvor svær hver side er at læse, den sværeste først")
    commands.add_parser("serve", help="vis siden på denne maskine, og følg ændringer")
    files = commands.add_parser("preflight", help="efterprøv decks, PDF-filer eller en bygget hjemmeside")
    files.add_argument("files", nargs="+", metavar="FIL", type=Path)
    files.add_argument("--printer", metavar="NAVN", help="trykkeriets krav: en fil i posters/profiles uden .yml")
    files.add_argument("--size", metavar="STR", help="plakatens størrelse, fx A2")
    files.add_argument("--report", type=Path, metavar="MAPPE", help="skriv en rapport om hver fil her: PDF og JSON")
    chosen = parser.parse_args(arguments)
    if chosen.command == "preflight":
        return _preflight(chosen.files, chosen.printer, chosen.size, chosen.report)
    return {"build": _build, "check": _check, "report": _language_report, "serve": _serve}[chosen.command]()


def build_slides(arguments: Sequence[str]) -> int:
    """Run `python build_slides.py`: regenerate decks and posters, or say whether they are up to date."""
    parts = {part.name: part for part in DOWNLOADS if part != ORDERS}
    parser = Parser(prog="build_slides.py", description="Byg slides og plakater på ny ud fra teksterne i docs/")
    parser.add_argument(
        "--only",
        choices=tuple(parts),
        help="byg kun dette: slides, undervisermapper (guides), plakater (posters), plakater i PowerPoint (editable), "
        "figurer (figures), ark (handouts) eller håndbogen (handbook)",
    )
    parser.add_argument("--out", type=Path, metavar="MAPPE", help="skriv filerne her i stedet for i docs/download")
    parser.add_argument("--clinic", type=Path, metavar="FIL", help="klinikkens egen fil: navn, telefon, logo")
    parser.add_argument("--clinics", type=Path, metavar="MAPPE", help="plakater til hver klinik i mappen på én gang")
    poster_choice.add_arguments(parser)
    parser.add_argument("--check", action="store_true", help="byg intet; svar med 1, hvis noget ikke er opdateret")
    parser.add_argument("--list", action="store_true", help="vis kurser, mødegange og alle slides med id; byg intet")
    deck_choice.add_arguments(parser)
    chosen = parser.parse_args(arguments)
    if chosen.list:
        return _list()
    if chosen.empty_template or chosen.template_check:
        return _template(chosen.empty_template, chosen.template_check, _clinic(chosen.clinic))
    decks, posters = deck_choice.chosen(chosen), poster_choice.chosen(ROOT, chosen)
    if not decks.is_standard and chosen.only not in {None, SLIDES.name}:
        raise UsageError(f"--only {chosen.only} bygger ingen slides; valgene om undervisning hører til --only slides")
    if chosen.clinics:
        return _clinics(chosen, decks, posters)
    options = Options.of(
        ROOT,
        _wanted(
            (parts[chosen.only],) if chosen.only else _chosen(decks, posters),
            ordered=chosen.order or posters.copies is not None,
        ),
        out=chosen.out.resolve() if chosen.out else None,
        clinic=_clinic(chosen.clinic),
        posters=posters,
        decks=decks,
    )
    if options.is_published and not (decks.is_standard and posters.is_standard):
        raise UsageError("--out: docs/download er hjemmesidens egne filer; vælg en anden mappe")
    if chosen.check:
        due = pipeline.outdated(options)
        print("Ikke opdateret: " + ", ".join(part.folder or part.danish for part in due) if due else "Alt er opdateret")
        return EXIT_CONTENT if due else EXIT_BUILT
    written = pipeline.build(options, Progress())
    return _report(written, options.downloads)


def _clinics(chosen: argparse.Namespace, decks: DeckChoice, posters: PosterChoice) -> int:
    """Make the posters of every clinic in a folder, and tell of those that could not be made."""
    from publisher import clinics

    others = {"clinic": chosen.clinic, "check": chosen.check}
    if taken := next((name for name, given in others.items() if given), None):
        raise UsageError(f"--clinics kan ikke bruges sammen med --{taken}")
    if chosen.only not in {None, POSTERS.name} or not decks.is_standard:
        raise UsageError("--clinics laver kun plakater; valgene om andet hører ikke til")
    out = chosen.out.resolve() if chosen.out else ROOT / OWN
    parts = _wanted((POSTERS,), ordered=chosen.order or posters.copies is not None)
    options = Options.of(ROOT, parts, out=out, posters=posters)
    if options.is_published:
        raise UsageError("--out: docs/download er hjemmesidens egne filer; vælg en anden mappe")
    tasks, progress, outcomes = clinics.found(chosen.clinics.resolve(), options), Progress(), []
    for outcome in clinics.build(tasks):
        outcomes.append(outcome)
        told = "kan ikke laves" if outcome.complaint else f"{outcome.files} filer"
        progress.note(f"{len(outcomes)}/{len(tasks)} {outcome.name}: {told}")
    failed = [outcome for outcome in outcomes if outcome.complaint]
    files = sum(outcome.files for outcome in outcomes)
    print(f"{files} filer til {len(tasks) - len(failed)} klinikker er skrevet i {_shown(out)}")
    for outcome in failed:
        print(f"\n{outcome.complaint}", file=sys.stderr)
    if failed:
        names = ", ".join(outcome.name for outcome in failed)
        print(f"\n{len(failed)} af {len(tasks)} klinikker fik ingen plakater: {names}", file=sys.stderr)
    return EXIT_CONTENT if failed else EXIT_BUILT


def _clinic(path: Path | None) -> Path | None:
    if path is not None and not path.is_file():
        raise UsageError(f"--clinic: {path} findes ikke")
    return path.resolve() if path else None


def _wanted(parts: tuple[Part, ...], *, ordered: bool) -> tuple[Part, ...]:
    """The parts, and packages for the print shop after the posters where they are asked for.

    Raises UsageError where there are no posters to pack.
    """
    if ordered and POSTERS not in parts:
        raise UsageError("--order og --copies hører til plakater: brug dem med --only posters")
    added = {ORDERS} if ordered and POSTERS in parts else set()
    return tuple(part for part in PARTS if part in {*parts, *added})


def _chosen(decks: DeckChoice, posters: PosterChoice) -> tuple[Part, ...]:
    """The parts that something was chosen of, or all where nothing was."""
    chosen = [part for part, choice in ((SLIDES, decks), (POSTERS, posters)) if not choice.is_standard]
    return tuple(chosen) or TEACHING


def run(command: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int:
    """Call a command and turn what it raises into a message and an exit code; only our own bugs show a traceback."""
    gc.set_threshold(_SELDOM)
    try:
        return command(arguments)
    except ContentError as error:
        count = len(error.problems)
        print(f"{error}\n\n{count} fejl i indholdet; intet er ændret.", file=sys.stderr)
        return error.exit_code
    except pipeline.PreflightError as error:
        print(f"{error}\n\nFilerne bestod ikke efterprøvningen; de tidligere er ikke rørt.", file=sys.stderr)
        return error.exit_code
    except (UsageError, ToolMissing) as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader left, as `head` does
        return EXIT_BUILT
    except Exception:  # noqa: BLE001 - the outermost frame: anything unforeseen is our bug, and says so
        traceback.print_exc()
        print("\nDet er en fejl i programmet, ikke i dit indhold.", file=sys.stderr)
        return EXIT_BUG


def _build() -> int:
    return _report(pipeline.build(Options.of(ROOT), Progress()))


def _report(written: list[Path], folder: Path | None = None) -> int:
    place = f" i {_shown(folder)}" if folder else ""
    count = f"{len(written)} {'fil' if len(written) == 1 else 'filer'} er skrevet"
    print(f"{count if written else 'Alt var opdateret'}{place}")
    return EXIT_BUILT


def _template(empty: Path | None, own: Path | None, clinic: Path | None) -> int:
    from publisher.figures import palette
    from publisher.render import slides

    book, colours = pipeline.read(ROOT, clinic), palette.load(ROOT)
    if empty is not None:
        if empty.suffix != ".pptx":
            raise UsageError(f"--empty-template: {empty} skal ende på .pptx")
        output.write(empty, slides.empty_template(book, colours))
        print(f"{empty} er skrevet; ret den i PowerPoint, og byg med --template")
    if own is not None:
        if not own.is_file():
            raise UsageError(f"--template-check: {own} findes ikke")
        print(slides.template_report(book, colours, own))
    return EXIT_BUILT


def _list() -> int:
    from publisher.content import listing

    print(listing.table(pipeline.read(ROOT)))
    return EXIT_BUILT


def _shown(folder: Path) -> str:
    """The folder as people write it: from where they stand, if it lies below."""
    here = Path.cwd()
    return f"{folder.relative_to(here)}/" if folder.is_relative_to(here) else f"{folder}"


def _check() -> int:
    from publisher.content import spelling

    book = pipeline.check(ROOT)
    if spelling.available():
        spelling.check(ROOT, book.pages)
    else:
        print("Stavekontrollen er sprunget over: hunspell og hunspell-da er ikke installeret")
    print(f"Indholdet er i orden: {len(book.pages)} sider, {len(book.figures)} figurer, {len(book.slides)} slides")
    return EXIT_BUILT


def _language_report() -> int:
    from publisher.content import report

    print(report.table(report.measure(pipeline.read(ROOT))))
    return EXIT_BUILT


def _preflight(files: Sequence[Path], printer: str | None, size: str | None, folder: Path | None) -> int:
    from publisher import print_conditions
    from publisher.preflight.files import judge, judge_by

    sizes = poster_choice.size(ROOT, [size] if size else None)
    shop = poster_choice.printer(ROOT, printer)
    agreed = print_conditions.named(ROOT, shop, sizes[0] if sizes else None) if shop or sizes else None
    reports = [judge_by(path, agreed) if agreed else judge(path) for path in files]
    for report in reports:
        print(report)
    if folder is not None:
        from publisher import reporting

        print("\n".join(f"rapport: {path}" for path in reporting.write(ROOT, reports, folder)))
    return EXIT_BUILT if all(report.passed for report in reports) else EXIT_CONTENT


def _serve() -> int:
    pipeline.build(Options.of(ROOT, DOWNLOADS), Progress())
    os.chdir(ROOT)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    print("Siden vises på http://127.0.0.1:8000/ og følger det, du gemmer. Stop med Ctrl+C.", flush=True)
    os.execv(sys.executable, [sys.executable, "-m", "mkdocs", "serve", "--quiet"])  # noqa: S606 - a fixed command


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
