"""The whole run: load → check → render → preflight → publish, one line a stage."""

from __future__ import annotations

import functools
import importlib
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from publisher import fingerprint, output, parallel
from publisher.errors import ContentError, Problem
from publisher.options import EDITABLE, HANDBOOK, ORDERS, PARTS, POSTERS, Options, Part
from publisher.poster_choice import WHOLE, PosterChoice
from publisher.preflight.report import Report

if TYPE_CHECKING:
    from publisher.content import Book
    from publisher.figures import Figure, Palette
    from publisher.preflight.pdf.conditions import PrintConditions
    from publisher.progress import Progress

_ON_POSTERS = {POSTERS, ORDERS, EDITABLE}
# Stages import what they run: a run that has nothing to build must not load the renderers' libraries first.


class PreflightError(Exception):
    """What was rendered does not pass its own preflight; nothing of it was published."""

    exit_code = 1

    def __init__(self, reports: Iterable[Report]) -> None:
        """Carry the reports that failed."""
        self.reports = tuple(reports)
        super().__init__("\n".join(str(report) for report in self.reports))

    def __reduce__(self) -> tuple[type[PreflightError], tuple[tuple[Report, ...]]]:
        """Come whole from one process to another."""
        return type(self), (self.reports,)


def build(options: Options, progress: Progress) -> list[Path]:
    """Build the chosen parts and put them in place; the paths written, none where all was up to date.

    Each part is rendered beside its target and judged there, so a fault leaves the earlier files whole.
    Raises ContentError or PreflightError.
    """
    inputs = fingerprint.of_inputs(options.root, options.clinic, options.decks.template)
    due = outdated(options, inputs)
    if not due:
        return []
    with parallel.team(_readying(due)):
        return _build(due, inputs, options, progress.stage)


def _build(due: tuple[Part, ...], inputs: str, options: Options, stage: Stage) -> list[Path]:
    with stage("læser og kontrollerer indhold"):
        book = read(options.root, options.clinic)
    with stage("tegner figurer"):
        palette, figures = draw(book, due, options.posters)
    if len(due) > 1:  # a renderer tries its own texts before it writes; here all are tried before any of them does
        with stage("prøver, om teksterne passer"):
            fit(book, figures, palette, due)
    cache = options.root / ".cache"
    staged = replace(options, downloads=cache / "staged", site=cache / "staged-site", published=options.downloads)
    written: list[Path] = []

    def make(part: Part, stage: Stage) -> None:
        with stage(f"bygger og efterprøver {part.danish}"):
            files = _render(part, book, figures, palette, staged)
            preflight(files if part.folder else [staged.site], _agreed(part, book, options))

    # The handbook takes longest and needs one core alone, so it is made while the others are.
    beside = HANDBOOK if HANDBOOK in due[1:] else None
    with parallel.aside(lambda: make(HANDBOOK, lambda _: nullcontext())) if beside else nullcontext(None) as wait:
        for part in due:
            if part == beside and wait:
                with stage(f"bygger og efterprøver {part.danish}"):
                    wait()
            else:
                make(part, stage)
            with stage(f"udgiver {part.danish}"):
                published = _publish(part, staged, options)
            choice = part.name + options.choice(part)
            fingerprint.remember(options.root, choice, inputs, options.target(part), published)
            written += published
    return written


def _readying(due: Iterable[Part]) -> list[Callable[[], None]]:
    """What other processes load while this one reads: what the parts' work needs there and is slow to come."""
    modules = dict.fromkeys(module for part in due for module in part.loads)
    return [functools.partial(_ready, module) for module in modules]


def _ready(module: str) -> None:
    loaded = importlib.import_module(module)
    if hasattr(loaded, "ready"):
        loaded.ready()


def outdated(options: Options, inputs: str | None = None) -> tuple[Part, ...]:
    """The chosen parts whose outputs are missing, changed by hand or older than the content."""
    inputs = inputs or fingerprint.of_inputs(options.root, options.clinic, options.decks.template)
    return tuple(
        part
        for part in options.parts
        if not fingerprint.up_to_date(options.root, part.name + options.choice(part), inputs, options.target(part))
    )


