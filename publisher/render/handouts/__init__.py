"""A book and its drawings in; the take-home sheets as A4 PDFs that can be printed or filled in on a screen out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from publisher import dates, output
from publisher.content.book import Book
from publisher.errors import ContentError
from publisher.figures import Figure, Palette
from publisher.figures.branding import branded
from publisher.options import Options
from publisher.render.handouts import sheet

FOLDER = "ark"
_PREVIEW_HEIGHT = 1200  # pixels


def check(book: Book, figures: Mapping[str, Figure], palette: Palette) -> None:  # noqa: ARG001 - as every check
    """Try what can be wrong with a sheet without setting a page; raises ContentError with every problem."""
    branded(palette, book.clinic)
    problems = [problem for handout in book.handouts for problem in sheet.problems(handout)]
    if problems:
        raise ContentError(problems)


def render(book: Book, figures: Mapping[str, Figure], palette: Palette, options: Options) -> list[Path]:
    """Write ark/<id>.pdf and ark/billeder/<id>.webp below the downloads; their paths.

    Raises ContentError, before anything is written, with every sheet that fills more or fewer pages than it says.
    """
    check(book, figures, palette)
    # The page setter is slow to load, and a check has no need of it.
    from publisher.render.handouts import form
    from publisher.render.paged.preview import preview
    from publisher.render.paged.setting import set_document

    colours = branded(palette, book.clinic)
    folder = options.downloads / FOLDER
    files: dict[Path, bytes] = {}
    problems = []
    for handout in book.handouts:
        document = set_document(sheet.compose(book, handout, figures, colours), forms=True)
        if document.pages != handout.pages:
            message = f"arket fylder {document.pages} sider; ret tallet, eller ret arket"
            problems.append(handout.problem(message, str(handout.pages), str(document.pages), ("pages",)))
            continue
        finished = form.finished(document.pdf, handout.title, dates.published(book))
        files[folder / f"{handout.id}.pdf"] = finished
        files[folder / "billeder" / f"{handout.id}.webp"] = preview(finished, _PREVIEW_HEIGHT)
    if problems:
        raise ContentError(problems)
    return [output.write(path, content) for path, content in files.items()]
