"""Stages in; a line with its time for each on a terminal out, nothing where nobody watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class Progress:
    """Shows each stage as it runs; `times` keeps their seconds for whoever measures."""

    def __init__(self, out: TextIO | None = None) -> None:
        """Write to `out`, or to standard error where it is a terminal."""
        self._out = out if out is not None else sys.stderr if sys.stderr.isatty() else None
        self.times: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Name the stage while it runs and its time when it is done."""
        if self._out:
            self._out.write(f"  {name} …")
            self._out.flush()
        begun = time.perf_counter()
        try:
            yield
        except BaseException:
            if self._out:
                self._out.write(" afbrudt\n")
            raise
        self.times[name] = time.perf_counter() - begun
        if self._out:
            self._out.write(f"\r  {name:<32} {self.times[name]:6.2f} s\n".replace(".", ","))

    def note(self, line: str) -> None:
        """Say what has been done."""
        if self._out:
            self._out.write(f"  {line}\n")
            self._out.flush()
