# SPDX-License-Identifier: GPL-3.0-or-later
"""Two versions of a plan: each edit is found as what it is, and nothing else is."""

import random
from collections.abc import Callable
from typing import get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits.assign import Assign, SetStatus
from planner.edits.delete import Delete
from planner.edits.describe import OpenSides, Renumber, SetHeight
from planner.edits.duplicate import Duplicate
from planner.edits.edit import Edit
from planner.edits.move import Move
from planner.edits.resize import Resize, Turn
from planner.edits.rotate import Rotate
from planner.edits.set_build import SetBuild
from planner.edits.swap import SwapExhibitors
from planner.floor.compare import Comparison, compare, compare_sites
from planner.floor.pairs import LISTS
from planner.model.plan import Plan
from planner.model.shapes import Outline, Rectangle
from tests.planner import building, strategies

Told = list[tuple[str, str, str]]


def told(found: Comparison) -> Told:
    return [(each.kind, each.pair.id, each.attribute) for each in found.differences]


def after(*edits: Edit) -> Comparison:
    plan = old = building.small_plan()
    for edit in edits:
        plan = edit.apply(plan).plan
    return compare(old, plan)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Move(("booth-b9",), 1500, -200), [("moved", "booth-b9", "shape")]),
        (Move(("booth-b11",), 1, 0), [("moved", "booth-b11", "shape")]),
        (Move(("seats",), 0, 700), [("moved", "seats", "shape")]),  # its furniture goes along
        (Rotate(("seats",), 90.0), [("turned", "seats", "shape")]),
        (Resize("booth-b9", 6000, 3000), [("resized", "booth-b9", "shape")]),
        (Turn("booth-b9", 30.0), [("turned", "booth-b9", "shape")]),
        (Rotate(("booth-b10",), 33.0), [("turned", "booth-b10", "shape")]),
        (
            Rotate(("booth-b9",), 90.0, about=(0, 0)),
            [("moved", "booth-b9", "shape"), ("turned", "booth-b9", "shape")],
        ),
        (Renumber("booth-b9", "Z1"), [("renumbered", "booth-b9", "number")]),
        (Assign("booth-b10", ("daegu",)), [("reassigned", "booth-b10", "exhibitors")]),
        (SetStatus(("booth-b9",), "reserved"), [("status", "booth-b9", "status")]),
        (SetHeight(("booth-b9",), 4000), [("changed", "booth-b9", "height")]),
        (OpenSides("booth-b9", (1, 2)), [("changed", "booth-b9", "open_sides")]),
        (SetBuild(("booth-b9",), storeys=2), [("changed", "booth-b9", "build")]),
        (Duplicate(("booth-b9",), 9000, 0), [("added", "booth-b12", "")]),
        (Delete(("booth-b9",)), [("removed", "booth-b9", "")]),
    ],
    ids=lambda value: getattr(value, "NAME", None),
)  # fmt: skip
def test_an_edit_is_found_as_what_it_is(edit: Edit, expected: Told):
    assert told(after(edit)) == expected


def test_how_far_a_thing_moved_and_turned():
    (moved,) = after(Move(("booth-b9",), 3000, -4000)).differences
    assert (moved.by, moved.distance) == ((3000, -4000), 5000)
    (turned,) = after(Turn("booth-b9", 330.0)).differences
    assert turned.angle == -30.0


def test_an_l_shape_that_is_turned_by_a_quarter_keeps_its_size():
    turned = next(
        each for each in after(Rotate(("booth-b11",), 90.0)).differences if each.kind == "turned"
    )
    assert turned.angle == 90.0


def test_swapped_exhibitors_are_two_reassignments():
    found = after(SwapExhibitors("booth-b9", "booth-b10"))
    assert [one for one in told(found) if one[0] == "reassigned"] == [
        ("reassigned", "booth-b9", "exhibitors"),
        ("reassigned", "booth-b10", "exhibitors"),
    ]


def test_a_booth_that_was_drawn_anew_is_known_by_its_number():
    old = building.small_plan()
    again = msgspec.structs.replace(old.booths[0], id="drawn-anew")
    new = msgspec.structs.replace(old, booths=(again, *old.booths[1:]), tours=())
    found = compare(msgspec.structs.replace(old, tours=()), new)
    assert found.same
    moved = Move(("drawn-anew",), 500, 0).apply(new).plan
    (one,) = compare(msgspec.structs.replace(old, tours=()), moved).differences
    assert (one.kind, one.pair.id, one.pair.old_id) == ("moved", "drawn-anew", "booth-b9")


def test_a_number_that_two_new_booths_have_is_no_guess():
    old = building.plan([building.booth("A1", building.rectangle(3000, 3000))])
    twice = [msgspec.structs.replace(old.booths[0], id=name) for name in ("one", "two")]
    new = msgspec.structs.replace(old, booths=tuple(twice))
    assert told(compare(old, new)) == [
        ("added", "one", ""), ("added", "two", ""), ("removed", "booth-a1", ""),
    ]  # fmt: skip


