"""A tagged file for the screen that follows every rule, made by WeasyPrint, open to being spoilt."""

from __future__ import annotations

import base64
import io
from functools import cache
from typing import Any

import pikepdf
import weasyprint

from tests.preflight.pdf.reference import FONT_FOLDER

_PRINT_FLAG = 4
_FONT = FONT_FOLDER / "atkinson-hyperlegible-next-latin-400-normal.woff2"
_DRAWING = base64.b64encode(
    b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle cx="45" cy="45" r="40" fill="#db5440"/>'
    b"</svg>"
).decode()
_HTML = f"""<!doctype html><html lang="da-DK"><head><title>Smerte er kroppens alarm</title><style>
@font-face {{ font-family: "Atkinson Hyperlegible Next"; src: url("file://{_FONT}") }}
@page {{ size: 210mm 297mm }}
body {{ font: 12pt "Atkinson Hyperlegible Next" }} h1, h2 {{ font-weight: 400 }} section {{ break-before: page }}
input {{ appearance: auto; font: inherit }}
</style></head><body>
<h1>Smerte er kroppens alarm</h1><p>Den kan slå falsk alarm. <a href="https://example.org/">Læs mere</a></p>
<p><input name="navn" title="Navn"></p>
<p><img alt="En røgalarm over en pande" src="data:image/svg+xml;base64,{_DRAWING}"></p>
<section><h2>Hvad du kan gøre</h2><ul><li>Bevæg dig</li><li>Sov</li></ul><h3>Efter en uge</h3>
<table><tr><th>Dag</th><th>Ture</th></tr><tr><td>1</td><td>2</td></tr></table></section>
</body></html>"""


@cache
def _written() -> bytes:
    raw = weasyprint.HTML(string=_HTML).write_pdf(pdf_variant="pdf/ua-1", pdf_forms=True)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", []):
                annotation.F = _PRINT_FLAG
        out = io.BytesIO()
        pdf.save(out, static_id=True)
    return out.getvalue()


def screen_file() -> pikepdf.Pdf:
    """The file, opened anew."""
    return pikepdf.open(io.BytesIO(_written()))


def element(pdf: pikepdf.Pdf, kind: str) -> Any:
    """The first structure element of a type."""
    pending = [pdf.Root.StructTreeRoot]
    while pending:
        one = pending.pop(0)
        if not isinstance(one, pikepdf.Dictionary):
            continue
        if one.get("/S") == pikepdf.Name(f"/{kind}"):
            return one
        kids = one.get("/K", pikepdf.Array())
        pending += list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    raise LookupError(kind)
