"""The project's inputs and outputs in; whether the outputs are up to date out."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterable
from pathlib import Path

from publisher import output

_INPUTS = ("docs", "slides", "posters", "publisher", "mkdocs.yml", "requirements.lock")
_CODE = ("publisher", "requirements.lock", "docs/assets/fonts")
_SKIPPED = {"__pycache__", "download"}


def of_inputs(root: Path, clinic: Path | None = None, template: Path | None = None) -> str:
    """A digest of all that can change an output: our files, those of clinic and educator, and the Python that runs."""
    digest = _of(root, _INPUTS)
    if clinic is not None:
        from publisher.content.clinic import files

        for path in files(clinic):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    if template is not None:
        digest.update(hashlib.sha256(template.read_bytes()).digest())
    return digest.hexdigest()


def of_code(root: Path) -> str:
    """A digest of what makes an output what it is, apart from its content: our code, its libraries and the Python."""
    return _of(root, _CODE).hexdigest()


def up_to_date(root: Path, part: str, inputs: str, folder: Path) -> bool:
    """Whether `part` was last built into `folder` from these inputs and its files there are as they were written."""
    record = _read(root).get(_key(root, part, folder))
    if not isinstance(record, dict) or record.get("inputs") != inputs:
        return False
    outputs: dict[str, str] = record["outputs"]
    return all((folder / name).is_file() and _digest(folder / name) == found for name, found in outputs.items())


def remember(root: Path, part: str, inputs: str, folder: Path, files: Iterable[Path]) -> None:
    """Note what `part` wrote into `folder` from these inputs."""
    records = _read(root)
    outputs = {path.relative_to(folder).as_posix(): _digest(path) for path in sorted(files)}
    records[_key(root, part, folder)] = {"inputs": inputs, "outputs": outputs}
    output.write(_path(root), json.dumps(records, indent=1, sort_keys=True).encode())


def written(root: Path, part: str, folder: Path) -> set[Path]:
    """The files that `part` last wrote into `folder`, whether or not they are still there."""
    record = _read(root).get(_key(root, part, folder))
    return {folder / name for name in record["outputs"]} if isinstance(record, dict) else set()


def _of(root: Path, names: Iterable[str]) -> hashlib._Hash:
    digest = hashlib.sha256(platform.python_version().encode())
    for name in names:
        for path in _files(root / name):
            digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest


def _key(root: Path, part: str, folder: Path) -> str:
    """The part and where it went; a folder inside the project by its place there, so that a project can be moved."""
    place = folder.resolve()
    return f"{part} {place.relative_to(root).as_posix() if place.is_relative_to(root) else place.as_posix()}"


def _path(root: Path) -> Path:
    return root / ".cache" / "built.json"


def _read(root: Path) -> dict[str, object]:
    path = _path(root)
    found = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return found if isinstance(found, dict) else {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _files(path: Path) -> list[Path]:
    """The file, or all files below the folder; every run waits for this, and Path.rglob would take thrice as long."""
    if path.is_file():
        return [path]
    found: list[str] = []
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name not in _SKIPPED]
        found += [f"{folder}/{name}" for name in names]
    return [Path(name) for name in sorted(found)]
