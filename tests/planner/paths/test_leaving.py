# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks to the nearest door, from the floor and from within booths: known answers by hand."""

import math

import numpy as np
import pytest
import shapely

from planner.floor.site import Site
from planner.model.shapes import Outline
from planner.paths import Walk, WalkNetwork
from planner.paths.between import network_of
from planner.paths.doors import across, opening_side
from planner.paths.inside import Interior, rooms
from planner.paths.leaving import Leaving
from tests.planner.building import area, booth, opening, plan, rectangle, site, venue

DOORS = (opening("door", (15_000, 0)), opening("side", (0, 10_000), 0.0, 1000))


def leaving(*things, width=600.0) -> Leaving:
    booths = [thing for thing in things if hasattr(thing, "number")]
    areas = [thing for thing in things if not hasattr(thing, "number")]
    under = venue(openings=DOORS)
    standing: Site = site(plan(booths=booths, areas=areas, on=under), under)
    goals = {door.id: (opening_side(door),) for door in standing.ground.openings}
    return Leaving(standing, network_of(standing, width), goals)


def within(found: Leaving, name: str) -> Interior:
    return next(interior for interior in found.interiors if interior.room.id == name)


def test_a_body_stands_all_along_a_door():
    door = opening_side(DOORS[0])
    places = across(door, 300, 1000)
    assert [x for x, _ in places] == pytest.approx([16_200, 15_400, 14_600, 13_800])
    assert [y for _, y in places] == pytest.approx([300] * 4)
    assert across(opening_side(opening("slit", (0, 9000), 0.0, 500)), 300, 1000) == [(300, 9000)]


def test_straight_to_the_line_of_the_door():
    found = leaving()
    trip = found.trip((15_050, 8_000))
    assert trip is not None
    assert trip.length == pytest.approx(8000)
    assert trip.goal == "door"
    assert trip.points == ((15_050, 8000), (15_050, 300), (15_050, 0))
    trip = found.trip((20_000, 2000))
    assert trip is not None
    # To the end of the door where the whole body is before it, and through.
    assert trip.length == pytest.approx(math.hypot(3800, 1700) + 300)


def test_the_farthest_place_of_an_empty_hall():
    """The corner at the far end; the nearest place before the door is its right end."""
    found = leaving()
    far = found.farthest
    assert far is not None
    assert far.place == pytest.approx((29_700, 19_700), abs=0.01)
    length = math.hypot(29_700 - 16_200, 19_400) + 300
    assert far.distance == pytest.approx(length, abs=0.01)
    assert found.longest(round(length)) is None
    trip = found.longest(round(length) - 1)
    assert trip is not None
    assert trip.length == pytest.approx(length, abs=0.01)


def test_from_the_back_of_a_booth():
    """Out by the open front and straight on; from the back corner to the end of the door."""
    found = leaving(booth("A", rectangle(13_500, 5000)))
    inside = within(found, "booth-a")
    far = inside.farthest()
    assert far is not None
    trip = found.trip_from_within(inside, (14_000, 8000))
    assert trip is not None
    assert 8000 <= trip.length <= 8003  # places on open sides are a step apart
    # From a back corner straight to where the whole body is before the front, and straight on.
    length = math.hypot(300, 3300) + 4700
    assert inside.distances([(13_500, 8000), (16_500, 8000)]) == pytest.approx([length] * 2)
    # Both rows of places are a step apart, so the field is a little too long between.
    assert length - 0.01 <= far.distance <= length + 10
    assert inside.most >= far.distance


def test_a_closed_booth_is_not_left_and_a_stage_all_around():
    blind = booth("A", rectangle(5000, 5000), open_sides=())
    stage = area("stage", rectangle(13_000, 10_000, 4000, 4000), kind="stage", walkable=False)
    found = leaving(blind, stage)
    assert [room.id for room in rooms(found.site)] == ["stage"]
    far = within(found, "stage").farthest()
    assert far is not None
    assert 10_000 < far.distance < 16_000


def test_an_l_shaped_booth_is_walked_around_its_inner_corner():
    """Open to the left at the foot of the L; from the end of the other leg around the corner."""
    corner = Outline(
        ((15_000, 5000), (21_000, 5000), (21_000, 8000), (18_000, 8000), (18_000, 11_000),
         (15_000, 11_000))
    )  # fmt: skip
    # Edge 1 is the right end of the foot; the inner corner is at (18 000, 8000).
    found = leaving(booth("L", corner, open_sides=(1,)))
    inside = within(found, "booth-l")
    flat = Interior(inside.room, 300, inside.sides, inside.ways, (0.0,) * len(inside.ways))
    lengths = [
        math.dist((15_000, 11_000), (18_000, 8000)) + math.dist((18_000, 8000), way)
        for way in inside.ways
    ]
    assert flat.distances([(15_000, 11_000)])[0] == pytest.approx(min(lengths))
    # Straight to the nearest of the places 300 mm before the side, 480 mm apart.
    assert flat.distances([(18_500, 6500)])[0] == pytest.approx(math.hypot(2800, 240))


def test_before_a_shut_side_nobody_leaves():
    """Two booths 400 mm apart: no body stands between."""
    one, two = booth("A", rectangle(5000, 5000)), booth("B", rectangle(5000, 1600))
    found = leaving(one, two)
    assert within(found, "booth-a").ways == ()
    assert within(found, "booth-a").farthest() is None
    assert [room.id for room, _ in found.longest_from_within(0)] == ["booth-b"]


def test_distances_within_agree_with_a_floor_of_closed_sides():
    """Second opinion: the closed sides of a booth as thin walls, and a point that walks."""
    things = [
        booth("A", rectangle(4000, 4000, 5000, 4000, 20.0), open_sides=(0, 1)),
        booth("B", rectangle(20_000, 12_000, 6000, 3000, 300.0), open_sides=(2,)),
    ]
    found = leaving(*things, width=2)
    doors = [
        place for door in found.site.ground.openings for place in across(opening_side(door), 1, 50)
    ]
    for thing, other in (things, things[::-1]):
        inside = within(found, thing.id)
        polygon = inside.room.polygon
        ring = shapely.get_coordinates(polygon)
        walls = [
            shapely.LineString(ring[edge : edge + 2]).buffer(0.5, cap_style="flat")
            for edge in range(4)
            if edge not in thing.open_sides
        ]
        second = WalkNetwork(
            found.site.ground.floor, [found.site.solids[other.id].polygon, *walls], 0
        )
        far = inside.farthest()
        assert far is not None
        (low_x, low_y), (high_x, high_y) = ring.min(axis=0), ring.max(axis=0)
        grid = [
            (float(x), float(y))
            for x in np.linspace(low_x, high_x, 25)
            for y in np.linspace(low_y, high_y, 25)
            if polygon.buffer(-50).contains(shapely.Point(x, y))
        ]
        lengths = inside.distances(grid)
        assert lengths.max() <= far.distance + far.error
        assert far.distance <= inside.most + 1e-6
        for place, length in list(zip(grid, lengths.tolist(), strict=True))[::11]:
            trip = found.trip_from_within(inside, place)
            walk = second.route([place], doors)
            assert trip is not None
            assert isinstance(walk, Walk)
            assert trip.length == pytest.approx(walk.exact + 1, abs=3)
            # Places on a side are at most 500 mm apart.
            assert trip.length - 1e-6 <= length <= trip.length + 250
            walked = sum(map(math.dist, trip.points[:-1], trip.points[1:]))
            assert walked == pytest.approx(trip.length, abs=0.01)
