# SPDX-License-Identifier: GPL-3.0-or-later
"""Footprints and overlap: a millimetre deep overlaps, touching and turned neighbours do not."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits.transform import turned
from planner.floor.footprints import footprint, overlap
from planner.model.shapes import Outline, Rectangle
from tests.planner.strategies import angles, shapes


@given(shapes)
def test_a_footprint_is_a_sound_polygon_of_the_shapes_corners(shape: Rectangle | Outline):
    polygon = footprint(shape)
    assert polygon.is_valid
    assert polygon.area > 0
    assert list(polygon.exterior.coords)[:-1] == list(shape.corners())


@given(st.integers(1, 50_000), st.integers(1, 50_000), angles)
def test_a_rectangle_keeps_its_size_at_any_angle(width: int, depth: int, angle: float):
    a, b, c, d = Rectangle((700, -300), (width, depth), angle).corners()
    assert math.dist(a, b) == pytest.approx(width)
    assert math.dist(b, c) == pytest.approx(depth)
    assert math.dist(a, c) == pytest.approx(math.hypot(width, depth))
    assert math.dist(b, d) == pytest.approx(math.hypot(width, depth))


def test_corners_at_quarter_turns_are_whole():
    corners = {
        angle: Rectangle((10, 20), (3, 2), float(angle)).corners() for angle in (90, 180, 270, -90)
    }
    assert corners[90] == ((10, 20), (10, 23), (8, 23), (8, 20))
    assert corners[180] == ((10, 20), (7, 20), (7, 18), (10, 18))
    assert corners[270] == corners[-90] == ((10, 20), (10, 17), (12, 17), (12, 20))


BOOTH = Rectangle((0, 0), (3000, 3000))


@pytest.mark.parametrize(
    ("other", "deep"),
    [
        (Rectangle((3000, 0), (3000, 3000)), False),  # side by side
        (Rectangle((3000, 3000), (3000, 3000)), False),  # corner to corner
        (Rectangle((2999, 0), (3000, 3000)), True),  # 1 mm deep along a side
        (Rectangle((2999, 2999), (3000, 3000)), True),  # 1 mm square at a corner
        (Rectangle((1000, 1000), (1, 1)), True),  # inside
        (BOOTH, True),
        (Rectangle((9000, 0), (3000, 3000)), False),
        (Outline(((3000, 0), (6000, 0), (6000, 3000))), False),
        (Outline(((2999, 0), (6000, 0), (6000, 3000), (2999, 3000))), True),
        # A corner pushed 1 mm through a side is a triangle 2 mm wide: no disc of 1 mm fits.
        (Outline(((2999, 1500), (6000, 0), (6000, 3000))), False),
        (Outline(((2990, 1500), (6000, 0), (6000, 3000))), True),
    ],
)
def test_overlap_begins_at_one_millimetre(other: Rectangle | Outline, deep: bool):
    for first, second in ((BOOTH, other), (other, BOOTH)):
        assert (overlap(footprint(first), footprint(second)) is not None) == deep


@given(angles, st.integers(-3000, 3000), st.sampled_from(["side", "back", "corner"]))
def test_touching_neighbours_that_are_turned_together_do_not_overlap(
    angle: float, slide: int, where: str
):
    """Their corners are rounded to 1 mm, so their sides may cross by less than that."""
    at = {"side": (3000, slide), "back": (slide, 3000), "corner": (3000, 3000)}[where]
    first, second = (
        turned(shape, angle, (123.0, 457.0)) for shape in (BOOTH, Rectangle(at, (3000, 3000)))
    )
    found = overlap(footprint(first), footprint(second))
    assert found is None or found.area / 3000 < 1.5
