# SPDX-License-Identifier: GPL-3.0-or-later
"""Some ten thousand edits at random, with undo, redo, saving and reading back.

Each walk has a seed, which is its name among the tests. Whatever was done, undoing everything
gives the bytes of the beginning. ``HALLPLAN_WALKS`` asks for more walks than a run needs.
"""

import os
import random
from pathlib import Path
from typing import get_args

import pytest

from planner.edits.edit import Edit
from planner.edits.parameters import EditRow, ParameterKind
from planner.edits.table import EDITS
from planner.model.files import read_plan, to_bytes
from planner.model.plan import Plan
from planner.model.problems import BadInput
from planner.model.references import plan_problems
from planner.rules.checks import Checks
from planner.rules.profile import plan_profiles
from planner.session import Session
from tests.planner import building
from tests.planner.edits.drawing_lots import KINDS, some_edit

WALKS = int(os.environ.get("HALLPLAN_WALKS", "20"))
STEPS = 520  # 20 walks: some ten thousand edits
CROWDED = 16  # booths: beyond, things are deleted or merged before anything else is done
TRIES = 20
# What some edits need to find: texts, dimensions, underlays, locks to open, groups to undo, parts.
_FOUND = ("add-text", "add-dimension", "add-column", "add-underlay", "lock", "group", "split")
PREPARED = tuple(row for row in EDITS if row.name in _FOUND)


def beginning(draw: random.Random) -> Plan:
    """A hall with a handful of booths at random beside those of the small plan."""
    small = building.small_plan()
    booths = tuple(
        building.booth(
            f"C{number}",
            building.rectangle(
                draw.randrange(0, 27_000, 500), draw.randrange(0, 17_000, 500),
                draw.choice((3000, 4500, 6000)), 3000, draw.choice((0.0, 0.0, 90.0, 30.0)),
            ),
            exhibitors=draw.choice(((), ("daegu",), ("hancom", "daejeon"))),
            pavilion=draw.choice(("companies", "cities")),
        )
        for number in range(draw.randrange(8))
    )  # fmt: skip
    return building.plan(
        (*small.booths, *booths), small.areas, programme=small.programme, tours=small.tours,
        waivers=small.waivers,
    )  # fmt: skip


def differing(before: Plan, after: Plan) -> set[str]:
    """The ids of what stands on the floor and is not the same in both."""
    one, two = (
        {thing.id: thing for thing in (*plan.booths, *plan.areas, *plan.structures)}
        for plan in (before, after)
    )
    return {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)}


def drawn(draw: random.Random, plan: Plan) -> Edit:
    """An edit of any row of the table, each as likely as the other."""
    rows = EDITS
    if len(plan.booths) > CROWDED:
        rows = tuple(row for row in EDITS if row.name in ("delete", "merge"))
    for _ in range(TRIES):
        if (edit := some_edit(draw, plan, draw.choice(rows))) is not None:
            return edit
    raise AssertionError("no edit can be made of this plan")


@pytest.mark.parametrize("kind", get_args(ParameterKind))
def test_every_kind_of_parameter_can_be_drawn(kind: ParameterKind):
    assert kind in KINDS


@pytest.mark.parametrize("row", EDITS, ids=lambda row: row.name)
def test_every_edit_of_the_table_is_drawn_and_done(row: EditRow):
    draw = random.Random(row.name)
    for _ in range(400):
        plan = beginning(draw)
        for each in (*PREPARED, row):
            edit = some_edit(draw, plan, each)
            try:
                change = edit.apply(plan) if edit is not None else None
            except BadInput:
                continue
            if change is not None and each is row and change.touched:
                return
            plan = plan if change is None else change.plan
    pytest.fail(f"none of 400 edits {row.name} at random did anything")


@pytest.mark.parametrize("seed", range(WALKS))
def test_a_walk_through_edits_ends_where_it_began(seed: int, tmp_path: Path):
    draw = random.Random(seed)
    path = building.write_pair(tmp_path, beginning(draw))
    session = Session.open(path)
    first = to_bytes(session.plan)
    plans = [session.plan]  # as the history has them; ``at`` is where we are
    at = 0
    done: list[Edit] = []
    for step in range(STEPS):
        before = session.plan
        lot = draw.random()
        if lot < 0.12:
            touched, at = session.undo(), max(at - 1, 0)
        elif lot < 0.20:
            touched, at = session.redo(), min(at + 1, len(plans) - 1)
        else:
            edit = drawn(draw, before)
            done.append(edit)
            try:
                touched = session.apply(edit)
            except BadInput:
                assert session.plan is before, f"{edit}: refused, and yet something changed"
                continue
            assert bool(touched) == (session.plan != before), f"{edit}: touched {touched}"
            if touched:
                plans[at + 1 :] = [session.plan]
                at += 1
            else:
                assert session.plan is before
        assert session.plan == plans[at], f"step {step} after {done[-3:]}"
        assert differing(before, session.plan) <= touched, f"{done[-1]}: not all it touched is told"
        assert not list(plan_problems(session.plan)), f"{done[-1]} breaks references"
        if step % 20 == 0:
            target = tmp_path / "again.json"
            target.write_bytes(to_bytes(session.plan))
            assert read_plan(target) == session.plan, f"{done[-1]}: reading back gives another plan"
        if step % 130 == 129:
            fresh = Checks.of(session.site, plan_profiles(session.plan, path))
            assert keys(session) == sorted(each.key for each in fresh.findings(session.site))
            session.save(tmp_path / f"saved-{step}.json")
            assert not session.unsaved
    while session.undo_name:
        session.undo()
    assert to_bytes(session.plan) == first
    while session.redo_name:
        session.redo()
    assert session.plan == plans[-1]


def keys(session: Session) -> list[str]:
    """What is found now, by the checks that went along with every edit."""
    return sorted(each.key for each in session.findings)
