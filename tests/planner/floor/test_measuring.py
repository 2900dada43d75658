# SPDX-License-Identifier: GPL-3.0-or-later
"""Distances and areas of chains of points."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box

from planner.floor.measuring import apart, measured

spots = st.tuples(st.integers(-50_000, 50_000), st.integers(-50_000, 50_000))


def test_a_chain_has_legs_a_length_and_where_it_leads():
    found = measured([(0, 0), (3000, 4000), (3000, 1000)])
    assert [leg.length for leg in found.legs] == [5000.0, 3000.0]
    assert [leg.step for leg in found.legs] == [(3000, 4000), (0, -3000)]
    assert found.legs[0].angle == pytest.approx(math.degrees(math.atan2(4, 3)))
    assert found.legs[1].angle == 270.0
    assert (found.length, found.area) == (8000.0, None)
    assert (found.whole.start, found.whole.end) == ((0, 0), (3000, 1000))


def test_a_closed_chain_has_an_area_whichever_way_it_runs():
    corners = [(0, 0), (6000, 0), (6000, 3000), (0, 3000)]
    for ring in (corners, corners[::-1]):
        found = measured(ring, closed=True)
        assert (len(found.legs), found.length, found.area) == (4, 18_000.0, 18e6)


@given(st.lists(spots, min_size=2, max_size=12))
def test_lengths_agree_with_shapely(points):
    assert measured(points).length == pytest.approx(LineString(points).length)


@given(st.lists(spots, min_size=3, max_size=3))
def test_areas_of_triangles_agree_with_shapely(points):
    assert measured(points, closed=True).area == pytest.approx(Polygon(points).area)


def test_gaps_are_the_shortest_ways_between_places():
    found = apart([box(0, 0, 3000, 3000), box(5000, 1000, 8000, 9000), Point(5000, 12_000)])
    assert [leg.length for leg in found.legs] == [2000.0, 3000.0]
    assert found.area is None
    assert apart([box(0, 0, 2, 2), box(1, 1, 3, 3)]).length == 0
