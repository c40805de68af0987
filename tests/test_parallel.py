"""Work beside the caller comes back whole, its results and its errors alike."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher import parallel
from publisher.errors import ContentError, Problem
from publisher.pipeline import PreflightError
from publisher.preflight.report import Finding, Report

FAULTS = (Problem("docs/a.md", 1, 2, "", "først"), Problem("docs/b.md", 3, 4, "nøgle", "så"))


def content_fault() -> int:
    raise ContentError(FAULTS)


def preflight_fault() -> int:
    raise PreflightError([Report(Path("fil.pdf"), "skærmfil", ("PDF-U1",), (Finding("PDF-U1", "side 1", "galt"),))])


@pytest.mark.parametrize("fault", [content_fault, preflight_fault])
def test_an_error_beside_is_the_error_that_it_would_have_been_here(fault: Callable[[], int]) -> None:
    with pytest.raises((ContentError, PreflightError)) as here:
        fault()
    with pytest.raises(type(here.value)) as beside, parallel.aside(fault) as wait:
        wait()
    assert str(beside.value) == str(here.value)
    assert vars(beside.value).items() >= vars(here.value).items()


def test_what_runs_beside_knows_all_that_is_known_here_and_runs_in_another_process() -> None:
    unpicklable = (number for number in (1, 2, 3))
    with parallel.aside(lambda: (sum(unpicklable), os.getpid())) as wait:
        total, process = wait()
    assert total == 6
    assert (process != os.getpid()) == (parallel.cores() > 1)
