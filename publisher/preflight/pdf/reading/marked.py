"""Marked-content operators in; which structure element or artifact the next mark belongs to, out (ISO 32000, 14.6)."""

from __future__ import annotations

from publisher.preflight.pdf.reading.objects import Raw, entry, name

OPENING = {"BMC", "BDC"}


class MarkedContent:
    """The marked-content sequences that are open, the outermost first."""

    def __init__(self, around: tuple[tuple[str, int | None], ...] = ()) -> None:
        self._open = list(around)

    def inside(self) -> MarkedContent:
        """The state a form starts with."""
        return MarkedContent(tuple(self._open))

    def begin(self, operands: list[Raw], resources: Raw) -> int | None:
        """Open a sequence and give its id, if it has one."""
        properties = operands[1] if len(operands) > 1 else None
        if name(properties):
            properties = entry(entry(resources, "/Properties"), str(properties))
        mcid = entry(properties, "/MCID")
        self._open.append((name(operands[0]), None if mcid is None else int(mcid)))
        return self._open[-1][1]

    def end(self) -> None:
        """Close the innermost sequence."""
        del self._open[-1:]

    @property
    def mcid(self) -> int | None:
        """The id of the innermost sequence that has one."""
        return next((mcid for _, mcid in reversed(self._open) if mcid is not None), None)

    @property
    def artifact(self) -> bool:
        """Whether the content is decoration that is not read aloud."""
        return any(tag == "Artifact" for tag, _ in self._open)
