# SPDX-License-Identifier: GPL-3.0-or-later
"""Underlays: put in, calibrated, changed, taken out."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits.underlays import (
    AddUnderlay,
    CalibrateUnderlay,
    DeleteUnderlay,
    SetUnderlay,
    Source,
)
from planner.model.plan import Plan
from planner.model.problems import BadInput
from tests.planner import building

SOURCE = Source("scans/hall.png", "a" * 64, (100, -50), 20.0)


def laid(source: Source = SOURCE) -> Plan:
    return AddUnderlay(source).apply(building.small_plan()).plan


def locked() -> Plan:
    return SetUnderlay("underlay-hall", locked=True).apply(laid()).plan


def codes(call) -> list[str]:
    with pytest.raises(BadInput) as error:
        call()
    return [problem.code for problem in error.value.problems]


def test_a_new_one_is_half_seen_and_free():
    (underlay,) = AddUnderlay(SOURCE).apply(building.small_plan()).plan.underlays
    assert (underlay.id, underlay.opacity, underlay.shown, underlay.locked) == (
        "underlay-hall", 50, True, False,
    )  # fmt: skip
    assert (underlay.at, underlay.scale, underlay.angle) == ((100, -50), 20.0, 0.0)


def test_each_has_an_id_of_its_own():
    plan = AddUnderlay(SOURCE).apply(laid()).plan
    assert [each.id for each in plan.underlays] == ["underlay-hall", "underlay-hall-2"]


def test_calibrated_two_points_are_as_far_apart_as_said_and_the_first_stays():
    """1,000 mm that are seen between two points are 2,500 mm: all is 2.5 times as large."""
    change = CalibrateUnderlay("underlay-hall", (1100, -50), (1700, 750), 2500).apply(laid())
    (underlay,) = change.plan.underlays
    assert underlay.scale == 50.0
    # What lay at the first point (50 px right of the corner) lies there still.
    assert underlay.at == (1100 - 50 * 50, -50)


@given(st.tuples(*[st.integers(-50_000, 50_000)] * 4), st.integers(1, 100_000))
def test_calibrating_twice_changes_no_more(ends: tuple[int, int, int, int], length: int):
    first, second = ends[:2], ends[2:]
    if first == second:
        return
    plan = CalibrateUnderlay("underlay-hall", first, second, length).apply(laid()).plan
    factor = length / math.dist(first, second)
    assert plan.underlays[0].scale == pytest.approx(20.0 * factor)
    again = (
        round(first[0] + (second[0] - first[0]) * factor),
        round(first[1] + (second[1] - first[1]) * factor),
    )
    if length > 1000 and math.dist(first, again) > 0:
        twice = CalibrateUnderlay("underlay-hall", first, again, length).apply(plan).plan
        assert twice.underlays[0].scale == pytest.approx(plan.underlays[0].scale, rel=2e-3)


def test_a_locked_one_keeps_its_place_but_not_its_looks():
    plan = locked()
    for edit in (
        SetUnderlay("underlay-hall", at=(0, 0)),
        SetUnderlay("underlay-hall", scale=1.0),
        SetUnderlay("underlay-hall", angle=90.0),
        CalibrateUnderlay("underlay-hall", (0, 0), (1, 0), 2),
    ):
        assert codes(lambda edit=edit: edit.apply(plan)) == ["edit-locked"]
    (faint,) = SetUnderlay("underlay-hall", opacity=10, shown=False).apply(plan).plan.underlays
    assert (faint.opacity, faint.shown) == (10, False)


def test_unlocking_and_moving_is_one_step():
    plan = locked()
    (moved,) = SetUnderlay("underlay-hall", at=(0, 0), locked=False).apply(plan).plan.underlays
    assert moved.at == (0, 0)


def test_what_cannot_be_is_refused():
    plan = laid()
    assert codes(lambda: SetUnderlay("underlay-hall", opacity=101).apply(plan)) == ["out-of-range"]
    assert codes(lambda: SetUnderlay("underlay-hall", scale=0.0).apply(plan)) == ["out-of-range"]
    assert codes(lambda: SetUnderlay("underlay-hell").apply(plan)) == ["no-such-underlay"]
    assert codes(lambda: DeleteUnderlay("hall").apply(plan)) == ["no-such-underlay"]
    same = CalibrateUnderlay("underlay-hall", (1, 1), (1, 1), 100)
    assert codes(lambda: same.apply(plan)) == ["underlay-length"]
    for file in ("/etc/hall.png", "../hall.png", "C:/hall.png", "a\\b.png"):
        source = Source(file, "a" * 64, (0, 0), 1.0)
        assert codes(lambda source=source: AddUnderlay(source).apply(plan)) == [
            "underlay-elsewhere"
        ]


def test_taken_out_it_is_gone():
    change = DeleteUnderlay("underlay-hall").apply(laid())
    assert change.plan == building.small_plan()
    assert change.touched == {"underlay-hall"}
