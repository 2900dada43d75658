# SPDX-License-Identifier: GPL-3.0-or-later
"""How the people of a plan leave it: answers by hand, exits closed and lost, bottlenecks."""

import msgspec
import numpy as np
import pytest

from planner.floor.site import Site
from planner.model.problems import BadInput
from planner.paths.watch import Stopped
from planner.rules.egress import Egress, egress, survey
from planner.rules.requirement import Profile
from tests.planner.building import venue
from tests.planner.rules.examples.egress import IBC
from tests.planner.rules.scenes import KINTEX, door, island, scene, wall


def counting(per_person: float, **limits: int) -> Profile:
    """IBC with another factor for its floor, and other limits of travel distance."""
    rules = dict(IBC.rules)
    capacity = dict(rules["exit-capacity"])
    capacity["exhibition"] = msgspec.structs.replace(
        capacity["exhibition"], value=per_person, cases=()
    )
    rules["exit-capacity"] = capacity
    if "distance" in limits:
        asked = msgspec.structs.replace(
            rules["travel-distance"]["distance"], value=limits["distance"], cases=()
        )
        rules["travel-distance"] = {"distance": asked}
    return msgspec.structs.replace(IBC, rules=rules)


def leaving(standing: Site, profile: Profile, *closed: str) -> Egress:
    found = survey(standing, profile)
    assert found is not None
    return egress(found, closed)


FOUR = venue(
    openings=(
        door("south-1", (4500, 0), "emergency", 90.0, 1000),
        door("south-2", (25_500, 0), "emergency", 90.0, 1000),
        door("north-1", (4500, 20_000), "emergency", -90.0, 1000),
        door("north-2", (25_500, 20_000), "emergency", -90.0, 1000),
    )
)
TWO = venue(openings=(door("left", (0, 10_000), "emergency", 0.0, 2000),
                      door("right", (30_000, 10_000), "emergency", 180.0, 2000)))  # fmt: skip


def test_everybody_goes_to_the_nearest_of_two_exits():
    """600 m² at 0.6 m² for each: 1,000 persons, half to each of two doors that are alike."""
    found = leaving(scene(on=TWO), counting(0.6))
    assert found.survey.load.persons == 1000
    assert found.survey.crowd.persons.sum() == 1000
    left, right = found.nearest.uses
    assert abs(left.persons - right.persons) <= 40
    assert left.persons + right.persons == 1000
    assert left.capacity == right.capacity == 393  # 2,000 mm at 5.08 mm for each
    assert found.nearest.over == ("left", "right")
    assert left.mean == pytest.approx(9000, abs=700)
    # From the corner, 15 m across and 10 m up.
    assert found.longest is not None
    assert found.longest.length == pytest.approx(17_000, abs=800)
    # What does not fit: 1,000 less twice 393.
    assert found.lacking == 214
    assert not found.holds
    assert left.emptying.flow == pytest.approx(left.persons / 2.6)


def test_the_time_is_no_less_than_what_is_possible_at_all():
    found = leaving(scene(on=TWO), counting(0.6))
    assert found.least_seconds <= found.quickest.seconds <= found.nearest.seconds
    assert found.quickest.seconds >= 1000 / 5.2
    assert found.quickest.seconds == pytest.approx(1000 / 5.2, rel=0.12)


def test_closing_an_exit_sends_everybody_to_the_other():
    found = leaving(scene(on=TWO), counting(6.0), "left")
    left, right = found.nearest.uses
    assert (left.persons, left.open) == (0, False)
    assert (right.persons, right.open) == (100, True)
    assert found.longest is not None
    assert found.longest.length == pytest.approx(31_600, abs=600)
    (lost,) = found.lost  # the last one
    assert (lost.exit, lost.left, lost.breaks) == ("right", 100, True)


def test_which_single_exit_breaks_the_plan():
    """20 m to the nearest of four doors is enough, but not where one of them is lost."""
    found = leaving(scene(on=FOUR), counting(6.0, distance=16_000))
    assert not found.too_far
    assert {lost.exit for lost in found.lost if lost.breaks} == {
        "south-1", "south-2", "north-1", "north-2",
    }  # fmt: skip
    far = leaving(scene(on=FOUR), counting(6.0, distance=40_000))
    assert not any(lost.breaks for lost in far.lost)
    assert all(lost.seconds >= far.nearest.seconds for lost in far.lost)
    near = leaving(scene(on=FOUR), counting(6.0, distance=5000))
    assert near.too_far
    assert not near.holds


