# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs in a process of their own: the same answers and errors, ended when no longer wanted."""

import time

import numpy as np
import pytest
from shapely import Polygon, box

from planner.paths.aside import run_aside
from planner.paths.evacuation import People, available, run
from planner.paths.watch import Stopped

ROOM = [box(0, 0, 10_000, 10_000)]
DOOR = [Polygon([(4000, 0), (6000, 0), (6000, -1000), (4000, -1000)])]
PLACES = np.array([(2000.0, 8000.0), (5000.0, 5000.0), (8000.0, 8000.0)])
PEOPLE = People(PLACES, PLACES, np.zeros(3), np.zeros(3, dtype=np.int64))


@pytest.mark.skipif(available(), reason="the optional extra is installed")
def test_what_goes_wrong_there_is_raised_here():
    with pytest.raises(ModuleNotFoundError, match="jupedsim"):
        run_aside(ROOM, DOOR, PEOPLE, 1)


@pytest.mark.skipif(not available(), reason="the optional extra is not installed")
def test_the_answer_is_that_of_a_run_here():
    shares: list[float] = []

    def watch(share: float) -> bool:
        shares.append(share)
        return True

    here = run(ROOM, DOOR, PEOPLE, 1, frames=True)
    there = run_aside(ROOM, DOOR, PEOPLE, 1, frames=True, watch=watch)
    assert np.array_equal(here.out, there.out)
    assert np.array_equal(here.frames, there.frames, equal_nan=True)
    assert shares == sorted(shares)


def test_it_ends_at_once_when_it_is_no_longer_wanted():
    begin = time.monotonic()
    with pytest.raises(Stopped):
        run_aside(ROOM, DOOR, PEOPLE, 1, watch=lambda _share: False)
    assert time.monotonic() - begin < 10
