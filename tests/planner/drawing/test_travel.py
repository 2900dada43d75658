# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of walking distances: known answers in an empty hall, booths, nothing reached."""

import math
from itertools import pairwise

import pytest
import shapely

from planner.drawing.drawing import Fill, Line, Text
from planner.drawing.frame import Frame
from planner.drawing.styles import STYLES, TRAVEL
from planner.drawing.travel import Bands, bands, draw_bands, draw_walk, longest_trip
from planner.floor.site import Site
from planner.paths.leaving import Leaving
from planner.rules.walking import Walking
from tests.planner.building import booth, plan, rectangle, site, venue


def way_out(standing: Site) -> Leaving:
    return Walking(standing).way_out


def band_at(made: Bands, x: float, y: float) -> int | None:
    point = shapely.Point(x, y)
    hits = [i for i, parts in enumerate(made.parts) if any(one.covers(point) for one in parts)]
    return hits[0] if hits else None


EMPTY = way_out(site(plan()))


def test_the_longest_walk_of_an_empty_hall_is_from_a_far_corner_to_the_door() -> None:
    """From (300, 19,700) or (29,700, 19,700) to the door's line, 13.8 to 16.2 m along it."""
    trip = longest_trip(EMPTY)
    assert trip is not None
    assert trip.goal == "door"
    assert trip.length == pytest.approx(math.hypot(13_500, 19_400) + 300, abs=20)


def test_a_place_has_the_band_of_its_distance() -> None:
    made = bands(EMPTY, 23_900)
    assert made.width == 5_000
    assert made.ranges == ((0, 5000), (5000, 10_000), (10_000, 15_000), (15_000, 20_000),
                           (20_000, 25_000))  # fmt: skip
    for distance in (1_000, 4_000, 6_000, 9_000, 11_000, 16_000, 19_000):
        assert band_at(made, 15_000, distance) == distance // 5_000
    assert band_at(made, 1_000, 19_000) == 4


def test_bands_do_not_overlap_and_cover_where_people_stand() -> None:
    made = bands(EMPTY, 23_900)
    whole = [shapely.union_all(parts) for parts in made.parts]
    assert sum(each.area for each in whole) == pytest.approx(shapely.union_all(whole).area)
    stands = 29_400 * 19_400
    assert shapely.union_all(whole).area == pytest.approx(stands, rel=0.03)


def test_the_last_band_is_open_where_the_hall_is_longer_than_all_bands() -> None:
    made = Bands(1_000, tuple(() for _ in TRAVEL))
    assert made.ranges[-1] == ((len(TRAVEL) - 1) * 1_000, None)


def test_the_inside_of_a_booth_is_coloured_by_its_open_side() -> None:
    """The front of A1 looks at the door; its back wall is as far as the way through the front."""
    leaving = way_out(site(plan([booth("A1", rectangle(12_000, 9_000, 6_000, 6_000))])))
    made = bands(leaving, 23_900)
    assert band_at(made, 15_000, 9_600) == 1
    assert band_at(made, 15_000, 14_000) == 2
    assert band_at(made, 15_000, 15_600) == 3  # around the booth, behind its back


def test_the_longest_walk_may_begin_in_a_booth() -> None:
    """A booth in the far corner that opens away from the door."""
    corner = booth("A1", rectangle(24_000, 14_000, 6_000, 5_000), open_sides=(2,))
    trip = longest_trip(way_out(site(plan([corner]))))
    assert trip is not None
    assert 24_000 <= trip.start[0] <= 30_000
    assert 14_000 <= trip.start[1] <= 19_000


def test_nothing_is_coloured_where_no_exit_is_reached() -> None:
    shut = venue(openings=())
    leaving = way_out(site(plan(on=shut), shut))
    assert longest_trip(leaving) is None
    assert bands(leaving, 0).parts == ()


def test_marks_name_styles_of_the_table_and_a_walk_tells_its_length() -> None:
    made = bands(EMPTY, 23_900)
    fills = list(draw_bands(made))
    assert {fill.style for fill in fills} == {f"travel.{index}" for index in range(5)}
    walk = list(draw_walk([(0.0, 0.0), (0.0, 5_000.0)], 5_000, Frame(500, -90)))
    assert {mark.style for mark in [*fills, *walk] if isinstance(mark, Fill | Line)} <= set(STYLES)
    assert [mark.text for mark in walk if isinstance(mark, Text)] == ["5.0 m"]


def test_colours_are_ever_darker() -> None:
    def light(colour: str) -> float:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert all(light(one) > light(two) for one, two in pairwise(TRAVEL))
