# SPDX-License-Identifier: GPL-3.0-or-later
"""Splitting a booth, merging booths that touch, and one as the other's undoing."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits.edit import Edit
from planner.edits.merge import Merge
from planner.edits.split import Split
from planner.floor.footprints import footprint
from planner.model.files import to_bytes
from planner.model.plan import Build, Plan, TourStop
from planner.model.problems import BadInput
from planner.model.shapes import Outline, Rectangle
from planner.session import Session
from tests.planner import building
from tests.planner.edits.test_known_answers import PLAN, done, thing


def plan_of(*shapes: Rectangle | Outline, **changes: object) -> Plan:
    """Booths A1, A2 … of some shapes."""
    return building.plan(
        [building.booth(f"A{number}", shape, **changes) for number, shape in enumerate(shapes, 1)]
    )


def test_split_along_the_width():
    plan = plan_of(
        Rectangle((0, 0), (10_000, 3000)), open_sides=(0, 1, 3), exhibitors=("hancom",),
        status="confirmed", build=Build(roof_area=20),
    )  # fmt: skip
    change = done(Split("booth-a1", 3), plan)
    first, second, third = change.plan.booths
    assert [(it.number, it.shape) for it in (first, second, third)] == [
        ("A1", Rectangle((0, 0), (3333, 3000))),
        ("A2", Rectangle((3333, 0), (3334, 3000))),
        ("A3", Rectangle((6667, 0), (3333, 3000))),
    ]
    assert [it.open_sides for it in (first, second, third)] == [(0, 3), (0,), (0, 1)]
    assert (first.exhibitors, first.status, first.build) == (
        ("hancom",), "confirmed", Build(roof_area=20),
    )  # fmt: skip
    assert (second.exhibitors, second.status, second.build) == ((), "available", None)


def test_split_along_the_depth_of_a_turned_booth():
    """Turned by a quarter the depth runs to the left, from x = 0 to −4000."""
    plan = plan_of(Rectangle((0, 0), (3000, 4000), 90.0), open_sides=(0, 1, 2, 3))
    first, second = done(Split("booth-a1", 2, "depth"), plan).plan.booths
    assert first.shape == Rectangle((0, 0), (3000, 2000), 90.0)
    assert second.shape == Rectangle((-2000, 0), (3000, 2000), 90.0)
    assert (first.open_sides, second.open_sides) == ((0, 1, 3), (1, 2, 3))


def test_merge_of_two_in_a_row_is_a_rectangle():
    plan = building.plan(
        [
            building.booth("A2", Rectangle((3000, 0), (3000, 3000)), open_sides=(0, 1)),
            building.booth(
                "A1", Rectangle((0, 0), (3000, 3000)), exhibitors=("daegu",), status="held"
            ),
        ]
    )
    change = done(Merge(("booth-a2", "booth-a1")), plan)
    (merged,) = change.plan.booths
    assert (merged.id, merged.number, merged.status) == ("booth-a2", "A2", "available")
    assert merged.shape == Rectangle((0, 0), (6000, 3000))
    assert (merged.open_sides, merged.exhibitors) == ((0, 1), ("daegu",))
    assert change.touched == {"booth-a1", "booth-a2"}


def test_merge_into_an_l():
    """The second stands behind the left half of the first; the front of the first stays edge 0."""
    plan = plan_of(Rectangle((0, 0), (6000, 3000)), Rectangle((0, 3000), (3000, 2000)))
    (merged,) = done(Merge(("booth-a1", "booth-a2")), plan).plan.booths
    assert merged.shape == Outline(
        ((0, 0), (6000, 0), (6000, 3000), (3000, 3000), (3000, 5000), (0, 5000))
    )
    # The front of the second stands against the first and is gone.
    assert merged.open_sides == (0,)


def test_a_side_is_open_where_half_of_it_was():
    open_and_not = building.plan(
        [
            building.booth("A1", Rectangle((0, 0), (3000, 3000)), open_sides=(0,)),
            building.booth("A2", Rectangle((3000, 0), (2000, 3000)), open_sides=()),
            building.booth("A3", Rectangle((5000, 0), (2000, 3000)), open_sides=(1,)),
        ]
    )
    (merged,) = done(Merge(("booth-a1", "booth-a2", "booth-a3")), open_and_not).plan.booths
    assert merged.shape == Rectangle((0, 0), (7000, 3000))
    assert merged.open_sides == (1,)  # 3 m of the front of 7 m are less than half


def test_merge_of_an_outline_and_its_neighbour():
    """The L of the small plan and what fills its notch: 6 × 6 m."""
    notch = building.booth("B12", Rectangle((18_000, 8000), (3000, 3000)))
    plan = msgspec.structs.replace(PLAN, booths=(*PLAN.booths, notch))
    merged = thing(done(Merge(("booth-b11", "booth-b12")), plan).plan, "booth-b11")
    assert merged.shape == Outline(
        ((15_000, 5000), (21_000, 5000), (21_000, 11_000), (15_000, 11_000))
    )


def test_tours_go_to_the_merged_booth_once():
    plan = plan_of(Rectangle((0, 0), (3000, 3000)), Rectangle((3000, 0), (3000, 3000)))
    (walk,) = PLAN.tours
    stops = tuple(TourStop(name, 5, None) for name in ("booth-a2", "booth-a1"))
    walk = msgspec.structs.replace(walk, start="booth-a2", end="booth-a2", stops=stops)
    plan = msgspec.structs.replace(plan, tours=(walk,))
    (after,) = done(Merge(("booth-a1", "booth-a2")), plan).plan.tours
    assert (after.start, after.end, after.stops) == (
        "booth-a1", "booth-a1", (TourStop("booth-a1", 5, None),),
    )  # fmt: skip


def test_waivers_and_stops_elsewhere_stay():
    neighbour = building.booth("B12", Rectangle((6000, 5000), (3000, 3000)))
    plan = msgspec.structs.replace(PLAN, booths=(*PLAN.booths, neighbour))
    after = done(Merge(("booth-b12", "booth-b9")), plan).plan
    assert after.waivers is plan.waivers
    assert after.tours[0].stops == plan.tours[0].stops
    assert after.tours[0].start == "booth-b12"


@given(
    st.tuples(st.integers(-50_000, 50_000), st.integers(-50_000, 50_000)),
    st.tuples(st.integers(500, 20_000), st.integers(500, 20_000)),
    st.sampled_from([0.0, 90.0, 180.0, 270.0]),
    st.integers(2, 9),
    st.sampled_from(["width", "depth"]),
    st.sets(st.integers(0, 3)),
)
@settings(max_examples=60)
def test_split_then_merged_is_the_same_booth(at, size, angle: float, count: int, along, sides):
    plan = plan_of(Rectangle(at, size, angle), open_sides=tuple(sorted(sides)))
    parts = Split("booth-a1", count, along).apply(plan).plan
    assert len({booth.number for booth in parts.booths}) == count
    areas = [footprint(booth.shape).area for booth in parts.booths]
    assert sum(areas) == size[0] * size[1]
    again = Merge(tuple(booth.id for booth in parts.booths)).apply(parts).plan
    assert to_bytes(again) == to_bytes(plan)


@given(st.integers(1, 89_999), st.integers(2, 6), st.sampled_from(["width", "depth"]))
@settings(max_examples=60)
def test_a_tilted_booth_split_then_merged_is_off_by_two_millimetres_at_most(
    thousandths: int, count: int, along
):
    shape = Rectangle((1234, -777), (9100, 4700), thousandths / 1000)
    parts = Split("booth-a1", count, along).apply(plan_of(shape)).plan
    (again,) = Merge(tuple(booth.id for booth in parts.booths)).apply(parts).plan.booths
    assert isinstance(again.shape, Rectangle)
    assert again.shape.angle == shape.angle
    for old, new in zip(
        (*shape.at, *shape.size), (*again.shape.at, *again.shape.size), strict=True
    ):
        assert abs(old - new) <= 2


TOUCHING = plan_of(Rectangle((0, 0), (3000, 3000)), Rectangle((3000, 0), (3000, 3000)))
FRAME = plan_of(
    Outline(((0, 0), (9000, 0), (9000, 3000), (3000, 3000), (3000, 6000), (0, 6000))),
    Rectangle((0, 6000), (9000, 3000)),
    Rectangle((6000, 3000), (3000, 3000)),
)
IDS = ("booth-a1", "booth-a2", "booth-a3")


@pytest.mark.parametrize(
    ("plan", "edit", "code"),
    [
        (PLAN, Split("booth-b11", 2), "edit-needs-rectangle"),
        (PLAN, Split("stage", 2), "no-such-booth"),
        (PLAN, Split("booth-b9", 1), "edit-count-range"),
        (PLAN, Split("booth-b9", 101), "edit-count-range"),
        (plan_of(Rectangle((0, 0), (3, 9000))), Split("booth-a1", 4), "edit-count-range"),
        (PLAN, Merge(("booth-b9",)), "edit-needs-more"),
        (PLAN, Merge(("booth-b9", "stage")), "no-such-booth"),
        (PLAN, Merge(("booth-b9", "booth-b10")), "edit-apart"),
        (FRAME, Merge(IDS), "edit-hole"),
        # A corner alone, and a gap of 5 mm, are no touch.
        (plan_of(Rectangle((0, 0), (3000, 3000)), Rectangle((3000, 3000), (3000, 3000))),
         Merge(IDS[:2]), "edit-apart"),
        (plan_of(Rectangle((0, 0), (3000, 3000)), Rectangle((3005, 0), (3000, 3000))),
         Merge(IDS[:2]), "edit-apart"),
    ],
)  # fmt: skip
def test_bad_input(plan: Plan, edit: Edit, code: str):
    with pytest.raises(BadInput) as caught:
        edit.apply(plan)
    assert {problem.code for problem in caught.value.problems} == {code}


@pytest.mark.parametrize("edit", [Split("booth-a1", 3), Merge(IDS[:2])], ids=["split", "merge"])
def test_undo_returns_the_very_plan(edit: Edit):
    session = Session(building.site(TOUCHING), None)
    assert session.apply(edit)
    session.undo()
    assert session.plan is TOUCHING
