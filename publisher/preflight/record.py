"""A report in; the same as JSON for a print shop's system and for whoever sets it as a page out."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from publisher.preflight.report import Finding, Report

_OUTSIDE_REACH = {
    "trykfil": (
        "Om filen i ét og alt følger PDF/X-4 (ISO 15930-7). Kun de regler, der står i rapporten, er prøvet.",
        "Om en certificeret kontrol ville sige det samme; en sådan findes ikke her.",
        "Hvordan farverne ser ud på det valgte papir. Det viser kun et prøvetryk.",
        "Om ordene er rigtige, og om tegningen er god.",
    ),
    "skærmfil": (
        "Om filen i ét og alt følger PDF/UA-1 (ISO 14289-1). En del af den standard kan kun et menneske bedømme.",
        "Om de alternative tekster siger det, billederne viser, og om læserækkefølgen giver mening.",
        "Hvordan filen bliver læst op af et bestemt hjælpemiddel.",
    ),
}
"""What no software here can vouch for, by the kind of file."""
KEPT, BROKEN, UNTRIED = "overholdt", "brudt", "ikke prøvet"


def record(report: Report) -> dict[str, Any]:
    """The report as plain data, with the file's size and SHA-256: keys in English, everything else in Danish.

    `rules` holds each rule with its `outcome` (overholdt, brudt, ikke prøvet) and `note`, why it was not tried.
    """
    content = report.path.read_bytes()
    return {
        "file": report.path.name,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "kind": report.kind,
        "passed": report.passed,
        "agreed": [{"what": what, "value": value} for what, value in report.agreed],
        "findings": [_finding(finding) for finding in report.findings],
        "rules": _rules(report),
        "outside_reach": list(_OUTSIDE_REACH.get(report.kind, ())),
    }


def as_json(report: Report) -> bytes:
    """The record as JSON in UTF-8, the same bytes for the same report."""
    return (json.dumps(record(report), ensure_ascii=False, indent=2) + "\n").encode()


def _finding(finding: Finding) -> dict[str, str]:
    return {"rule": finding.rule, "where": finding.where, "message": finding.message}


def _rules(report: Report) -> list[dict[str, str]]:
    broken = {finding.rule for finding in report.findings}
    tried = [
        {"id": name, "asks": asks, "outcome": BROKEN if name in broken else KEPT, "note": ""}
        for name, _, asks in (rule.partition(": ") for rule in report.checked)
    ]
    untried = []
    for rule in report.unchecked:
        name, _, asks = rule.partition(": ")
        asks, _, note = asks.removesuffix(")").partition(" (")
        untried.append({"id": name, "asks": asks, "outcome": UNTRIED, "note": note})
    return [*tried, *untried]