def test_people_stand_in_booths_and_leave_by_their_open_sides():
    standing = scene(island("A1", 10_000, 8000, 6000, 4000), on=TWO)
    found = survey(standing, counting(0.6))
    assert found is not None
    x, y = found.crowd.places.T
    inside = (x > 10_000) & (x < 16_000) & (y > 8000) & (y < 12_000)
    # 24 of 600 m², and the strip of 300 mm around the booth and along walls where nobody's middle
    # is: shares of the grid.
    assert found.crowd.persons[inside].sum() == pytest.approx(40, abs=12)
    lengths = found.walks.lengths[inside]
    assert np.isfinite(lengths).all()
    away = np.hypot(x - 0, y - 10_000)[inside]
    assert (lengths[:, 0] >= away - 1100).all()  # the door is 2 m wide
    assert (lengths[:, 0] <= away + 1500).all()


def test_who_is_walled_in_has_no_exit():
    """A wall with no gap cuts off the right third: 10 m of 30."""
    shut = venue(
        openings=(door("left", (0, 10_000), "emergency", 0.0, 4000),),
        walls=(wall("w", 20_000, 0, 100, 20_000),),
    )
    found = leaving(scene(on=shut), counting(6.0))
    assert found.nearest.left == pytest.approx(33, abs=3)
    assert found.nearest.left == found.quickest.left
    assert not found.holds


def test_the_gap_that_all_must_pass_is_the_bottleneck():
    """A wall with a gap of 4 m, a booth in it leaves 1 m: all from beyond pass that."""
    gap = venue(
        openings=(door("left", (0, 10_000), "emergency", 0.0, 4000),),
        walls=(wall("a", 14_900, 0, 200, 8000), wall("b", 14_900, 12_000, 200, 8000)),
    )
    standing = scene(island("A1", 13_500, 9000, 3000, 3000), on=gap)
    found = leaving(standing, counting(6.0))
    worst = found.bottlenecks[0]
    assert worst.width == 1000
    assert worst.persons == pytest.approx(50, abs=5)
    assert worst.seconds == pytest.approx(worst.persons / 1.3)
    (x1, _), (x2, _) = worst.around
    assert x1 > 16_500
    assert x2 < 13_500


def test_a_blocked_exit_is_none():
    blocked = scene(island("A1", 0, 8000, 3000, 4000), on=TWO)
    found = leaving(blocked, counting(6.0))
    assert [use.open for use in found.nearest.uses] == [False, True]
    assert found.nearest.uses[0].persons == 0


def test_a_hall_without_exits_keeps_everybody():
    none = leaving(scene(on=venue(openings=())), counting(6.0))
    assert none.nearest.left == 100
    assert none.longest is None
    assert none.lost == ()
    assert not none.holds


def test_codes_that_count_nobody_have_no_egress():
    assert survey(scene(), KINTEX) is None


def test_an_unknown_exit_is_refused_with_the_nearest_known():
    with pytest.raises(BadInput) as error:
        leaving(scene(on=TWO), counting(6.0), "lift")
    (problem,) = error.value.problems
    assert (problem.code, problem.values["id"]) == ("exit-unknown", "lift")
    assert "left" in str(problem.values["hint"])


def test_the_answer_is_the_same_again():
    one, two = (leaving(scene(on=FOUR), counting(2.0)) for _ in range(2))
    assert one.nearest == two.nearest
    assert one.quickest == two.quickest
    assert one.lost == two.lost
    assert one.bottlenecks == two.bottlenecks


@pytest.mark.parametrize("calls", range(5))
def test_work_that_is_no_longer_wanted_stops(calls: int):
    """Asked before each exit, then before each part of the answer."""
    left = calls

    def watch(share: float) -> bool:
        nonlocal left
        assert 0 <= share <= 1
        left -= 1
        return left >= 0

    def whole() -> None:
        found = survey(scene(on=TWO), counting(6.0), watch)
        assert found is not None
        egress(found, (), watch)

    with pytest.raises(Stopped):
        whole()
