"""Pieces of work by their inputs in; their results, worked out only where the last run did not, out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import jinja2

from publisher import fingerprint, output

Result = tuple[bytes, ...]


class Store:
    """Results of one kind of work below the project's cache, each `parts` files named by our code and the input.

    It holds what the last run needed and nothing else, so that it cannot grow.
    """

    def __init__(self, root: Path, kind: str, parts: int) -> None:
        """Open the store; nothing need be there."""
        self._folder = root / ".cache" / kind
        self._parts = parts
        self._code = fingerprint.of_code(root)

    def all(self, inputs: Sequence[str], make: Callable[[list[str]], Iterable[Result]]) -> list[Result]:
        """The result of every input, in order; `make` works out those that are missing, in order, each once.

        What no input asks for is forgotten.
        """
        files = {one: self._files(one) for one in inputs}
        missing = [one for one, parts in files.items() if not all(part.is_file() for part in parts)]
        for one, result in zip(missing, make(missing) if missing else (), strict=True):
            for file, part in zip(files[one], result, strict=True):
                output.write(file, part)
        for file in set(self._folder.glob("*")).difference(*files.values()):
            file.unlink()
        return [tuple(file.read_bytes() for file in files[one]) for one in inputs]

    def _files(self, one: str) -> list[Path]:
        name = hashlib.sha256(f"{self._code}\0{one}".encode()).hexdigest()
        return [self._folder / f"{name}.{part}" for part in range(self._parts)]


def compiled_templates(root: Path) -> jinja2.BytecodeCache:
    """Templates as Jinja compiles them, kept between runs by the digest of their text: filling them is far quicker."""
    folder = root / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(folder))
