# SPDX-License-Identifier: GPL-3.0-or-later
"""People to exits: known answers by hand, bounds, capacities, one exit lost."""

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.paths.assignment import assign, emptied, nearest, quickest
from planner.paths.hydraulics import SPEED, emptying, flow_time, specific_flow, speed


@pytest.mark.parametrize(
    ("density", "flow", "walking"),
    [(0, 0, 1.2), (0.5, 0.65, 1.2), (1.9, 1.3, 0.67), (3.2, 0.65, 0.20), (3.5, 0.32, 0.10),
     (5, 0.32, 0.10), (0.25, 0.325, 1.2), (1.2, 0.975, 0.935)],
)  # fmt: skip
def test_the_tables_of_imo(density, flow, walking):
    assert specific_flow(density) == pytest.approx(flow)
    assert speed(density) == pytest.approx(walking)


@pytest.mark.parametrize(
    ("persons", "width", "seconds"),
    [
        (1000, 4000, 192.3),  # RiMEA 9: four doors of 1 m
        (1000, 2000, 384.6),  # RiMEA 9, one wall's doors closed
        (150, 1000, 115.4),  # RiMEA 12
        (0, 0, 0),
        (1, 0, math.inf),
    ],
)
def test_flow_bounds(persons, width, seconds):
    assert flow_time(persons, width) == pytest.approx(seconds, abs=0.05)


def test_a_door_empties_when_the_queue_has_passed_or_the_last_has_come():
    near = emptying([130], [0], 1000)
    assert near.seconds == pytest.approx(100)
    assert near.queues
    # One who walks 240 m comes after the queue has gone.
    late = emptying([130, 1], [0, 240_000], 1000)
    assert late.seconds == pytest.approx(200 + 1 / 1.3)
    # Two groups: the second comes while the first still passes.
    both = emptying([130, 130], [0, 60_000], 1000)
    assert both.seconds == pytest.approx(200)


WALKS = np.array([[10_000.0, 30_000.0], [12_000.0, 20_000.0], [40_000.0, 5_000.0]])


def test_everybody_to_the_nearest():
    found = nearest([10, 20, 30], WALKS)
    assert found.persons.tolist() == [[10, 0], [20, 0], [0, 30]]


def test_who_loses_least_goes_farther_where_an_exit_is_full():
    """Exit 0 takes 15 of 30: the second group's way to exit 1 is 8 m longer, the first's 20 m."""
    found = assign([10, 20, 30], WALKS, [15, 100])
    assert found.persons.tolist() == [[10, 0], [5, 15], [0, 30]]
    assert found.left.sum() == 0


def test_what_no_exit_takes_is_left_over():
    found = assign([10, 20, 30], WALKS, [15, 20])
    assert found.left.sum() == 25
    assert found.persons.sum(axis=0).tolist() == [15, 20]
    shut = assign([10], np.array([[math.inf, math.inf]]), [100, 100])
    assert shut.left.tolist() == [10]
    assert nearest([10], np.array([[math.inf, math.inf]])).left.tolist() == [10]


def test_the_quickest_way_shares_a_crowd_among_the_doors():
    """RiMEA 9: 1,000 persons, four equal doors equally far: 250 each; two doors twice as long."""
    persons, widths = [100] * 10, [1000.0] * 4
    walks = np.full((10, 4), 10_000.0)
    found = quickest(persons, walks, widths)
    assert found.persons.sum(axis=0).tolist() == pytest.approx([250] * 4, abs=1)
    four = max(exit_.seconds for exit_ in emptied(found, walks, widths))
    two = max(
        exit_.seconds
        for exit_ in emptied(quickest(persons, walks[:, :2], widths[:2]), walks[:, :2], widths[:2])
    )
    assert four == pytest.approx(192.3 + 10 / SPEED[0], abs=2)
    assert 1.6 <= two / four <= 2.4


