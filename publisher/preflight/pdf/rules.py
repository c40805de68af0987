"""A rule is one function with an id and one Danish line; a rule book holds them and runs them over a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from publisher.preflight.report import Finding, Report

MOST_OF_A_KIND = 6

Document = TypeVar("Document")


class Fault(NamedTuple):
    """What a rule found: the place (empty for the whole file) and the message, both in Danish."""

    where: str
    message: str


Judge = Callable[[Document], Iterable[Fault]]


class UncheckedError(Exception):
    """Raised by a rule that cannot be tried here; the message gives the reason, in Danish."""


@dataclass(frozen=True)
class Rule(Generic[Document]):
    """One rule: its stable id, what it asks (Danish, one line) and the function that judges."""

    id: str
    asks: str
    judge: Judge[Document]

    def __str__(self) -> str:
        """The rule as a report lists it."""
        return f"{self.id}: {self.asks}"


class RuleBook(Generic[Document]):
    """Rules by their ids, which modules write down as they are loaded."""

    def __init__(self, kind: str) -> None:
        """Name what the rules judge, in Danish ("trykfil")."""
        self.kind = kind
        self.rules: list[Rule[Document]] = []

    def rule(self, rule_id: str, asks: str) -> Callable[[Judge[Document]], Judge[Document]]:
        """Write the decorated function down as a rule."""

        def write_down(judge: Judge[Document]) -> Judge[Document]:
            assert all(known.id != rule_id for known in self.rules), f"{rule_id} is taken"
            self.rules.append(Rule(rule_id, asks, judge))
            self.rules.sort(key=lambda rule: (rule.id.rstrip("0123456789"), len(rule.id), rule.id))
            return judge

        return write_down

    def report(self, path: Path, document: Document) -> Report:
        """Try every rule on the document; a rule that breaks often is cut short, with the count of the rest."""
        checked, unchecked, findings = [], [], []
        for rule in self.rules:
            try:
                faults = list(dict.fromkeys(rule.judge(document)))
            except UncheckedError as reason:
                unchecked.append(f"{rule} ({reason})")
                continue
            checked.append(str(rule))
            findings += [Finding(rule.id, fault.where, fault.message) for fault in _cut(faults)]
        return Report(path, self.kind, tuple(checked), tuple(findings), tuple(unchecked))


def _cut(faults: list[Fault]) -> Iterator[Fault]:
    yield from faults[:MOST_OF_A_KIND]
    rest = len(faults) - MOST_OF_A_KIND
    if rest > 0:
        yield Fault("", f"og {rest} steder til med samme fejl.")
