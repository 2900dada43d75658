# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits that draw: rows, outlines and their corners, sizes with a corner held, many numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits.add import Add, AddOutline
from planner.edits.corners import InsertCorner, MoveCorner, RemoveCorner
from planner.edits.renumber_all import RenumberAll
from planner.edits.resize import Resize
from planner.edits.rows import AddRows
from planner.model.problems import BadInput
from planner.model.shapes import Outline, Rectangle
from tests.planner import building
from tests.planner.edits.test_known_answers import PLAN, done, thing

L_SHAPE = ((0, 0), (9000, 0), (9000, 3000), (3000, 3000), (3000, 6000), (0, 6000))


def refused(edit, plan=PLAN) -> str:
    """The code of the first problem of an edit that cannot be done."""
    with pytest.raises(BadInput) as error:
        edit.apply(plan)
    return error.value.problems[0].code


def test_rows_go_on_from_a_number_and_pass_over_those_in_use():
    change = done(AddRows("B8", (0, 0), 3, 2, type="raw", pavilion="cities"))
    new = change.plan.booths[len(PLAN.booths) :]
    assert [booth.number for booth in new] == ["B8", "B12", "B13", "B14", "B15", "B16"]
    assert {(booth.type, booth.pavilion, booth.status) for booth in new} == {
        ("raw", "cities", "available")
    }
    assert new[0].open_sides == (0, 3)
    assert new[3].shape == Rectangle((3000, 6000), (3000, 3000), 180.0)


def test_rows_to_and_fro():
    new = done(AddRows("C01", (0, 0), 3, 2, order="serpentine")).plan.booths[-6:]
    assert [booth.number for booth in new] == ["C01", "C02", "C03", "C06", "C05", "C04"]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (AddRows("C1", (0, 0), 0), "edit-count-range"),
        (AddRows("C1", (0, 0), 2, -1), "edit-count-range"),
        (AddRows("C1", (0, 0), 101, 10), "edit-count-range"),
        (AddRows("C1", (0, 0), 2, size=(0, 3000)), "edit-count-range"),
        (AddRows("C1", (0, 0), 2, aisle=-1), "edit-count-range"),
        (AddRows("C1", (0, 0), 2, angle=float("nan")), "not-finite"),
        (AddRows("C1", (9_999_999, 0), 4), "out-of-range"),
        (AddRows("a b", (0, 0), 2), "text-form"),
        (AddRows("C1", (0, 0), 2, pavilion="no"), "reference-broken"),
        (AddOutline("C1", L_SHAPE[:2]), "list-length"),
        (AddOutline("C1", ((0, 0), (9, 9), (9, 0), (0, 9))), "outline-crosses"),
        (AddOutline("C1", L_SHAPE, pavilion="no"), "reference-broken"),
        (MoveCorner("booth-b11", 6, (0, 0)), "corner-unknown"),
        (MoveCorner("booth-b9", 0, (7000, 7000)), "outline-crosses"),
        (InsertCorner("nobody", 0, (0, 0)), "no-such-thing"),
        (Resize("booth-b9", 1000, 1000, 4), "corner-unknown"),
        (RenumberAll((("booth-b9", "B1"), ("booth-b10", "B1"))), "renumber-number-twice"),
        (RenumberAll((("booth-b9", "B1"), ("booth-b9", "B2"))), "renumber-booth-twice"),
        (RenumberAll((("stage", "B1"),)), "no-such-booth"),
    ],
)
def test_what_cannot_be_done_is_refused_by_name(edit, code):
    assert refused(edit) == code


def test_an_l_shape_is_added_with_its_first_side_open():
    new = done(AddOutline("C7", L_SHAPE, "raw", "cities")).plan.booths[-1]
    assert (new.id, new.number, new.shape, new.open_sides) == (
        "booth-c7", "C7", Outline(L_SHAPE), (0,),
    )  # fmt: skip


def test_corners_move_come_and_go_and_open_sides_stay_with_their_edges():
    plan = building.plan((building.booth("L", Outline(L_SHAPE), open_sides=(0, 1, 4)),))
    moved = done(MoveCorner("booth-l", 1, (12_000, 0)), plan).plan
    assert thing(moved, "booth-l").shape.corner_points[1] == (12_000, 0)
    assert thing(moved, "booth-l").open_sides == (0, 1, 4)
    more = done(InsertCorner("booth-l", 1, (10_000, 1500)), plan).plan
    assert thing(more, "booth-l").shape.corner_points[1:4] == (
        (9000, 0), (10_000, 1500), (9000, 3000),
    )  # fmt: skip
    assert thing(more, "booth-l").open_sides == (0, 1, 2, 5)
    back = done(RemoveCorner("booth-l", 2), more).plan
    assert thing(back, "booth-l") == thing(plan, "booth-l")


def test_the_first_corner_gone_leaves_the_last_edge_open_if_either_was():
    house = ((0, 0), (6000, 0), (6000, 6000), (3000, 9000), (0, 6000))
    plan = building.plan((building.booth("H", Outline(house), open_sides=(0, 3)),))
    left = thing(done(RemoveCorner("booth-h", 0), plan).plan, "booth-h")
    assert left.shape.corner_points == house[1:]
    assert left.open_sides == (2, 3)


def test_a_rectangle_becomes_an_outline_by_its_corners():
    change = done(InsertCorner("booth-b9", 0, (4500, 4000)))
    assert thing(change.plan, "booth-b9").shape == Outline(
        ((3000, 5000), (4500, 4000), (6000, 5000), (6000, 8000), (3000, 8000))
    )


@pytest.mark.parametrize(
    ("corner", "at"), [(0, (3000, 5000)), (1, (2000, 5000)), (2, (2000, 6000)), (3, (3000, 6000))]
)
def test_a_corner_stays_where_it_is_when_the_size_changes(corner, at):
    made = thing(done(Resize("booth-b9", 4000, 2000, corner)).plan, "booth-b9").shape
    assert made == Rectangle(at, (4000, 2000))


@given(
    st.integers(0, 359_999).map(lambda angle: angle / 1000),
    st.integers(1, 9000),
    st.integers(1, 9000),
    st.integers(0, 3),
)
def test_the_held_corner_of_a_turned_booth_moves_by_rounding_alone(angle, width, depth, corner):
    plan = Add("T1", (5000, 5000), (3000, 2000), angle).apply(building.plan()).plan
    before = thing(plan, "booth-t1").shape.corners()[corner]
    after = thing(Resize("booth-t1", width, depth, corner).apply(plan).plan, "booth-t1").shape
    now = after.corners()[corner]
    assert after.size == (width, depth)
    assert max(abs(now[0] - before[0]), abs(now[1] - before[1])) <= 0.5 + 1e-6


def test_numbers_change_places():
    change = done(RenumberAll((("booth-b9", "B10"), ("booth-b10", "B9"))))
    assert [booth.number for booth in change.plan.booths] == ["B10", "B9", "B11"]
    assert not done(RenumberAll(())).touched
    # A number that another booth keeps is no error here: the rule of doubles tells of it.
    assert done(RenumberAll((("booth-b9", "B11"),))).touched == {"booth-b9"}
