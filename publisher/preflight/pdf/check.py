"""A PDF's path in, its report out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeVar

import pikepdf

from publisher.preflight.pdf.conditions import PrintConditions
from publisher.preflight.pdf.printing import PRINT, PrintDocument
from publisher.preflight.pdf.reading.objects import MalformedPdfError, box, entry, items, name
from publisher.preflight.pdf.rules import RuleBook
from publisher.preflight.pdf.screen import SCREEN, ScreenDocument
from publisher.preflight.pdf.wording import told
from publisher.preflight.report import Finding, Report

Document = TypeVar("Document")
_UNREADABLE = "PDF-X0"
_LOCKED = "PDF-X2"


def check_print(path: Path, conditions: PrintConditions | None = None) -> Report:
    """Judge a file that goes to a print shop; A3 on coated paper unless other conditions are given.

    Raises OSError where the file cannot be opened; a file that is no readable PDF gives a report that says so.
    """
    agreed = conditions or PrintConditions()
    report = _check(path, PRINT, lambda file, pdf: PrintDocument(file, pdf, agreed))
    return replace(report, agreed=told(agreed))


def check_screen(path: Path) -> Report:
    """Judge a file that is read on a screen or by a screen reader (tagged, PDF/UA-1).

    Raises OSError where the file cannot be opened; a file that is no readable PDF gives a report that says so.
    """
    return _check(path, SCREEN, lambda _, pdf: ScreenDocument(pdf))


def kind_of(path: Path) -> Literal["print", "screen"]:
    """What a PDF is made for: print if it has a PDF/X output intent or a trim box other than its media box.

    Raises pikepdf.PdfError where the file is no PDF.
    """
    with pikepdf.open(path) as pdf:
        intents = {name(entry(intent, "/S")) for intent in items(entry(pdf.Root, "/OutputIntents"))}
        trims = [(box(entry(page.obj, "/TrimBox")), box(page.mediabox)) for page in pdf.pages]
    return "print" if "GTS_PDFX" in intents or any(trim not in {None, media} for trim, media in trims) else "screen"


def _check(path: Path, book: RuleBook[Document], read: Callable[[bytes, pikepdf.Pdf], Document]) -> Report:
    file = path.read_bytes()
    try:
        with pikepdf.open(path) as pdf:
            return book.report(path, read(file, pdf))
    except pikepdf.PasswordError:
        finding = Finding(_LOCKED, "", "Filen er krypteret med en adgangskode og kan ikke læses.")
    except (pikepdf.PdfError, MalformedPdfError) as error:
        reason = str(error).removeprefix(f"{path}: ").rstrip(".")
        finding = Finding(_UNREADABLE, "", f"Filen kan ikke læses: {reason}.")
    return Report(path, book.kind, (f"{finding.rule}: filen kan læses",), (finding,))
