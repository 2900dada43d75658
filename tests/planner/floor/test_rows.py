# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of booths: where each one stands and what is open, by hand and for any figures."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.floor.footprints import footprint, overlap
from planner.floor.rows import MOST, Layout, slots
from planner.model.shapes import Rectangle


def test_two_rows_back_to_back_with_a_cross_aisle():
    layout = Layout((1000, 2000), 5, 2, cross_every=3)
    found = {(slot.row, slot.column): slot for slot in slots(layout)}
    assert layout.extent == (18_000, 6000)
    assert [found[0, n].shape.at for n in range(5)] == [
        (1000, 2000), (4000, 2000), (7000, 2000), (13_000, 2000), (16_000, 2000),
    ]  # fmt: skip
    # The second row looks the other way: its anchors are at its far right.
    assert found[1, 0].shape == Rectangle((4000, 8000), (3000, 3000), 180.0)
    assert [found[0, n].open_sides for n in range(5)] == [(0, 3), (0,), (0, 1), (0, 3), (0, 1)]
    assert [found[1, n].open_sides for n in range(5)] == [(0, 1), (0,), (0, 3), (0, 1), (0, 3)]


def test_rows_of_their_own_are_open_at_the_back_where_an_aisle_is():
    layout = Layout((0, 0), 2, 3, size=(4000, 2000), back_to_back=False, aisle=2500)
    found = {(slot.row, slot.column): slot for slot in slots(layout)}
    assert layout.extent == (8000, 11_000)
    assert [found[row, 0].shape.at[1] for row in range(3)] == [0, 4500, 9000]
    assert {slot.shape.angle for slot in found.values()} == {0.0}
    assert found[1, 0].open_sides == (0, 2, 3)
    assert found[2, 1].open_sides == (0, 1)


def test_a_booth_alone_between_cross_aisles_is_open_on_three_sides():
    assert {slot.open_sides for slot in slots(Layout((0, 0), 3, cross_every=1))} == {(0, 1, 3)}
    alone = slots(Layout((0, 0), 1, 2, back_to_back=False))[0]
    assert alone.open_sides == (0, 1, 2, 3)  # an island but for what stands elsewhere


def test_a_quarter_turn_is_exact():
    first, second = slots(Layout((0, 0), 2, angle=90.0))
    assert (first.shape, second.shape) == (
        Rectangle((0, 0), (3000, 3000), 90.0),
        Rectangle((0, 3000), (3000, 3000), 90.0),
    )


@pytest.mark.parametrize(
    ("length", "depth", "count", "rows"),
    [
        (0, 0, 1, 1),
        (8999, 5999, 2, 1),
        (9000, 6000, 3, 2),
        (9000, 11_999, 3, 2),
        (11_999, 15_000, 3, 4),
        (12_000, 21_000, 3, 5),  # a cross-aisle, then no room for another booth
        (15_000, 20_999, 4, 4),
        (10**9, 6000, 1000, 1),
    ],
)
def test_what_a_rectangle_holds(length, depth, count, rows):
    fitted = Layout((0, 0), 1, cross_every=3).fitted(length, depth)
    assert (fitted.count, fitted.rows) == (count, rows)


layouts = st.builds(
    Layout,
    st.tuples(st.integers(-20_000, 20_000), st.integers(-20_000, 20_000)),
    st.integers(1, 6),
    st.integers(1, 5),
    st.tuples(st.integers(500, 7000), st.integers(500, 7000)),
    st.integers(0, 359_999).map(lambda angle: angle / 1000),
    st.booleans(),
    st.integers(0, 6000),
    st.integers(0, 4),
    st.integers(0, 6000),
)


@settings(max_examples=60, deadline=None)
@given(layouts)
def test_no_booths_overlap_and_no_aisle_is_lost_at_any_angle(layout: Layout):
    found = slots(layout)
    shapes = [footprint(slot.shape) for slot in found]
    for one, two in combinations(shapes, 2):
        assert overlap(one, two) is None
    assert len(found) == layout.count * layout.rows <= MOST
    # A row's ends are as far apart as the extent says, to rounding.
    first, last = found[0].shape.corners(), found[layout.count - 1].shape.corners()
    span = ((first[0][0] - last[1][0]) ** 2 + (first[0][1] - last[1][1]) ** 2) ** 0.5
    assert abs(span - layout.extent[0]) <= 2


@settings(deadline=None)
@given(layouts, st.integers(0, 60_000), st.integers(0, 40_000))
def test_what_fits_fits_and_one_more_does_not(layout: Layout, length: int, depth: int):
    fitted = layout.fitted(length, depth)
    if fitted.count > 1:
        assert fitted.extent[0] <= length
    if fitted.rows > 1:
        assert fitted.extent[1] <= depth
    assert layout.count_in(fitted.extent[0]) == fitted.count
