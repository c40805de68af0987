"""Rules in, each with an id, what it asks and how it judges; the two lists that a check runs through out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from publisher.preflight.pptx.model.deck import Deck
from publisher.preflight.pptx.model.package import Package
from publisher.preflight.report import Finding

Subject = TypeVar("Subject", Package, Deck)
Faults = Iterator[tuple[str, str]]  # where, message


@dataclass(frozen=True)
class Rule(Generic[Subject]):
    """One rule: its stable id, what it asks in one Danish line, and the function that yields what breaks it."""

    id: str
    asks: str
    judge: Callable[[Subject], Faults]

    def __str__(self) -> str:
        """The rule as a report lists it."""
        return f"{self.id}: {self.asks}"

    def findings(self, subject: Subject) -> list[Finding]:
        """What breaks the rule, each fault once, in the order found."""
        return [Finding(self.id, where, message) for where, message in dict.fromkeys(self.judge(subject))]


PACKAGE_RULES: dict[str, Rule[Package]] = {}
DECK_RULES: dict[str, Rule[Deck]] = {}


def package_rule(identifier: str, asks: str) -> Callable[[Callable[[Package], Faults]], Callable[[Package], Faults]]:
    """Register a rule on the package, judged even where the presentation cannot be read."""
    return _register(PACKAGE_RULES, identifier, asks)


def deck_rule(identifier: str, asks: str) -> Callable[[Callable[[Deck], Faults]], Callable[[Deck], Faults]]:
    """Register a rule on the presentation, judged when every part of it can be read."""
    return _register(DECK_RULES, identifier, asks)


def _register(
    rules: dict[str, Rule[Subject]], identifier: str, asks: str
) -> Callable[[Callable[[Subject], Faults]], Callable[[Subject], Faults]]:
    assert identifier not in PACKAGE_RULES, identifier
    assert identifier not in DECK_RULES, identifier

    def keep(judge: Callable[[Subject], Faults]) -> Callable[[Subject], Faults]:
        rules[identifier] = Rule(identifier, asks, judge)
        return judge

    return keep
