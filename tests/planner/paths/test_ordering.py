# SPDX-License-Identifier: GPL-3.0-or-later
"""Orders of tours: within 5 % of the optimum (found by dynamic programming), windows kept."""

import itertools
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString

from planner.paths.ordering import Rounds, Visit, best_order

places = st.lists(
    st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=3, max_size=10, unique=True
)


def rounds(points, visits=None, has_end=False) -> Rounds:
    """Rounds over points of the plane, one second a unit; the first is the start."""
    legs = [[math.dist(a, b) for b in points] for a in points]
    count = len(points) - 1 - has_end
    return Rounds(legs, visits or [Visit()] * count, has_end)


def optimum(asked: Rounds) -> float:
    """The earliest end of all orders that come late nowhere (Held and Karp, 1962).

    To be somewhere earlier is never worse, so the earliest time for each set and last stop will do.
    """
    count = len(asked.visits)
    best: dict[tuple[int, int], float] = {}
    for number, visit in enumerate(asked.visits, start=1):
        now = max(asked.legs[0][number], visit.opens)
        if now <= visit.closes:
            best[1 << (number - 1), number] = now + visit.stay
    for size in range(2, count + 1):
        for chosen in itertools.combinations(range(1, count + 1), size):
            mask = sum(1 << (number - 1) for number in chosen)
            for last in chosen:
                visit, rest = asked.visits[last - 1], mask ^ (1 << (last - 1))
                times = [
                    max(best[rest, before] + asked.legs[before][last], visit.opens)
                    for before in chosen
                    if before != last and (rest, before) in best
                ]
                if times and min(times) <= visit.closes:
                    best[mask, last] = min(times) + visit.stay
    whole = (1 << count) - 1
    ends = [
        best[whole, last] + (asked.legs[last][-1] if asked.has_end else 0.0)
        for last in range(1, count + 1)
        if (whole, last) in best
    ]
    return min(ends, default=math.inf)


@settings(max_examples=40)
@given(places, st.booleans())
def test_within_five_percent_of_the_optimum(points, has_end):
    asked = rounds(points, has_end=has_end)
    order = best_order(asked)
    assert sorted(order) == list(range(1, len(asked.visits) + 1))
    late, end, _ = asked.cost(order)
    assert late == 0
    assert end <= 1.05 * optimum(asked) + 1e-9


@settings(max_examples=25)
@given(places, st.booleans(), st.randoms(use_true_random=False))
def test_windows_that_can_be_kept_are_kept(points, has_end, chance: random.Random):
    """Windows about the times of one order: so at least that one comes late nowhere."""
    plain = rounds(points, has_end=has_end)
    order = list(range(1, len(plain.visits) + 1))
    chance.shuffle(order)
    times = dict(zip(order, plain.arrivals(tuple(order)), strict=False))
    visits = [
        Visit(0, max(0, times[n] - chance.randint(0, 60)), times[n] + chance.randint(20, 200))
        for n in range(1, len(order) + 1)
    ]
    asked = rounds(points, visits, has_end)
    late, end, _ = asked.cost(best_order(asked))
    assert late == 0
    assert end <= 1.05 * optimum(asked) + 1e-6


def test_a_row_of_stops_is_walked_from_one_end_to_the_other():
    asked = rounds([(0, 0), (30, 0), (10, 0), (40, 0), (20, 0)])
    assert best_order(asked) == (2, 4, 1, 3)


def test_with_an_end_the_way_back_is_shared():
    points = [(0, 0), (10, 1), (20, 1), (20, -1), (10, -1), (0, -1)]
    assert best_order(rounds(points, has_end=True)) == (1, 2, 3, 4)


def test_who_comes_early_waits_and_stays():
    asked = rounds([(0, 0), (10, 0), (20, 0)], [Visit(60), Visit(30, opens=500)])
    assert best_order(asked) == (1, 2)
    assert asked.arrivals((1, 2)) == (10, 500, 530)


def test_what_closes_first_is_seen_first():
    asked = rounds([(0, 0), (10, 0), (100, 0)], [Visit(60), Visit(0, closes=105)])
    assert best_order(asked) == (2, 1)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_stops(count):
    points = [(n, 0) for n in range(count + 1)]
    assert best_order(rounds(points)) == tuple(range(1, count + 1))


def test_a_large_tour_crosses_itself_nowhere():
    """Of two legs that cross, exchanging the ends is always shorter: so none are left."""
    chance = random.Random(3)
    points = [(chance.randrange(1000), chance.randrange(1000)) for _ in range(31)]
    asked = rounds(points)
    order = (0, *best_order(asked))
    legs = [LineString([points[a], points[b]]) for a, b in itertools.pairwise(order)]
    assert not any(
        one.crosses(two) for number, one in enumerate(legs) for two in legs[number + 2 :]
    )
