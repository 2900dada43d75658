# SPDX-License-Identifier: GPL-3.0-or-later
"""Temporary walls and columns are obstacles: every rule that looks at solid things sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.edits.delete import Delete
from planner.edits.move import Move
from planner.edits.structures import AddColumn, AddWall
from planner.floor.lookup import find_spot
from planner.floor.site import Site
from planner.paths.between import network_of, stands
from planner.rules.check import check, check_local
from planner.rules.checks import Checks
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.message import label, message
from tests.planner.rules.scenes import KINTEX, everything, island, scene, stand

# Two booths across an aisle of 3 m, both fronts on it.
FACING = (stand("A", 12_000, 5000, angle=180.0, open_sides=(0,)), stand("B", 9000, 8000))


def walled(site: Site, *points: tuple[int, int], thickness: int = 100) -> Site:
    return site.with_plan(AddWall(points, thickness).apply(site.plan).plan)


def rules(findings: tuple[Finding, ...]) -> set[tuple[str, tuple[str, ...]]]:
    return {(finding.rule, finding.subjects) for finding in findings}


def test_a_wall_along_an_aisle_makes_it_too_narrow():
    before = scene(*FACING)
    assert ("aisle-width", ("booth-a", "wall-1")) not in rules(everything(before))
    after = walled(before, (9000, 6500), (12_000, 6500))
    found = {f.subjects: f for f in everything(after) if f.rule == "aisle-width"}
    assert found["booth-a", "wall-1"].measured == 1450
    assert found["booth-b", "wall-1"].measured == 1450


def test_a_wall_across_a_hall_shuts_off_what_is_behind_it():
    before = scene(stand("A", 9000, 15_000))
    assert "unreachable" not in {finding.rule for finding in everything(before)}
    after = walled(before, (0, 10_000), (30_000, 10_000))
    found = rules(everything(after))
    assert ("unreachable", ("booth-a",)) in found
    # A door of a metre in it, and the booth is reached again.
    left = walled(before, (0, 10_000), (14_000, 10_000))
    opened = walled(left, (15_000, 10_000), (30_000, 10_000))
    assert ("unreachable", ("booth-a",)) not in rules(everything(opened))


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (((9500, 6000), (11_000, 6000)), ("overlap", ("booth-b", "wall-1"))),
        (((29_000, 15_000), (31_000, 15_000)), ("outside-hall", ("wall-1",))),
        (((14_000, 500), (16_000, 500)), ("opening-blocked", ("door", "wall-1"))),
    ],
)
def test_a_wall_is_found_where_a_booth_would_be(points, expected):
    assert expected in rules(everything(walled(scene(stand("B", 9000, 5000)), *points)))


def test_a_column_before_an_open_side_is_found():
    site = scene(stand("A", 9000, 8000))
    after = site.with_plan(AddColumn((10_500, 7000)).apply(site.plan).plan)
    found = {f.subjects: f for f in everything(after) if f.rule == "aisle-width"}
    assert found["booth-a", "column-1"].measured == 750


def test_a_ghost_answers_live_as_a_check_from_scratch_does():
    before = scene(*FACING)
    checks = Checks.of(before, [KINTEX])
    for height in (5500, 6500, 7500, 8500):
        ghost = walled(before, (8000, height), (13_000, height))
        told = checks.preview(ghost, {"wall-1"})
        whole = check_local(Context.of(ghost, KINTEX))
        assert told == tuple(f for f in whole if "wall-1" in f.subjects)


@given(st.lists(st.tuples(st.integers(-4000, 4000), st.integers(-4000, 4000)), max_size=3))
def test_findings_after_moves_are_those_of_a_check_from_scratch(steps):
    site = walled(scene(*FACING, island("C", 20_000, 10_000)), (9000, 6500), (12_000, 6500))
    checks = Checks.of(site, [KINTEX])
    for dx, dy in steps:
        change = Move(("wall-1",), dx, dy).apply(site.plan)
        site = site.with_plan(change.plan)
        checks = checks.after(site, change.touched)
        assert checks.local == (check_local(Context.of(site, KINTEX)),)


def test_walks_lead_round_a_wall_and_networks_are_mended_when_it_goes():
    open_floor = scene(stand("A", 9000, 15_000))
    shut = walled(open_floor, (3000, 10_000), (27_000, 10_000))
    one, two = (
        network_of(site, 600).route(
            stands(site, find_spot(site, "door"), 600), stands(site, find_spot(site, "A"), 600)
        )
        for site in (open_floor, shut)
    )
    assert two.length > one.length + 5000
    gone = shut.with_plan(Delete(("wall-1",)).apply(shut.plan).plan)
    mended = network_of(shut, 600).with_obstacles([it.polygon for it in gone.solids.values()])
    again = mended.route(
        stands(gone, find_spot(gone, "door"), 600), stands(gone, find_spot(gone, "A"), 600)
    )
    assert again.length == pytest.approx(one.length)


def test_people_are_told_of_a_wall_by_its_kind():
    after = walled(scene(*FACING), (9000, 6500), (12_000, 6500))
    assert label(after, "wall-1", "ko") == "가벽 wall-1"
    finding = next(f for f in check(after, [KINTEX]) if "wall-1" in f.subjects)
    for language in ("ko", "en"):
        assert "wall-1" in message(finding, after, language)
