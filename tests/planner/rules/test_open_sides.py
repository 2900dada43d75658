# SPDX-License-Identifier: GPL-3.0-or-later
"""Open sides, walls along aisles and line of sight, with answers worked out by hand."""

import itertools
import math
import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString

from planner.edits.describe import OpenSides
from planner.floor.site import Site
from planner.model.plan import Build
from planner.model.shapes import Outline, Rectangle
from planner.rules.check import check_local, update
from planner.rules.checks import Checks
from planner.rules.context import Context
from planner.rules.fixes import Mending, fix_text
from planner.rules.message import message
from planner.rules.registry import BY_ID
from tests.planner.building import area, booth, rectangle, venue
from tests.planner.rules.examples.booths import IAEE, UK
from tests.planner.rules.scenes import (
    BACK,
    FRONT,
    LEFT,
    RIGHT,
    column,
    found,
    island,
    scene,
    stand,
    turned,
    wall,
)

replace = msgspec.structs.replace


@pytest.mark.parametrize(("gap", "measured"), [(0, 0), (1, 1), (2, None), (-1000, 0)])
def test_an_open_side_touches_nothing(gap, measured):
    standing = scene(stand("A", 5000, 8000, open_sides=(RIGHT,)), stand("B", 8000 + gap, 8000))
    findings = found("open-sides", standing)
    assert [f.measured for f in findings] == ([] if measured is None else [measured])
    if measured is not None:
        (finding,) = findings
        assert finding.key == "open-sides/booth-a/booth-b/booth-a.1"
        words = "An open side of A is shut by B. Close or move it."
        assert message(finding, standing, "en") == words
        mends = list(BY_ID["open-sides"].mend(Context.of(standing, IAEE), finding))
        assert mends == [OpenSides("booth-a", ())]


def test_two_booths_that_open_against_each_other_are_two_findings():
    both = [stand("A", 5000, 8000, open_sides=(RIGHT,)), stand("B", 8000, 8000, open_sides=(LEFT,))]
    assert [f.place for f in found("open-sides", scene(*both))] == ["booth-a.1", "booth-b.3"]


def test_what_shuts_an_open_side_and_what_stands_beside():
    under = venue(
        columns=(column("pillar", 8000, 9000),), walls=(wall("core", 5000, 7700, 3000, 300),)
    )
    stage = area("stage", rectangle(2000, 8000), kind="stage", walkable=False)
    seats = area("seats", rectangle(5000, 11_000))
    standing = scene(island("A", 5000, 8000), areas=(stage, seats), on=under)
    assert {f.subjects: f.place for f in found("open-sides", standing)} == {
        ("booth-a", "core"): "booth-a.0",
        ("booth-a", "pillar"): "booth-a.1",
        ("booth-a", "stage"): "booth-a.3",
    }
    # On the wall of the hall, and in its corner; the side walls of the corner stand beside.
    assert [f.subjects for f in found("open-sides", scene(stand("A", 5000, 0)))] == [
        ("booth-a", "hall-1")
    ]
    assert not found("open-sides", scene(stand("A", 0, 17_000)))
    row = [stand(name, x, 8000) for name, x in (("A", 5000), ("B", 8000), ("C", 11_000))]
    assert not found("open-sides", scene(*row))


@pytest.mark.parametrize("angle", [5.0, 30.0, 45.0, 61.3])
def test_turned_rows_stand_beside_each_other(angle):
    boxes = [[(x, y), (x + 3000, y), (x + 3000, y + 3000), (x, y + 3000)]
             for x, y in ((0, 0), (3000, 0), (0, 3000))]  # fmt: skip
    shapes = [
        Outline(tuple((x + 14_000, y + 6000) for x, y in turned(b, angle, (0, 0)).corner_points))
        for b in boxes
    ]
    fronts = [
        booth("A", shapes[0]),
        booth("B", shapes[1]),
        booth("C", shapes[2], open_sides=(BACK,)),
    ]
    assert not found("open-sides", scene(*fronts))
    shut = [fronts[0], fronts[1], replace(fronts[2], open_sides=(FRONT,))]
    assert [f.subjects for f in found("open-sides", scene(*shut))] == [("booth-a", "booth-c")]


def test_a_least_number_of_open_sides():
    standing = scene(stand("A", 5000, 8000, open_sides=()))
    (finding,) = found("open-sides", standing, IAEE)
    assert (finding.measured, finding.required, finding.place) == (0, 1, "")
    assert message(finding, standing, "en") == "A has 0 open sides. Open 1."
    assert not found("open-sides", standing)


