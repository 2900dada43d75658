# SPDX-License-Identifier: GPL-3.0-or-later
"""Each edit's known answer and bad input, worked by hand on the small plan."""

import math

import pytest

from planner.edits.add import Add
from planner.edits.assign import Assign, SetStatus, Unassign
from planner.edits.delete import Delete
from planner.edits.describe import OpenSides, Renumber, SetHeight, SetPavilion, SetType
from planner.edits.duplicate import Duplicate
from planner.edits.edit import Change, Edit
from planner.edits.move import Move, Place
from planner.edits.resize import Reshape, Resize, Turn
from planner.edits.rotate import Rotate
from planner.edits.series import Series
from planner.model.files import parse_file, to_bytes
from planner.model.plan import Plan
from planner.model.problems import BadInput
from planner.model.shapes import Outline, Rectangle
from tests.planner import building

PLAN = building.small_plan()
BYTES = to_bytes(PLAN)


def thing(plan: Plan, name: str):
    """A booth or area by id."""
    return next(item for item in (*plan.booths, *plan.areas) if item.id == name)


def done(edit: Edit, plan: Plan = PLAN) -> Change:
    """An edit applied; the plan before is untouched, the plan after is one that a file holds."""
    before = to_bytes(plan)
    change = edit.apply(plan)
    assert to_bytes(plan) == before
    assert parse_file(to_bytes(change.plan), "after.json") == change.plan
    changed = {
        one.id
        for one in (*plan.booths, *plan.areas, *change.plan.booths, *change.plan.areas)
        if one not in plan.booths + plan.areas or one not in change.plan.booths + change.plan.areas
    }
    assert change.touched == changed
    if not change.touched:
        assert change.plan is plan
    return change


def test_move():
    change = done(Move(("booth-b9", "booth-b11"), 1500, -200))
    assert thing(change.plan, "booth-b9").shape == Rectangle((4500, 4800), (3000, 3000))
    assert thing(change.plan, "booth-b11").shape.corner_points[:2] == (
        (16_500, 4800),
        (22_500, 4800),
    )
    assert thing(change.plan, "booth-b10") is thing(PLAN, "booth-b10")


def test_an_area_moves_with_its_furniture():
    seats = thing(done(Move(("seats",), -100, 50)).plan, "seats")
    assert seats.shape.at == (4900, 12_050)
    assert seats.furniture == (building.seats((5100, 12_250)),)


def test_place():
    assert thing(done(Place("booth-b10", -5, 7)).plan, "booth-b10").shape.at == (-5, 7)
    outline = thing(done(Place("booth-b11", 0, 0)).plan, "booth-b11").shape
    assert outline.corner_points == (
        (0, 0), (6000, 0), (6000, 3000), (3000, 3000), (3000, 6000), (0, 6000),
    )  # fmt: skip


def test_a_quarter_turn_is_exact():
    """B9 spans 3000–6000, 5000–8000: its middle is 4500, 6500; the anchor goes lower right."""
    assert thing(done(Rotate(("booth-b9",), 90.0)).plan, "booth-b9").shape == Rectangle(
        (6000, 5000), (3000, 3000), 90.0
    )


def test_a_turn_by_45_degrees():
    """The anchor is 2121.3 from the middle of a booth of 3 m: straight below it after the turn."""
    shape = thing(done(Rotate(("booth-b9",), 45.0)).plan, "booth-b9").shape
    assert shape == Rectangle((4500, 6500 - round(1500 * math.sqrt(2))), (3000, 3000), 45.0)


def test_an_outline_turns_about_the_mean_of_its_corners():
    """The L's corners have the mean 18 000, 8000: a half turn mirrors them there."""
    turned = thing(done(Rotate(("booth-b11",), 180.0)).plan, "booth-b11").shape
    assert turned.corner_points == (
        (21_000, 11_000), (15_000, 11_000), (15_000, 8000), (18_000, 8000), (18_000, 5000),
        (21_000, 5000),
    )  # fmt: skip


