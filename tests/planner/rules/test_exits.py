# SPDX-License-Identifier: GPL-3.0-or-later
"""Number, distance and width of exits, with answers worked out by hand."""

import math
from itertools import combinations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits.move import Move
from planner.rules.checks import Checks
from planner.rules.exits import exits
from planner.rules.fixes import Mending
from planner.rules.message import message
from planner.rules.profile import find_profile
from tests.planner.building import hall, opening, venue
from tests.planner.rules.examples.egress import GERMANY, IBC, KOREA, NFPA
from tests.planner.rules.scenes import door, found, scene, stand

HOLDS = "assumed:test"


def a_hall(square_metres: int, doors: int):
    """A hall 10 m deep with doors of 3 m along its visitor side, and a freight door."""
    wide = square_metres * 100
    corners = ((0, 0), (wide, 0), (wide, 10_000), (0, 10_000))
    openings = [opening(f"d{n}", (2000 + 5000 * n, 0)) for n in range(doors)]
    freight = door("freight", (5000, 10_000), "freight", 270.0, 6000)
    return scene(
        on=venue(
            halls=(msgspec.structs.replace(hall(), outline=corners),),
            openings=(*openings, freight),
        )
    )


@pytest.mark.parametrize(
    ("square_metres", "needed"),
    # At 2.7870912 m² each: 1,393 m² are 499.8 people, 1,394 are 500.2; 2,787 are 999.97.
    [(100, 2), (1393, 2), (1394, 3), (2787, 3), (2788, 4), (9000, 4)],
)
def test_more_people_need_more_exits(square_metres, needed):
    assert not found("exit-count", a_hall(square_metres, needed), IBC)
    standing = a_hall(square_metres, needed - 1)
    (finding,) = found("exit-count", standing, IBC)
    assert (finding.measured, finding.required, finding.unit) == (needed - 1, needed, "count")
    assert finding.subjects == ("hall-1",)
    assert message(finding, standing, "en").endswith("Open 1 more.")


def test_an_exit_behind_a_booth_is_none():
    assert not found("exit-count", a_hall(600, 2), IBC)
    standing = a_hall(600, 2)
    blocked = scene(stand("A", 500, 0), on=standing.ground.venue)
    (finding,) = found("exit-count", blocked, IBC)
    assert finding.measured == 1
    assert message(finding, blocked, "en") == "Exits of hall-1: 1 for 216 people. Open 1 more."


def test_each_hall_has_its_own_exits():
    (finding,) = found("exit-count", scene(halls=("hall-1", "hall-2"), on=_both()), IBC)
    assert (finding.subjects, finding.measured) == (("hall-2",), 0)


def _both():
    return venue(openings=(opening("one", (5000, 0)), opening("two", (25_000, 0))))


def test_korea_asks_for_a_third_where_article_39_binds():
    under = a_hall(600, 2).ground.venue
    assert not found("exit-count", scene(on=under), KOREA)
    (finding,) = found("exit-count", scene(on=under, conditions={"article-39": HOLDS}), KOREA)
    assert (finding.measured, finding.required) == (2, 3)


def apart(first: int, second: int, **more):
    """Two doors of 2 m on the visitor side of the hall of 30 × 20 m, by their middles."""
    doors = (opening("one", (first, 0), width=2000), opening("two", (second, 0), width=2000))
    return scene(on=venue(openings=doors), **more)


@pytest.mark.parametrize("profile", [NFPA, IBC, KOREA], ids=lambda profile: profile.id)
def test_half_of_the_diagonal_or_a_third_with_sprinklers(profile):
    # 36,055.51 mm: half is 18,027.76, a third 12,018.5; both are rounded up.
    assert not found("exit-separation", apart(1000, 1000 + 20_028), profile)
    standing = apart(1000, 1000 + 20_027)
    (finding,) = found("exit-separation", standing, profile)
    assert (finding.measured, finding.required, finding.unit) == (18_027, 18_028, "mm")
    assert sorted(finding.line) == [(2000, 0), (20_027, 0)]
    assert finding.subjects == ("one", "two")
    assert message(finding, standing, "en") == (
        "Exits of hall-1 18,027 mm apart. Open one 18,028 mm away."
    )
    wet = {"conditions": {"sprinklers": HOLDS}}
    assert not found("exit-separation", apart(1000, 1000 + 14_019, **wet), profile)
    (finding,) = found("exit-separation", apart(1000, 1000 + 14_018, **wet), profile)
    assert (finding.measured, finding.required) == (12_018, 12_019)


