# SPDX-License-Identifier: GPL-3.0-or-later
"""Aligning, spreading, matching, mirroring, turning about a point, swapping, array copies."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits.align import LINES, Align
from planner.edits.boxes import box_of
from planner.edits.distribute import Distribute
from planner.edits.duplicate import ArrayCopy
from planner.edits.edit import Edit
from planner.edits.match_size import MatchSize
from planner.edits.mirror import Mirror
from planner.edits.rotate import Rotate
from planner.edits.swap import SwapExhibitors
from planner.model.files import to_bytes
from planner.model.plan import Plan
from planner.model.problems import BadInput
from planner.model.shapes import Outline, Rectangle
from planner.session import Session
from tests.planner import building
from tests.planner.edits.test_known_answers import PLAN, done, thing
from tests.planner.strategies import outlines

# A of 3 × 3 m, B of 2 × 4 m, C of 3 × 1 m, from left to right.
ROW = building.plan(
    [
        building.booth("A", Rectangle((1000, 1000), (3000, 3000)), exhibitors=("hancom",)),
        building.booth("B", Rectangle((5000, 500), (2000, 4000)), open_sides=(0, 1)),
        building.booth("C", Rectangle((9000, 3000), (3000, 1000))),
    ]
)
A, B, C = ALL = ("booth-a", "booth-b", "booth-c")

upright = st.builds(
    Rectangle,
    st.tuples(st.integers(-50_000, 50_000), st.integers(-50_000, 50_000)),
    st.tuples(st.integers(1, 20_000), st.integers(1, 20_000)),
    st.sampled_from([0.0, 90.0, 180.0, 270.0]),
)
exact = st.one_of(upright, outlines().map(lambda corners: Outline(corners)))
tilted = st.builds(
    Rectangle,
    st.tuples(st.integers(-50_000, 50_000), st.integers(-50_000, 50_000)),
    st.tuples(st.integers(1, 20_000), st.integers(1, 20_000)),
    st.integers(0, 359_999).map(lambda thousandths: thousandths / 1000),
)


def plan_of(shapes: list[Rectangle | Outline]) -> tuple[Plan, tuple[str, ...]]:
    """A booth per shape, its first two sides open, and an area with chairs."""
    booths = [
        building.booth(f"A{index}", shape, open_sides=(0, 1)) for index, shape in enumerate(shapes)
    ]
    seats = building.area(
        "seats",
        Rectangle((0, 0), (6000, 3000)),
        furniture=(building.seats((200, 300), angle=90.0),),
    )
    return building.plan(booths, [seats]), (*(booth.id for booth in booths), "seats")


def ats(plan: Plan, ids: tuple[str, ...] = ALL) -> list[tuple[int, int]]:
    return [thing(plan, name).shape.at for name in ids]


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("left", [(1000, 1000), (1000, 500), (1000, 3000)]),
        ("right", [(9000, 1000), (10_000, 500), (9000, 3000)]),
        ("bottom", [(1000, 500), (5000, 500), (9000, 500)]),
        ("top", [(1000, 1500), (5000, 500), (9000, 3500)]),
        # The box around all spans 1000–12 000 and 500–4500: its middle is 6500, 2500.
        ("middle-x", [(5000, 1000), (5500, 500), (5000, 3000)]),
        ("middle-y", [(1000, 1000), (5000, 500), (9000, 2000)]),
    ],
)
def test_align_to_the_box_around_all(line: str, places: list[tuple[int, int]]):
    assert ats(done(Align(ALL, line), ROW).plan) == places


def test_align_to_the_first():
    assert ats(done(Align((C, A), "top", "first"), ROW).plan, (A, C)) == [
        (1000, 1000),
        (9000, 3000),
    ]
    assert ats(done(Align((B, A), "right", "first"), ROW).plan, (A, B)) == [
        (4000, 1000),
        (5000, 500),
    ]
    # The middle of B is 6000, and B does not move.
    assert ats(done(Align((B, A, C), "middle-x", "first"), ROW).plan) == [
        (4500, 1000), (5000, 500), (4500, 3000),
    ]  # fmt: skip


def test_align_takes_areas_and_turned_booths_along():
    """B10 is 4 × 2 m at 9000, 5000, turned by 45°: its leftmost corner is 2000/√2 further left."""
    after = done(Align(("booth-b10", "stage", "seats"), "left", "first")).plan
    left = 9000 - 2000 / math.sqrt(2)
    assert thing(after, "booth-b10") == thing(PLAN, "booth-b10")
    assert thing(after, "stage").shape.at == (round(left), 16_000)
    assert thing(after, "seats").furniture[0].at == (round(left) + 200, 12_200)


@given(st.lists(exact, min_size=2, max_size=5), st.sampled_from(LINES))
def test_align_keeps_sizes_shares_the_line_and_is_done_once(shapes, line: str):
    plan, ids = plan_of(shapes)
    after = Align(ids, line).apply(plan).plan
    coordinate = 0 if line in ("left", "right", "middle-x") else 1
    marks = set()
    for name in ids:
        old, new = box_of(thing(plan, name)), box_of(thing(after, name))
        assert [new[2] - new[0], new[3] - new[1]] == [old[2] - old[0], old[3] - old[1]]
        assert new[1 - coordinate] == old[1 - coordinate]
        low, high = new[coordinate], new[coordinate + 2]
        marks.add(low if line in ("left", "bottom") else high if line in ("right", "top") else
                  math.floor((low + high) / 2))  # fmt: skip
    assert len(marks) == 1
    assert Align(ids, line).apply(after).plan is after


def test_distribute_equal_gaps():
    """Between A's end at 4000 and C at 9000 stands B of 2 m: 1500 to either side of it."""
    assert ats(done(Distribute(ALL, "x"), ROW).plan) == [(1000, 1000), (5500, 500), (9000, 3000)]


