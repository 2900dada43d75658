# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks between things of a plan, and the turns people are told of."""

import math

import pytest

from planner.floor.lookup import Spot, find_spot
from planner.floor.site import Site
from planner.paths.between import Leg, find_walk, legs, stands
from planner.paths.network import NoWay, Reason, Walk
from tests.planner.building import booth, opening, plan, rectangle, site, venue


def corridor_site() -> Site:
    """A door at (15, 0) m and a booth 6 m inside whose front looks to the door."""
    return site(plan((booth("B1", rectangle(13_500, 6000)),)))


def test_a_walk_from_a_door_to_a_booth_straight_ahead() -> None:
    here = corridor_site()
    walk = find_walk(here, find_spot(here, "door"), find_spot(here, "B1"), 600)
    assert isinstance(walk, Walk)
    # From half a body inside the door to half a body before the front: 6,000 − 2 × 300.
    assert walk.points == ((15_000, 300), (15_000, 5700))
    assert walk.length == pytest.approx(5400)


def test_a_booth_is_entered_from_an_open_side_only() -> None:
    here = site(plan((booth("B1", rectangle(13_500, 6000), open_sides=(2,)),)))
    walk = find_walk(here, find_spot(here, "door"), find_spot(here, "B1"), 600)
    assert isinstance(walk, Walk)
    assert walk.points[-1] == (15_000, 9300)
    # Around a corner: tangent to the first corner circle, quarter turns, along the side.
    assert walk.length > 9300 - 300


def test_the_nearest_booth_of_an_exhibitor_is_taken() -> None:
    near = booth("B1", rectangle(13_500, 6000), exhibitors=("hancom",))
    far = booth("B2", rectangle(3000, 15_000), exhibitors=("hancom",))
    here = site(plan((far, near)))
    walk = find_walk(here, find_spot(here, "door"), find_spot(here, "Hancom Group"), 600)
    assert isinstance(walk, Walk)
    assert walk.points[-1] == (15_000, 5700)


def test_a_booth_without_open_sides_has_no_place_to_stand() -> None:
    here = site(plan((booth("B1", rectangle(13_500, 6000), open_sides=()),)))
    assert stands(here, find_spot(here, "B1"), 600) == ()
    answer = find_walk(here, find_spot(here, "door"), find_spot(here, "B1"), 600)
    assert answer == NoWay(Reason.GOAL)


def test_a_blocked_point_is_no_place_to_stand() -> None:
    here = corridor_site()
    inside = Spot("point", "15000,7500", point=(15_000.0, 7500.0))
    beside = Spot("point", "15000,5701", point=(15_000.0, 5701.0))
    touching = Spot("point", "15000,5700", point=(15_000.0, 5700.0))
    assert stands(here, inside, 600) == ()
    assert stands(here, beside, 600) == ()
    assert stands(here, touching, 600) == ((15_000.0, 5700.0),)


def test_two_halls_without_a_common_edge_are_apart() -> None:
    doors = (opening("door", (15_000, 0)),)
    here = site(
        plan((booth("B1", rectangle(0, 0, 30_000, 3000), open_sides=(0,)),)), venue(openings=doors)
    )
    assert isinstance(
        find_walk(here, find_spot(here, "B1"), find_spot(here, "1000,9000"), 600), NoWay
    )


def test_an_arc_counts_as_one_turn() -> None:
    """Ahead 1 m, a quarter circle of 300 mm to the left in 1° steps, ahead 2 m."""
    arc = [
        (300 * math.sin(math.radians(step)) + 1000, 300 - 300 * math.cos(math.radians(step)))
        for step in range(91)
    ]
    found = legs([(0.0, 0.0), *arc, (1300.0, 2300.0)])
    assert [leg.turn for leg in found] == ["start", "left"]
    total = sum(leg.length for leg in found)
    assert total == pytest.approx(1000 + 300 * math.pi / 2 + 2000, rel=1e-4)


def test_a_straight_walk_is_one_leg() -> None:
    assert legs([(0.0, 0.0), (0.0, 500.0), (0.0, 2000.0)]) == (Leg("start", (0.0, 0.0), 2000.0),)


def test_a_sharp_right_turn_is_told() -> None:
    found = legs([(0.0, 0.0), (0.0, 1000.0), (1000.0, 1000.0)])
    assert [(leg.turn, leg.length) for leg in found] == [("start", 1000.0), ("right", 1000.0)]
