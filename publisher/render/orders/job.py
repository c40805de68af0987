"""What is ordered as a value: the files with their preflight, what the print shop was told, and who pays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publisher.content.clinic import Clinic

INSTRUCTIONS = (
    "Brug filerne, som de er: Skalér dem ikke, og konvertér ikke farverne.",
    "Skriv eller ring, før I retter noget i en fil.",
)


@dataclass(frozen=True)
class PrintFile:
    """A print file as it was judged: `record` is the preflight's (see `publisher.preflight.record`)."""

    title: str
    pages: int
    record: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The file's name."""
        return str(self.record["file"])

    @property
    def passed(self) -> bool:
        """Whether no rule was broken."""
        return bool(self.record["passed"])

    @property
    def rules(self) -> int:
        """How many rules were tried."""
        return sum(rule["outcome"] != "ikke prøvet" for rule in self.record["rules"])


@dataclass(frozen=True)
class Job:
    """One order: posters of one size for one print shop, `copies` of each; None is for the orderer to fill in."""

    name: str
    title: str
    printer: str
    files: tuple[PrintFile, ...]
    paper: str | None
    copies: int | None
    clinic: Clinic | None

    @property
    def passed(self) -> bool:
        """Whether every file passed its preflight."""
        return all(file.passed for file in self.files)

    @property
    def verdict(self) -> str:
        """The preflight's word on all files, as a sentence."""
        failed = [file.name for file in self.files if not file.passed]
        if failed:
            return f"Ikke godkendt: {', '.join(failed)} skal rettes, før de trykkes."
        count = "Filen" if len(self.files) == 1 else f"Alle {len(self.files)} filer"
        return f"{count} overholder de {self.files[0].rules} regler, der er prøvet."

    @property
    def agreed(self) -> list[Mapping[str, str]]:
        """What the print shop is told of the sheets: trim, bleed, inks and so on, the same for all files."""
        return list(self.files[0].record["agreed"])

    @property
    def outside_reach(self) -> list[str]:
        """What no software here can vouch for."""
        return list(self.files[0].record["outside_reach"])


def as_json(job: Job) -> bytes:
    """The job as JSON in UTF-8 for a print shop's system, the same bytes for the same job: keys in English."""
    clinic = job.clinic
    contact = clinic and {
        "name": clinic.name,
        "address": list(clinic.address),
        "phone": clinic.phone,
        "web": clinic.shown_web,
    }
    data = {
        "order": job.name,
        "title": job.title,
        "printer": job.printer,
        "copies_of_each": job.copies,
        "paper": job.paper,
        "contact": contact,
        "agreed": job.agreed,
        "passed": job.passed,
        "verdict": job.verdict,
        "files": [_file(file) for file in job.files],
        "instructions": list(INSTRUCTIONS),
        "outside_reach": job.outside_reach,
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _file(file: PrintFile) -> dict[str, Any]:
    return {
        "file": file.name,
        "title": file.title,
        "pages": file.pages,
        "bytes": file.record["bytes"],
        "sha256": file.record["sha256"],
        "passed": file.passed,
        "rules_tried": file.rules,
    }
