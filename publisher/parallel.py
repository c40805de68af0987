"""A function and its jobs in; the results in the jobs' order, worked out on all cores, out."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

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


@contextmanager
def aside(function: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin the function in a copy of this process, so that the caller can go on; what is yielded waits for its result.

    The result, or the exception that is raised where it is waited for, must be picklable; the function need not be.
    """
    if cores() < 2:
        yield function
        return
    copying = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, copying, _take, (function,)) as pool:
        yield pool.submit(_call).result


_taken: list[Callable[[], Any]] = []


def _take(function: Callable[[], Any]) -> None:
    _taken.append(function)


def _call() -> Any:
    return _taken[0]()


def stream(function: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[Result]:
    """The results in the jobs' order, each as soon as it and those before it are there.

    The first job is done in this process: where others begin as copies of it, what it learnt they need not learn again.
    """
    waiting = list(jobs)
    alone = waiting if cores() < 2 else waiting[:1]
    yield from map(function, alone)
    if rest := waiting[len(alone) :]:
        with ProcessPoolExecutor(min(cores(), len(rest))) as pool:
            yield from pool.map(function, rest)


def cores() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