def test_one_exit_has_no_distance():
    assert not found("exit-separation", a_hall(600, 1), IBC)


@given(
    st.lists(st.tuples(st.sampled_from("lrbt"), st.integers(2000, 18_000)), min_size=2, max_size=5)
)
@settings(max_examples=60)
def test_the_farthest_pair_has_a_second_opinion(places):
    """Doorways as rows of points 10 mm apart: nothing finer than that may differ."""
    sides = {"l": (0.0, 0, None), "r": (180.0, 30_000, None), "b": (90.0, None, 0),
             "t": (270.0, None, 20_000)}  # fmt: skip
    doors = []
    for number, (side, along) in enumerate(places):
        facing, x, y = sides[side]
        at = (along if x is None else x, along if y is None else y)
        doors.append(door(f"d{number}", at, "emergency", facing, 2000))
    standing = scene(on=venue(openings=tuple(doors)))

    def points(one):
        (x1, y1), (x2, y2) = one.line
        return [(x1 + (x2 - x1) * n / 200, y1 + (y2 - y1) * n / 200) for n in range(201)]

    def least(one, two):
        return min(math.dist(p, q) for p in points(one)[::10] for q in points(two)[::10])

    farthest = max(least(one, two) for one, two in combinations(exits(standing), 2))
    findings = found("exit-separation", standing, IBC)
    if findings:
        assert abs(findings[0].measured - farthest) <= 100
    else:
        assert farthest >= 18_027


@pytest.mark.parametrize(
    ("profile", "least"), [(IBC, 813), (NFPA, 813), (KOREA, 1500), (GERMANY, 1200)]
)
def test_each_exit_has_its_clear_width(profile, least):
    def with_door(width):
        return scene(on=venue(openings=(opening("door", (15_000, 0), width=width),)))

    assert not found("exit-width", with_door(least), profile)
    (finding,) = found("exit-width", with_door(least - 1), profile)
    assert (finding.measured, finding.required, finding.subjects) == (least - 1, least, ("door",))
    assert message(finding, with_door(least - 1), "en") == (
        f"DOOR is {least - 1:,} mm wide. Widen it by 1 mm."
    )


def test_germany_allows_less_for_up_to_200_people():
    def small(square_metres, width):
        under = a_hall(square_metres, 0).ground.venue
        way = opening("door", (5000, 0), width=width)
        return scene(on=msgspec.structs.replace(under, openings=(way,)))

    assert not found("exit-width", small(200, 900), GERMANY)
    (finding,) = found("exit-width", small(200, 899), GERMANY)
    assert finding.required == 900
    (finding,) = found("exit-width", small(201, 900), GERMANY)
    assert finding.required == 1200


def test_a_booth_that_covers_a_door_narrows_it():
    standing = scene(stand("A", 14_000, 0), on=venue())
    (finding,) = found("exit-width", standing, IBC)
    # The door spans x = 13,500 to 16,500.
    assert (finding.measured, finding.required) == (500, 813)
    assert message(finding, standing, "ko") == (
        "DOOR이 500 mm만 비어 있습니다. 313 mm 더 비우세요."
    )


def test_a_booth_before_a_door_is_named_and_can_be_pushed_off_it():
    standing = scene(stand("A", 14_000, 0), on=venue())
    alone = msgspec.structs.replace(IBC, rules={"exit-width": IBC.rules["exit-width"]})
    checks = Checks.of(standing, [alone])
    (finding,) = (f for f in checks.question().answer() if f.rule == "exit-width")
    assert finding.subjects == ("booth-a", "door")
    assert Move(("booth-a",), 313, 0) in Mending(checks, standing, finding).answer()


def test_freight_doors_may_be_narrow():
    under = venue(openings=(door("freight", (15_000, 20_000), "freight", 270.0, 700),))
    assert not found("exit-width", scene(on=under), IBC)


def test_the_organiser_assumes_none_of_it():
    assert "exit-count" not in find_profile("kintex").rules
