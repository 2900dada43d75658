# SPDX-License-Identifier: GPL-3.0-or-later
"""The gravity model: what comes goes, larger and nearer attract more."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.paths.gravity import End, ExposureModel, demand

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


def test_the_nearer_of_two_is_visited_more_by_the_ratio_of_the_model():
    """Worked by hand: 40 m farther at a reach of 40 m is exp(-1) as likely."""
    lengths = np.array([[0, 10_000, 50_000], [10_000, 0, 1], [50_000, 1, 0]], dtype=float)
    first = demand(ends(1, 1), lengths, ExposureModel(visitors=100, stops=1))
    assert first[0, 2] / first[0, 1] == pytest.approx(math.exp(-1))


def test_the_worked_example_of_the_docs():
    """docs/exposure.md: the door, A of 9 m² 10 m from it, B of 18 m² 20 m beyond A."""
    lengths = np.array([[0, 10_000, 30_000], [10_000, 0, 20_000], [30_000, 20_000, 0]], dtype=float)
    flows = demand(ends(9, 18), lengths, ExposureModel(visitors=100, stops=2))
    door, a, b = range(3)
    assert flows[door, a] == pytest.approx(45.19, abs=0.005)
    assert flows[door, b] == pytest.approx(54.81, abs=0.005)
    # Each goes on to the other, and leaves from there.
    assert flows[a, b] == flows[b, door] == pytest.approx(45.19, abs=0.005)
    assert flows[b, a] == flows[a, door] == pytest.approx(54.81, abs=0.005)
