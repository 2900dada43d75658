# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways of a route: over several places, others, a quieter one."""

import pytest

from planner.floor.lookup import find_spot
from planner.paths.choices import Walker
from planner.paths.exposure import exposure
from planner.paths.network import NoWay, Reason
from planner.paths.ways import Way, other_ways, path_length, quiet_way, shortest_way
from tests.planner import building

SITE = building.site()


def spots(*names: str):
    return tuple(find_spot(SITE, name) for name in names)


def test_a_way_over_several_places_passes_them_in_order():
    way = shortest_way(SITE, spots("1000,1000", "B9", "B11", "1000,1000"), Walker())
    assert isinstance(way, Way)
    assert (way.kind, len(way.halts)) == ("shortest", 4)
    assert way.halts[0] == way.halts[-1] == (1000, 1000)
    assert way.length == pytest.approx(path_length(way.points))
    assert [step.goal for step in way.steps if step.goal] == ["booth-b9", "booth-b11"]


def test_where_nobody_can_stand_there_is_no_way():
    way = shortest_way(SITE, spots("B9", "-5000,-5000"), Walker())
    assert isinstance(way, NoWay)
    assert way.reason is Reason.GOAL


def test_other_ways_are_found_between_two_places_alone():
    ends = spots("1000,6500", "24000,6500")
    shortest = shortest_way(SITE, ends, Walker())
    assert isinstance(shortest, Way)
    others = other_ways(SITE, ends, Walker())
    assert others
    assert all(way.kind == "other" and way.length >= shortest.length for way in others)
    assert other_ways(SITE, (*ends, ends[0]), Walker()) == ()


def test_a_quieter_way_ends_where_it_should():
    ends = spots("1000,6500", "B11", "24000,6500")
    way = quiet_way(SITE, ends, Walker(), exposure(SITE))
    assert way is not None
    assert (way.kind, way.narrowest, len(way.halts)) == ("quiet", None, 3)
    assert way.points[0] == pytest.approx((1000, 6500))
    assert way.points[-1] == pytest.approx((24_000, 6500))
