"""A YAML file in; its data with the line and column of every key, and every fault of its form, out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from publisher.content.validation import problems_of
from publisher.errors import Problem

Key = tuple[str | int, ...]
_MOST_BYTES = 1_000_000
_Loader: Any = yaml.SafeLoader
FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"
_MAYBE_ANCHOR = re.compile(r"(?:^|[\s\[\]{},:?-])[&*][\w-]", re.MULTILINE)  # wherever a token may begin
T = TypeVar("T")


class YamlSource:
    """One YAML file: `data` as plain Python (sequences as tuples), `problems` found so far.

    Anchors and aliases are refused: nothing we write needs them, and nested aliases can grow without bound.
    """

    def __init__(self, path: str) -> None:
        """Begin with no data; `path` is relative to the project."""
        self.path = path
        self.data: Any = None
        self.problems: list[Problem] = []
        self._marks: dict[Key, tuple[int, int]] = {}

    @classmethod
    def read(cls, root: Path, path: str) -> YamlSource:
        """Read `path` below `root`; what is wrong with the file's form is in `problems`."""
        source = cls(path)
        text = _text(root / path, source)
        if text is None:
            return source
        try:
            node = source._composed(text, FastLoader)
        except yaml.MarkedYAMLError as error:
            source._report(error.problem_mark, *_form_message(error))
            return source
        except yaml.YAMLError as error:
            source.problems.append(Problem(path, 0, 0, "", f"filen er ikke YAML: {error}"))
            return source
        if node is None and not source.problems:
            source.problems.append(Problem(path, 0, 0, "", "filen er tom"))
        if node is not None:
            source.data = source._plain(node, ())
        return source

    def _composed(self, text: str, loader: Any) -> yaml.Node | None:
        """The text's node tree, or None where it is empty or uses anchors, which is noted."""
        try:
            # Most files have nothing that could be an anchor, and to look at each event takes as long as to compose.
            for event in yaml.parse(text, Loader=loader) if _MAYBE_ANCHOR.search(text) else ():
                if anchor := getattr(event, "anchor", None):
                    self._report(event.start_mark, "ankre (&) og henvisninger (*) bruges ikke her", anchor)
                    return None
            return yaml.compose(text, Loader=loader)
        except yaml.YAMLError:
            if loader is _Loader:
                raise
            return self._composed(text, _Loader)  # the slower reader, whose complaints we know word for word

    def place(self, key: Key) -> tuple[int, int]:
        """Line and column (from 1) of the key path, or of its nearest parent that stands in the file."""
        while key and key not in self._marks:
            key = key[:-1]
        return self._marks.get(key, (1, 1))

    def problem(self, key: Key, message: str, found: str = "", allowed: str = "", nearest: str = "") -> None:
        """Note a problem at the key path."""
        line, column = self.place(key)
        self.problems.append(Problem(self.path, line, column, dotted(key), message, found, allowed, nearest))

    def validated(self, shape: TypeAdapter[T]) -> T | None:
        """The data in the given shape; None, with the reasons in `problems`, where it does not fit."""
        if self.data is None:
            return None
        try:
            return shape.validate_python(self.data)
        except ValidationError as error:
            for key, message, found, allowed, near in problems_of(error, shape):
                self.problem(key, message, found, allowed, near)
            return None

    def _report(self, mark: Any, message: str, found: str = "") -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        self.problems.append(Problem(self.path, line, column, "", message, found or ""))

    def _plain(self, node: yaml.Node, key: Key) -> Any:
        self._marks.setdefault(key, (node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, yaml.SequenceNode):
            return tuple(self._plain(child, (*key, number)) for number, child in enumerate(node.value))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, key)
        if node.tag == _TEXT:  # most are, and a loader for each takes as long as all the rest
            return node.value
        loader = _Loader("")
        try:
            return loader.construct_object(node)
        except (yaml.YAMLError, ValueError):
            self.problem(key, "værdien kan ikke læses", str(node.value))
            return None
        finally:
            loader.dispose()

    def _mapping(self, node: yaml.MappingNode, key: Key) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key_node, value_node in node.value:
            name = str(key_node.value)
            child = (*key, name)
            mark = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if name in plain:
                first = self.place(child)[0]
                self.problems.append(
                    Problem(self.path, *mark, dotted(child), f"nøglen står to gange; første gang i linje {first}", name)
                )
                continue
            self._marks[child] = mark
            plain[name] = self._plain(value_node, child)
        return plain


def dotted(key: Key) -> str:
    """A key path as an author reads it: ("slides", 2, "notes") becomes "slides[3].notes"."""
    text = ""
    for part in key:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _text(path: Path, source: YamlSource) -> str | None:
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= _MOST_BYTES else b""
    except FileNotFoundError:
        source.problems.append(Problem(source.path, 0, 0, "", "filen findes ikke"))
        return None
    if size > _MOST_BYTES:
        found, allowed = f"{size / 1e6:.1f} MB", f"højst {_MOST_BYTES / 1e6:.0f} MB"
        source.problems.append(Problem(source.path, 0, 0, "", "filen er for stor", found.replace(".", ","), allowed))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        message = "filen er ikke gemt som UTF-8"
        source.problems.append(
            Problem(source.path, line, column, "", message, f"byte 0x{raw[error.start]:02X}", "UTF-8")
        )
        return None


def _form_message(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """PyYAML's English complaint as Danish advice."""
    problem = error.problem or ""
    if "'\\t'" in problem:
        return "tabulator bruges ikke til indrykning; brug mellemrum", "tabulator"
    if "mapping values are not allowed" in problem:
        return "et kolon midt i en tekst; sæt teksten i anførselstegn", ""
    if "could not find expected ':'" in problem:
        return "en linje mangler kolon efter nøglen, eller indrykningen er forkert", ""
    if "found unexpected end of stream" in problem or "quoted scalar" in (error.context or ""):
        return "et anførselstegn bliver ikke lukket", ""
    if problem.startswith("expected ',' or"):
        return "en liste i [ ] eller { } bliver ikke lukket, eller en tekst i den skal i anførselstegn", ""
    if "expected <block end>" in problem and "scalar" in problem:
        return (
            "linjen passer ikke med dem ovenfor: et anførselstegn bliver ikke lukket, eller indrykningen er forkert",
            "",
        )
    if "expected <block end>" in problem or "indentation" in problem:
        return "indrykningen passer ikke med linjerne ovenfor", ""
    return "filen er ikke gyldig YAML her", problem
