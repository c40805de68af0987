"""The finished print files in; for each size a package for the print shop, and how its files look on paper, out."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from PIL import Image

from publisher import dates, output, parallel, print_conditions, proofing
from publisher.content.book import Book
from publisher.errors import ContentError, Problem, UsageError
from publisher.figures import Figure, Palette
from publisher.figures.text import face
from publisher.options import ORDERS, POSTERS, Options
from publisher.poster_choice import PosterChoice
from publisher.preflight import record
from publisher.preflight.files import judge
from publisher.render.orders.job import Job, PrintFile, as_json
from publisher.render.orders.package import README, packed, readme
from publisher.render.posters import profile
from publisher.render.posters.order import Order, orders

_PICTURE, _THUMBNAIL = 1200, 600  # pixels from top to bottom


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:  # noqa: ARG001 - as every check
    """Try every word that only a job sheet shows; raises ContentError with those its face has no letters for."""
    problems: list[Problem] = []
    for agreed in profile.load_all(book.root).values():
        words = {"title": agreed.title, "condition_info": agreed.condition_info, "paper": agreed.paper or ""}
        for key, text in words.items():
            for message in _unknown_characters(text):
                place = agreed.place.place((key,))
                problems.append(Problem(agreed.place.path, *place, key, message, text))
    for number, line in enumerate(book.clinic.address if book.clinic else ()):
        assert book.clinic is not None
        problems += [book.clinic.problem(("address", number), message, line) for message in _unknown_characters(line)]
    if problems:
        raise ContentError(problems)


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Write what `make` gives below the part's folder; the paths.

    Raises ContentError and UsageError as `check` and `make` do.
    """
    check(book, figures, palette)
    files = make(book, palette, options.posters, options.finished(POSTERS))
    return [output.write(options.target(ORDERS) / name, content) for name, content in files.items()]


def make(book: Book, palette: Palette, choice: PosterChoice, source: Path, *, alone: bool = False) -> dict[str, bytes]:
    """By their names <order>.zip with its job sheet beside it, and a report and a picture for each print file.

    `source` holds the finished print files; `alone` works in this process, which may be one of many. The very files
    that are packed are judged again here, so that a package says nothing of any other. Raises UsageError where nothing
    that was chosen is printed.
    """
    posters = {poster.id: poster.title.brief.replace("\u00ad", "") for poster in book.posters}
    wanted = [order for order in orders(book.root, posters, choice) if order.prints]
    if not wanted:
        raise UsageError("--order: den valgte størrelse er til en skærm og bliver ikke trykt")
    date = dates.published(book)
    tasks = [_Task(order, posters[order.poster], source / order.print_name, palette, date) for order in wanted]
    sheets = [_described(task) for task in tasks] if alone else parallel.each(_described, tasks)
    files: dict[str, bytes] = {}
    for layout in dict.fromkeys(order.layout for order in wanted):
        files |= _package(
            [sheet for sheet in sheets if sheet.order.layout == layout], book, palette, choice.copies, date
        )
    return files


@dataclass(frozen=True)
class _Task:
    """A print file that is to be judged and described."""

    order: Order
    title: str
    path: Path
    palette: Palette
    date: dt.datetime


@dataclass(frozen=True)
class _Sheet:
    """A print file with all that is told of it: the report in both forms, a picture for a page and a thumbnail."""

    order: Order
    content: bytes
    printed: PrintFile
    report_json: bytes
    report_pdf: bytes
    picture: bytes
    thumbnail: bytes


def _described(task: _Task) -> _Sheet:
    from publisher.render.reports import report_pdf  # the page setter is slow to load, and a check does without it

    report = judge(task.path, print_conditions.of(task.order.layout, task.order.profile))
    facts = record.record(report)
    with pikepdf.open(task.path) as pdf:
        printed = PrintFile(task.title, len(pdf.pages), facts)
    proof = proofing.proof(task.path, _PICTURE)
    return _Sheet(
        order=task.order,
        content=task.path.read_bytes(),
        printed=printed,
        report_json=record.as_json(report),
        report_pdf=report_pdf(facts, task.palette, task.date),
        picture=_written(proof, "WEBP", quality=82, method=4),
        thumbnail=_thumbnail(proof),
    )


def _package(
    sheets: list[_Sheet], book: Book, palette: Palette, copies: int | None, date: dt.datetime
) -> Iterator[tuple[str, bytes]]:
    """The files of one order by their names: what lies beside the ZIP, and the ZIP."""
    from publisher.render.orders.sheet import job_sheet

    job = _job(sheets, book, copies)
    thumbnails = {sheet.order.print_name: sheet.thumbnail for sheet in sheets}
    sheet_pdf, sheet_json = job_sheet(job, thumbnails, palette, date), as_json(job)
    inside = {README: readme(job), "ordreseddel.pdf": sheet_pdf, "ordreseddel.json": sheet_json}
    for sheet in sheets:
        name, report = sheet.order.print_name, f"{Path(sheet.order.print_name).stem}.rapport"
        inside[f"tryk/{name}"] = sheet.content
        inside[f"rapport/{report}.pdf"] = sheet.report_pdf
        inside[f"rapport/{report}.json"] = sheet.report_json
        inside[f"miniaturer/{Path(name).stem}.jpg"] = sheet.thumbnail
        yield f"rapport/{report}.pdf", sheet.report_pdf
        yield f"billeder/{Path(name).stem}.webp", sheet.picture
    yield f"{job.name}-ordreseddel.pdf", sheet_pdf
    yield f"{job.name}-ordreseddel.json", sheet_json
    yield f"{job.name}.zip", packed(job.name, inside, date)


def _job(sheets: list[_Sheet], book: Book, copies: int | None) -> Job:
    """The order of sheets that share size and print shop; a single poster gives it its name."""
    one = sheets[0]
    shop = "" if one.order.profile.name == profile.STANDARD else f"-{one.order.profile.name}"
    alone = len(sheets) == 1
    return Job(
        name=f"{one.order.poster if alone else 'plakater'}-{one.order.layout.id}{shop}",
        title=f"{f'»{one.printed.title}«' if alone else 'Plakater'} i {one.order.layout.name}",
        printer=one.order.profile.title,
        files=tuple(sheet.printed for sheet in sheets),
        paper=one.order.profile.paper,
        copies=copies,
        clinic=book.clinic,
    )


def _thumbnail(picture: Image.Image) -> bytes:
    width = round(picture.width * _THUMBNAIL / picture.height)
    small = picture.resize((width, _THUMBNAIL), Image.Resampling.LANCZOS)
    return _written(small, "JPEG", quality=88, subsampling=0)


def _written(picture: Image.Image, form: str, **settings: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **settings)
    return out.getvalue()


def _unknown_characters(text: str) -> Iterator[str]:
    missing = sorted({sign for sign in text if ord(sign) not in face("atkinson").characters})
    if missing:
        yield "skriften har ikke " + " og ".join(f"»{sign}« (U+{ord(sign):04X})" for sign in missing)
