"""docs/soegeord.yml in; the extra words that each page is to be found by out."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter

from publisher.content.book import Page
from publisher.content.models import SearchWord, Text
from publisher.content.pages import named_page
from publisher.content.yaml_source import YamlSource
from publisher.errors import Problem

_PATH = "docs/soegeord.yml"


def read_search_words(root: Path, pages: Mapping[str, Page], problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """The words by the page's path in docs, maybe with #anchor; `problems` grows by what is wrong."""
    source = YamlSource.read(root, _PATH)
    found = source.validated(TypeAdapter(dict[Text, tuple[SearchWord, ...]])) or {}
    for page in found:
        named_page(page, "", pages, functools.partial(source.problem, (page,)))
    problems += source.problems
    return found