def test_who_is_known_by_name_is_not_reassigned():
    old = building.small_plan()
    people = tuple(
        msgspec.structs.replace(each, id=f"new-{each.id}", competitors=())
        for each in old.exhibitors
    )
    booths = tuple(
        msgspec.structs.replace(each, exhibitors=tuple(f"new-{name}" for name in each.exhibitors))
        for each in old.booths
    )
    assert compare(old, msgspec.structs.replace(old, exhibitors=people, booths=booths)).same


def test_another_datum_moves_nothing():
    old = building.small_plan()
    shifted = Move(tuple(each.id for each in (*old.booths, *old.areas)), -1000, -2000).apply(old)
    new = msgspec.structs.replace(shifted.plan, datum=(1000, 2000))
    found = compare_sites(building.site(old), building.site(new))
    assert told(found) == [("changed", "test-plan", "datum")]


def test_without_the_ground_another_datum_is_no_shift():
    old = building.small_plan()
    assert compare(old, msgspec.structs.replace(old, datum=(1000, 2000))).shift == (0, 0)


@settings(max_examples=20, deadline=None)
@given(strategies.plans(), st.randoms(use_true_random=False))
def test_the_order_of_lists_is_no_difference(plan: Plan, random_: random.Random):
    mixed = {where: random_.sample(getattr(plan, where), len(getattr(plan, where)))
             for where in LISTS}  # fmt: skip
    mixed_plan = msgspec.structs.replace(plan, **{key: tuple(it) for key, it in mixed.items()})
    assert compare(plan, mixed_plan).same


@settings(max_examples=20, deadline=None)
@given(strategies.plans(), strategies.plans())
def test_a_comparison_the_other_way_round_tells_the_opposite(old: Plan, new: Plan):
    there, back = compare(old, new).counts, compare(new, old).counts
    assert there.get("added", 0) == back.get("removed", 0)
    assert there.get("removed", 0) == back.get("added", 0)
    assert there.get("status", 0) == back.get("status", 0)
    assert compare(old, new).same == compare(new, old).same


@settings(max_examples=20, deadline=None)
@given(strategies.plans(), strategies.plans())
def test_what_is_told_accounts_for_every_change(old: Plan, new: Plan):
    # Plans differ where the canonical content differs, once order is put aside.
    def sorted_plan(plan: Plan) -> Plan:
        lists = {
            where: tuple(sorted(getattr(plan, where), key=lambda it: msgspec.json.encode(it)))
            for where in LISTS
        }
        return msgspec.structs.replace(plan, **lists)

    if compare(old, new).same:
        assert sorted_plan(old) == sorted_plan(new)


def test_every_list_of_a_plan_is_compared():
    hints = get_type_hints(Plan, include_extras=False)
    lists = {
        name
        for name, hint in hints.items()
        if getattr(hint, "__origin__", None) is tuple
        and isinstance(get_args(hint)[0], type)
        and issubclass(get_args(hint)[0], msgspec.Struct)
    }
    assert lists == set(LISTS)


MAKERS: list[Callable[[Plan], Plan]] = [
    lambda plan: msgspec.structs.replace(plan, title=building.name("Other")),
    lambda plan: msgspec.structs.replace(plan, halls=("hall-1", "hall-2")),
    lambda plan: msgspec.structs.replace(plan, conditions={"sprinklers": "assumed:test"}),
    lambda plan: msgspec.structs.replace(plan, facts={"title": "assumed:test"}),
]


@pytest.mark.parametrize("make", MAKERS)
def test_what_a_plan_says_of_itself_is_compared(make: Callable[[Plan], Plan]):
    old = building.small_plan()
    (one,) = compare(old, make(old)).differences
    assert (one.kind, one.pair.where) == ("changed", "plan")


def test_an_outline_with_another_corner_is_resized():
    corner = Outline(((0, 0), (4000, 0), (4000, 4000), (0, 4000)))
    more = Outline(((0, 0), (4000, 0), (4000, 2000), (2000, 4000), (0, 4000)))
    old = building.plan([building.booth("A1", corner, open_sides=(0,))])
    new = building.plan([building.booth("A1", more, open_sides=(0,))])
    assert told(compare(old, new)) == [("resized", "booth-a1", "shape")]


def test_a_rectangle_drawn_as_an_outline_of_the_same_corners_is_the_same():
    old = building.plan([building.booth("A1", Rectangle((0, 0), (4000, 3000)))])
    outline = Outline(((0, 0), (4000, 0), (4000, 3000), (0, 3000)))
    new = building.plan([building.booth("A1", outline)])
    assert compare(old, new).same


def test_sites_of_other_venues_share_no_frame():
    plan = building.small_plan()
    other = msgspec.structs.replace(building.venue(), id="other-venue")
    new = building.site(msgspec.structs.replace(plan, datum=(500, 0)), other)
    assert compare_sites(building.site(plan), new).shift == (0, 0)
