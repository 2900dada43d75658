# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways within one polygon, by hand and against the walks of a point."""

import math
import random

import numpy as np
import pytest
import shapely
from shapely import Polygon

from planner.paths import Walk, WalkNetwork
from planner.paths.hollow import Hollow, at_lines, at_places

LEG = Polygon([(0, 0), (9000, 0), (9000, 3000), (3000, 3000), (3000, 9000), (0, 9000)])


def test_around_the_inner_corner_of_an_l():
    hollow = Hollow(LEG, at_places(np.array([[9000.0, 0.0]]), np.array([500.0])))
    assert hollow.corners.tolist() == [[3000, 3000]]
    seen = math.dist((1000, 1000), (9000, 0)) + 500
    around = math.dist((0, 9000), (3000, 3000)) + math.dist((3000, 3000), (9000, 0)) + 500
    lengths = hollow.distances(np.array([[1000.0, 1000.0], [0.0, 9000.0]]))
    assert lengths.tolist() == pytest.approx([seen, around])
    assert hollow.way((0, 9000)) == (((0, 9000), (3000, 3000), (9000, 0)), 0)


def test_square_onto_a_side_and_to_its_end():
    hollow = Hollow(LEG, at_lines(np.array([[9000.0, 0.0]]), np.array([[9000.0, 3000.0]])))
    lengths = hollow.distances(np.array([[1000.0, 2000.0], [0.0, 9000.0]]))
    assert lengths.tolist() == pytest.approx([8000, math.dist((0, 9000), (3000, 3000)) + 6000])


def test_ends_that_are_not_seen_are_infinitely_far():
    hollow = Hollow(LEG, at_places(np.array([[20_000.0, 0.0]]), np.array([0.0])))
    assert hollow.distances(np.array([[1000.0, 1000.0]])).tolist() == [math.inf]
    empty = Hollow(LEG, at_places(np.zeros((0, 2)), np.zeros(0)))
    assert empty.distances(np.array([[1000.0, 1000.0]])).tolist() == [math.inf]


@pytest.mark.parametrize("seed", range(12))
def test_ways_are_the_walks_of_a_point(seed):
    rng = random.Random(seed)
    shapes = [shapely.box(0, 0, 6000, 3000)]
    while len(shapes) < 4:
        x, y = rng.randrange(-3000, 8000, 500), rng.randrange(-3000, 6000, 500)
        more = shapely.box(x, y, x + rng.randrange(1000, 6000, 500), y + 2500)
        joined = shapely.union_all([*shapes, more])
        if isinstance(joined, Polygon) and not joined.interiors:
            shapes.append(more)
    polygon = shapely.affinity.rotate(shapely.union_all(shapes), rng.choice([0, 30, 77.7]))
    low_x, low_y, high_x, high_y = polygon.bounds
    places = []
    while len(places) < 12:
        place = rng.uniform(low_x, high_x), rng.uniform(low_y, high_y)
        if polygon.contains(shapely.Point(place)):
            places.append(place)
    network = WalkNetwork(polygon, (), 0)
    ends = np.array(places[:2])
    hollow = Hollow(polygon, at_places(ends, np.zeros(2)))
    for place in places[2:]:
        walk = network.route([place], places[:2])
        assert isinstance(walk, Walk)
        length = hollow.distances(np.array([place]))[0]
        assert length == pytest.approx(walk.exact, abs=0.01)
        points, end = hollow.way(place)
        assert end == walk.goal
        assert sum(map(math.dist, points[:-1], points[1:])) == pytest.approx(length)