def test_most_take_the_nearer_exit_some_the_other():
    """RiMEA 11: two exits of 1 m, 6 m apart; people crowd left of both."""
    persons = [100] * 10
    walks = np.array([[5000.0 + 1000 * n, 11_000.0 + 1000 * n] for n in range(10)])
    found = quickest(persons, walks, [1000.0, 1000.0])
    assert found.at(0) > found.at(1) > 0


groups = st.lists(st.integers(0, 60), min_size=1, max_size=8)


@settings(max_examples=60)
@given(groups, st.integers(1, 4), st.randoms(use_true_random=False))
def test_nobody_is_lost_and_no_exit_takes_more_than_it_can(persons, count, chance):
    walks = np.array([[float(chance.randint(0, 90_000)) for _ in range(count)] for _ in persons])
    capacity = [chance.randint(0, 120) for _ in range(count)]
    found = assign(persons, walks, capacity)
    assert (found.persons.sum(axis=1) + found.left).tolist() == persons
    assert all(found.at(number) <= most for number, most in enumerate(capacity))
    assert found.left.sum() == max(0, sum(persons) - sum(capacity))


@settings(max_examples=40, deadline=None)
@given(groups, st.integers(1, 4), st.randoms(use_true_random=False))
def test_less_room_may_begin_from_the_answer_for_more(persons, count, chance):
    walks = np.array([[float(chance.randint(0, 90)) for _ in range(count)] for _ in persons])
    capacity = [chance.randint(0, 120) for _ in range(count)]
    less = [chance.randint(0, most) for most in capacity]
    fresh = assign(persons, walks, less)
    warm = assign(persons, walks, less, assign(persons, walks, capacity))
    assert warm.left.sum() == fresh.left.sum()
    assert (warm.persons.sum(axis=1) + warm.left).tolist() == persons
    assert all(warm.at(number) <= most for number, most in enumerate(less))
    assert (warm.persons * walks).sum() == pytest.approx((fresh.persons * walks).sum())


@settings(max_examples=60, deadline=None)
@given(groups, st.integers(1, 5), st.randoms(use_true_random=False))
def test_no_flow_costs_less_says_network_simplex(persons, count, chance):
    """The same network, solved by NetworkX."""
    walks = np.array(
        [
            [chance.choice([math.inf, float(chance.randint(0, 90))]) for _ in range(count)]
            for _ in persons
        ]
    )
    capacity = [chance.randint(0, 80) for _ in range(count)]
    found = assign(persons, walks, capacity)
    graph = nx.DiGraph()
    graph.add_node("out", demand=sum(persons))
    for number, most in enumerate(capacity):
        graph.add_edge(number, "out", capacity=most, weight=0)
    for group, size in enumerate(persons):
        graph.add_node(("group", group), demand=-size)
        graph.add_edge(("group", group), "out", weight=10_000)
        for number in np.flatnonzero(np.isfinite(walks[group])).tolist():
            graph.add_edge(("group", group), number, weight=int(walks[group, number]))
    least, _ = nx.network_simplex(graph)
    cost = found.left.sum() * 10_000 + (np.where(found.persons > 0, walks, 0) * found.persons).sum()
    assert cost == least


@settings(max_examples=25, deadline=None)
@given(groups.filter(any), st.integers(1, 3), st.randoms(use_true_random=False))
def test_the_quickest_is_no_slower_than_the_nearest_and_never_below_the_flow_bound(
    persons, count, chance
):
    walks = np.array([[float(chance.randint(0, 90_000)) for _ in range(count)] for _ in persons])
    widths = [float(chance.randint(8, 40) * 100) for _ in range(count)]

    def clears(assignment):
        return max(exit_.seconds for exit_ in emptied(assignment, walks, widths))

    quick = clears(quickest(persons, walks, widths))
    assert quick <= clears(nearest(persons, walks)) + 1.0
    assert quick >= flow_time(sum(persons), sum(widths)) - 1e-6
