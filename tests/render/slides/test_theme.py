"""The deck's look is authored as text: what is wrong in it is told like any other fault in a source."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from publisher.errors import ContentError
from publisher.render.slides import theme
from tests.conftest import PROJECT
from tests.render.slides.conftest import Material


def problems(material: Material, folder: Path, file: str, old: str, new: str) -> str:
    """What is said of the theme when one of its files is changed."""
    shutil.copytree(PROJECT / theme.FOLDER, folder / theme.FOLDER)
    path = folder / theme.FOLDER / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        theme.load(folder, material.palette)
    return str(caught.value)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("layouts.yml", "hang: true", "hangs: true", "slots.body.hangs: ukendt nøgle"),
        ("layouts.yml", "  quiz:", "  gaet:", "layouts.gaet"),
        ("layouts.yml", "  figure-tall:", "  figure-hoej:", "layouts.figure-hoej"),
        ("layouts.yml", "tall-below: 1.6", "tall-below: bred", "tall-below"),
        ("layouts.yml", "{size: 32, space: 34, lines: 4}", "{size: 32, afstand: 34}", "afstand: ukendt nøgle"),
        ("layouts.yml", "background: psy-pale", "background: psy-bleg", "layouts.quiz.background: ukendt farve"),
        ("layouts.yml", "name: Quiz", "name: [Quiz", "en liste i [ ] eller { } bliver ikke lukket"),
        ("quiz.svg", 'fill="surface"', 'fill="#ffffff"', "slides/theme/quiz.svg: ukendt farve"),
        ("quiz.svg", "<rect", "<image", "elementet er ikke tilladt i en tegning"),
        ("quiz.svg", "</svg>", "", "tegningen er ikke gyldig XML"),
    ],
)
def test_a_fault_in_the_theme_is_named_with_its_file(
    material: Material, tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    message = problems(material, tmp_path, file, old, new)
    assert message.startswith(f"slides/theme/{file}:")
    assert expected in message


def test_a_layout_that_is_gone_is_missed(material: Material, tmp_path: Path) -> None:
    text = (PROJECT / theme.FOLDER / "layouts.yml").read_text("utf-8")
    last = text[text.index("  references:") :]
    assert "layoutet mangler" in problems(material, tmp_path, "layouts.yml", last, "")
