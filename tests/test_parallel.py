"""Work beside the caller comes back whole, its results and its errors alike."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
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


def unready() -> None:
    content_fault()


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


def where(_: int) -> int:
    return os.getpid()


def called(port: int) -> int:
    socket.create_connection(("127.0.0.1", port)).close()
    return port


def squared(number: int) -> int:
    return number * number


def test_a_team_works_in_the_jobs_order_and_is_the_same_from_first_to_last() -> None:
    with parallel.team():
        assert parallel.each(squared, range(9)) == [number * number for number in range(9)]
        first, second = (set(parallel.each(where, [0])) for _ in range(2))
    assert first == second
    assert (first != {os.getpid()}) == (parallel.cores() > 1)


def test_what_a_team_cannot_load_is_told_and_not_passed_over() -> None:
    if parallel.cores() < 2:
        pytest.skip("one core has no team")
    with pytest.raises(ContentError), parallel.team([unready]):
        pass


def test_a_copy_of_this_process_does_not_give_jobs_to_its_team() -> None:
    with parallel.team(), parallel.aside(lambda: parallel.each(squared, [2, 3])) as wait:
        assert wait() == [4, 9]


def test_copies_know_what_is_known_here_and_answer_in_order() -> None:
    known = iter((1, 2, 3)), [lambda: 4]
    assert list(parallel.copies(lambda number: (number, len(known)), range(5))) == [(number, 2) for number in range(5)]


def test_a_team_begins_a_job_before_the_next_is_there() -> None:
    if parallel.cores() < 2:
        pytest.skip("one core has no team")
    with socket.create_server(("127.0.0.1", 0)) as server, parallel.team():
        server.settimeout(60)
        port = server.getsockname()[1]

        def jobs() -> Iterator[int]:
            yield port
            server.accept()[0].close()
            yield port

        assert parallel.each(called, jobs()) == [port, port]


_lines: list[socket.socket] = []


def first_waits_for_second(job: tuple[int, int]) -> int:
    """Who works on the job; the one with number 0 is not done before that with number 1, in the test's process."""
    number, port = job
    if number == 0:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            assert line.recv(1)
    elif number == 1:
        _lines[0].sendall(b"x")
    return os.getpid()


def test_a_job_that_no_other_process_has_begun_is_done_by_who_waits_for_it() -> None:
    if parallel.cores() != 2:
        pytest.skip("with two cores there is one other process")
    with socket.create_server(("127.0.0.1", 0)) as server, parallel.team():
        server.settimeout(60)
        jobs = [(number, server.getsockname()[1]) for number in range(5)]
        with parallel.running(first_waits_for_second, jobs) as results:
            _lines[:] = [server.accept()[0]]  # the other process has begun its first job
            ours = [process == os.getpid() for process in results()]
        _lines[0].close()
    assert ours == [False, True, True, True, True]


def first_waits_and_last_fails(job: tuple[int, int, Path]) -> None:
    """Leave a mark of the job; that with number 0 is not done before the test says so, that with number 4 fails."""
    number, port, folder = job
    (folder / str(number)).touch()
    if number == 0:
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            assert line.recv(1)
    if number == 4:
        content_fault()


def test_what_is_not_begun_when_a_job_fails_is_left_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    if parallel.cores() != 2:
        pytest.skip("with two cores there is one other process")
    with socket.create_server(("127.0.0.1", 0)) as server, parallel.team():
        server.settimeout(60)
        jobs = [(number, server.getsockname()[1], tmp_path) for number in range(5)]
        with parallel.running(first_waits_and_last_fails, jobs) as results:
            line, _ = server.accept()
            with pytest.raises(ContentError):
                results()
        line.sendall(b"x")
        line.close()
    assert {path.name for path in tmp_path.iterdir()} == {"0", "4"}
    assert caplog.records == []
