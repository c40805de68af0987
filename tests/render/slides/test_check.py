"""Checking the deck without making it: the same faults as in a build, and nothing written or loaded for writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import ContentError
from publisher.options import Options
from publisher.render import slides
from tests.conftest import Built, run
from tests.render.slides.conftest import Material, changed, with_sessions

LONG = "Smerte er kroppens alarm, og den er til for at beskytte dig mod det, der kan gøre skade på kroppen. " * 3
CHECK = """
import sys
from pathlib import Path
from publisher.content import load
from publisher.figures import draw, palette
from publisher.render import slides
book = load(Path(sys.argv[1]))
colours = palette.load(book.root)
slides.check(book, draw(book, colours), colours)
print(*sorted(sys.modules))
"""


@pytest.fixture
def faulty(material: Material) -> Material:
    notes = material.book.slides["alarmsystemet.kram"].notes.model_copy(update={"say": LONG * 12})
    worse = changed(changed(material, "sult", title=LONG), "kram", notes=notes)
    return changed(worse, "roegalarmen", title="Smertealarmsystemundersøgelser")


def test_content_that_fits_is_passed_in_silence(material: Material) -> None:
    slides.check(material.book, material.figures, material.palette)


def test_slides_and_notes_that_do_not_fit_are_told_at_once(faulty: Material) -> None:
    with pytest.raises(ContentError) as caught:
        slides.check(faulty.book, faulty.figures, faulty.palette)
    assert [problem.message.split(" (")[0] for problem in caught.value.problems] == [
        "slidet alarmsystemet.sult",
        "slidet alarmsystemet.roegalarmen",
        "slidet alarmsystemet.kram",
    ]


def test_a_build_stops_at_the_same_problems(faulty: Material, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as checked:
        slides.check(faulty.book, faulty.figures, faulty.palette)
    with pytest.raises(ContentError) as built:
        slides.render(
            faulty.book, faulty.figures, faulty.palette, Options.of(faulty.book.root, out=tmp_path / "downloads")
        )
    assert built.value.problems == checked.value.problems
    assert list(tmp_path.iterdir()) == []


def test_every_session_is_checked(material: Material, faulty: Material) -> None:
    sessions = (*material.book.default_course.sessions, *faulty.book.default_course.sessions)
    with pytest.raises(ContentError):
        slides.check(with_sessions(material, *sessions).book, material.figures, material.palette)


def test_a_check_loads_nothing_that_only_writing_needs(built: Built) -> None:
    made = run(built.root, "-c", CHECK, str(built.root))
    assert made.returncode == 0, made.stderr
    loaded = set(made.stdout.split())
    assert "publisher.render.slides.layout" in loaded
    assert not loaded & {"weasyprint", "pypdfium2", "publisher.render.slides.deck"}
