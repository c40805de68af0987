"""docs/tegneguide.yml in; the drawing guide's examples as figures out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints, TypeAdapter

from publisher.content.book import FigureSource, Place
from publisher.content.models import FigureSpec
from publisher.content.yaml_source import YamlSource, dotted
from publisher.errors import Problem

GUIDE = "tegneguide"
_PATH = f"docs/{GUIDE}.yml"
_Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]


def read_examples(root: Path, problems: list[Problem]) -> dict[str, FigureSource]:
    """Each example, keyed "tegneguide.name"; none where there is no guide. `problems` grows by what is wrong.

    An example is drawn like a chapter's figure, but belongs to none: it has labels and no lists.
    """
    if not (root / _PATH).exists():
        return {}
    source = YamlSource.read(root, _PATH)
    specs = source.validated(TypeAdapter(dict[_Name, FigureSpec])) or {}
    for name, spec in specs.items():
        if spec.lists:
            source.problem((name, "lists"), "et eksempel i tegneguiden har ingen lister", ", ".join(spec.lists))
    problems += source.problems
    return {
        f"{GUIDE}.{name}": FigureSource(
            f"{GUIDE}.{name}", spec, {}, Place(_PATH, *source.place((name,)), dotted((name,)))
        )
        for name, spec in specs.items()
    }