def test_an_area_turns_with_its_furniture():
    """Seats span 5000–11 000, 12 000–15 000, their middle is 8000, 13 500."""
    seats = thing(done(Rotate(("seats",), 90.0)).plan, "seats")
    assert seats.shape == Rectangle((9500, 10_500), (6000, 3000), 90.0)
    assert seats.furniture == (building.seats((9300, 10_700), angle=90.0),)


def test_turn_keeps_the_anchor():
    shape = thing(done(Turn("booth-b10", -30.0)).plan, "booth-b10").shape
    assert shape == Rectangle((9000, 5000), (4000, 2000), 330.0)


def test_turn_takes_the_furniture_along():
    seats = thing(done(Turn("seats", 180.0)).plan, "seats")
    assert seats.shape == Rectangle((5000, 12_000), (6000, 3000), 180.0)
    assert seats.furniture == (building.seats((4800, 11_800), angle=180.0),)


def test_resize_keeps_anchor_and_angle():
    shape = thing(done(Resize("booth-b10", 1, 9999)).plan, "booth-b10").shape
    assert shape == Rectangle((9000, 5000), (1, 9999), 45.0)


def test_reshape_drops_open_sides_that_are_gone():
    corners = ((15_000, 5000), (21_000, 5000), (15_000, 11_000))
    booth = thing(done(Reshape("booth-b11", corners)).plan, "booth-b11")
    assert booth.shape == Outline(corners)
    assert booth.open_sides == (0,)


def test_add():
    plan = done(Add("A-101", (100, 200), (3000, 2000), -90.0, "raw", "cities")).plan
    assert plan.booths[-1] == building.booth(
        "A-101", Rectangle((100, 200), (3000, 2000), 270.0), type="raw", pavilion="cities"
    )
    again = done(Add("A.101", (100, 200), (3000, 2000)), plan).plan
    assert again.booths[-1].id == "booth-a-101-2"
    assert again.booths[-1].pavilion == "companies"
    assert done(Add("부스", (0, 0), (1, 1))).plan.booths[-1].id == "booth"


def test_delete_keeps_the_programme_item_of_a_deleted_area():
    plan = done(Delete(("stage", "booth-b9"))).plan
    assert [booth.number for booth in plan.booths] == ["B10", "B11"]
    assert [area.id for area in plan.areas] == ["seats"]
    assert plan.programme[0].area is None
    assert plan.programme[0].place == PLAN.programme[0].place


def test_duplicate_takes_the_next_free_numbers_and_is_empty():
    change = done(Duplicate(("booth-b9", "booth-b11"), 0, -4000))
    first, second = change.plan.booths[3:]
    assert (first.number, first.id) == ("B12", "booth-b12")
    assert (second.number, second.id) == ("B13", "booth-b13")
    assert first.shape == Rectangle((3000, 1000), (3000, 3000))
    assert (first.exhibitors, first.status) == ((), "available")
    assert second.open_sides == (0, 5)


def test_duplicates_of_numbers_without_digits_and_with_zeroes():
    plan = building.plan([building.booth("VIP", building.rectangle(0, 0))])
    assert done(Duplicate(("booth-vip",), 1, 1), plan).plan.booths[1].number == "VIP1"
    plan = building.plan([building.booth("A009", building.rectangle(0, 0))])
    assert done(Duplicate(("booth-a009",), 1, 1), plan).plan.booths[1].number == "A010"


def test_renumber_keeps_the_id():
    plan = done(Renumber("booth-b9", "가-1")).plan
    assert (plan.booths[0].id, plan.booths[0].number) == ("booth-b9", "가-1")


def test_assign_and_unassign():
    plan = done(Assign("booth-b9", ("daegu", "hancom"))).plan
    assert plan.booths[0].exhibitors == ("hancom", "daegu")
    assert done(Unassign(("booth-b9",), ("hancom", "daejeon")), plan).plan.booths[0].exhibitors == (
        "daegu",
    )
    assert done(Unassign(("booth-b9", "booth-b10")), plan).touched == {"booth-b9"}


