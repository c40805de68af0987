"""Lengths keep their value wherever they travel, and work is shared among processes in order."""

from __future__ import annotations

import copy

import pytest

from publisher import parallel
from publisher.units import Emu, Mm, Pt

LENGTHS = [Pt(8.5), Mm(3), Emu(914_401)]


def test_a_length_survives_another_process_and_a_copy() -> None:
    for found in (parallel.each(copy.copy, LENGTHS), copy.deepcopy(LENGTHS)):
        assert found == LENGTHS
        assert [type(length) for length in found] == [type(length) for length in LENGTHS]


def test_results_come_in_the_order_of_the_jobs_whoever_is_done_first() -> None:
    assert parallel.each(_slow_if_small, range(8)) == [number * number for number in range(8)]


def test_what_goes_wrong_in_another_process_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        parallel.each(_inverse, [1, 0, 2])


def _slow_if_small(number: int) -> int:
    return number * sum(1 for _ in range(200_000 - 20_000 * number)) // (200_000 - 20_000 * number) * number


def _inverse(number: int) -> float:
    return 1 / number
