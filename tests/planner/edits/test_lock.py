# SPDX-License-Identifier: GPL-3.0-or-later
"""Locked things keep their place and shape; groups are names that things share."""

import pytest

from planner.edits.assign import SetStatus
from planner.edits.delete import Delete
from planner.edits.describe import Renumber
from planner.edits.duplicate import Duplicate
from planner.edits.edit import Edit
from planner.edits.lock import Group, Lock, Ungroup, Unlock
from planner.edits.merge import Merge
from planner.edits.mirror import Mirror
from planner.edits.move import Move, Place
from planner.edits.resize import Resize, Turn
from planner.edits.rotate import Rotate
from planner.edits.split import Split
from planner.floor.listed import ById
from planner.model.problems import BadInput
from tests.planner import building

LOCKED = Lock(("booth-b9", "seats")).apply(building.small_plan()).plan


@pytest.mark.parametrize(
    "edit",
    [
        Move(("booth-b9", "booth-b10"), 1, 0),
        Move(("seats",), 0, 1),
        Place("booth-b9", 0, 0),
        Rotate(("booth-b9",), 90.0),
        Turn("booth-b9", 45.0),
        Resize("booth-b9", 3001, 3000),
        Mirror(("booth-b9", "booth-b10"), "x"),
        Split("booth-b9", 2),
        Delete(("booth-b9",)),
        Delete(("seats", "stage")),
    ],
    ids=lambda edit: f"{edit.NAME}",
)
def test_a_lock_holds_against(edit: Edit):
    with pytest.raises(BadInput) as error:
        edit.apply(LOCKED)
    assert {problem.code for problem in error.value.problems} == {"edit-locked"}
    edit.apply(building.small_plan())


def test_a_locked_booth_is_not_merged_away():
    plan = building.plan(
        (
            building.booth("A1", building.rectangle(0, 0)),
            building.booth("A2", building.rectangle(3000, 0), locked=True),
        )
    )
    with pytest.raises(BadInput):
        Merge(("booth-a1", "booth-a2")).apply(plan)


def test_every_locked_thing_is_named():
    with pytest.raises(BadInput) as error:
        Move(("booth-b9", "booth-b10", "seats"), 1, 0).apply(LOCKED)
    assert [problem.values["id"] for problem in error.value.problems] == ["B9", "seats"]
    with pytest.raises(BadInput) as error:
        Delete(("booth-b9", "booth-b10", "seats")).apply(LOCKED)
    assert [problem.values["id"] for problem in error.value.problems] == ["B9", "seats"]


def test_a_lock_leaves_all_but_place_and_shape_free():
    plan = Renumber("booth-b9", "Z1").apply(LOCKED).plan
    plan = SetStatus(("booth-b9",), "held").apply(plan).plan
    booth = ById(plan.booths)["booth-b9"]
    assert (booth.number, booth.status, booth.locked) == ("Z1", "held", True)


def test_a_lock_is_lifted_and_a_copy_has_none():
    plan = Unlock(("booth-b9", "seats")).apply(LOCKED).plan
    assert plan == building.small_plan()
    copied = Duplicate(("booth-b9",), 0, 4000).apply(LOCKED).plan
    assert not copied.booths[-1].locked


def test_locking_twice_changes_nothing():
    assert Lock(("booth-b9",)).apply(LOCKED).touched == frozenset()


def test_groups_are_new_and_replace_each_other():
    plan = Group(("booth-b9", "booth-b10")).apply(building.small_plan()).plan
    plan = Group(("booth-b10", "seats")).apply(plan).plan
    groups = {thing.id: thing.group for thing in (*plan.booths, *plan.areas)}
    assert groups == {
        "booth-b9": "group-1", "booth-b10": "group-2", "booth-b11": None, "stage": None,
        "seats": "group-2",
    }  # fmt: skip
    assert Ungroup(tuple(groups)).apply(plan).plan == building.small_plan()


def test_one_thing_is_no_group():
    with pytest.raises(BadInput) as error:
        Group(("stage", "stage")).apply(building.small_plan())
    assert [problem.code for problem in error.value.problems] == ["edit-needs-more"]