def test_distribute_equal_centres():
    """Along y the middles are 2500 (B, which begins lower), 2500 (A), 3500 (C): A goes to 3000."""
    after = done(Distribute(ALL, "y", "centres"), ROW).plan
    assert ats(after) == [(1000, 1500), (5000, 500), (9000, 3000)]
    assert ats(done(Distribute((C, A, B), "x", "centres"), ROW).plan)[1] == (5500, 500)


@given(st.lists(upright, min_size=3, max_size=6), st.sampled_from("xy"))
def test_distribute_keeps_the_ends_and_evens_the_gaps(shapes, axis: str):
    plan, ids = plan_of(shapes)
    along = "xy".index(axis)

    def spans(of: Plan) -> dict[str, tuple[float, float]]:
        boxes = {name: box_of(thing(of, name)) for name in ids}
        return {name: (box[along], box[along + 2]) for name, box in boxes.items()}

    before = spans(plan)
    order = sorted(ids, key=lambda name: (sum(before[name]), before[name][0]))
    for equal in ("gaps", "centres"):
        after = spans(Distribute(ids, axis, equal).apply(plan).plan)
        assert after[order[0]] == before[order[0]]
        assert after[order[-1]] == before[order[-1]]
        pairs = [(after[a], after[b]) for a, b in pairwise(order)]
        steps = [b[0] - a[1] if equal == "gaps" else sum(b) / 2 - sum(a) / 2 for a, b in pairs]
        assert max(steps) - min(steps) <= (1 if equal == "gaps" else 2)


def test_match_size():
    after = done(MatchSize(ALL), ROW).plan
    assert {thing(after, name).shape.size for name in ALL} == {(3000, 3000)}
    assert ats(after) == ats(ROW)
    assert thing(done(MatchSize(ALL, "width"), ROW).plan, B).shape.size == (3000, 4000)
    assert thing(done(MatchSize(ALL, "depth"), ROW).plan, C).shape.size == (3000, 3000)


def test_mirror_left_and_right_takes_open_sides_along():
    """B is open in front and at its right (edge 1); afterwards in front and at its left (3)."""
    after = done(Mirror((A, B), "x"), ROW).plan
    # They span 1000–7000: x becomes 8000 − x.
    assert thing(after, A).shape == Rectangle((4000, 1000), (3000, 3000))
    assert thing(after, B).shape == Rectangle((1000, 500), (2000, 4000))
    assert thing(after, B).open_sides == (0, 3)
    assert thing(after, A).open_sides == (0,)


def test_mirror_bottom_and_top_turns_the_front_up():
    booth = thing(done(Mirror((B,), "y"), ROW).plan, B)
    assert booth.shape == Rectangle((7000, 4500), (2000, 4000), 180.0)
    # The front is above now; the right side, still at the right, is the other edge.
    assert booth.open_sides == (0, 3)


def test_mirror_keeps_the_sides_of_an_outline_by_their_numbers():
    """The L spans 15 000–21 000: x becomes 36 000 − x, corner by corner."""
    booth = thing(done(Mirror(("booth-b11",), "x")).plan, "booth-b11")
    assert booth.shape.corner_points == (
        (21_000, 5000), (15_000, 5000), (15_000, 8000), (18_000, 8000), (18_000, 11_000),
        (21_000, 11_000),
    )  # fmt: skip
    assert booth.open_sides == (0, 5)


def test_mirrored_chairs_stand_and_look_the_mirrored_way():
    """Four chairs of 500 at 550 are 2150 long; seats span 5000–11 000, so x becomes 16 000 − x."""
    seats = thing(done(Mirror(("seats",), "x")).plan, "seats")
    assert seats.furniture == (building.seats((16_000 - 5200 - 2150, 12_200)),)
    # Upside down: y becomes 27 000 − y, the grid runs back from its other end.
    turned = thing(done(Mirror(("seats",), "y")).plan, "seats").furniture[0]
    assert (turned.at, turned.angle, turned.facing) == ((7350, 14_800), 180.0, 90.0)


