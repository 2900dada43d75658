# SPDX-License-Identifier: GPL-3.0-or-later
"""Live checking gives what a full check gives; findings move and turn with the plan."""

import math

import msgspec
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edits.describe import OpenSides
from planner.edits.move import Move
from planner.edits.rotate import Rotate
from planner.floor.site import Site
from planner.model.plan import Area, Booth, PlanZone
from planner.model.shapes import Outline, Rectangle
from planner.rules.check import check, check_global, check_local, merged, update
from planner.rules.context import Context
from planner.rules.embodied import plan_bodies
from planner.rules.finding import Finding
from planner.rules.message import message
from planner.rules.surroundings import MOST_MOVED
from planner.session import Session
from tests.planner.building import area, booth, furnished_venue, name, opening, plan, site, venue
from tests.planner.rules.scenes import KINTEX, column, island, scene, stand

replace = msgspec.structs.replace
ANGLES = (0.0, 30.0, 45.0, 90.0)

steps = st.lists(
    st.tuples(
        st.sampled_from(("move", "rotate", "delete", "add", "zone")),
        st.integers(0, 11),
        st.integers(-12, 12),
        st.integers(-12, 12),
    ),
    min_size=1,
    max_size=8,
)


def crowded(booths: int = 12) -> Site:
    """Booths, a stage, chairs and a main aisle in a furnished hall, some of it breaking rules."""
    things = [
        stand(f"B{n}", 2000 + 6500 * (n % 4), 1500 + 6000 * (n // 4), open_sides=(n % 4,))
        for n in range(booths)
    ]
    areas = (
        area("stage", Rectangle((12_000, 5000), (4000, 2000)), kind="stage", walkable=False),
        area("seats", Rectangle((12_000, 8000), (4000, 2000))),
    )
    outline = ((0, 10_500), (30_000, 10_500), (30_000, 13_000), (0, 13_000))
    zone = PlanZone("boulevard", "main-aisle", name("Boulevard"), outline)
    under = furnished_venue()
    return site(plan(things, areas, under, zones=(zone,)), under)


def shifted(thing: Booth | Area, dx: int, dy: int) -> Booth | Area:
    shape = thing.shape
    assert isinstance(shape, Rectangle)
    return replace(thing, shape=replace(shape, at=(shape.at[0] + dx, shape.at[1] + dy)))


def edited(standing: Site, step: tuple[str, int, int, int]) -> tuple[Site, set[str]]:
    """The site after a step, and the ids that it touched."""
    act, which, dx, dy = step
    things = [*standing.plan.booths, *standing.plan.areas]
    zones = standing.plan.zones
    thing = things[which % len(things)] if things else None
    touched = {thing.id} if thing else set()
    if act == "add" or thing is None:
        new = stand(f"N{len(things)}-{which}-{dx}", 1000 + 1000 * abs(dx), 1000 + 1000 * abs(dy))
        things, touched = [*things, new], {new.id}
        if sum(other.id == new.id for other in things) > 1:
            return standing, set()
    elif act == "delete":
        things.remove(thing)
    elif act == "rotate":
        shape = replace(thing.shape, angle=ANGLES[(dx + dy) % 4])
        things[things.index(thing)] = replace(thing, shape=shape)
    elif act == "move":
        things[things.index(thing)] = shifted(thing, dx * 250, dy * 250)
    elif zones:
        outline = tuple((x, y + dy * 100) for x, y in zones[0].outline)
        zones, touched = (replace(zones[0], outline=outline),), {zones[0].id}
    new_plan = replace(
        standing.plan,
        booths=tuple(thing for thing in things if isinstance(thing, Booth)),
        areas=tuple(thing for thing in things if isinstance(thing, Area)),
        zones=zones,
    )
    return standing.with_plan(new_plan), touched


@settings(max_examples=40)
@given(steps)
def test_updates_equal_a_check_from_scratch(sequence):
    context = Context.of(crowded(), KINTEX)
    findings = check_local(context)
    assert findings
    history = [(context, findings)]
    for step in sequence:
        moved, touched = edited(context.site, step)
        after = context.after(moved, touched)
        findings = update(findings, context, after, touched)
        assert findings == check_local(Context.of(moved, KINTEX))
        assert [f.line for f in findings] == [
            f.line for f in check_local(Context.of(moved, KINTEX))
        ]
        context = after
        history.append((context, findings))
    # Undo: back to the first plan in one step.
    first = history[0][0].site
    everything = {thing.id for thing in (*first.plan.booths, *first.plan.areas, *first.plan.zones)}
    everything |= {thing.id for thing in (*context.site.plan.booths, *context.site.plan.areas)}
    back = context.after(first, everything)
    assert update(findings, context, back, everything) == history[0][1]


@settings(max_examples=40)
@given(st.integers(0, 11), st.integers(-40, 40), st.integers(-40, 40))
def test_a_ghost_is_told_what_a_full_check_would_tell_of_it(which, dx, dy):
    press = Context.of(crowded(), KINTEX)
    moved, touched = edited(press.site, ("move", which, dx, dy))
    ghost = check_local(press.after(moved, touched), touched)
    full = check_local(Context.of(moved, KINTEX))
    assert ghost == tuple(f for f in full if touched & set(f.subjects))


deeds = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(("move", "rotate")),
            st.sets(st.integers(0, 13), min_size=1, max_size=8),
            st.integers(-24, 24),
            st.integers(-24, 24),
        ),
        st.tuples(st.sampled_from(("undo", "redo")), st.just(set()), st.just(0), st.just(0)),
    ),
    min_size=1,
    max_size=7,
)


