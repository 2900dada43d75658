# SPDX-License-Identifier: GPL-3.0-or-later
"""Furnishing areas: nothing outside, nothing overlaps, aisles kept, counts right."""

import itertools
from dataclasses import replace

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.drawing.areas import pieces
from planner.floor.footprints import footprint
from planner.floor.furnishing import (
    DEFAULTS,
    STYLES,
    Furnishing,
    depth_for,
    furnished,
    guessed,
    replace_depth,
    seats_of,
)
from planner.model.plan import Furniture
from planner.model.shapes import Outline, Rectangle
from planner.model.values import RuleBroken
from tests.planner.strategies import angles, outlines

HALL = Rectangle((0, 0), (20_000, 15_000))
THEATRE = DEFAULTS["theatre"]
L_SHAPE = Outline(((0, 0), (20_000, 0), (20_000, 8000), (9000, 8000), (9000, 15_000), (0, 15_000)))

areas = st.one_of(
    st.builds(
        Rectangle,
        st.tuples(st.integers(-50_000, 50_000), st.integers(-50_000, 50_000)),
        st.tuples(st.integers(500, 25_000), st.integers(500, 20_000)),
        angles,
    ),
    outlines().map(Outline),
    st.just(L_SHAPE),
)


@st.composite
def furnishings(draw: st.DrawFn) -> Furnishing:
    base = DEFAULTS[draw(st.sampled_from(STYLES))]
    base = replace(
        base,
        size=(draw(st.integers(400, 2000)), draw(st.integers(400, 2000))),
        chairs=draw(st.integers(1, 12)) if base.chairs else 0,
    )
    cell = base.cell
    return replace(
        base,
        pitch=(cell[0] + draw(st.integers(0, 2000)), cell[1] + draw(st.integers(0, 2000))),
        every=draw(st.integers(0, 20)),
        aisle=draw(st.integers(0, 2500)),
        cross_every=draw(st.integers(0, 12)),
        cross=draw(st.integers(0, 2500)),
        edge=draw(st.integers(0, 1500)),
        facing=draw(st.none() | angles),
        count=draw(st.none() | st.integers(1, 400)),
    )


def polygons(furniture: tuple[Furniture, ...]) -> list[shapely.Polygon]:
    return [shapely.Polygon(piece) for one in furniture for piece in pieces(one)]


def widths_of_aisles(furniture: tuple[Furniture, ...]) -> set[int]:
    """The floor between neighbouring blocks along x, of seats that look along y."""
    spans = sorted(
        (one.at[0], one.at[0] + (one.columns - 1) * one.pitch[0] + one.size[0]) for one in furniture
    )
    return {after[0] - before[1] for before, after in itertools.pairwise(spans)}


def test_a_hall_of_seats_counted_by_hand():
    # 20 m: 35 seats and two aisles of 1.2 m are 19.9 m; 15 m: 15 rows of 0.95 m and a seat.
    found = furnished(HALL, THEATRE)
    assert [(one.columns, one.rows) for one in found] == [(12, 16), (12, 16), (11, 16)]
    assert seats_of(found) == 560
    assert widths_of_aisles(found) == {1200}


def test_an_l_shape_loses_the_seats_of_its_missing_corner():
    assert seats_of(furnished(L_SHAPE, THEATRE)) < seats_of(furnished(HALL, THEATRE))
    for piece in polygons(furnished(L_SHAPE, THEATRE)):
        assert footprint(L_SHAPE).covers(piece)


@settings(deadline=None)
@given(areas, furnishings())
def test_nothing_lies_outside_its_area_or_on_anything_else(shape, how):
    found = furnished(shape, how)
    stands = polygons(found)
    floor = footprint(shape)
    floor = floor.buffer(-how.edge + 1.0, join_style="mitre") if how.edge else floor.buffer(1e-6)
    assert all(floor.covers(piece) for piece in stands)
    assert shapely.union_all(stands).area == pytest.approx(
        sum(piece.area for piece in stands), rel=1e-6, abs=len(stands) * 3000.0
    )
    if how.count is not None:
        assert seats_of(found) < how.count + how.per_piece


