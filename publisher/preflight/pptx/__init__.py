"""A written .pptx in, a report out: everything that validators let pass and PowerPoint, listeners or readers do not."""

from __future__ import annotations

from pathlib import Path

from publisher.preflight.pptx import rules
from publisher.preflight.pptx.model.deck import Deck, assemble
from publisher.preflight.pptx.model.package import NotAPackage, Package, read
from publisher.preflight.pptx.rules.registry import DECK_RULES, PACKAGE_RULES
from publisher.preflight.report import Finding, Report

__all__ = ["KIND", "OPENS", "check", "rules"]

KIND = "PowerPoint-præsentation"
OPENS = "PPTX-P1: filen kan pakkes ud og har en præsentation"


def check(path: Path) -> Report:
    """Judge the deck by every rule; one too broken to read is judged as far as it goes, the rest stands unchecked."""
    try:
        package = read(path)
    except NotAPackage as error:
        left = [str(rule) for rule in (*PACKAGE_RULES.values(), *DECK_RULES.values())]
        return _unreadable(path, str(error), (OPENS,), [], left)
    checked = (OPENS, *(str(rule) for rule in PACKAGE_RULES.values()))
    findings = [finding for rule in PACKAGE_RULES.values() for finding in rule.findings(package)]
    if package.broken:
        reason = " (pakken har XML, der ikke kan læses)"
        return Report(path, KIND, checked, tuple(findings), tuple(f"{rule}{reason}" for rule in DECK_RULES.values()))
    return _judged(path, package, checked, findings)


def _judged(path: Path, package: Package, checked: tuple[str, ...], findings: list[Finding]) -> Report:
    try:
        deck: Deck = assemble(package)
    except NotAPackage as error:
        return _unreadable(path, str(error), checked, findings, [str(rule) for rule in DECK_RULES.values()])
    findings += [finding for rule in DECK_RULES.values() for finding in rule.findings(deck)]
    return Report(path, KIND, (*checked, *(str(rule) for rule in DECK_RULES.values())), tuple(findings))


def _unreadable(path: Path, reason: str, checked: tuple[str, ...], findings: list[Finding], left: list[str]) -> Report:
    findings = [Finding("PPTX-P1", "", reason), *findings]
    return Report(path, KIND, checked, tuple(findings), tuple(f"{rule} (filen kan ikke læses)" for rule in left))