def test_describing_edits():
    both = ("booth-b9", "booth-b10")
    assert {booth.status for booth in done(SetStatus(both, "held")).plan.booths[:2]} == {"held"}
    assert done(SetType(both, "raw")).touched == set(both)
    assert done(SetHeight(both, 4000)).plan.booths[1].height == 4000
    assert done(SetPavilion(both, "cities")).plan.booths[0].pavilion == "cities"
    assert done(OpenSides("booth-b11", (5, 2, 2))).plan.booths[2].open_sides == (2, 5)
    assert done(OpenSides("booth-b11", ())).plan.booths[2].open_sides == ()


def test_series():
    series = Series((Move(("booth-b9",), 5, 0), Renumber("booth-b9", "Z1"), Delete(("stage",))))
    assert done(series).touched == {"booth-b9", "stage"}


B9 = ("booth-b9",)


@pytest.mark.parametrize(
    "edit",
    [
        Move(B9, 0, 0), Move((), 5, 5), Place("booth-b9", 3000, 5000), Rotate(B9, 0.0),
        Rotate(B9, 360.0), Rotate((), 45.0), Turn("booth-b9", 0.0), Turn("booth-b10", 405.0),
        Resize("booth-b9", 3000, 3000), Delete(()), Duplicate((), 1, 1), Renumber("booth-b9", "B9"),
        Assign("booth-b9", ("hancom",)), Assign("booth-b9", ()), Unassign(("booth-b10",)),
        SetStatus(B9, "confirmed"), SetType(B9, "shell"), SetHeight(B9, 2500),
        SetPavilion(B9, "companies"), OpenSides("booth-b9", (0,)),
        Reshape("booth-b11", PLAN.booths[2].shape.corner_points), Series(()),
        Series((Move(B9, 5, 0), Move(B9, -5, 0))), Series((Renumber("booth-b9", "X"),
                                                          Renumber("booth-b9", "B9"))),
    ],
    ids=repr,
)  # fmt: skip
def test_an_edit_that_changes_nothing_touches_nothing_and_keeps_the_plan(edit: Edit):
    change = done(edit)
    assert change.plan is PLAN
    assert change.touched == frozenset()


FAR = 10_000_001


