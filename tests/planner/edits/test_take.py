# SPDX-License-Identifier: GPL-3.0-or-later
"""Things made what they are in another version."""

import msgspec
import pytest

from planner.edits.assign import SetStatus
from planner.edits.delete import Delete
from planner.edits.describe import Renumber, SetHeight
from planner.edits.duplicate import Duplicate
from planner.edits.edit import Edit
from planner.edits.lock import Lock
from planner.edits.move import Move
from planner.edits.paste import taken
from planner.edits.resize import Resize
from planner.edits.rotate import Rotate
from planner.edits.swap import SwapExhibitors
from planner.edits.take import Take, taking
from planner.floor.compare import compare
from planner.model.plan import Plan
from planner.model.problems import BadInput
from tests.planner import building


def changed(plan: Plan, *edits: Edit) -> Plan:
    for edit in edits:
        plan = edit.apply(plan).plan
    return plan


@pytest.mark.parametrize(
    "edit",
    [
        Move(("booth-b9",), 1500, -200),
        Move(("seats",), 0, 700),
        Rotate(("booth-b10",), 33.0),
        Resize("booth-b9", 6000, 3000),
        Renumber("booth-b9", "Z1"),
        SetStatus(("booth-b9",), "held"),
        SetHeight(("booth-b9",), 4000),
        SwapExhibitors("booth-b9", "booth-b10"),
        Duplicate(("booth-b9",), 9000, 0),
        Delete(("seats",)),
    ],
    ids=lambda edit: edit.NAME,
)
def test_taking_every_difference_over_leaves_none(edit: Edit):
    old = building.small_plan()
    new = changed(old, edit)
    for _ in range(10):
        comparison = compare(old, new)
        found = [it for each in comparison.differences if (it := taking(comparison, each))]
        if not found:
            break
        new = changed(new, found[0])
    left = {each.pair.where for each in compare(old, new).differences}
    assert left <= {"programme"}  # items keep the name of an area's place, not the area


def test_one_attribute_is_taken_and_no_other():
    old = building.small_plan()
    new = changed(old, Move(("booth-b9",), 500, 0), SetHeight(("booth-b9",), 4000))
    part = taken(old, ("booth-b9",))
    (booth, *_) = changed(new, Take(part, "height")).booths
    assert (booth.height, booth.shape) == (old.booths[0].height, new.booths[0].shape)
    (booth, *_) = changed(new, Take(part, "shape")).booths
    assert (booth.height, booth.shape) == (4000, old.booths[0].shape)


def test_what_it_needs_comes_along():
    old = building.small_plan()
    bare = changed(old, Delete(("booth-b9",)))
    bare = msgspec.structs.replace(
        bare, exhibitors=tuple(each for each in bare.exhibitors if each.id != "hancom")
    )
    change = Take(taken(old, ("booth-b9",))).apply(bare)
    assert change.touched == {"booth-b9"}
    assert {each.id for each in change.plan.exhibitors} == {"hancom", "daegu", "daejeon"}


def test_what_is_the_same_is_no_step():
    plan = building.small_plan()
    assert Take(taken(plan, ("booth-b9", "seats"))).apply(plan).touched == frozenset()


def test_a_locked_thing_keeps_its_place_but_not_its_status():
    old = building.small_plan()
    new = changed(
        old, Move(("booth-b9",), 500, 0), SetStatus(("booth-b9",), "held"), Lock(("booth-b9",))
    )
    part = taken(old, ("booth-b9",))
    with pytest.raises(BadInput, match="B9"):
        Take(part, "shape").apply(new)
    assert changed(new, Take(part, "status")).booths[0].status == "confirmed"


@pytest.mark.parametrize("name", ["colour", "id"])
def test_an_attribute_that_there_is_not_is_refused(name: str):
    plan = building.small_plan()
    with pytest.raises(BadInput, match=name):
        Take(taken(plan, ("booth-b9",)), name).apply(plan)


def test_nothing_to_take_is_refused():
    plan = building.small_plan()
    with pytest.raises(BadInput, match="no such booth"):
        Take(taken(plan, ())).apply(plan)
