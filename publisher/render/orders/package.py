"""A job's files in; one ZIP that holds them, the same bytes for the same files, out."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

from publisher.render.orders.job import INSTRUCTIONS, Job

README = "læs-mig.txt"
_READABLE = 0o100644 << 16
_WIDTH = 32


def packed(name: str, files: Mapping[str, bytes], date: dt.datetime) -> bytes:
    """The files in a folder called `name`, in the order of their names and all of the same date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{name}/{file}", date.timetuple()[:6])
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _READABLE, 3
            archive.writestr(entry, content, compresslevel=9)
    return out.getvalue()


def readme(job: Job) -> bytes:
    """What is in the package and what to do with it, as plain text for every computer."""
    copies = f"{job.copies} af hver" if job.copies else "skriv på ordresedlen"
    lines = [
        job.title,
        "=" * len(job.title),
        "",
        job.verdict,
        "",
        "Til dig, der bestiller",
        "  Udfyld de tomme linjer på ordresedlen, og send hele pakken til trykkeriet.",
        "",
        "Til trykkeriet",
        *(f"  {line}" for line in INSTRUCTIONS),
        "",
        "Opgaven",
        *_row("Antal", copies),
        *_row("Papir", job.paper or "skriv på ordresedlen"),
        *(line for each in job.agreed for line in _row(each["what"], each["value"])),
        "",
        "Indhold",
        *_row("tryk", "trykfilerne"),
        *_row("ordreseddel.pdf og .json", "hvad der skal trykkes, og hvem der bestiller"),
        *_row("rapport", "hvad der er efterprøvet i hver fil (PDF og JSON)"),
        *_row("miniaturer", "sådan ser filerne ud på tryk; til øjet, ikke til tryk"),
        "",
        "SHA-256",
        *(line for file in job.files for line in (f"  {file.name}", f"    {file.record['sha256']}")),
        "",
        "Hvad ingen software her kan stå inde for",
        *(f"  {line}" for line in job.outside_reach),
        "",
    ]
    return "\r\n".join(lines).encode()


def _row(what: str, value: str) -> list[str]:
    return [f"  {what:<{_WIDTH}}{value}"]
