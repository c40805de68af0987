"""Pages and YAML files in; every word that neither the Danish dictionary nor the project's own list knows out."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.content.book import Page
from publisher.content.markup import prose
from publisher.content.yaml_source import Key, YamlSource, dotted
from publisher.errors import ContentError, Problem, ToolMissing, nearest

OWN_WORDS = "docs/ordbog.txt"
_HUNSPELL = ("hunspell", "-d", "da_DK", "-i", "utf-8", "-l")
# A run of letters; with a figure, an underscore or a full stop in it, it is a code, a file name or an address.
_WORD = re.compile(r"(?<![\w.@/])[A-Za-zÀ-ÖØ-öø-ÿ]{2,}(?![\w@/]|\.\w)")
# What stands in YAML for the machine: ids and references, names of layouts and icons, people's names.
_NOT_PROSE = {"id", "layout", "template", "figure", "icon", "kind", "strength", "cite", "page", "items", "message"}
_NOT_PROSE |= {"version", "reviewed"}
_WITH_PROSE = ("docs/*/chapter.yml", "docs/*.yml", "slides/courses/*.yml")
_WITHOUT_PROSE = {"docs/palette.yml", "docs/sprog.yml"}


@dataclass(frozen=True)
class _Text:
    """A text that people read, with its place."""

    path: str
    line: int
    column: int
    key: str
    text: str


def available() -> bool:
    """Whether this machine can check spelling."""
    return shutil.which(_HUNSPELL[0]) is not None


def check(root: Path, pages: Mapping[str, Page]) -> None:
    """Raise ContentError with every unknown word of everything that people read below `root`."""
    found = list(problems(root, sources(root), pages))
    if found:
        raise ContentError(found)


def sources(root: Path) -> list[YamlSource]:
    """The YAML files that hold prose."""
    paths = [path.relative_to(root).as_posix() for pattern in _WITH_PROSE for path in sorted(root.glob(pattern))]
    return [YamlSource.read(root, path) for path in paths if path not in _WITHOUT_PROSE]


def problems(root: Path, sources: Iterable[YamlSource], pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Every unknown word of the pages, chapters, glossary, bibliography and course, at every place it stands.

    Takes about 0.3 s. Raises ToolMissing where hunspell or its Danish dictionary is not installed.
    """
    texts = [*_of_pages(pages), *(text for source in sources for text in _of_source(source))]
    found = {word for text in texts for word in words(text.text)}
    own = own_words(root)
    unknown = {word for word in unknown_words(found) if not {word, word.lower()} & own}
    guesses = {word: nearest(word, found - unknown) for word in unknown}
    for text in texts:
        for word in words(text.text):
            if word in unknown:
                column = text.column if text.key else text.text.index(word) + 1
                message = f"ordet er ukendt; ret det, eller skriv det i {OWN_WORDS}"
                yield Problem(text.path, text.line, column, text.key, message, word, nearest=guesses[word])


def own_words(root: Path) -> set[str]:
    """The words of the project's list, one a line; a line that begins with # names what follows.

    A word in small letters may be written with a capital too.
    """
    lines = (root / OWN_WORDS).read_text("utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def words(text: str) -> list[str]:
    """The words that can be misspelled, in order; the parts of a hyphenated word count by themselves."""
    return _WORD.findall(text)


def unknown_words(found: Iterable[str]) -> set[str]:
    """The words that the Danish dictionary does not know; raises ToolMissing where there is none."""
    if not available():
        raise ToolMissing("stavekontrollen kræver hunspell og hunspell-da")
    lines = "\n".join(sorted(set(found)))
    run = subprocess.run(_HUNSPELL, input=lines, capture_output=True, text=True, check=False)  # noqa: S603 - fixed
    if run.returncode or run.stderr:
        raise ToolMissing(f"stavekontrollen kræver hunspells danske ordbog (hunspell-da): {run.stderr.strip()}")
    return set(run.stdout.split())


def _of_pages(pages: Mapping[str, Page]) -> Iterator[_Text]:
    for page in pages.values():
        for number, line in enumerate(prose(page.text).split("\n"), page.first_line):
            yield _Text(f"docs/{page.path}", number, 1, "", line)


def _of_source(source: YamlSource) -> Iterator[_Text]:
    """The prose of a YAML file; titles of works are in their own languages, and a poster only chooses texts."""
    if source.path.startswith("posters/"):
        return
    for key, text in _strings(source.data, ()):
        if (key[-1] == "supports") if source.path == "docs/references.yml" else _is_prose(key):
            yield _Text(source.path, *source.place(key), dotted(key), text)


def _is_prose(key: Key) -> bool:
    """Whether people read what stands at the key of a chapter, the glossary or the course."""
    lists_of_a_figure = key[0] == "figures" and "lists" in key
    slides_of_a_session = key[0] == "sessions" and "slides" in key
    return not (lists_of_a_figure or slides_of_a_session or _NOT_PROSE.intersection(map(str, key)))


def _strings(data: object, key: Key) -> Iterator[tuple[Key, str]]:
    """Every string in the data with its key path."""
    if isinstance(data, str):
        yield key, data
    elif isinstance(data, Mapping):
        for name, value in data.items():
            yield from _strings(value, (*key, name))
    elif isinstance(data, tuple):
        for number, value in enumerate(data):
            yield from _strings(value, (*key, number))
