"""How a fault is written down: a function that spoils a good file, the rule that must tell of it, what it must say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from publisher.preflight.pdf.conditions import PrintConditions

Spoil = Callable[[Any], None]


@dataclass(frozen=True)
class Fault:
    """`also` names rules that the fault breaks by its nature too; `agreed` is what the print shop was told."""

    rule: str
    spoil: Spoil
    says: str
    also: frozenset[str]
    agreed: PrintConditions | None = None

    def __str__(self) -> str:
        return f"{self.rule}-{self.spoil.__name__.replace('_', '-')}"


class Faults(list[Fault]):
    """A list that functions write themselves into."""

    def fault(
        self, rule: str, says: str, *also: str, agreed: PrintConditions | None = None
    ) -> Callable[[Spoil], Spoil]:
        def write_down(spoil: Spoil) -> Spoil:
            self.append(Fault(rule, spoil, says, frozenset(also), agreed))
            return spoil

        return write_down
