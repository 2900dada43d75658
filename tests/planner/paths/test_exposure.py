# SPDX-License-Identifier: GPL-3.0-or-later
"""Exposure: flows are conserved, symmetry, detours, Gini by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.paths.exposure import End, ExposureModel, demand, exposure, gini
from tests.planner.building import opening, venue
from tests.planner.rules.scenes import FRONT, island, scene, stand

ONE_DOOR = venue(openings=(opening("door", (15_000, 0)),))
MODEL = ExposureModel(visitors=100, stops=3)


def ends(*weights: float) -> list[End]:
    """An entrance and attractions of some weights."""
    doors = [End("door", True, 3.0, ((0.0, 0.0),))]
    return doors + [End(f"a{n}", False, w, ((0.0, 0.0),)) for n, w in enumerate(weights)]


apart = st.lists(st.lists(st.floats(0, 1e5), min_size=5, max_size=5), min_size=5, max_size=5)


@given(apart, st.lists(st.floats(0.1, 100), min_size=4, max_size=4))
def test_what_comes_goes(rows, weights):
    """At each attraction as many leave as come; as many leave the hall as come in."""
    lengths = np.array(rows)
    lengths = lengths + lengths.T
    flows = demand(ends(*weights), lengths, MODEL)
    assert np.allclose(flows.sum(axis=0), flows.sum(axis=1), rtol=1e-9, atol=1e-9)
    assert flows[0].sum() == pytest.approx(100)
    # Each makes three stops and one way out.
    assert flows.sum() == pytest.approx(400)


def test_equal_attractions_are_visited_alike_and_larger_ones_more():
    lengths = np.full((4, 4), 1000.0)
    flows = demand(ends(1, 1, 2), lengths, MODEL)
    coming = flows.sum(axis=0)
    assert coming[1] == pytest.approx(coming[2])
    assert coming[3] > coming[1]
    # The first stop is by weight alone: all are equally far.
    first = demand(ends(1, 1, 2), lengths, ExposureModel(visitors=100, stops=1))
    assert first[0, 1:].tolist() == pytest.approx([25, 25, 50])


def test_an_attraction_without_a_way_is_not_visited():
    lengths = np.full((3, 3), 1000.0)
    lengths[2, :] = lengths[:, 2] = math.inf
    flows = demand(ends(1, 1), lengths, MODEL)
    assert flows[:, 2].sum() == 0
    assert flows.sum() == pytest.approx(200)  # to the only attraction, and out again


def test_a_mirrored_hall_has_mirrored_exposure():
    site = scene(
        island("A", 6000, 8000), island("B", 21_000, 8000),
        stand("C", 6000, 15_000), stand("D", 21_000, 15_000), on=ONE_DOOR,
    )  # fmt: skip
    found = exposure(site, MODEL).passing
    assert found["booth-a"] == pytest.approx(found["booth-b"], rel=1e-6)
    assert found["booth-c"] == pytest.approx(found["booth-d"], rel=1e-6)


def test_all_visits_are_accounted_for():
    site = scene(island("A", 3000, 8000), island("B", 13_000, 8000), island("C", 22_000, 8000))
    found = exposure(site, MODEL)
    assert sum(found.coming.values()) == pytest.approx(300)
    # Who walks on a piece is on a walk: never more than all walks together.
    assert max(load for _, load in found.flows) <= 400 + 1e-6


def test_who_walks_by_is_counted_and_who_comes_is_not():
    """B stands beyond A in a blind aisle, so all who see B pass A's open side, there and back."""
    walls = [stand(f"W{n}", 3000 * n, 7000, 3000, 1000, open_sides=()) for n in range(4)]
    walls += [stand("X", 0, 11_000, 12_000, 1000, open_sides=())]
    end = stand("E", 0, 8000, 1000, 3000, open_sides=())
    a = stand("A", 6000, 10_000, 2000, 1000, open_sides=(FRONT,))
    b = stand("B", 2000, 10_000, 2000, 1000, open_sides=(FRONT,))
    straight = ExposureModel(visitors=100, stops=1, spread=500)
    found = exposure(scene(*walls, end, a, b, on=ONE_DOOR), straight)
    assert found.passing["booth-b"] == pytest.approx(0, abs=1e-6)
    assert found.passing["booth-a"] == pytest.approx(2 * found.coming["booth-b"])


def test_a_hall_without_a_door_or_booths_has_none():
    assert exposure(scene(on=ONE_DOOR), MODEL).passing == {}
    shut = venue(openings=())
    found = exposure(scene(island("A", 6000, 8000), on=shut), MODEL)
    assert found.passing == {"booth-a": 0.0}
    assert found.fairness == 0


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [([], 0), ([0, 0], 0), ([3, 3, 3], 0), ([0, 0, 0, 1], 0.75), ([1, 2, 3, 4], 0.25),
     ([1, 3], 0.25)],
)  # fmt: skip
def test_gini_by_hand(amounts, expected):
    assert gini(amounts) == pytest.approx(expected)