def closed_sides(*booths, **more) -> dict[str, float]:
    """Sides that are walled off, by booth and side: the share."""
    findings = found("aisle-walls", scene(*booths, **more), UK)
    return {f"{f.subjects[0]} {f.place}": round(f.measured or 0, 4) for f in findings}


def test_walls_along_aisles():
    # Alone on the floor every closed side of a booth lies along an aisle.
    assert closed_sides(stand("A", 5000, 8000)) == {
        "booth-a side-1": 1.0, "booth-a side-2": 1.0, "booth-a side-3": 1.0,
    }  # fmt: skip
    assert not closed_sides(island("A", 5000, 8000))
    # In a row back to back only the ends do.
    row = [stand(f"A{n}", 5000 + 3000 * n, 8000) for n in range(3)]
    backs = [stand(f"B{n}", 5000 + 3000 * n, 11_000, open_sides=(BACK,)) for n in range(3)]
    assert closed_sides(*row, *backs) == {
        "booth-a0 side-3": 1.0, "booth-a2 side-1": 1.0,
        "booth-b0 side-3": 1.0, "booth-b2 side-1": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(("gap", "count"), [(1999, 0), (2000, 1)])
def test_free_floor_is_an_aisle_from_a_depth_on(gap, count):
    lone = stand("A", 5000, 8000, open_sides=(0, 1, 2))
    assert len(closed_sides(lone, island("B", 2000 - gap, 8000))) == count
    on_wall = stand("A", gap, 8000, open_sides=(0, 1, 2))
    assert len(closed_sides(on_wall)) == count


# 600 of the 1,100 mm of its back lie along it.
@pytest.mark.parametrize(("width", "share"), [(599, None), (600, 0.5455)])
def test_a_slot_is_no_aisle(width, share):
    """Between two islands behind a booth as wide as the slot and what they cover."""
    lone = stand("A", 5000, 8000, 1100, 3000, open_sides=(0, 1, 3))
    left = island("B", 2000, 11_000, 3250, 3000)
    right = island("C", 5250 + width, 11_000)
    expected = {} if share is None else {"booth-a side-2": share}
    assert closed_sides(lone, left, right) == expected


def test_a_side_of_an_outline_is_all_that_looks_one_way():
    # An L of 6 × 6 m, its notch of 3 × 3 m at the upper right: the way to the right has two edges
    # of 3 m each. One of them closed is half of that side: it passes; with both it fails.
    corners = ((9000, 5000), (15_000, 5000), (15_000, 8000), (12_000, 8000), (12_000, 11_000),
               (9000, 11_000))  # fmt: skip
    for sides, share in (((0, 2, 3, 4, 5), {}), ((0, 2, 4, 5), {"booth-l side-1": 1.0})):
        assert closed_sides(booth("L", Outline(corners), open_sides=sides)) == share


def test_opening_the_side_mends_it():
    standing = scene(stand("A", 5000, 8000, open_sides=(0, 1, 2)))
    (finding,) = found("aisle-walls", standing, UK)
    assert finding.line == ((5000.0, 11_000.0), (5000.0, 8000.0))
    words = "A walls off 3,000 mm of 3,000 mm to the aisle. Open it."
    assert message(finding, standing, "en") == words
    (mend,) = BY_ID["aisle-walls"].mend(Context.of(standing, UK), finding)
    assert mend == OpenSides("booth-a", (0, 1, 2, 3))


def crowd(seed: int) -> Site:
    """Booths at any angle with a column, some touching or overlapping."""
    rng = random.Random(seed)
    booths = []
    for number in range(7):
        size = (rng.choice((1500, 3000, 4000)), rng.choice((1000, 3000)))
        at = (rng.randrange(500, 11_000, 250), rng.randrange(500, 11_000, 250))
        sides = tuple(sorted(rng.sample(range(4), rng.randrange(0, 4))))
        shape = Rectangle(at, size, rng.choice((0.0, 0.0, 90.0, 45.0, 7.5, 61.3)))
        booths.append(booth(f"B{number}", shape, open_sides=sides))
    return scene(*booths, on=venue(columns=(column("pillar", 6000, 6000, 700),)))


@pytest.mark.parametrize("seed", range(12))
def test_closed_sides_along_aisles_are_those_that_many_rays_leave(seed):
    """A second opinion: rays every 10 mm along each closed side, and how many run free for 2 m."""
    site, step, depth = crowd(seed), 10, 1999.9
    shares = {(f.subjects[0], f.place): f.measured for f in found("aisle-walls", site, UK)}
    obstacles = {name: solid.polygon for name, solid in site.solids.items()}
    inside = [name for name in site.booths if site.ground.floor.covers(obstacles[name])]
    for name, side in itertools.product(inside, range(4)):
        there = site.booths[name]
        if side in there.open_sides:
            assert (name, f"side-{side}") not in shares
            continue
        corners = there.shape.corners()
        (x1, y1), (x2, y2) = corners[side], corners[(side + 1) % 4]
        length = math.dist((x1, y1), (x2, y2))
        ax, ay = (x2 - x1) / length, (y2 - y1) / length
        runs: list[int] = [0]
        for s in range(step // 2, round(length), step):
            x, y = x1 + s * ax, y1 + s * ay
            ray = LineString([(x + 0.1 * ay, y - 0.1 * ax), (x + depth * ay, y - depth * ax)])
            blocked = not site.ground.floor.covers(ray) or any(
                ray.intersects(shape) for other, shape in obstacles.items() if other != name
            )
            if blocked:
                runs.append(0)
            else:
                runs[-1] += step
        if any(560 <= run <= 640 for run in runs):
            continue  # too near the least width of an aisle for rays to tell
        share = sum(run for run in runs if run >= 600) / length
        if share > 0.52:
            assert shares[name, f"side-{side}"] == pytest.approx(share, abs=0.02)
        elif share < 0.48:
            assert (name, f"side-{side}") not in shares


@pytest.mark.parametrize("profile", [IAEE, UK], ids=lambda profile: profile.id)
@pytest.mark.parametrize("seed", range(6))
def test_moves_are_followed_live(seed, profile):
    """What stands before or behind a booth may move while the booth stands still."""
    rng, before = random.Random(seed), Context.of(crowd(seed), profile)
    findings = check_local(before)
    for _ in range(5):
        things = list(before.site.plan.booths)
        moved = rng.randrange(len(things))
        x, y = things[moved].shape.at
        shape = replace(things[moved].shape, at=(x + rng.randrange(-3000, 3000, 250), y + 500))
        things[moved] = replace(things[moved], shape=shape)
        touched = {things[moved].id}
        site = before.site.with_plan(replace(before.site.plan, booths=tuple(things)))
        after = before.after(site, touched)
        findings = update(findings, before, after, touched)
        assert findings == check_local(Context.of(site, profile))
        before = after


@pytest.mark.parametrize(("front", "over"), [(1219, None), (1220, 1), (2438, 1219)])
@pytest.mark.parametrize("sides", [(0,), (0, 1), (0, 1, 3)])
def test_line_of_sight(front, over, sides):
    build = Build(front_height=front)
    standing = scene(stand("A", 5000, 8000, open_sides=sides, height=2438, build=build))
    findings = found("line-of-sight", standing, IAEE)
    assert [f.measured for f in findings] == ([] if over is None else [front])
    if over is not None:
        words = f"A: front 1,524 mm are {over:,} mm too high. Lower them."
        assert message(findings[0], standing, "en") == words


def test_islands_and_peninsulas_are_free_in_front():
    build = Build(front_height=4000)
    free = [
        island("A", 5000, 5000, build=build),
        stand("B", 12_000, 5000, 6096, 6096, open_sides=(0, 1, 3), build=build),
    ]
    assert not found("line-of-sight", scene(*free), IAEE)
    smaller = stand("B", 12_000, 5000, 6095, 6096, open_sides=(0, 1, 3), build=build)
    assert found("line-of-sight", scene(smaller), IAEE)


def test_one_note_for_all_fronts_that_nobody_states():
    things = [
        stand("A", 5000, 8000), stand("B", 8000, 8000, build=Build(storeys=2)),
        stand("C", 11_000, 8000, height=1219), island("D", 16_000, 8000),
        stand("E", 22_000, 8000, build=Build(front_height=1000)),
    ]  # fmt: skip
    standing = scene(*things)
    (finding,) = found("line-of-sight", standing, IAEE)
    assert (finding.key, finding.severity, finding.measured) == ("line-of-sight/stated", "note", 2)
    words = "2 booths do not state their front height. State it."
    assert message(finding, standing, "en") == words
    assert not found("line-of-sight", scene(*things[2:]), IAEE)


@pytest.mark.parametrize(
    ("rule", "booths", "profile", "words"),
    [
        (
            "open-sides",
            (stand("A", 5000, 8000, open_sides=(0, 1)), stand("B", 8000, 8000)),
            IAEE,
            "Close side 1 of A",
        ),
        ("aisle-walls", (stand("A", 5000, 8000, open_sides=(0, 1, 2)),), UK, "Open side 3 of A"),
        (
            "line-of-sight",
            (stand("A", 5000, 8000, height=2438, build=Build(front_height=2000)),),
            IAEE,
            "Lower the front of A to 1,219 mm",
        ),
    ],
)
def test_mends_are_tried_and_named(rule, booths, profile, words):
    standing = scene(*booths)
    (finding,) = [f for f in found(rule, standing, profile) if f.subjects]
    checks = Checks.of(standing, [profile])
    (fix,) = Mending(checks, standing, finding).answer()
    assert fix_text(fix, standing, "en") == words
    assert fix_text(fix, standing, "ko")


BOXES = {
    "A": (5000, 5000, 3000, 3000, (0, 1)), "B": (8000, 5000, 3000, 3000, (0,)),
    "C": (5000, 8000, 6000, 3000, (2,)), "D": (14_000, 5000, 4000, 2000, (1, 2)),
    "E": (14_000, 8500, 4000, 3000, (0, 1, 2, 3)), "F": (20_000, 12_000, 7000, 7000, (0, 1, 3)),
}  # fmt: skip


def hall(angle: float, dx: int = 0, dy: int = 0) -> Site:
    """Booths in a hall that is turned as a whole about the origin and moved, corners rounded."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def at(x: float, y: float) -> tuple[int, int]:
        return (round(x * cosine - y * sine) + dx, round(x * sine + y * cosine) + dy)

    booths = [
        booth(
            name,
            Outline((at(x, y), at(x + w, y), at(x + w, y + d), at(x, y + d))),
            open_sides=sides,
            build=Build(front_height=2000),
        )
        for name, (x, y, w, d, sides) in BOXES.items()
    ]
    under = venue(columns=(), openings=())
    halls = tuple(
        replace(one, outline=tuple(at(*p) for p in one.outline), origin=at(*one.origin))
        for one in under.halls
    )
    return scene(*booths, on=replace(under, halls=halls), datum=(0, 0))


def seen(site: Site) -> dict[str, float]:
    """What the rules on booths find: measured figures by key, shares in thousandths."""
    rules = ("open-sides", "aisle-walls", "line-of-sight", "booth-height")
    findings = [
        (profile.id, finding)
        for profile in (IAEE, UK)
        for rule in rules
        if rule in profile.rules
        for finding in found(rule, site, profile)
    ]
    return {
        f"{profile} {each.key}": (each.measured or 0.0) * (1000 if each.unit == "share" else 1)
        for profile, each in findings
    }


@settings(max_examples=25)
@given(
    st.floats(0, 359.9).map(lambda angle: round(angle, 1)),
    st.integers(-500_000, 500_000),
    st.integers(-500_000, 500_000),
)
def test_findings_turn_and_move_with_the_hall(angle, dx, dy):
    here, there = seen(hall(0.0)), seen(hall(angle, dx, dy))
    # A against B; A to D too high, and too high in front; sides of A, B, two of C, two of D.
    assert len(here) == 1 + 4 + 4 + 6
    assert there == pytest.approx(here, abs=2)


@pytest.mark.parametrize("seed", range(12))
def test_open_sides_that_are_shut_are_those_that_short_rays_leave_shut(seed):
    """A second opinion: whether a ray of 1.4 mm, at any of many places of a side, meets a thing."""
    site = crowd(seed)
    found_pairs = {(f.place, *f.subjects) for f in found("open-sides", site)}
    for name, booth_there in site.booths.items():
        corners = booth_there.shape.corners()
        for side in booth_there.open_sides:
            (x1, y1), (x2, y2) = corners[side], corners[(side + 1) % 4]
            length = math.dist((x1, y1), (x2, y2))
            ax, ay = (x2 - x1) / length, (y2 - y1) / length
            met = set()
            for s in range(5, round(length), 10):
                x, y = x1 + s * ax, y1 + s * ay
                ray = LineString([(x, y), (x + 1.4 * ay, y - 1.4 * ax)])
                for other, solid in site.solids.items():
                    if other != name and ray.intersection(solid.polygon).length > 0.5:
                        met.add(other)
            shut = {
                next(each for each in subjects if each != name)
                for place, *subjects in found_pairs
                if place == f"{name}.{side}"
            }
            assert met <= shut
            # What rays miss is a tip: less than their distance of 10 mm along the side.
            for other in shut - met - {"hall-1"}:
                strip = LineString([(x1, y1), (x2, y2)]).buffer(1.6)
                common = strip.intersection(site.solids[other].polygon)
                assert common.area < 40
