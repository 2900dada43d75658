# SPDX-License-Identifier: GPL-3.0-or-later
"""Mistakes that planners make, planted one by one in WSCW 2018 and checked under its profiles.

Each is found by the very rule that it breaks, and nothing else is found that was not there before.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from planner.edits.assign import SetStatus, Unassign
from planner.edits.competitors import SetCompetitors
from planner.edits.delete import Delete
from planner.edits.describe import OpenSides, Renumber, SetHeight
from planner.edits.edit import Edit
from planner.edits.move import Move
from planner.edits.resize import Resize
from planner.floor.site import Site, open_site
from planner.model.shipped import example_plan
from planner.rules.check import check
from planner.rules.finding import Finding
from planner.rules.message import label
from planner.rules.profile import plan_profiles

SITE, _ = open_site(example_plan())
PROFILES = plan_profiles(SITE.plan)
BEFORE = check(SITE, PROFILES)
ID = {booth.number: booth.id for booth in SITE.plan.booths}
EXHIBITOR = {booth.number: booth.exhibitors[0] for booth in SITE.plan.booths}


@dataclass(frozen=True)
class Mistake:
    """Edits, the rule that they break, and who is named with what was measured."""

    edits: tuple[Edit, ...]
    rule: str
    found: dict[tuple[str, ...], float | None]


def booths(*numbers: str) -> tuple[str, ...]:
    return tuple(ID[number] for number in numbers)


MISTAKES = {
    # E101 was ordered 40 mm wider than its place: 40 × 3,000 mm.
    "a booth reaches into its neighbour": Mistake(
        (Resize(ID["E101"], 3040, 3000),), "overlap", {("E101", "E103"): 0.12}
    ),
    "a booth leans out of the hall": Mistake(
        (Move(booths("V101"), -5, 0),), "outside-hall", {("V101",): 5}
    ),
    # A110 is 1 mm deeper and so the aisle before A112 and Daegu (C105) 1 mm narrower.
    "an aisle is left at 2,999 mm": Mistake(
        (Resize(ID["A110"], 3000, 3001),),
        "aisle-width",
        {("A110", "A112"): 2999, ("A110", "C105"): 2999},
    ),
    # EX1 spans 17 to 19 m; B102, 1 m from the wall, now begins at 18.9 m.
    "a booth stands before an emergency exit": Mistake(
        (Move(booths("B102"), 0, -2100),), "opening-blocked", {("B102", "EX1"): 1000}
    ),
    # The hydrant spans 20 to 21 m; B102 comes 0.8 m near the wall.
    "a booth stands before a hydrant": Mistake(
        (Move(booths("B102"), 200, -1000),),
        "fixture-blocked",
        {("B102", "hall-5-hydrant-5"): 800},
    ),
    "a booth is walled in": Mistake((OpenSides(ID["A103"], ()),), "unreachable", {("A103",): None}),
    # The west block is 30 m long already.
    "a block grows beyond 30 m": Mistake(
        (Resize(ID["A129"], 6000, 6150),), "block-length", {("A113", "A129"): 30_150}
    ),
    "two booths have one number": Mistake(
        (Renumber(ID["B105"], "B107"),), "duplicate-number", {("B107", "B107"): 2}
    ),
    "an exhibitor is forgotten with its booth": Mistake(
        (Delete(booths("S132")),), "unassigned", {("Company 109",): None}
    ),
    "an exhibitor is taken out and finds no other booth": Mistake(
        (Unassign(booths("H104")), SetStatus(booths("H104"), "available")),
        "unassigned",
        {("Company 074",): None},
    ),
    "a shell booth is built too high": Mistake(
        (SetHeight(booths("A101"), 2600),), "booth-height", {("A101",): 2600}
    ),
    # The stage, 4 m deep, leaves 1 m on either side of the aisle of 6 m; its seats stay behind.
    "the stage is moved into a main aisle": Mistake(
        (Move(("main-stage",), 0, -37_000),),
        "aisle-width",
        {
            tuple(sorted((number, "Main stage"))): 1000
            for number in ("H104", "H106", "H108", "S102", "S104", "S109", "S111")
        },
    ),
    # EX5 spans 149 to 151 m; the forum, chairs and all, reaches from 149 m to the wall.
    "chairs stand before an emergency exit": Mistake(
        (Move(("forum",), 0, -2500),),
        "opening-blocked",
        {("EX5", "Public debate, 30 seats"): 0},
    ),
    "a gap of a hand's breadth is left behind": Mistake(
        (Move(booths("A102"), 0, -300),), "service-gap", {("A102", "A106"): 300}
    ),
    "competitors stand side by side": Mistake(
        (SetCompetitors(EXHIBITOR["A103"], (EXHIBITOR["A105"],)),),
        "competitors-close",
        {("A103", "A105", "Company 003", "Company 004"): 0},
    ),
}


def applied(edits: tuple[Edit, ...]) -> Site:
    """WSCW 2018 after some edits, each of which must change something."""
    plan = SITE.plan
    for edit in edits:
        change = edit.apply(plan)
        assert change.touched
        plan = change.plan
    return SITE.with_plan(plan)


def named(site: Site) -> Callable[[Finding], tuple[str, ...]]:
    """The subjects of a finding as people call them."""
    return lambda finding: tuple(sorted(label(site, name, "en") for name in finding.subjects))


def test_nothing_is_wrong_before():
    assert {finding.severity for finding in BEFORE} == {"note"}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_found_and_nothing_else(mistake):
    site = applied(mistake.edits)
    known = {(finding.profile, finding.key) for finding in BEFORE}
    new = [found for found in check(site, PROFILES) if (found.profile, found.key) not in known]
    assert {finding.rule for finding in new} == {mistake.rule}
    assert {named(site)(finding): finding.measured for finding in new} == mistake.found
    assert len(new) == len(mistake.found)
    assert all(finding.severity in ("error", "warning") for finding in new)


def test_each_mistake_breaks_a_rule_of_its_own_or_in_a_way_of_its_own():
    assert len({mistake.rule for mistake in MISTAKES.values()}) >= 10