@settings(deadline=None)
@given(
    st.integers(1000, 60_000), st.integers(600, 20_000), st.integers(1, 30),
    st.integers(600, 3000), st.integers(450, 700),
)  # fmt: skip
def test_blocks_of_a_rectangle_are_even_and_parted_by_the_aisle(width, depth, every, aisle, pitch):
    how = replace(THEATRE, every=every, aisle=aisle, pitch=(pitch, 950), size=(450, 500))
    found = furnished(Rectangle((0, 0), (width, depth)), how)
    counts = {one.columns for one in found}
    assert max(counts) <= every
    assert max(counts) - min(counts) <= 1
    assert widths_of_aisles(found) <= {aisle}
    # One seat more would not fit.
    seats = sum(one.columns for one in found)
    more = seats * pitch + 450 + (seats // every) * (aisle - (pitch - 450))
    assert more > width


def test_cross_aisles_part_the_rows():
    found = furnished(HALL, replace(THEATRE, every=0, cross_every=5, cross=1500))
    rows = sorted((one.at[1], one.at[1] + (one.rows - 1) * 950 + 500) for one in found)
    assert {after[0] - before[1] for before, after in itertools.pairwise(rows)} == {1500}
    assert max(one.rows for one in found) == 5


@pytest.mark.parametrize("count", [1, 7, 35, 36, 200, 559])
def test_a_count_is_met_from_the_front(count):
    found = furnished(HALL, replace(THEATRE, count=count))
    assert seats_of(found) == count
    front = max(one.at[1] + (one.rows - 1) * one.pitch[1] for one in found)
    assert front + 500 == 15_000


def test_more_than_there_is_room_for_fills_the_room():
    assert seats_of(furnished(HALL, replace(THEATRE, count=9999))) == 560


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("count", [1, 50, 333])
def test_the_area_follows_the_count(style, count):
    how = replace(DEFAULTS[style], count=count)
    deep = replace_depth(HALL, depth_for(HALL, how))
    assert count <= seats_of(furnished(deep, how)) < count + max(1, how.per_piece)
    less = replace_depth(deep, deep.size[1] - 1)
    assert seats_of(furnished(less, how)) < count


def test_what_is_taken_stays_free():
    column = shapely.box(9000, 7000, 10_000, 8000)
    stands = polygons(furnished(HALL, THEATRE, [column]))
    assert stands
    assert not any(piece.intersection(column).area > 0 for piece in stands)


def test_chairs_of_a_classroom_stand_behind_their_tables():
    tables, seats = furnished(HALL, replace(DEFAULTS["classroom"], every=0))
    assert (tables.kind, seats.kind) == ("table", "seat")
    assert seats.columns == 3 * tables.columns
    assert tables.at[1] == seats.at[1] + 500
    # Rows of seats end where the tables end: the way out is not narrowed by a table.
    assert tables.size[0] * tables.columns == seats.size[0] * seats.columns


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ({"size": (0, 500)}, "furnish-size"),
        ({"aisle": -1}, "furnish-size"),
        ({"pitch": (400, 950)}, "furnish-pitch"),
        ({"count": 0}, "furnish-size"),
        ({"style": "tables", "pitch": (3000, 3000), "chairs": 21}, "furnish-chairs"),
        ({"size": (20, 20), "pitch": (20, 20), "every": 0}, "furnish-many"),
    ],
)
def test_figures_without_sense_are_refused(figures, code):
    with pytest.raises(RuleBroken) as broken:
        furnished(HALL, replace(THEATRE, **figures))
    assert broken.value.code == code


def test_no_depth_is_enough_where_no_seat_fits():
    with pytest.raises(RuleBroken):
        depth_for(Rectangle((0, 0), (400, 3000)), replace(THEATRE, count=3))


@pytest.mark.parametrize("style", STYLES)
def test_furniture_tells_how_it_was_made(style):
    how = DEFAULTS[style]
    told = guessed(furnished(HALL, how))
    assert (told.style, told.size, told.pitch, told.chairs) == (
        how.style, how.size, how.pitch, how.chairs,
    )  # fmt: skip
    assert guessed(()) == THEATRE


def test_the_area_goes_on_past_what_is_taken():
    stage = shapely.box(0, 3000, 20_000, 6000)
    how = replace(THEATRE, count=300)
    deep = replace_depth(HALL, depth_for(HALL, how, [stage]))
    assert deep.size[1] > depth_for(HALL, how) + 2000
    assert seats_of(furnished(deep, how, [stage])) == 300
