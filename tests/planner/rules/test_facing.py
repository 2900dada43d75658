# SPDX-License-Identifier: GPL-3.0-or-later
"""Quick ways and slow ones give the same: pairs of rectangles, covered strips, depths."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.floor.footprints import is_deep
from planner.model.shapes import Outline, Rectangle, Shape
from planner.rules import covers
from planner.rules.bodies import Bodies
from planner.rules.embodied import plan_bodies
from planner.rules.measure import depth
from planner.rules.strips import Strips, strips_between
from tests.planner.building import booth
from tests.planner.rules.scenes import turned

LIMIT = 3000.0
NONE = (np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp))
PAIR = (np.array([0]), np.array([1]))

lengths = st.sampled_from((1000, 2000, 2001, 3000))
places = st.one_of(
    st.integers(-6000, 6000), st.sampled_from((-3001, -3000, -2999, -1, 0, 1, 2, 2999, 3000, 3001))
)
quarters = st.sampled_from((0.0, 90.0, 180.0, 270.0))


def rows(strips: Strips) -> list[tuple[float, ...]]:
    """What strips say, wherever they begin: rounded, in an order of its own."""
    columns = np.concatenate([strips.ends, strips.table.round(6) + 0.0, strips.signs])
    return sorted(map(tuple, columns.T.tolist()))


def pair(first: Rectangle, second: Rectangle) -> Bodies:
    return plan_bodies([booth("A", first), booth("B", second)])


@settings(max_examples=300)
@given(lengths, lengths, lengths, lengths, places, places, quarters, quarters)
def test_two_rectangles_are_told_as_edge_by_edge(w1, d1, w2, d2, x, y, one, two):
    bodies = pair(Rectangle((100, 200), (w1, d1), one), Rectangle((x, y), (w2, d2), two))
    first, second = bodies.shapes
    apart, _ = bodies.apart(*PAIR)
    if first.distance(second) < 1.5 and (apart <= 1).all():
        return  # they touch or overlap: such pairs are not asked about
    quick = strips_between(bodies, PAIR, NONE, LIMIT)
    assert rows(quick) == rows(strips_between(bodies, NONE, PAIR, LIMIT))


@pytest.mark.parametrize(
    ("x", "y", "strips", "lines"),
    [
        (4501, 0, 1, 2),  # 1,501 mm ahead and flush: a strip, and its ends from corner to corner
        (4501, 500, 1, 0),  # the same, 500 mm aside
        (5999, 0, 1, 2),  # 2,999 mm
        (6000, 0, 0, 0),  # 3,000 mm is no gap below 3,000
    ],
)
def test_known_pairs(x, y, strips, lines):
    bodies = pair(Rectangle((0, 0), (3000, 3000)), Rectangle((x, y), (3000, 3000)))
    found = strips_between(bodies, PAIR, NONE, LIMIT)
    assert int((~found.pinch).sum()) == strips
    assert int(found.pinch.sum()) == lines


def test_a_line_from_corner_to_corner_by_hand():
    """3-4-5: 900 mm along, 1,200 mm across."""
    bodies = pair(Rectangle((0, 0), (3000, 3000)), Rectangle((3900, 4200), (3000, 3000)))
    found = strips_between(bodies, PAIR, NONE, LIMIT)
    assert found.pinch.tolist() == [True]
    assert found.table[8].tolist() == pytest.approx([1500.0])
    assert found.table[4:6, 0].tolist() == pytest.approx([0.6, 0.8])


def third(kind: str, x: int, y: int, size: int, angle: int) -> Shape:
    """A square, or a house of five corners, either way round."""
    if kind == "square":
        return Rectangle((x, y), (size, size), float(angle))
    half = size // 2
    house = ((0, 0), (size, 0), (size, size), (half, size + half), (0, size))
    corners = turned([(x + dx, y + dy) for dx, dy in house], angle, (x, y)).corner_points
    return Outline(corners if kind == "house" else corners[::-1])


@settings(max_examples=200)
@given(
    st.integers(0, 359), st.integers(0, 359), st.integers(-2500, 4500), st.integers(-2500, 4500),
    st.sampled_from((700, 1500, 3000)), st.sampled_from(("square", "house", "clockwise")),
)  # fmt: skip
def test_what_covers_a_strip_is_what_shapes_share(one, two, x, y, size, kind):
    """The strips between two booths, covered by a third at any angle: by clipping, by GEOS."""
    things = [
        booth("A", Rectangle((0, 0), (3000, 2000), float(one % 30))),
        booth("B", Rectangle((200, 4200), (3000, 2000))),
        booth("C", third(kind, x, y, size, two)),
    ]
    bodies = plan_bodies(things)
    strips = strips_between(bodies, NONE, PAIR, LIMIT)
    numbers = np.arange(strips.ends.shape[1])
    if not len(numbers):
        return
    body = np.full(len(numbers), 2)
    corners = strips.corners()
    cover, *rest = covers._aslant(strips, corners, bodies, numbers, body)
    assert [part.tolist() for part in rest] == [[], []]
    shared = shapely.intersection(covers.polygons(corners), bodies.shapes[2])
    slow = covers.projected(strips, numbers, body, shared)
    # Near the least area that counts, rounding decides.
    sure = np.abs(shapely.area(shared) - covers.SPECK) > 1e-3
    quick = {n: row for n, *row in covers.rows(*cover) if sure[n]}
    known = {n: row for n, *row in covers.rows(*slow) if sure[n]}
    assert quick.keys() == known.keys()
    for number, row in known.items():
        assert quick[number] == pytest.approx(row, abs=1e-4)


@settings(max_examples=50)
@given(st.integers(100, 4000), st.integers(100, 4000), st.integers(0, 89), st.integers(-500, 2500))
def test_depth_of_convex_parts_is_that_of_the_largest_circle(width, height, angle, shift):
    first = shapely.box(0, 0, 2000, 2000)
    second = shapely.affinity.rotate(
        shapely.box(shift, shift, shift + width, shift + height), angle
    )
    common = first.intersection(second)
    if common.area < 1 or not isinstance(common, shapely.Polygon):
        return
    radius = shapely.length(shapely.maximum_inscribed_circle(common, tolerance=0.01))
    assert abs(depth(common) - max(1.0, 2 * radius)) <= 0.53
    assert is_deep(common) == (not common.buffer(1e-4 - 0.5, join_style="mitre").is_empty)


def test_depths_by_hand():
    assert depth(shapely.box(0, 0, 40, 700)) == 40
    # The inscribed circle of a 3-4-5 triangle has the radius 1 (of 12 around, 6 within).
    assert depth(shapely.Polygon([(0, 0), (400, 0), (0, 300)])) == 200
