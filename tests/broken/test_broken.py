"""Each faulty project gives its exact messages, in Danish, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import pipeline
from publisher.errors import ContentError
from tests.broken.cases import Case, base_project, cases, faulty_project


def test_the_base_project_has_no_fault(tmp_path: Path) -> None:
    book = pipeline.check(base_project(tmp_path))
    assert [slide.ref for slide in book.default_course.sessions[0].slides] == ["proeve.start", "proeve.billede"]


def test_the_gallery_is_not_empty() -> None:
    assert len(cases()) >= 60


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_faulty_project_gives_its_exact_messages(case: Case, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        pipeline.check(faulty_project(case, tmp_path))
    assert str(caught.value) == case.expected