@pytest.mark.parametrize(
    ("edit", "code", "words"),
    [
        (Move(("booth-b99",), 1, 1), "no-such-thing", "booth-b9"),
        (Move(("zzz", "yyy"), 1, 1), "no-such-thing", "yyy"),
        (Move(B9, FAR, 0), "out-of-range", "booth-b9.shape.at[0]"),
        (Move(("booth-b11",), 0, -2 * FAR), "out-of-range", "booth-b11.shape.corner_points[0][1]"),
        (Move(("seats",), 9_995_000, 0), "out-of-range", "seats.furniture[0].at[0]"),
        (Move(B9, 10**400, 0), "out-of-range", "booth-b9.shape.at[0]"),
        (Move(B9, 0.5, 0), "wrong-type", "booth-b9.shape.at[0]"),
        (Place("booth-b9", FAR, 0), "out-of-range", "-10000000"),
        (Place("nobody", 0, 0), "no-such-thing", "nobody"),
        (Rotate(("nobody",), 45.0), "no-such-thing", "nobody"),
        (Rotate(B9, math.nan), "not-finite", "nan"),
        (Rotate(B9, math.inf), "not-finite", "inf"),
        (Turn("booth-b11", 45.0), "edit-needs-rectangle", "booth-b11"),
        (Turn("booth-b9", math.nan), "not-finite", "nan"),
        (Resize("booth-b9", 0, 3000), "out-of-range", "from 1 to"),
        (Resize("booth-b9", 3000, -1), "out-of-range", "booth-b9.shape.size[1]"),
        (Resize("booth-b9", FAR, 1), "out-of-range", "10000000"),
        (Resize("booth-b11", 1, 1), "edit-needs-rectangle", "reshape"),
        (Reshape("booth-b9", ((0, 0), (1, 1))), "list-length", "booth-b9: 2 items"),
        (Reshape("booth-b9", ((0, 0), (1, 1), (2, 2))), "outline-folds", "booth-b9"),
        (Reshape("booth-b9", ((0, 0), (9, 9), (9, 0), (0, 9))), "outline-crosses", "booth-b9"),
        (Reshape("booth-b9", ()), "list-length", "3"),
        (Reshape("booth-b9", ((0, 0),) * 100_000), "list-length", "200"),
        (Add("", (0, 0), (1, 1)), "text-missing", "number"),
        (Add("A 1", (0, 0), (1, 1)), "text-form", "A 1"),
        (Add("\ud800", (0, 0), (1, 1)), "text-form", "number"),
        (Add("A" * 17, (0, 0), (1, 1)), "text-too-long", "16"),
        (Add("A1", (0, 0), (0, 1)), "out-of-range", "size[0]"),
        (Add("A1", (0, FAR), (1, 1)), "out-of-range", "at[1]"),
        (Add("A1", (0, 0), (1, 1), math.nan), "not-finite", "nan"),
        (Add("A1", (0, 0), (1, 1), 0.0, "tent"), "not-a-choice", "tent"),
        (Add("A1", (0, 0), (1, 1), 0.0, "raw", "citys"), "reference-broken", "cities"),
        (Delete(("booth-b9", "booth-b8")), "no-such-thing", "booth-b8"),
        (Duplicate(("stag",), 0, 0), "no-such-thing", "stage"),
        (Duplicate(B9, FAR, 0), "out-of-range", "at[0]"),
        (Renumber("booth-b9", "B 9"), "text-form", "B 9"),
        (Renumber("booth-b9", "x" * 99), "text-too-long", "16"),
        (Renumber("booth-b9", "\udcff"), "text-form", "booth-b9.number"),
        (Renumber("stage", "S1"), "no-such-booth", "stage"),
        (Assign("booth-b9", ("hancon",)), "reference-broken", "hancom"),
        (Assign("stage", ("hancom",)), "no-such-booth", "stage"),
        (Unassign(("nobody",)), "no-such-booth", "nobody"),
        (SetStatus(B9, "sold"), "not-a-choice", "sold"),
        (SetStatus(B9, "\ud800"), "not-a-choice", "booth-b9.status"),
        (SetType(B9, "tent"), "not-a-choice", "tent"),
        (SetHeight(B9, 0), "out-of-range", "booth-b9.height"),
        (SetHeight(("stage",), 2500), "edit-needs-height", "stage"),
        (SetPavilion(B9, "citys"), "reference-broken", "cities"),
        (OpenSides("booth-b9", (4,)), "side-unknown", "0 to 3"),
        (OpenSides("booth-b9", (-1,)), "side-unknown", "-1"),
        (Series((Delete(B9), Move(B9, 1, 1))), "no-such-thing", "booth-b9"),
    ],
    ids=lambda value: repr(value)[:60],
)  # fmt: skip
def test_bad_input_is_refused_in_clear_lines_and_changes_nothing(edit: Edit, code: str, words: str):
    with pytest.raises(BadInput) as error:
        edit.apply(PLAN)
    assert {problem.code for problem in error.value.problems} == {code}
    reports = [problem.report(language) for problem in error.value.problems
               for language in ("ko", "en")]  # fmt: skip
    assert any(words in report for report in reports)
    assert all(report.isprintable() for report in reports)
    assert to_bytes(PLAN) == BYTES


def test_a_turn_that_would_fold_an_outline_is_refused():
    """A sliver 1 mm wide loses its area when its turned corners are rounded."""
    sliver = Outline(((0, 0), (1, 0), (1, 1)))
    plan = building.plan([building.booth("A1", sliver)])
    with pytest.raises(BadInput) as error:
        Rotate(("booth-a1",), 51.0).apply(plan)
    assert error.value.problems[0].code.startswith("outline-")
    assert error.value.problems[0].path == "booth-a1"


def test_every_missing_thing_is_named_at_once():
    with pytest.raises(BadInput) as error:
        Delete(("a", "b", "booth-b9", "c")).apply(PLAN)
    assert [problem.values["id"] for problem in error.value.problems] == ["a", "b", "c"]
