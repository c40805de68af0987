"""What can go wrong: problems in the content, in the command or in the machine, each with its exit code."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

EXIT_BUILT = 0
EXIT_CONTENT = 1
EXIT_USAGE = 2
EXIT_TOOL_MISSING = 3
EXIT_BUG = 70
EXIT_INTERRUPTED = 130


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in the content, as its author must read it.

    `path` is relative to the project; `line` and `column` count from 1, 0 meaning the whole file; `key` is the
    path of keys inside the file ("figures.moedet.alt"); `found` and `allowed` are as in the message.
    """

    path: str
    line: int
    column: int
    key: str
    message: str
    found: str = ""
    allowed: str = ""
    nearest: str = ""

    def __str__(self) -> str:
        """The problem on one to four lines, in Danish."""
        place = self.path + (f":{self.line}:{self.column}" if self.line else "")
        lines = [f"{place}: {self.key + ': ' if self.key else ''}{self.message}"]
        if self.found:
            lines.append(f"    fundet:  {self.found}")
        if self.allowed:
            lines.append(f"    tilladt: {self.allowed}")
        if self.nearest:
            lines.append(f"    mente du »{self.nearest}«?")
        return "\n".join(lines)


class ContentError(Exception):
    """The content cannot be published; carries every problem found in the run, sorted by place."""

    exit_code = EXIT_CONTENT

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems once each, in the order of files and lines."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Problem, ...]]]:
        """Come whole from one process to another."""
        return type(self), (self.problems,)


class UsageError(Exception):
    """The command was given something it does not know."""

    exit_code = EXIT_USAGE


class ToolMissing(Exception):
    """A program or library that the machine must have is not there."""

    exit_code = EXIT_TOOL_MISSING


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or an empty string where none is close."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def listed(words: Iterable[str], most: int = 12) -> str:
    """Words as a Danish enumeration, cut with the count of the rest after `most`."""
    known = sorted(words)
    rest = len(known) - most
    return ", ".join(known[:most]) + (f" … og {rest} til" if rest > 0 else "")
