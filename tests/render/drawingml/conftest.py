"""The figures as a written deck, and their pictures by two programs of others, each made once."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from PIL import Image

from publisher.figures.figure import Figure
from tests.render.drawingml import deck, drawings, pictures

Pair = tuple[Image.Image, Image.Image]


def altered(figure: Figure, name: str, place: str, **attributes: str) -> Figure:
    """The figure with some attributes of the one element whose data-name is `place` set anew."""
    root = copy.deepcopy(figure.root)
    (element,) = (found for found in root.iter() if found.get("data-name") == place)
    for key, value in attributes.items():
        element.set(key, value)
    return replace(figure, id=name, root=root)


@pytest.fixture(scope="session")
def figures() -> Sequence[Figure]:
    return [drawings.torture(), *drawings.of_the_book().values()]


@pytest.fixture(scope="session")
def slides(figures: Sequence[Figure], tmp_path_factory: pytest.TempPathFactory) -> Sequence[deck.Slide]:
    return deck.write(figures, tmp_path_factory.mktemp("figures") / "figures.pptx")


@pytest.fixture(scope="session")
def pairs(figures: Sequence[Figure], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Pair]:
    """By figure: its picture as SVG and as native shapes; also of two whose shapes are made wrong on purpose."""
    folder = tmp_path_factory.mktemp("pictures")
    torture = figures[0]
    wrong = [
        altered(torture, "moved", "Pille", transform="translate(0 24)"),
        altered(torture, "recoloured", "Pille", fill="attention"),
    ]
    shown = [*figures, *wrong]
    deck.write(shown, folder / "deck.pptx")
    native = pictures.by_office(folder / "deck.pptx", shown, folder)
    drawn = pictures.by_browser(figures, folder)
    drawn += [drawn[0]] * len(wrong)
    return {figure.id: pair for figure, *pair in zip(shown, drawn, native, strict=True)}  # type: ignore[misc]
