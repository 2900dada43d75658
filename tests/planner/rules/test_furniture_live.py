# SPDX-License-Identifier: GPL-3.0-or-later
"""Ghosts of furnished areas are told what the rules of seats and tables will find."""

from time import perf_counter

import pytest
from shapely import Polygon

from planner.drawing.areas import pieces
from planner.edits.areas import AddArea
from planner.edits.furnish import Furnish
from planner.floor.footprints import footprint
from planner.floor.site import Site, open_site
from planner.model.plan import seats
from planner.model.problems import BadInput
from planner.model.shapes import Rectangle
from planner.model.shipped import example_plan
from planner.rules.check import check_global
from planner.rules.checks import Checks
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.profile import find_profile
from tests.planner import building
from tests.planner.rules.scenes import island, scene

GERMANY, IBC = find_profile("germany"), find_profile("ibc2018")
RULES = {"seat-rows", "seat-aisle", "table-aisle"}


def furnished(site: Site, **figures: object) -> Site:
    added = AddArea("seating", (2000, 2000), (20_000, 12_000)).apply(site.plan).plan
    return site.with_plan(Furnish("seating-1", **figures).apply(added).plan)


def told(before: Site, after: Site) -> set[tuple[str, str]]:
    checks = Checks.of(before, [GERMANY, IBC])
    found = checks.preview(after, {"seating-1"})
    return {(each.profile, each.key) for each in found if each.rule in RULES}


def whole(after: Site) -> set[tuple[str, str]]:
    found: list[Finding] = []
    for profile in (GERMANY, IBC):
        found += check_global(Context.of(after, profile))
    return {
        (each.profile, each.key)
        for each in found
        if each.rule in RULES and "seating-1" in each.subjects
    }


@pytest.mark.parametrize(
    "figures",
    [
        {},
        {"every": 40},
        {"aisle": 700},
        {"pitch": (500, 700)},
        {"style": "tables", "pitch": (1300, 1950)},
        {"style": "classroom"},
        {"style": "banquet"},
        {"facing": 30.0},
    ],
    ids=str,
)
def test_a_ghost_is_told_what_the_whole_plan_will_be(figures):
    before = scene(island("A", 23_000, 4000))
    after = furnished(before, **figures)
    assert told(before, after) == whole(after)


def test_figures_that_are_too_tight_are_told_live():
    before = scene()
    assert told(before, furnished(before)) == set()
    rules = {key.partition("/")[0] for _, key in told(before, furnished(before, aisle=700))}
    assert rules == {"seat-aisle"}
    rules = {key.partition("/")[0] for _, key in told(before, furnished(before, every=0))}
    assert rules == {"seat-rows"}


def test_a_ghost_of_seats_is_told_within_a_frame():
    site, _ = open_site(example_plan())
    checks = Checks.of(site, [GERMANY])
    added = AddArea("seating", (4000, 122_500), (8000, 8000), style="theatre").apply(site.plan)
    after = site.with_plan(added.plan)
    spent = []
    for _ in range(5):
        begun = perf_counter()
        checks.preview(site.with_plan(added.plan), added.touched)
        spent.append(perf_counter() - begun)
    assert seats(after.plan.areas[-1]) == 112
    assert min(spent) < 0.016


def test_furnishing_needs_an_area_and_figures_with_sense():
    plan = building.small_plan()
    for edit, code in (
        (Furnish("booth-b9"), "edit-needs-area"),
        (Furnish("nowhere"), "no-such-thing"),
        (Furnish("seats", pitch=(100, 100)), "furnish-pitch"),
        (Furnish("seats", grow=True), "furnish-count"),
    ):
        with pytest.raises(BadInput) as error:
            edit.apply(plan)
        assert error.value.problems[0].code == code


def test_the_area_follows_the_count_and_nothing_stands_in_a_stage():
    plan = Furnish("seats", count=40, grow=True).apply(building.small_plan()).plan
    area = plan.areas[1]
    assert isinstance(area.shape, Rectangle)
    # 12 seats a row of 6 m: four rows.
    assert (seats(area), area.shape.size) == (40, (6000, 3 * 950 + 500))
    assert Furnish("seats", "none").apply(plan).plan.areas[1].furniture == ()
    # The small plan's stage reaches over an area that is laid across it.
    added = AddArea("seating", (4000, 14_000), (10_000, 6000), style="theatre").apply(plan).plan
    stage = footprint(plan.areas[0].shape)
    stands = [Polygon(piece) for one in added.areas[-1].furniture for piece in pieces(one)]
    assert stands
    assert not any(stand.intersection(stage).area > 0 for stand in stands)
