"""Measure the project's commands on a copy of it: seconds and memory beside the bars that they must keep."""

from __future__ import annotations

import compileall
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".cache", "site", "download", "node_modules", "__pycache__", ".*_cache"
)
# Every drawing drawn and made PowerPoint's own shapes, once Python has started and the content is read.
_AS_SHAPES = """
import itertools, pathlib, time
from publisher import content, figures
from publisher.figures import palette
from publisher.render.drawingml import Frame, convert
from publisher.units import Pt

root = pathlib.Path()
colours, slide, book = palette.load(root), Frame(Pt(0), Pt(0), Pt(960), Pt(540)), content.load(root)
begun = time.perf_counter()
for figure in figures.draw(book, colours).values():
    convert(figure, colours, slide, itertools.count(2))
print(time.perf_counter() - begun)
"""
_MOST_FOR_DRAWINGS = 2.0  # seconds
_CLINICS = 100
_MOST_FOR_FURTHER = 0.10  # of what the first clinic takes
_SLIDES = ("build_slides.py", "--only", "slides")
_POSTERS = ("build_slides.py", "--only", "posters", "--size", "A3")
# One session's deck from content that is read and figures that are drawn; prints seconds, best of three. Then the same
# slides as Markdown for Pandoc: titles, lines and notes, each on a slide of its own.
_ONE_DECK = """
import datetime as dt, pathlib, sys, time
from publisher import content, figures
from publisher.figures import palette
from publisher.render.slides import theme
from publisher.render.slides.deck import Properties, deck
from publisher.render.slides.layout import Planner
from publisher.render.slides.planning import plan
from publisher.render.slides.selection import of_session
from publisher.render.slides.template import template

root = pathlib.Path()
colours, book = palette.load(root), content.load(root)
drawn, course, times = figures.draw(book, colours), book.default_course, []
for _ in range(3):
    begun = time.perf_counter()
    look = theme.load(root, colours)
    planned = plan(Planner(book, drawn, look), of_session(course, 1))
    deck(planned, template(root, course.title, look, colours), colours, Properties("", "", dt.datetime(2026, 1, 1)))
    times.append(time.perf_counter() - begun)
slides = [
    "\\n".join(["## " + one.title, "", *("- " + line for line in one.body), "", "::: notes", one.notes.say, ":::", ""])
    for one in course.sessions[0].slides
]
pathlib.Path(sys.argv[1]).write_text("\\n".join(slides), "utf-8")
print(min(times), len(slides))
"""


def measure(root: Path, *arguments: str) -> tuple[float, float]:
    """Seconds and peak memory in MB of one run of the project's Python, its children counted by their largest."""
    begun = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - the project's own commands
        [sys.executable, *arguments],
        cwd=root,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if status:
        sys.exit(f"{' '.join(arguments)} fejlede")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Print a line a command."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "projekt"
        shutil.copytree(ROOT, copy, ignore=_LEFT_OUT)
        compileall.compile_dir(copy / "publisher", quiet=1)  # as `make` does
        one, several = (for_clinics(Path(folder) / f"klinikker-{count}", count) for count in (1, _CLINICS))
        rows = (
            ("make (intet bygget)", 12.0, 600.0, ("-m", "publisher", "build")),
            ("make (intet ændret)", 1.0, 600.0, ("-m", "publisher", "build")),
            ("alle kurser, hver mødegang en fil", 6.0, 600.0, (*_SLIDES, "--out", "alle")),
            ("build_slides.py (intet ændret)", 1.0, 600.0, ("build_slides.py",)),
            ("make check", 3.0, 600.0, ("-m", "publisher", "check")),
            ("én A3-plakat, tryk og skærm", 1.5, 600.0, (*_POSTERS, "--poster", "kopmodellen")),
            ("tre A3-plakater, tryk og skærm", 3.0, 600.0, _POSTERS),
            ("én klinik × tre A3-plakater", 60.0, 1000.0, one),
            (f"{_CLINICS} klinikker × tre A3-plakater", 60.0, 1000.0, several),
        )
        print(f"{'kommando':<34}{'sekunder':>10}{'højst':>8}{'MB':>8}{'højst':>8}")
        taken: dict[tuple[str, ...], float] = {}
        for name, most_seconds, most_memory, arguments in rows:
            seconds, memory = measure(copy, *arguments)
            taken[arguments] = seconds
            mark = "" if seconds <= most_seconds and memory <= most_memory else "  for meget"
            row = f"{name:<34}{seconds:>10.2f}{most_seconds:>8.1f}{memory:>8.0f}{most_memory:>8.0f}{mark}"
            print(row.replace(".", ",").replace("build_slides,py", "build_slides.py"))
        further = (taken[several] - taken[one]) / (_CLINICS - 1) / taken[one]
        mark = "" if further <= _MOST_FOR_FURTHER else "  for meget"
        print(f"{'en klinik mere, andel af den første':<36}{further:>8.0%}{_MOST_FOR_FURTHER:>8.0%}{mark}")
        time_the_drawings(copy)
        compare_with_pandoc(copy)


def for_clinics(folder: Path, count: int) -> tuple[str, ...]:
    """The command that makes the posters of so many clinics, whose files are written here."""
    folder.mkdir()
    for number in range(count):
        text = f"name: Klinik nummer {number}\nphone: 12 34 56 {number:02}\nweb: www.klinik-{number}.dk\n"
        (folder / f"klinik-{number:03}.yml").write_text(text, "utf-8")
    return "build_slides.py", "--size", "A3", "--clinics", str(folder)


def time_the_drawings(root: Path) -> None:
    """Print how long it takes to draw and convert every drawing."""
    command = [sys.executable, "-c", _AS_SHAPES]
    seconds = float(subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout)  # noqa: S603
    mark = "" if seconds <= _MOST_FOR_DRAWINGS else "  for meget"
    row = f"{'alle tegninger som former':<34}{seconds:>10.2f}{_MOST_FOR_DRAWINGS:>8.2f}"
    print(row.replace(".", ",") + mark)


def compare_with_pandoc(root: Path) -> None:
    """Print how long one deck takes beside three times what Pandoc needs for as many slides, in the same run."""
    pandoc = importlib.import_module("pypandoc").get_pandoc_path()
    slides, target = root / "slides.md", root / "pandoc.pptx"
    command = [sys.executable, "-c", _ONE_DECK, str(slides)]
    ours, count = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split()  # noqa: S603
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run([pandoc, str(slides), "-o", str(target)], check=True)  # noqa: S603
        times.append(time.perf_counter() - begun)
    most, seconds = 3 * min(times), float(ours)
    mark = "" if seconds <= most else "  for meget"
    row = f"{f'ét deck, {count} slides (Pandoc × 3)':<34}{seconds:>10.2f}{most:>8.2f}"
    print(row.replace(".", ",") + mark)


if __name__ == "__main__":
    main()
