# SPDX-License-Identifier: GPL-3.0-or-later
"""Routes as people choose them: step-free, over several places, other ways, quieter ways."""

import math
from itertools import pairwise

import pytest

from planner.floor.lookup import find_spot
from planner.floor.site import Site
from planner.model.plan import Build
from planner.model.shapes import Rectangle
from planner.paths.choices import (
    STEP_FREE_WIDTH,
    Walker,
    alternatives,
    find_route,
    network_for,
    quieter,
)
from planner.paths.exposure import Exposure, ExposureModel
from planner.paths.network import NoWay, Reason, Walk
from tests.planner.building import area
from tests.planner.rules.scenes import island, scene, stand

# Two ways of the same length about a block in the middle of the hall.
ISLAND = scene(island("M", 9000, 8000, 12_000, 4000))
ON_FOOT = Walker()


def route(site: Site, *names: str, walker: Walker = ON_FOOT) -> tuple[Walk, ...] | NoWay:
    return find_route(site, [find_spot(site, name) for name in names], walker)


def only(site: Site, *names: str, walker: Walker = ON_FOOT) -> Walk:
    found = route(site, *names, walker=walker)
    assert isinstance(found, tuple)
    (walk,) = found
    return walk


def raised(ramp: int | None) -> Site:
    """A walkable lounge from wall to wall, 100 mm up, between the door and a booth."""
    lounge = area(
        "deck", Rectangle((0, 6000), (30_000, 2000)), kind="lounge",
        build=Build(platform=100, ramp=ramp),
    )  # fmt: skip
    return scene(stand("A", 9000, 15_000), areas=[lounge])


def test_a_raised_floor_without_a_ramp_stops_wheels_and_nobody_else():
    wheels = Walker.on_wheels()
    assert wheels.width == STEP_FREE_WIDTH
    assert isinstance(route(raised(None), "door", "A"), tuple)
    assert route(raised(None), "door", "A", walker=wheels) == NoWay(Reason.APART)
    assert isinstance(route(raised(12), "door", "A", walker=wheels), tuple)


def test_a_booth_up_a_step_is_no_goal_for_wheels():
    site = scene(stand("A", 9000, 12_000, build=Build(platform=100)))
    assert route(site, "door", "A", walker=Walker.on_wheels()) == NoWay(Reason.GOAL)
    ramp = scene(stand("A", 9000, 12_000, build=Build(platform=100, ramp=12)))
    assert isinstance(route(ramp, "door", "A", walker=Walker.on_wheels()), tuple)


def test_wheels_need_the_width_of_the_law():
    """A gap of 1,199 mm between two booths from wall to wall; one of 1,200 lets them through."""

    def hall(gap: int) -> Site:
        left = stand("L", 0, 8000, 14_000)
        return scene(left, stand("R", 14_000 + gap, 8000, 16_000 - gap), stand("G", 9000, 15_000))

    wheels = Walker.on_wheels()
    assert isinstance(route(hall(1199), "door", "G", walker=wheels), NoWay)
    assert isinstance(route(hall(1200), "door", "G", walker=wheels), tuple)


def test_over_several_places_each_walk_goes_on_where_the_last_ended():
    found = route(ISLAND, "1000,10000", "M", "29000,10000")
    assert isinstance(found, tuple)
    first, second = found
    assert first.points[-1] == second.points[0]


def test_the_other_way_round_is_an_alternative():
    start, goal = find_spot(ISLAND, "1000,10000"), find_spot(ISLAND, "29000,10000")
    shortest = only(ISLAND, "1000,10000", "29000,10000")
    (other,) = alternatives(ISLAND, start, goal, ON_FOOT, shortest, most=1)
    assert other.length == pytest.approx(shortest.length, abs=1)
    ways = {max(walk.points, key=lambda place: abs(place[1] - 10_000))[1] > 10_000
            for walk in (shortest, other)}  # fmt: skip
    assert ways == {True, False}


def test_where_there_is_one_way_there_is_no_other():
    site = scene(stand("L", 0, 8000, 14_000), stand("R", 16_000, 8000, 14_000))
    start, goal = find_spot(site, "15000,2000"), find_spot(site, "15000,18000")
    shortest = only(site, "15000,2000", "15000,18000")
    assert alternatives(site, start, goal, ON_FOOT, shortest) == ()


def test_a_crowded_way_is_avoided_where_the_other_is_as_short():
    shortest = only(ISLAND, "1000,10000", "29000,10000")
    crowd = Exposure(ExposureModel(), {}, {}, [(pair, 500.0) for pair in pairwise(shortest.points)])
    start, goal = find_spot(ISLAND, "1000,10000"), find_spot(ISLAND, "29000,10000")
    quiet = quieter(ISLAND, start, goal, ON_FOOT, crowd)
    assert quiet is not None
    length = sum(math.dist(one, two) for one, two in pairwise(quiet))
    assert length == pytest.approx(shortest.length, abs=2)
    above = {max(points, key=lambda place: abs(place[1] - 10_000))[1] > 10_000
             for points in (shortest.points, quiet)}  # fmt: skip
    assert above == {True, False}
    network = network_for(ISLAND, ON_FOOT)
    assert all(network.clearance(place) >= 300 - 0.5 for place in quiet)


def test_without_a_crowd_the_quieter_way_is_the_shortest():
    shortest = only(ISLAND, "1000,9000", "29000,9000")
    start, goal = find_spot(ISLAND, "1000,9000"), find_spot(ISLAND, "29000,9000")
    quiet = quieter(ISLAND, start, goal, ON_FOOT, Exposure(ExposureModel(), {}, {}, []))
    assert quiet is not None
    length = sum(math.dist(one, two) for one, two in pairwise(quiet))
    assert length == pytest.approx(shortest.length, abs=2)
