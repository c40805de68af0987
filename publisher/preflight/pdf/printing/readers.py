"""The rule about other readers: none of them has anything to complain of (V1)."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from publisher.preflight.pdf.printing.document import PRINT, PrintDocument
from publisher.preflight.pdf.rules import Fault, UncheckedError

_TOOL = "pdftoppm"
_SECONDS = 60
_COARSE = "8"


@PRINT.rule("PDF-V1", "Poppler tegner filen uden advarsler")
def silent_poppler(document: PrintDocument) -> Iterator[Fault]:
    """Poppler tells of broken gradients and fonts that other readers pass over. Raises UncheckedError without it."""
    tool = shutil.which(_TOOL)
    if tool is None:
        raise UncheckedError(f"{_TOOL} findes ikke her; filen er kun tegnet med PDFium")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "fil.pdf"
        source.write_bytes(document.file)
        command = [tool, "-r", _COARSE, "-gray", str(source), str(Path(folder) / "side")]
        run = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603  no shell
    complaints = list(dict.fromkeys(line.strip() for line in run.stderr.splitlines() if line.strip()))
    for complaint in complaints:
        yield Fault("", f"Poppler melder: {complaint}")
    if run.returncode and not complaints:
        yield Fault("", f"Poppler kan ikke tegne filen (kode {run.returncode}).")
