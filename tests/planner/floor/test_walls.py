# SPDX-License-Identifier: GPL-3.0-or-later
"""Walls along lines: their middles on the line, no overlap at corners, rings closed."""

import itertools
import math

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st
from shapely import LineString, Point

from planner.floor.footprints import footprint, overlap
from planner.floor.walls import column_shape, round_shape, wall_shapes
from planner.model.shapes import Rectangle
from planner.model.values import RuleBroken


def test_a_straight_wall_is_a_rectangle_about_its_line():
    assert wall_shapes([(0, 0), (3000, 0)], 100) == (Rectangle((0, -50), (3000, 100)),)
    assert wall_shapes([(0, 0), (0, 3000)], 100) == (Rectangle((50, 0), (3000, 100), 90.0),)
    assert wall_shapes([(0, 0), (3000, 3000)], 100)[0].size == (4243, 100)


def test_at_a_right_angle_the_second_butts_against_the_first():
    first, second = wall_shapes([(0, 0), (3000, 0), (3000, 2000)], 100)
    assert first == Rectangle((0, -50), (3050, 100))
    assert second == Rectangle((3050, 50), (1950, 100), 90.0)


def test_a_ring_is_closed_and_shuts_off_its_inside():
    room = [(0, 0), (3000, 0), (3000, 2000), (0, 2000), (0, 0)]
    walls = [footprint(shape) for shape in wall_shapes(room, 100)]
    assert all(isinstance(shape, Rectangle) for shape in wall_shapes(room, 100))
    ring = shapely.union_all(walls)
    assert ring.area == 2 * 100 * (3000 + 2000)
    assert [hole.bounds for hole in shapely.get_rings(ring)[1:]] == [(50, 50, 2950, 1950)]


@given(
    st.lists(
        st.tuples(st.integers(-20_000, 20_000), st.integers(-20_000, 20_000)),
        min_size=2, max_size=4, unique=True,
    ),
    st.integers(20, 300),
)  # fmt: skip
def test_the_walls_of_any_line_lie_along_it_and_neighbours_do_not_overlap(points, thickness):
    try:
        shapes = wall_shapes(points, thickness)
    except RuleBroken:  # too short or too sharp for walls of this thickness
        assume(False)
    walls = [footprint(shape) for shape in shapes]
    for (start, end), wall in zip(itertools.pairwise(points), walls, strict=True):
        middle = LineString([start, end])
        if middle.length > 6 * thickness:
            centre = middle.interpolate(0.5, normalized=True)
            assert wall.contains(centre)
            assert abs(wall.exterior.distance(centre) - thickness / 2) < 2.0
    for one, two in itertools.pairwise(walls):
        assert overlap(one, two) is None
        assert one.distance(two) < 2.0
    # Nobody slips through at a corner.
    for corner in points[1:-1]:
        assert min(wall.distance(Point(corner)) for wall in walls) < 2.0


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ([(0, 0)], "wall-short"),
        ([(0, 0), (0, 0)], "wall-short"),
        ([(0, 0), (3000, 0), (0, 10)], "wall-sharp"),
        ([(0, 0), (3000, 0), (3000, 40)], "wall-short"),
    ],
)
def test_what_cannot_be_built_is_refused(points, code):
    with pytest.raises(RuleBroken) as broken:
        wall_shapes(points, 100)
    assert broken.value.code == code


def test_columns_stand_about_their_middle():
    assert column_shape((1000, 2000), (500, 400)) == Rectangle((750, 1800), (500, 400))
    assert footprint(column_shape((0, 0), (500, 400), 30.0)).centroid.distance(Point(0, 0)) < 1.0


def test_a_round_column_holds_its_circle():
    shape = footprint(round_shape((100, 200), 600))
    circle = Point(100, 200).buffer(300 - 1)
    assert shape.contains(circle)
    assert shape.area < math.pi * 300**2 * 1.02
    with pytest.raises(RuleBroken):
        round_shape((0, 0), 10)
