"""The real posters, written once for all tests of this folder, and what they were made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from publisher import pipeline
from publisher.content import Book
from publisher.figures import Figure, Palette
from publisher.options import Options
from publisher.poster_choice import PosterChoice
from publisher.render import posters

PROJECT = Path(__file__).resolve().parents[3]
A3 = PosterChoice(sizes=("a3",))


@dataclass(frozen=True)
class Source:
    """The loaded project."""

    book: Book
    figures: Mapping[str, Figure]
    palette: Palette

    def render(self, folder: Path, choice: PosterChoice = A3) -> list[Path]:
        options = Options.of(PROJECT, out=folder, posters=choice)
        return posters.render(self.book, self.figures, self.palette, options)


@pytest.fixture(scope="session")
def source() -> Source:
    book = pipeline.read(PROJECT)
    palette, figures = pipeline.draw(book)
    return Source(book, figures, palette)


@pytest.fixture(scope="session")
def folder(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all posters in A3; tests must not change it."""
    target = tmp_path_factory.mktemp("posters")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        source.render(target)
    return target / "plakater"


NAMES = sorted(path.stem for path in (PROJECT / "posters").glob("*.yml"))


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def print_file(folder: Path, name: str) -> Path:
    return folder / f"{name}-a3-tryk.pdf"


@pytest.fixture
def screen_file(folder: Path, name: str) -> Path:
    return folder / f"{name}-a3-skaerm.pdf"
