# SPDX-License-Identifier: GPL-3.0-or-later
"""Copying out of a plan and putting into another, or back."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits.delete import Delete
from planner.edits.lock import Group, Lock
from planner.edits.paste import Paste, taken
from planner.floor.listed import ById
from planner.model.files import parse_file, to_bytes
from planner.model.plan import Plan
from planner.model.problems import BadInput
from planner.model.references import plan_problems
from planner.model.values import LIMIT
from tests.planner import building
from tests.planner.strategies import plans

EVERYTHING = ("booth-b9", "booth-b10", "booth-b11", "stage", "seats")


def there(plan: Plan) -> Plan:
    """A plan as the clipboard gives it back."""
    read = parse_file(to_bytes(plan), "clipboard")
    assert isinstance(read, Plan)
    return read


def test_what_is_taken_is_a_whole_plan_that_holds_little():
    small = there(taken(building.small_plan(), ("booth-b9", "seats")))
    assert [booth.number for booth in small.booths] == ["B9"]
    assert [area.id for area in small.areas] == ["seats"]
    assert [each.id for each in small.exhibitors] == ["hancom"]
    assert [each.id for each in small.pavilions] == ["companies"]
    assert (small.tours, small.waivers, small.programme) == ((), (), ())


def test_cut_and_pasted_it_is_the_same_but_for_its_place():
    plan = building.small_plan()
    cut = Delete(("booth-b9",)).apply(plan).plan
    change = Paste(there(taken(plan, ("booth-b9",))), 100, -200).apply(cut)
    before, after = ById(plan.booths)["booth-b9"], ById(change.plan.booths)["booth-b9"]
    assert change.touched == {"booth-b9"}
    assert after.shape == building.rectangle(3100, 4800)
    assert msgspec.structs.replace(after, shape=before.shape) == before


def test_a_copy_of_what_is_there_is_new_empty_and_available():
    plan = building.small_plan()
    change = Paste(taken(plan, EVERYTHING), 0, 0).apply(plan)
    assert change.plan.booths[:3] == plan.booths
    copies = change.plan.booths[3:]
    assert [booth.number for booth in copies] == ["B12", "B13", "B14"]
    assert {(booth.status, booth.exhibitors) for booth in copies} == {("available", ())}
    assert [booth.shape for booth in copies] == [booth.shape for booth in plan.booths]
    assert [area.furniture for area in change.plan.areas[2:]] == [
        area.furniture for area in plan.areas
    ]
    assert len(change.touched) == 5


def test_into_another_plan_pavilion_and_exhibitor_come_along():
    other = building.plan(
        exhibitors=(), pavilions=(building.small_plan().pavilions[1],), sources={}
    )
    change = Paste(taken(building.small_plan(), EVERYTHING)).apply(other)
    assert [each.id for each in change.plan.pavilions] == ["cities", "companies"]
    assert [each.id for each in change.plan.exhibitors] == ["hancom"]
    assert ById(change.plan.booths)["booth-b9"].exhibitors == ("hancom",)
    assert list(plan_problems(change.plan)) == []


def test_an_exhibitor_who_stands_there_already_stays_where_they_are():
    standing = building.booth("A1", building.rectangle(0, 0), exhibitors=("hancom",))
    change = Paste(taken(building.small_plan(), ("booth-b9",))).apply(building.plan((standing,)))
    came = ById(change.plan.booths)["booth-b9"]
    assert (came.exhibitors, came.status) == ((), "available")


def test_a_taken_number_gives_way():
    standing = building.booth("B9", building.rectangle(0, 0), id="another")
    change = Paste(taken(building.small_plan(), ("booth-b9",))).apply(building.plan((standing,)))
    assert ById(change.plan.booths)["booth-b9"].number == "B10"


def test_a_group_stays_one_and_is_another():
    plan = Group(("booth-b9", "seats")).apply(building.small_plan()).plan
    change = Paste(taken(plan, ("booth-b9", "seats")), 0, 9000).apply(plan)
    groups = {change.plan.booths[-1].group, change.plan.areas[-1].group}
    assert groups == {"group-2"}


def test_what_comes_is_not_locked():
    plan = Lock(("booth-b9",)).apply(building.small_plan()).plan
    assert not Paste(taken(plan, ("booth-b9",))).apply(plan).plan.booths[-1].locked


def test_nothing_cannot_be_put_in_nor_anything_beyond_the_edge():
    plan = building.small_plan()
    with pytest.raises(BadInput) as error:
        Paste(taken(plan, ())).apply(plan)
    assert [problem.code for problem in error.value.problems] == ["paste-empty"]
    with pytest.raises(BadInput):
        Paste(taken(plan, ("booth-b9",)), LIMIT, 0).apply(plan)


def test_an_id_that_means_something_else_there_is_told():
    """Ids are unique over a file: a pavilion cannot come where an area bears its id."""
    clash = building.plan(
        areas=(building.area("companies", building.rectangle(0, 0)),), pavilions=()
    )
    with pytest.raises(BadInput) as error:
        Paste(taken(building.small_plan(), ("booth-b9",))).apply(clash)
    assert {problem.code for problem in error.value.problems} == {"id-twice"}


@given(plans(), plans(), st.data())
@settings(max_examples=25)
def test_whatever_comes_into_whatever_plan_leaves_a_sound_one(one: Plan, two: Plan, data):
    ids = [thing.id for thing in one.booths] + [thing.id for thing in one.areas]
    chosen = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    try:
        change = Paste(there(taken(one, chosen))).apply(two)
    except BadInput:
        return  # beyond the edge, or a number that has no next
    assert change.touched
    assert list(plan_problems(change.plan)) == list(plan_problems(two)) == []
    assert len(change.touched) == len(chosen)
    parse_file(to_bytes(change.plan), "whole")
