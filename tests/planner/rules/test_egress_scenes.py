# SPDX-License-Identifier: GPL-3.0-or-later
"""Egress over scenes at random: nobody is lost, walks are the rule's, closing never helps."""

import random

import numpy as np
import pytest

from planner.floor.site import Site
from planner.model.shapes import Outline, Rectangle
from planner.paths.cells import travel
from planner.paths.outline import Floats
from planner.rules.egress import Survey, egress, survey
from planner.rules.walking import walking_of
from tests.planner.building import booth, small_plan, venue
from tests.planner.building import site as on_site
from tests.planner.rules.examples.egress import IBC
from tests.planner.rules.scenes import door, scene

DOORS = (
    door("south", (8000, 0), "visitor", 90.0, 3000),
    door("west", (0, 15_000), "emergency", 0.0, 1200),
    door("north", (22_000, 20_000), "emergency", -90.0, 2000),
)


def crowded(seed: int) -> Site:
    """Booths at random, close together, some turned or L-shaped, some without an open side."""
    chance = random.Random(seed)
    booths = []
    for number in range(12):
        x = 2000 + number % 4 * 6800 + chance.randint(0, 1500)
        y = 1000 + number // 4 * 6300 + chance.randint(0, 1500)
        sides = tuple(sorted(chance.sample(range(4), chance.randint(0, 3))))
        if number % 4 == 3:
            corners = ((x, y), (x + 4000, y), (x + 4000, y + 2000), (x + 2000, y + 2000),
                       (x + 2000, y + 4000), (x, y + 4000))  # fmt: skip
            shape: Outline | Rectangle = Outline(corners)
        else:
            shape = Rectangle((x, y), (3000, 2000), float(chance.choice([0, 0, 30])))
        booths.append(booth(f"B{number}", shape, open_sides=sides))
    return scene(*booths, on=venue(openings=DOORS))


def counted(standing: Site) -> Survey:
    found = survey(standing, IBC)
    assert found is not None
    return found


def shortest(found: Survey) -> Floats:
    return found.walks.lengths[:, found.usable].min(axis=1)


@pytest.mark.parametrize("seed", range(6))
def test_nobody_is_lost_and_closing_an_exit_helps_nobody(seed):
    found = counted(crowded(seed))
    assert found.crowd.persons.sum() == found.load.persons
    every = egress(found)
    fewer = egress(found, ("south",))
    for made in (every, fewer):
        for clearing in (made.nearest, made.fitting, made.quickest):
            assert clearing is not None
            there = sum(use.persons for use in clearing.uses)
            assert there + clearing.left == found.load.persons
            assert clearing.seconds >= made.least_seconds - 1e-6
        assert made.fitting is not None
        assert not made.fitting.over
        assert made.quickest.left == made.nearest.left
    assert fewer.nearest.left >= every.nearest.left
    assert fewer.least_seconds >= every.least_seconds - 0.5
    if every.longest is not None and fewer.longest is not None and every.nearest.left == 0:
        assert fewer.longest.length >= every.longest.length - 1 or fewer.nearest.left
    (lost,) = [each for each in every.lost if each.exit == "south"]
    assert lost.left == fewer.nearest.left
    assert lost.seconds == pytest.approx(fewer.nearest.seconds)


@pytest.mark.parametrize("seed", range(6))
def test_walks_are_those_of_the_rule(seed):
    """The nearest of the exits apart is as far as the nearest of all together."""
    standing = crowded(seed)
    found = counted(standing)
    together = travel(walking_of(standing).way_out, found.crowd.places)
    apart = shortest(found)
    same = np.isfinite(apart)
    assert (same == np.isfinite(together)).all()
    assert apart[same] == pytest.approx(together[same], abs=1.0)
    straight = np.full(len(apart), np.inf)
    for use in egress(found).nearest.uses:
        (x1, y1), (x2, y2) = use.exit.line
        line = np.linspace((x1, y1), (x2, y2), 200)
        away = np.hypot(*(found.crowd.places[:, None] - line).transpose(2, 0, 1)).min(axis=1)
        straight = np.minimum(straight, away)
    assert (apart[same] >= straight[same] - 10).all()


def test_seats_and_stage_hold_the_people_that_the_code_counts():
    found = counted(on_site(small_plan()))
    by_part = {row.thing: row.persons for row in found.load.rows}
    assert by_part["seats"] >= 12
    x, y = found.crowd.places.T
    seated = (x > 5000) & (x < 11_000) & (y > 12_000) & (y < 15_000)
    assert found.crowd.persons[seated].sum() >= by_part["seats"]
