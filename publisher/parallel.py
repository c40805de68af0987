"""A function and its jobs in; the results in the jobs' order, worked out on all cores, out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


@contextmanager
def running(function: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[Callable[[], list[Result]]]:
    """Begin the jobs in other processes, so that the caller can go on; what is yielded waits for their results.

    Function, jobs and results must be picklable. The first exception of a job is raised where results are waited for.
    """
    waiting = list(jobs)
    if len(waiting) < 2 or cores() < 2:
        yield lambda: [function(job) for job in waiting]
        return
    with ProcessPoolExecutor(min(cores(), len(waiting))) as pool:
        begun = [pool.submit(function, job) for job in waiting]
        yield lambda: [job.result() for job in begun]


def each(function: Callable[[Job], Result], jobs: Iterable[Job]) -> list[Result]:
    """The results of all jobs; as `running`."""
    with running(function, jobs) as results:
        return results()


def cores() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