@given(st.lists(exact, min_size=1, max_size=4), st.sampled_from("xy"))
def test_mirrored_twice_is_the_same(shapes, axis: str):
    plan, ids = plan_of(shapes)
    once = Mirror(ids, axis).apply(plan).plan
    assert to_bytes(Mirror(ids, axis).apply(once).plan) == to_bytes(plan)


@given(st.lists(tilted, min_size=1, max_size=4), st.sampled_from("xy"))
@settings(max_examples=60)
def test_mirrored_twice_at_any_angle_is_off_by_a_millimetre_at_most(shapes, axis: str):
    plan, ids = plan_of(shapes)
    twice = Mirror(ids, axis).apply(Mirror(ids, axis).apply(plan).plan).plan
    for name in ids:
        old, new = thing(plan, name).shape, thing(twice, name).shape
        assert max(abs(a - b) for a, b in zip(old.at, new.at, strict=True)) <= 1
        assert (old.size, old.angle) == (new.size, new.angle)


def test_rotate_about_a_point():
    """A quarter turn about 0, 0 takes x, y to −y, x."""
    booth = thing(done(Rotate((A,), 90.0, (0, 0)), ROW).plan, A)
    assert booth.shape == Rectangle((-1000, 1000), (3000, 3000), 90.0)
    there = Rotate(ALL, 90.0, (123, -77)).apply(ROW).plan
    assert to_bytes(Rotate(ALL, 270.0, (123, -77)).apply(there).plan) == to_bytes(ROW)


def test_swap_exhibitors_takes_the_status_along():
    plan = done(SwapExhibitors("booth-b9", "booth-b10")).plan
    old, new = thing(plan, "booth-b9"), thing(plan, "booth-b10")
    assert (old.exhibitors, old.status) == ((), "available")
    assert (new.exhibitors, new.status) == (("hancom",), "confirmed")
    assert to_bytes(SwapExhibitors("booth-b10", "booth-b9").apply(plan).plan) == to_bytes(PLAN)


def test_array_copy_numbers_row_by_row():
    change = done(ArrayCopy(("booth-b9",), 2, 3, 3000, -4000))
    copies = change.plan.booths[3:]
    assert [(it.number, it.shape.at) for it in copies] == [
        ("B12", (6000, 5000)), ("B13", (9000, 5000)),
        ("B14", (3000, 1000)), ("B15", (6000, 1000)), ("B16", (9000, 1000)),
    ]  # fmt: skip
    assert {(it.exhibitors, it.status) for it in copies} == {((), "available")}
    assert done(ArrayCopy(("booth-b9",), 1, 1, 5, 5)).plan is PLAN


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (Align((A,), "left"), "edit-needs-more"),
        (Align((A, A), "left"), "edit-needs-more"),
        (Align((), "left"), "edit-needs-more"),
        (Align((A, "booth-z"), "left"), "no-such-thing"),
        (Distribute((A, B), "x"), "edit-needs-more"),
        (MatchSize((A,)), "edit-needs-more"),
        (Mirror((), "x"), "edit-needs-more"),
        (Mirror(("booth-z",), "x"), "no-such-thing"),
        (SwapExhibitors(A, A), "edit-needs-more"),
        (SwapExhibitors(A, "booth-z"), "no-such-booth"),
        (ArrayCopy((A,), 0, 3, 1, 1), "edit-count-range"),
        (ArrayCopy((A,), 3, -1, 1, 1), "edit-count-range"),
        (ArrayCopy(ALL, 20, 20, 1, 1), "edit-count-range"),
        (ArrayCopy((A,), 2, 1, 0, 10**9), "out-of-range"),
        (Rotate((A,), 90.0, (0, 10**8)), "out-of-range"),
    ],
)
def test_bad_input(edit: Edit, code: str):
    with pytest.raises(BadInput) as caught:
        edit.apply(ROW)
    assert {problem.code for problem in caught.value.problems} == {code}


def test_an_outline_has_no_size_to_match():
    with pytest.raises(BadInput) as caught:
        MatchSize(("booth-b9", "booth-b11")).apply(PLAN)
    assert [problem.code for problem in caught.value.problems] == ["edit-needs-rectangle"]


@pytest.mark.parametrize(
    "edit",
    [
        Align(ALL, "middle-x"),
        Distribute(ALL, "x"),
        MatchSize(ALL),
        Mirror(ALL, "y"),
        Rotate(ALL, 33.0, (0, 0)),
        SwapExhibitors(A, B),
        ArrayCopy((A,), 2, 2, 4000, 5000),
    ],
    ids=lambda edit: edit.NAME,
)
def test_undo_returns_the_very_plan(edit: Edit):
    session = Session(building.site(ROW), None)
    assert session.apply(edit)
    session.undo()
    assert session.plan is ROW