def read(root: Path, clinic: Path | None = None) -> Book:
    """Load the content below `root` and the clinic's own file; raises ContentError with every problem in them."""
    from publisher import content

    return replace(content.load(root), clinic=content.clinic.load(clinic) if clinic else None)


def draw(
    book: Book, parts: Iterable[Part] = PARTS, choice: PosterChoice = WHOLE
) -> tuple[Palette, Mapping[str, Figure]]:
    """The palette and every figure that the parts may show, of posters the chosen ones.

    Raises ContentError with every problem in them.
    """
    from publisher import figures
    from publisher.figures import palette

    colours = palette.load(book.root)
    chosen = choice.posters if set(parts) == {POSTERS} else ()  # the other parts show all posters
    on_posters = {poster.figure for poster in book.posters if not chosen or poster.id in chosen}
    return colours, figures.draw(book, colours, on_posters if _ON_POSTERS.issuperset(parts) else None)


def fit(book: Book, figures: Mapping[str, Figure], palette: Palette, parts: Iterable[Part] = PARTS) -> None:
    """Try every text in its place in every output, without writing; raises ContentError with all that do not fit."""
    problems: list[Problem] = []
    for attempt in dict.fromkeys(importlib.import_module(part.renderer).check for part in parts):
        try:
            attempt(book, figures, palette)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)


def check(root: Path) -> Book:
    """Read, draw and fit everything without writing; raises ContentError with every problem."""
    book = read(root)
    palette, figures = draw(book)
    fit(book, figures, palette)
    return book


def preflight(files: Iterable[Path], agreed: Mapping[str, PrintConditions] | None = None) -> list[Report]:
    """Judge every deck, PDF and site among `files`, print files by the conditions `agreed` for their names.

    Files that come one by one are judged while the next is made. Raises PreflightError with the reports that fail.
    """
    conditions = agreed or {}
    if isinstance(files, Sequence):
        files = sorted(files, key=lambda path: -path.stat().st_size)  # the longest first
    judged = ((path, conditions.get(path.name)) for path in files if path.suffix in {".pptx", ".pdf"} or path.is_dir())
    reports = sorted(parallel.each(_judged, judged), key=lambda report: report.path)
    failed = [report for report in reports if not report.passed]
    if failed:
        raise PreflightError(failed)
    return reports


def _judged(file: tuple[Path, PrintConditions | None]) -> Report:
    from publisher.preflight.files import judge

    return judge(*file)


def _agreed(part: Part, book: Book, options: Options) -> Mapping[str, PrintConditions]:
    """What each print file of the part is judged by."""
    if part != POSTERS:
        return {}
    from publisher import print_conditions

    return print_conditions.by_file(options.root, tuple(poster.id for poster in book.posters), options.posters)


Stage = Callable[[str], AbstractContextManager[None]]
Renderer = Callable[["Book", Mapping[str, "Figure"], "Palette", Options], Iterable[Path]]


def _render(part: Part, book: Book, figures: Mapping[str, Figure], palette: Palette, staged: Options) -> Iterable[Path]:
    shutil.rmtree(staged.target(part), ignore_errors=True)
    renderer: Renderer = importlib.import_module(part.renderer).render
    return renderer(book, figures, palette, staged)


def _publish(part: Part, staged: Options, options: Options) -> list[Path]:
    """Move the staged folder into place file by file, then remove what the part no longer makes.

    The site and the downloads hold nothing but ours; in a folder that somebody chose, only our own earlier files go.
    """
    source, target = staged.target(part), options.target(part)
    names = sorted(path.relative_to(source) for path in source.rglob("*") if path.is_file())
    published = [output.write(target / name, (source / name).read_bytes()) for name in names]
    earlier = fingerprint.written(options.root, part.name + options.choice(part), target)
    everything = part.folder is None or options.is_published
    for path in sorted(target.rglob("*"), reverse=True):
        ours = everything or path in earlier
        if path.is_file() and ours and path.relative_to(target) not in names:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    shutil.rmtree(source)
    return published
