"""docs/undervisning/guide.yml in; what a facilitator must know before and around the sessions out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter

from publisher.content.models import Model, Text
from publisher.content.yaml_source import Key, YamlSource

FILE = "docs/undervisning/guide.yml"


class GuidePart(Model):
    """A heading with an introduction and points, either of which may be left out."""

    heading: Text
    text: Text | None = None
    points: tuple[Text, ...] = ()


class Guide(Model):
    """The facilitator's guide beyond the slides: `always` is brought to every session."""

    title: Text
    lead: Text
    always: tuple[Text, ...]
    parts: tuple[GuidePart, ...]


def read(root: Path) -> tuple[Guide | None, YamlSource | None]:
    """The guide below `root`, and the file it stands in; neither where there is no such file."""
    if not (root / FILE).is_file():
        return None, None
    source = YamlSource.read(root, FILE)
    return source.validated(TypeAdapter(Guide)), source


def texts(guide: Guide) -> Iterator[tuple[Key, str]]:
    """Every text with its key."""
    yield ("lead",), guide.lead
    yield ("always",), "\n\n".join(guide.always)
    for number, part in enumerate(guide.parts):
        key: Key = ("parts", number)
        yield (*key, "text"), "\n\n".join((part.heading, part.text or "", *part.points))
