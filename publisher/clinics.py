"""A folder of clinics in; each clinic's own posters and packages in a folder of its own out, or what went wrong."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from publisher import ordering, output, parallel, pipeline, print_conditions
from publisher.content import Book, clinic
from publisher.errors import ContentError, Problem, UsageError
from publisher.figures import Figure, Palette
from publisher.options import ORDERS, POSTERS, Options, Part
from publisher.preflight.files import judge
from publisher.preflight.pdf.conditions import PrintConditions
from publisher.render import posters

FILE = "klinik.yml"


@dataclass(frozen=True)
class Task:
    """One clinic's file and what is asked for; `name` is its folder's below the downloads."""

    name: str
    file: Path
    given: Path
    options: Options


@dataclass(frozen=True)
class Outcome:
    """What became of a clinic: how many files were written, or why there are none, in Danish."""

    name: str
    files: int
    complaint: str | None = None


def found(folder: Path, options: Options) -> list[Task]:
    """Every clinic in the folder, by name: a .yml file, or a folder of its own that holds klinik.yml.

    Raises UsageError where there is none, or where two have one name.
    """
    if not folder.is_dir():
        raise UsageError(f"--clinics: {folder} er ikke en mappe")
    files = sorted([*folder.glob("*.yml"), *folder.glob(f"*/{FILE}")])
    tasks: dict[str, Task] = {}
    for file in files:
        name = file.stem if file.parent == folder else file.parent.name
        if name in tasks:
            raise UsageError(f"--clinics: to klinikker hedder {name}: {tasks[name].file} og {file}")
        tasks[name] = Task(name, file, folder, options)
    if not tasks:
        raise UsageError(f"--clinics: ingen klinikker i {folder}\n    tilladt: filer som nord.yml eller nord/{FILE}")
    return [tasks[name] for name in sorted(tasks)]


def build(tasks: list[Task]) -> Iterator[Outcome]:
    """Make, judge and publish what is asked for of all clinics, on all cores; each outcome when it is there.

    A clinic with a fault gets nothing, keeps what it had, and does not stop the others. Raises ContentError where the
    project itself is faulty.
    """
    common = _common(tasks[0].options.root)
    pipeline.fit(*common, tasks[0].options.parts)
    yield from parallel.stream(_made, tasks)


@functools.lru_cache(maxsize=1)
def _common(root: Path) -> tuple[Book, Mapping[str, Figure], Palette]:
    """What all clinics share: read and drawn once, as far as processes begin as copies of this one."""
    book = pipeline.read(root)
    palette, figures = pipeline.draw(book, (POSTERS,))
    return book, figures, palette


def _made(task: Task) -> Outcome:
    options = task.options
    staged = options.root / ".cache" / "staged-clinics" / task.name
    try:
        files = _judged(task, staged)
    except ContentError as error:
        problems = [_placed(problem, task) for problem in error.problems]
        return Outcome(task.name, 0, "\n".join(map(str, problems)))
    except pipeline.PreflightError as error:
        return Outcome(task.name, 0, str(error))
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    own = replace(options, downloads=options.downloads / task.name)
    written = [
        output.write(own.target(part) / name, content) for part, made in files.items() for name, content in made.items()
    ]
    return Outcome(task.name, len(written))


def _judged(task: Task, staged: Path) -> dict[Part, dict[str, bytes]]:
    """The clinic's files, by part and name, each of which has passed its preflight.

    Raises ContentError with what is wrong with the clinic's file, PreflightError with the files that fail.
    """
    options = task.options
    book, figures, palette = _common(options.root)
    book = replace(book, clinic=clinic.load(task.file))
    if ORDERS in options.parts:
        ordering.check(book, figures, palette)
    files = {POSTERS: posters.make(book, figures, palette, options.posters, alone=True)}
    _judge(staged, files[POSTERS], _agreed(options))
    if ORDERS in options.parts:
        files[ORDERS] = ordering.make(book, palette, options.posters, staged, alone=True)
        _judge(staged, files[ORDERS], {})
    return files


def _judge(staged: Path, files: Mapping[str, bytes], agreed: Mapping[str, PrintConditions]) -> None:
    written = [output.write(staged / name, content) for name, content in files.items()]
    reports = [judge(path, agreed.get(path.name)) for path in written if path.suffix == ".pdf"]
    if failed := [report for report in reports if not report.passed]:
        raise pipeline.PreflightError(failed)


def _agreed(options: Options) -> Mapping[str, PrintConditions]:
    book, *_ = _common(options.root)
    return print_conditions.by_file(options.root, tuple(poster.id for poster in book.posters), options.posters)


def _placed(problem: Problem, task: Task) -> Problem:
    """The problem with the clinic's file named as the folder holds it: many are called klinik.yml."""
    own = problem.path == task.file.name
    return replace(problem, path=task.file.relative_to(task.given).as_posix()) if own else problem