def edit_of(deed: tuple[str, set[int], int, int], names: list[str]) -> Move | Rotate:
    """The edit of a whole block: moved in steps of 250 mm, or turned."""
    act, which, dx, dy = deed
    ids = tuple(sorted(names[number % len(names)] for number in which))
    if act == "rotate":
        return Rotate(ids, (15.0, 30.0, 45.0, 90.0)[(dx + dy) % 4])
    return Move(ids, dx * 250, dy * 250)


@settings(max_examples=25)
@given(deeds)
def test_blocks_edits_undone_and_done_again_under_two_profiles(sequence):
    """Live findings of a session equal checks from scratch, previews what they say of the block."""
    stricter = replace(
        KINTEX,
        id="stricter",
        rules=KINTEX.rules
        | {
            "aisle-width": {
                name: replace(asked, value=2 * (asked.value or 0) // 3)
                for name, asked in KINTEX.rules["aisle-width"].items()
            }
        },
    )
    start = crowded()
    names = [thing.id for thing in (*start.plan.booths, *start.plan.areas)]
    session = Session(start, None, (), (KINTEX, stricter))

    def scratch(standing: Site) -> list[tuple[Finding, ...]]:
        anew = Site(standing.plan, standing.ground)
        return [check_local(Context.of(anew, profile)) for profile in session.profiles]

    for deed in sequence:
        if deed[0] in ("undo", "redo"):
            session.undo() if deed[0] == "undo" else session.redo()
        else:
            edit = edit_of(deed, names)
            ghost = session.preview(edit)
            full = [finding for findings in scratch(ghost.site) for finding in findings]
            told = [finding for finding in full if ghost.touched & set(finding.subjects)]
            assert sorted(ghost.findings, key=repr) == sorted(told, key=repr)
            session.apply(edit)
        assert list(session._checks.local) == scratch(session.site)


def test_profiles_share_what_does_not_depend_on_their_numbers():
    standing = crowded()
    one, two = (Context.of(standing, replace(KINTEX, id=name)) for name in ("one", "two"))
    assert one.surroundings is two.surroundings
    assert one.walking is two.walking
    moved, touched = edited(standing, ("move", 0, 2, 3))
    assert one.after(moved, touched).surroundings is two.after(moved, touched).surroundings
    near = one.near(None)
    check_local(one)
    known = dict(near._known)
    check_local(two)
    # The same numbers: nothing was measured again.
    assert two.near(None) is near
    assert near._known.keys() == known.keys()


def test_a_drag_moves_the_bodies_it_took_hold_of():
    """Moved as one, turned, or changed otherwise: always the bodies of the things as they are."""
    standing = crowded()
    context = Context.of(standing, KINTEX)
    ids = tuple(booth.id for booth in standing.plan.booths[:3])
    for edit in (Move(ids, 700, -300), Rotate(ids, 30.0), OpenSides(ids[0], (0, 1))):
        change = edit.apply(standing.plan)
        site = standing.with_plan(change.plan)
        moved = context.after(site, change.touched).surroundings.moved
        fresh = plan_bodies([site.booths[name] for name in sorted(change.touched)])
        assert moved.names == fresh.names
        assert np.array_equal(moved.bounds, fresh.bounds)
        assert np.array_equal(moved.edges.table, fresh.edges.table)
        assert np.array_equal(moved.edges.flags, fresh.edges.flags)
        assert all(shapely.equals_exact(moved.shapes, fresh.shapes))


def test_what_belongs_to_the_venue_never_moves():
    """Whatever an edit says that it touched."""
    standing = crowded()
    booth = standing.plan.booths[0].id
    context = Context.of(standing, KINTEX)
    change = Move((booth,), 500, 0).apply(standing.plan)
    touched = {booth, "column-1", "hall-1", "boulevard", "nothing"}
    after = context.after(standing.with_plan(change.plan), touched)
    assert [body.id for body in after.surroundings.moved.names] == [booth]
    assert check_local(after) == check_local(Context.of(standing.with_plan(change.plan), KINTEX))


def test_many_moves_build_a_new_index():
    booths = [
        stand(f"B{n}", 1000 + 200 * (n % 10), 1000 + 40 * (n // 10)) for n in range(MOST_MOVED + 1)
    ]
    standing = scene(*booths)
    context = Context.of(standing, KINTEX)
    ids = {thing.id for thing in booths}
    few = context.after(standing, sorted(ids)[:MOST_MOVED])
    assert few.surroundings.hidden.sum() == MOST_MOVED
    assert not few.after(standing, ids).surroundings.hidden.any()


def test_other_halls_make_a_new_context():
    standing = scene(stand("A", 28_500, 8000))
    context = Context.of(standing, KINTEX)
    wider = standing.with_plan(replace(standing.plan, halls=("hall-1", "hall-2")))
    after = context.after(wider, set())
    assert check_local(context)
    assert not check_local(after)


def test_local_and_global_findings_come_together():
    standing = crowded()
    context = Context.of(standing, KINTEX)
    assert check(standing, [KINTEX]) == merged(check_local(context), check_global(context))
    twice = check(standing, [KINTEX, replace(KINTEX, id="other")])
    assert len(twice) == 2 * len(check(standing, [KINTEX]))
    assert not check(standing, [])


def test_a_rule_that_the_profile_leaves_out_is_not_checked():
    bare = replace(KINTEX, rules={"overlap": KINTEX.rules["overlap"]})
    standing = scene(stand("A", 5000, 8000, height=9000), stand("B", 7000, 8000))
    assert {f.rule for f in check(standing, [bare])} == {"overlap"}


def essence(standing: Site) -> dict[str, float | None]:
    return {f.key: f.measured for f in check(standing, [KINTEX]) if f.severity != "note"}


@settings(max_examples=8)
@given(st.integers(-200_000, 200_000), st.integers(-200_000, 200_000))
def test_findings_move_with_the_venue(dx, dy):
    """The same plan on a venue that stands elsewhere, seen from another datum."""
    here = crowded()
    under = here.ground.venue
    there = site(replace(here.plan, datum=(dx, dy)), under)
    moved = there.with_plan(
        replace(
            there.plan,
            booths=tuple(shifted(thing, -dx, -dy) for thing in here.plan.booths),
            areas=tuple(shifted(thing, -dx, -dy) for thing in here.plan.areas),
            zones=tuple(
                replace(zone, outline=tuple((x - dx, y - dy) for x, y in zone.outline))
                for zone in here.plan.zones
            ),
        )
    )
    assert essence(moved) == essence(here)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_findings_turn_with_the_venue(turn):
    """Quarter turns are exact: every number stays the same."""
    cosine, sine = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[turn]

    def at(x: int, y: int) -> tuple[int, int]:
        return (x * cosine - y * sine, x * sine + y * cosine)

    def shape(old: Rectangle) -> Rectangle:
        return replace(old, at=at(*old.at), angle=(old.angle + turn) % 360)

    booths = [
        island("A", 5000, 8000), stand("B", 8400, 8000), stand("C", 5000, 13_500),
        stand("D", 1000, 300, angle=30.0), stand("E", 27_000, 15_000, angle=45.0),
    ]  # fmt: skip
    under = venue(columns=(column("pillar", 12_000, 8000),))
    turned = replace(
        under,
        halls=tuple(
            replace(hall, outline=tuple(at(*p) for p in hall.outline), origin=at(*hall.origin))
            for hall in under.halls
        ),
        openings=tuple(
            replace(door, at=at(*door.at), facing=(door.facing + turn) % 360)
            for door in under.openings
        ),
        columns=tuple(replace(c, shape=shape(c.shape)) for c in under.columns),
    )
    here = essence(scene(*booths, on=under))
    there = essence(scene(*(replace(b, shape=shape(b.shape)) for b in booths), on=turned))
    assert here
    assert there == here


@settings(max_examples=30)
@given(st.floats(0, 359.9).map(lambda angle: round(angle, 1)))
def test_findings_turn_with_the_venue_by_any_angle(angle):
    """Corners are rounded to mm, so numbers may change by the rounding of two corners."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def at(x: float, y: float) -> tuple[int, int]:
        return (round(x * cosine - y * sine), round(x * sine + y * cosine))

    def outline(x: int, y: int, width: int, depth: int) -> Outline:
        return Outline((at(x, y), at(x + width, y), at(x + width, y + depth), at(x, y + depth)))

    def standing(turn: bool) -> Site:
        under = venue()
        boxes = {
            "A": (5000, 8000, 3000, 3000), "B": (8400, 8000, 3000, 3000),
            "C": (5000, 13_500, 3000, 3000), "D": (14_000, 700, 3000, 3000),
        }  # fmt: skip
        booths = [
            booth(label, outline(*box), open_sides=(0, 1, 2, 3)) if turn else island(label, *box)
            for label, box in boxes.items()
        ]
        if turn:
            halls = tuple(
                replace(
                    hall,
                    outline=tuple(at(*p) for p in hall.outline),
                    origin=at(*hall.origin),
                )
                for hall in under.halls
            )
            doors = tuple(
                replace(door, at=at(*door.at), facing=(door.facing + angle) % 360)
                for door in under.openings
            )
            under = replace(under, halls=halls, openings=doors)
        return scene(*booths, on=under)

    def gaps(standing: Site) -> dict[str, float | None]:
        found = check_local(Context.of(standing, KINTEX))
        return {f.key: f.measured for f in found if f.rule == "aisle-width"}

    here, there = gaps(standing(False)), gaps(standing(True))
    assert len(here) == 4
    assert there == pytest.approx(here, abs=2)


def test_words_of_every_finding_fit():
    standing = crowded()
    for finding in check(standing, [KINTEX]):
        if finding.severity != "note":
            assert len(message(finding, standing, "en")) <= 64
            assert len(message(finding, standing, "ko")) <= 60
    assert opening("door", (0, 0)).number == "DOOR"
