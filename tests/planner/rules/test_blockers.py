# SPDX-License-Identifier: GPL-3.0-or-later
"""What blocks a plan: answers by hand, moves that break no rule, locks, work that is stopped."""

import msgspec
import pytest

from planner.floor.site import Site
from planner.paths.watch import Stopped
from planner.rules.blockers import Blockers, blockers
from planner.rules.check import check
from planner.rules.checks import Checks
from planner.rules.egress import egress, survey
from planner.rules.removals import removals
from planner.rules.standing_out import standing_out
from planner.rules.trial import Trial
from tests.planner.building import venue
from tests.planner.rules.scenes import BACK, FRONT, KINTEX, door, island, scene, stand, wall
from tests.planner.rules.test_egress import FOUR, TWO, counting

DOORS = (
    door("in", (0, 10_000), "visitor", 0.0, 4000),
    door("out", (30_000, 10_000), "emergency", 180.0, 2000),
)
# A wall across the hall, with a gap of 6 m in its middle, and one way out.
GAP = venue(
    openings=DOORS[:1],
    walls=(wall("a", 14_900, 0, 200, 7000), wall("b", 14_900, 13_000, 200, 7000)),
)
# A room of 10 × 8 m in the corner, entered by a gap of 3 m between wall "c" and the hall wall.
ROOM = venue(
    openings=DOORS,
    walls=(wall("c", 20_000, 12_000, 200, 5000), wall("d", 20_000, 12_000, 10_000, 200)),
)


def blocking(standing: Site, per_person: float = 6.0, **limits: int) -> Blockers:
    found = survey(standing, counting(per_person, **limits))
    assert found is not None
    return blockers(egress(found), Checks.of(standing, [KINTEX]))


def trial(standing: Site) -> Trial:
    return Trial(Checks.of(standing, [KINTEX]), standing)


def test_the_move_out_of_a_gap_frees_all_its_width():
    """A booth of 3 m in a gap of 6 m leaves 1.5 m on both sides of it.

    6 m away (farther none is moved) 4.4 m across and 1.5 m along are left from corner to corner.
    """
    standing = scene(island("A1", 13_500, 8500, 3000, 3000), on=GAP)
    (best, *_) = blocking(standing).moves
    assert [standing.label(name) for name in best.move.ids] == ["A1"]
    assert (best.before, best.after, best.gained) == (1500, 4649, 3149)
    assert (abs(best.move.dx), best.move.dy) == (6000, 0)
    persons = blocking(standing).egress.bottlenecks[best.bottleneck].persons
    assert best.seconds == pytest.approx(persons / 1.3 / 1.5 - persons / 1.3 / 4.649)


def test_no_rule_finds_anything_new_after_a_move():
    standing = scene(
        island("A1", 13_500, 8500, 3000, 3000), island("A2", 6000, 8500, 3000, 3000), on=GAP
    )
    before = {each.key for each in check(standing, [KINTEX])}
    moves = blocking(standing).moves
    assert moves
    for each in moves:
        after = standing.with_plan(each.move.apply(standing.plan).plan)
        assert {finding.key for finding in check(after, [KINTEX])} <= before


def test_what_is_locked_is_not_moved():
    booth = msgspec.structs.replace(island("A1", 13_500, 8500, 3000, 3000), locked=True)
    assert blocking(scene(booth, on=GAP)).moves == ()


def test_a_booth_before_a_room_would_shut_it():
    """The way into the room is 3 m: 2,401 mm farther out nobody of 600 mm passes."""
    standing = scene(
        stand("A1", 25_000, 17_000, open_sides=(FRONT,)),
        stand("B1", 16_900, 17_000, 3000, 3000, open_sides=(3,)),
        on=ROOM,
    )
    found = {standing.label(each.thing): each for each in standing_out(standing)}
    assert "B1" not in found  # it stands beside the way in, not in it
    blocked = scene(
        stand("A1", 25_000, 17_000, open_sides=(FRONT,)),
        island("C1", 20_000, 19_700, 200, 300),
        on=ROOM,
    )
    (first, *_) = standing_out(blocked)
    assert blocked.label(first.thing) == "C1"
    assert first.clear == 2700
    assert first.by == pytest.approx(2101, abs=10)
    assert [blocked.label(name) for name in first.cut_off] == ["A1"]


def test_a_booth_that_stands_free_shuts_nothing():
    assert standing_out(scene(island("A1", 13_000, 8000), on=TWO)) == ()


def test_the_booth_that_shuts_another_in_is_in_the_way():
    """B1 fills the way into the room: A1 within it is reached without B1 alone."""
    standing = scene(
        stand("A1", 25_000, 17_000, open_sides=(FRONT,)),
        stand("B1", 20_000, 17_100, 200, 2900, open_sides=(3,)),
        island("C1", 5000, 4000),
        on=ROOM,
    )
    found = removals(trial(standing))
    assert [standing.label(each.thing) for each in found] == ["B1"]
    keys = [each.key for each in found[0].mended]
    assert any(key.startswith("unreachable/") for key in keys)
    assert found[0].gained == len(found[0].mended) - len(found[0].new) > 0


def test_on_trial_a_lock_does_not_hold():
    standing = scene(
        stand("A1", 25_000, 17_000, open_sides=(FRONT,)),
        msgspec.structs.replace(
            stand("B1", 20_000, 17_100, 200, 2900, open_sides=(3,)), locked=True
        ),
        on=ROOM,
    )
    assert [standing.label(each.thing) for each in removals(trial(standing))] == ["B1"]


def test_what_something_suffers_itself_is_not_its_own_fault():
    """A booth without an open side is not reached; that it is gone mends nothing."""
    standing = scene(stand("A1", 13_000, 8000, open_sides=()), on=TWO)
    assert removals(trial(standing)) == ()


def test_who_makes_a_way_too_long_is_found_by_the_walks():
    """A row of booths from wall to wall but for the far end sends all around it."""
    row = [
        stand(f"A{number}", 3000 * number, 9000, open_sides=(FRONT, BACK)) for number in range(9)
    ]
    south = venue(openings=(door("in", (1500, 0), "visitor", 90.0, 2000),))
    found = blocking(scene(*row, on=south), distance=45_000)
    assert not found.egress.holds
    assert found.removals
    assert found.breaks
    assert all(any(each.rule == "travel-distance" for each in one.mended) for one in found.removals)


def test_the_exit_without_which_the_plan_does_not_hold_comes_first():
    """393 fit one door of 2 m: 600 persons need both."""
    found = blocking(scene(on=TWO), 1.0)
    assert found.egress.holds
    assert [each.breaks for each in found.exits] == [True, True]
    assert found.breaks
    many = blocking(scene(on=FOUR), 6.0)
    assert [each.breaks for each in many.exits] == [False] * 4
    assert [each.seconds for each in many.exits] == sorted(
        (each.seconds for each in many.exits), reverse=True
    )


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.8])
def test_work_that_is_no_longer_wanted_stops(share: float):
    standing = scene(island("A1", 13_500, 8500, 3000, 3000), on=GAP)
    found = survey(standing, counting(6.0))
    assert found is not None
    made = egress(found)
    checks = Checks.of(standing, [KINTEX])
    told: list[float] = []

    def watch(done: float) -> bool:
        told.append(done)
        return done < share

    with pytest.raises(Stopped):
        blockers(made, checks, watch)
    assert told == sorted(told)
