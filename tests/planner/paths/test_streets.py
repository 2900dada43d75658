# SPDX-License-Identifier: GPL-3.0-or-later
"""Streets: nearly as long as exact walks, likelihoods by hand, no weight of corners."""

import math

import pytest

from planner.paths.between import walk_network
from planner.paths.gravity import ExposureModel, ends_of
from planner.paths.streets import Streets, Tree, spread_out
from tests.planner.building import opening, venue
from tests.planner.rules.scenes import island, scene, stand

ONE_DOOR = venue(openings=(opening("door", (15_000, 0)),))


def diamond(longer: float) -> Streets:
    """From 0 to 3 by 1 or by 2, the latter ``longer`` mm longer."""
    pieces = [(0, 1, 1000.0), (1, 3, 1000.0), (0, 2, 1000.0 + longer), (2, 3, 1000.0)]
    links: list[list[tuple[int, int, float]]] = [[], [], [], []]
    for number, (a, b, length) in enumerate(pieces):
        links[a].append((b, number, length))
        links[b].append((a, number, length))
    return Streets({}, links, [((0.0, 0.0), (1.0, 0.0))] * 4, frozenset({0, 3}))


def test_a_detour_is_less_likely_by_its_length():
    """By hand: 1 m longer at a spread of 2 m is exp(-0.5) = 0.607 as likely: 62.2 and 37.8."""
    streets = diamond(1000.0)
    load = streets.loaded(streets.tree([3]), {0: 100.0}, 2000.0)
    assert load[0] == pytest.approx(62.2459, abs=1e-3)
    assert load[2] == pytest.approx(37.7541, abs=1e-3)
    assert load[1] == pytest.approx(load[0])
    assert load[3] == pytest.approx(load[2])


def test_a_detour_longer_than_the_spread_is_not_walked():
    streets = diamond(2500.0)
    assert streets.loaded(streets.tree([3]), {0: 100.0}, 2000.0) == {0: 100.0, 1: 100.0}


def test_people_set_out_from_the_nearer_place_of_an_end_or_stay():
    tree = Tree([0.0, 1000.0, 3000.0, math.inf], [0, 1, 2], frozenset({0}))
    onto: dict[int, float] = {}
    spread_out(tree, [1, 2], 100.0, 2000.0, onto)
    assert onto[1] / onto[2] == pytest.approx(math.e)
    assert sum(onto.values()) == pytest.approx(100)
    nowhere: dict[int, float] = {}
    spread_out(tree, [3], 100.0, 2000.0, nowhere)
    assert nowhere == {}


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


def test_nobody_walks_through_where_others_stand():
    streets = diamond(0.0)
    blocked = Streets({}, streets.links, streets.segments, frozenset({0, 1, 3}))
    assert blocked.loaded(blocked.tree([3]), {0: 100.0}, 2000.0) == {2: 100.0, 3: 100.0}


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
    load = streets.loaded(streets.tree(there), {door[0]: 100.0}, 2000.0)
    right = left = 0.0
    for piece, people in load.items():
        (x1, y1), (x2, y2) = streets.segments[piece]
        if (y1 < 11_000) != (y2 < 11_000):
            if x1 + x2 > 30_000:
                right += people
            else:
                left += people
    assert left + right == pytest.approx(100)
    assert right == pytest.approx(50, abs=8)
