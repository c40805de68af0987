"""A function and its jobs in; the results in the jobs' order, worked out on all cores, out."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import RLock
from typing import Any, Generic, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


@dataclass(frozen=True)
class _Team:
    """Processes that wait for jobs, and the process that may give them some: a copy of it may not."""

    pool: ProcessPoolExecutor
    owner: int


_team: ContextVar[_Team | None] = ContextVar("_team", default=None)


@contextmanager
def team(readying: Iterable[Callable[[], None]] = ()) -> Iterator[None]:
    """While this lasts, `running` and `each` give their jobs to the same processes, which keep what they have loaded.

    These call the picklable functions `readying` at once, while the caller goes on: what is slow to load is then there
    when the first job comes. Raises what such a function raises, in the end.
    """
    if cores() < 2:
        yield
        return
    with ProcessPoolExecutor(_others()) as pool:
        begun = [pool.submit(function) for _ in range(_others()) for function in readying]
        token = _team.set(_Team(pool, os.getpid()))
        try:
            yield
        finally:
            _team.reset(token)
        for one in begun:
            one.result()


@contextmanager
def running(function: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[Callable[[], list[Result]]]:
    """Begin the jobs in other processes, so that the caller can go on; what is yielded waits for their results.

    A team begins each job as soon as `jobs` gives it and a process is free. Who waits takes a hand: of the jobs that
    have not begun, the last is done in this process. Function, jobs and results must be picklable. An exception of a
    job is raised where results are waited for.
    """
    ours = _team.get()
    if ours is not None and ours.owner == os.getpid():
        with _given(ours.pool, _others(), function, jobs) as results:
            yield results
        return
    waiting = list(jobs)
    if len(waiting) < 2 or cores() < 2:
        yield lambda: [function(job) for job in waiting]
    else:
        count = min(_others(), len(waiting) - 1)
        with ProcessPoolExecutor(count) as pool, _given(pool, count, function, waiting) as results:
            yield results


@contextmanager
def _given(
    pool: ProcessPoolExecutor, processes: int, function: Callable[[Job], Result], jobs: Iterable[Job]
) -> Iterator[Callable[[], list[Result]]]:
    desk = _Desk(pool, processes, function)
    try:
        for job in jobs:
            desk.add(job)
        yield desk.results
    finally:
        desk.close()


class _Desk(Generic[Job, Result]):
    """Hands a job to another process only when one is free: a pool given all of them would hold on to the next."""

    def __init__(self, pool: ProcessPoolExecutor, processes: int, function: Callable[[Job], Result]) -> None:
        self._pool, self._function, self._free = pool, function, processes
        self._waiting: deque[tuple[int, Job]] = deque()
        self._begun: dict[int, Future[Result]] = {}
        self._count = 0
        self._lock = RLock()

    def add(self, job: Job) -> None:
        with self._lock:
            self._waiting.append((self._count, job))
            self._count += 1
            self._hand_out()

    def close(self) -> None:
        """Hand out no more."""
        with self._lock:
            self._waiting.clear()

    def _hand_out(self) -> None:
        while self._free and self._waiting:
            place, job = self._waiting[0]
            begun = self._begun[place] = self._pool.submit(self._function, job)
            self._waiting.popleft()
            self._free -= 1
            begun.add_done_callback(self._come_back)

    def _come_back(self, _: Future[Result]) -> None:
        with self._lock:
            self._free += 1
            self._hand_out()

    def results(self) -> list[Result]:
        ours: dict[int, Result] = {}
        while last := self._taken():
            place, job = last
            ours[place] = self._function(job)
        return [ours[place] if place in ours else self._begun[place].result() for place in range(self._count)]

    def _taken(self) -> tuple[int, Job] | None:
        with self._lock:
            return self._waiting.pop() if self._waiting else None


def each(function: Callable[[Job], Result], jobs: Iterable[Job]) -> list[Result]:
    """The results of all jobs; as `running`."""
    with running(function, jobs) as results:
        return results()


def copies(function: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[Result]:
    """The results in the jobs' order, each as soon as it is there, worked out in copies of this process.

    These have all that it has. Jobs and results must be picklable; the function need not be.
    """
    waiting = list(jobs)
    if len(waiting) < 2 or cores() < 2:
        yield from map(function, waiting)
        return
    with _copied(function, min(cores(), len(waiting))) as pool:
        yield from pool.map(_call, waiting)


@contextmanager
def aside(function: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin the function in a copy of this process, so that the caller can go on; what is yielded waits for its result.

    The result, or the exception that is raised where it is waited for, must be picklable; the function need not be.
    """
    if cores() < 2:
        yield function
        return
    with _copied(lambda _: function(), 1) as pool:
        yield pool.submit(_call, None).result


def _copied(function: Callable[[Any], Any], count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, multiprocessing.get_context("fork"), _take, (function,))


_taken: list[Callable[[Any], Any]] = []


def _take(function: Callable[[Any], Any]) -> None:
    _taken.append(function)


def _call(job: Any) -> Any:
    return _taken[-1](job)


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


def _others() -> int:
    """How many processes can work beside this one."""
    return cores() - 1


def cores() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
