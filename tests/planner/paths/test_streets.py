# SPDX-License-Identifier: GPL-3.0-or-later
"""Streets: nearly as long as exact walks, likelihoods by hand, no weight of corners."""

import math
from collections.abc import Iterable

import numpy as np
import pytest

from planner.paths.between import walk_network
from planner.paths.gravity import ExposureModel, ends_of
from planner.paths.streets import Streets, Tree, set_out
from tests.planner.building import opening, venue
from tests.planner.rules.scenes import island, scene, stand

ONE_DOOR = venue(openings=(opening("door", (15_000, 0)),))


def diamond(longer: float, stops: Iterable[int] = (0, 3)) -> Streets:
    """From 0 to 3 by 1 or by 2, the latter ``longer`` mm longer."""
    pieces = [(0, 1, 1000.0), (1, 3, 1000.0), (0, 2, 1000.0 + longer), (2, 3, 1000.0)]
    segments = [((0.0, 0.0), (1.0, 0.0))] * 4
    return Streets.made({}, 4, pieces, segments, frozenset(stops))


def walked(streets: Streets, spread: float = 2000.0) -> list[float]:
    """The pieces' load where 100 people go from 0 to 3."""
    return streets.loaded(streets.tree([3]), np.array([100.0, 0, 0, 0]), spread).tolist()


def test_a_detour_is_less_likely_by_its_length():
    """By hand: 1 m longer at a spread of 2 m is exp(-0.5) = 0.607 as likely: 62.2 and 37.8."""
    short, long_ = 62.2459, 37.7541
    assert walked(diamond(1000.0)) == pytest.approx([short, short, long_, long_], abs=1e-3)


def test_a_detour_longer_than_the_spread_is_not_walked():
    assert walked(diamond(2500.0)) == [100, 100, 0, 0]


def test_nobody_walks_through_where_others_stand():
    assert walked(diamond(0.0, (0, 1, 3))) == [0, 0, 100, 100]


def test_who_has_no_way_stays():
    streets = Streets.made({}, 2, [], [], frozenset({0, 1}))
    tree = streets.tree([1])
    assert tree.far.tolist() == [math.inf, 0]
    assert streets.loaded(tree, np.array([5.0, 0.0]), 2000.0).tolist() == []


def test_people_set_out_from_the_nearer_place_of_an_end_or_stay():
    """One way is 2 m longer at a spread of 2 m: e to 1. Another end has none."""
    far = np.array([0.0, 1000.0, 3000.0, math.inf])
    tree = Tree(far, far, [1, 2], frozenset({0}))
    people = set_out(tree, np.array([1, 2, 3]), np.array([0, 0, 1]), np.array([100.0, 7.0]), 2000.0)
    assert people.sum() == pytest.approx(100)
    assert people[1] / people[2] == pytest.approx(math.e)
    assert people[3] == 0


def test_streets_are_nearly_as_long_as_exact_walks():
    site = scene(
        *(island(f"{row}{n}", 3000 + 7000 * n, 6000 + 6000 * row)
          for row in range(3) for n in range(3)),
        on=ONE_DOOR,
    )  # fmt: skip
    ends = ends_of(site, ExposureModel())
    streets = Streets.of(site, 600, [place for end in ends for place in end.places])
    network = walk_network(site, 600)
    for one in ends[:4]:
        tree = streets.tree(streets.numbers(one.places))
        for two in ends[4:]:
            exact = network.route(one.places, two.places).exact
            coarse = min(tree.far[node] for node in streets.numbers(two.places))
            assert coarse == pytest.approx(exact, rel=0.04, abs=300)


def test_many_corners_along_a_way_draw_nobody():
    """Two ways about a block, one along a long blank stand, one along six with gaps."""
    block = stand("M", 11_000, 6000, 8000, 10_000, open_sides=())
    blank = stand("W", 4000, 5500, 3000, 11_000, open_sides=())
    rows = [stand(f"E{n}", 23_000, 5500 + 1900 * n, 3000, 1500, open_sides=()) for n in range(6)]
    goal = stand("G", 14_000, 18_000, 2000, 1500, open_sides=(0,))
    site = scene(block, blank, *rows, goal, on=ONE_DOOR)
    ends = ends_of(site, ExposureModel())
    assert len(ends) == 2
    streets = Streets.of(site, 600, [place for end in ends for place in end.places])
    door, there = (streets.numbers(end.places) for end in ends)
    people_at = np.zeros(len(streets.links))
    people_at[door[0]] = 100.0
    load = streets.loaded(streets.tree(there), people_at, 2000.0)
    right = left = 0.0
    for piece, people in enumerate(load.tolist()):
        (x1, y1), (x2, y2) = streets.segments[piece]
        if (y1 < 11_000) != (y2 < 11_000):
            if x1 + x2 > 30_000:
                right += people
            else:
                left += people
    assert left + right == pytest.approx(100)
    assert right == pytest.approx(50, abs=8)
