"""What every preflight hands back: the file, the rules that were checked, and what broke them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Finding:
    """One fault in a written file.

    `rule` is a stable id ("PDF-G2"); `where` names the place as a reader finds it ("side 1, 12 mm fra venstre"),
    empty for the file as a whole; `message` says in Danish what was found and what is required.
    """

    rule: str
    where: str
    message: str

    def __str__(self) -> str:
        """The finding on one line."""
        return f"[{self.rule}] {self.where + ': ' if self.where else ''}{self.message}"


@dataclass(frozen=True)
class Report:
    """The outcome of one preflight.

    `kind` says what the file was judged as; `checked` lists the rules that were tried, "id: what it asks";
    `unchecked` lists those that could not be tried here, with the reason, so that silence never reads as a pass.
    `agreed` is what the file was held against, name and value, where that differs from file to file.
    """

    path: Path
    kind: str
    checked: tuple[str, ...]
    findings: tuple[Finding, ...]
    unchecked: tuple[str, ...] = ()
    agreed: tuple[tuple[str, str], ...] = ()

    @property
    def passed(self) -> bool:
        """Whether rules were tried and none was broken."""
        return bool(self.checked) and not self.findings

    def __str__(self) -> str:
        """The report as lines of Danish text: the verdict, what broke it, what was not tried."""
        verdict = "godkendt" if self.passed else f"{len(self.findings)} fejl"
        lines = [f"{self.path.name} ({self.kind}): {verdict}, {len(self.checked)} regler kontrolleret"]
        lines += [f"  {finding}" for finding in self.findings]
        lines += [f"  ikke kontrolleret: {rule}" for rule in self.unchecked]
        return "\n".join(lines)
