# SPDX-License-Identifier: GPL-3.0-or-later
"""A hall that leans, its corners and doors rounded to mm, is judged as one that stands upright."""

from functools import cache

import msgspec
import pytest

from planner.floor.site import Site
from planner.model.shapes import direction
from planner.rules.check import check
from planner.rules.profile import find_profile, shipped_profiles
from tests.planner.building import hall, opening, venue
from tests.planner.rules.scenes import scene, stand

replace = msgspec.structs.replace


def leaning(turn: float) -> Site:
    """Two booths in a hall with three doors, all turned about the origin."""

    def at(x: int, y: int) -> tuple[int, int]:
        place = complex(x, y) * complex(*direction(turn))
        return (round(place.real), round(place.imag))

    def door(name: str, x: int, y: int, facing: float):
        return opening(name, at(x, y), (facing + turn) % 360)

    upright = hall()
    under = venue(
        halls=(replace(upright, outline=tuple(at(*corner) for corner in upright.outline)),),
        openings=(
            door("front", 15_000, 0, 90.0),
            door("back", 10_000, 20_000, 270.0),
            replace(door("side", 30_000, 9000, 180.0), kind="emergency"),
        ),
    )
    booths = [stand("A", *at(9000, 8000), angle=turn), stand("B", *at(18_000, 8000), angle=turn)]
    return scene(*booths, on=under)


@cache
def keys(profile: str, turn: float) -> frozenset[str]:
    return frozenset(finding.key for finding in check(leaning(turn), [find_profile(profile)]))


@pytest.mark.parametrize("turn", [12.0, 33.3, 77.7, 180.0])
@pytest.mark.parametrize("profile", shipped_profiles())
def test_every_profile_finds_the_same_in_a_hall_that_leans(profile, turn):
    assert keys(profile, turn) == keys(profile, 0.0)
