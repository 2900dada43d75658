# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every edit: purity, stable ids, exact quarter turns, turning there and back."""

import itertools

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.edits.duplicate import Duplicate
from planner.edits.lock import Unlock
from planner.edits.move import Move
from planner.edits.rotate import Rotate
from planner.model.files import to_bytes
from planner.model.plan import Booth, Plan
from planner.model.problems import BadInput
from planner.model.shapes import Outline, Rectangle
from tests.planner import building
from tests.planner.strategies import angles, outlines, plans

inside = st.tuples(st.integers(-200_000, 200_000), st.integers(-200_000, 200_000))
rectangles = st.builds(
    Rectangle, inside, st.tuples(st.integers(1, 30_000), st.integers(1, 30_000)), angles
)
shapes = st.one_of(rectangles, outlines().map(lambda corners: Outline(corners)))


def plan_of(shapes: list[Rectangle | Outline]) -> tuple[Plan, tuple[str, ...]]:
    """A plan with booths and, from the third shape on, areas with chairs; and all their ids."""
    booths = [building.booth(f"A{i}", shape) for i, shape in enumerate(shapes[:2])]
    areas = [
        building.area(f"area-{i}", shape, furniture=(building.seats((10 * i, -7), angle=12.5),))
        for i, shape in enumerate(shapes[2:])
    ]
    return building.plan(booths, areas), tuple(item.id for item in (*booths, *areas))


def distance(first: Plan, second: Plan) -> float:
    """How far the farthest stored point of two plans of the same things is off, in mm by axis."""
    worst = 0
    for old, new in zip(
        (*first.booths, *first.areas), (*second.booths, *second.areas), strict=True
    ):
        for point, other in zip(stored(old), stored(new), strict=True):
            worst = max(worst, abs(point[0] - other[0]), abs(point[1] - other[1]))
    return worst


def stored(item: object) -> list[tuple[int, int]]:
    shape = item.shape
    points = [shape.at] if isinstance(shape, Rectangle) else list(shape.corner_points)
    return points if isinstance(item, Booth) else points + [piece.at for piece in item.furniture]


def angles_of(plan: Plan) -> list[float]:
    items = (*plan.booths, *plan.areas)
    return [round(item.shape.angle % 360, 3) for item in items if isinstance(item.shape, Rectangle)]


@given(st.lists(shapes, min_size=1, max_size=5), st.integers(1, 3))
def test_four_quarter_turns_are_none(given_shapes: list[Rectangle | Outline], quarters: int):
    """Also as several turns by 90, 180 and 270 degrees; nothing creeps."""
    plan, ids = plan_of(given_shapes)
    after = plan
    for _ in range(4):
        after = Rotate(ids, 90.0 * quarters).apply(after).plan
    assert distance(plan, after) == 0
    assert angles_of(plan) == angles_of(after)


@given(st.lists(shapes, min_size=2, max_size=5), st.integers(1, 3))
def test_a_quarter_turn_keeps_every_distance(given_shapes: list[Rectangle | Outline], n: int):
    plan, ids = plan_of(given_shapes)
    after = Rotate(ids, 90.0 * n).apply(plan).plan

    def squares(of: Plan) -> list[int]:
        points = [point for item in (*of.booths, *of.areas) for point in stored(item)]
        return [
            (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for a, b in itertools.combinations(points, 2)
        ]

    assert squares(plan) == squares(after)


@given(rectangles, angles)
@settings(max_examples=150)
def test_one_rectangle_turned_there_and_back_is_off_by_a_millimetre_at_most(
    shape: Rectangle, angle: float
):
    plan, ids = plan_of([shape])
    there = Rotate(ids, angle).apply(plan).plan
    assert distance(plan, Rotate(ids, -angle).apply(there).plan) <= 1


@given(st.lists(shapes, min_size=1, max_size=5), angles)
@settings(max_examples=150)
def test_several_things_turned_there_and_back_are_off_by_two_millimetres_at_most(
    given_shapes: list[Rectangle | Outline], angle: float
):
    plan, ids = plan_of(given_shapes)
    try:
        there = Rotate(ids, angle).apply(plan).plan
        back = Rotate(ids, -angle).apply(there).plan
    except BadInput:
        assume(False)  # a sliver whose rounded corners meet
    assert distance(plan, back) <= 2
    assert all(
        min(abs(a - b), 360 - abs(a - b)) < 0.0011
        for a, b in zip(angles_of(plan), angles_of(back), strict=True)
    )


@given(plans(), st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
@settings(max_examples=20)
def test_a_move_there_and_back_is_the_same_plan(plan: Plan, dx: int, dy: int):
    ids = tuple(item.id for item in (*plan.booths, *plan.areas))
    plan = Unlock(ids).apply(plan).plan
    try:
        change = Move(ids, dx, dy).apply(plan)
    except BadInput as error:
        refused = {problem.code for problem in error.problems}
    else:
        refused = {"out-of-range"}
        assert to_bytes(Move(ids, -dx, -dy).apply(change.plan).plan) == to_bytes(plan)
    assert refused == {"out-of-range"}


@given(plans())
@settings(max_examples=15)
def test_duplicates_have_ids_and_numbers_of_their_own(plan: Plan):
    ids = tuple(booth.id for booth in plan.booths)
    # After a full number of 16 characters the next one may be too long.
    assume(all(len(booth.number) < 16 for booth in plan.booths))
    after = Duplicate(ids, 0, 0).apply(plan).plan
    assert after.booths[: len(plan.booths)] == plan.booths
    copies = after.booths[len(plan.booths) :]
    assert len({booth.id for booth in after.booths}) == len(after.booths)
    assert len({booth.number for booth in copies}) == len(copies)
    assert not {booth.number for booth in copies} & {booth.number for booth in plan.booths}
