# SPDX-License-Identifier: GPL-3.0-or-later
"""Zones kept free, fire gear and pits, with answers worked out by hand."""

import math
import random

import msgspec
import numpy as np
import pytest
import shapely

from planner.edits.describe import OpenSides
from planner.edits.edit import Edit
from planner.edits.move import Move
from planner.edits.rotate import Rotate
from planner.floor.site import Site
from planner.model.orders import Services
from planner.model.plan import Build, PlanZone
from planner.model.shapes import Rectangle, direction
from planner.model.venue import Fixture
from planner.rules.check import check_local, update
from planner.rules.checks import Checks
from planner.rules.context import Context
from planner.rules.fixes import Mending
from planner.rules.message import message
from planner.rules.requirement import Profile
from tests.planner.building import FACT, area, hall, name, seats, venue
from tests.planner.rules.examples.access import KOREA
from tests.planner.rules.examples.exhibitors import ORGANISER
from tests.planner.rules.examples.floor import CORNER, KEPT, kept, pit, pits
from tests.planner.rules.scenes import BACK, FRONT, KINTEX, LEFT, RIGHT, found, scene, stand

replace = msgspec.structs.replace


def gear(kind: str, at: tuple[int, int], facing: float, width: int = 500) -> Fixture:
    return Fixture("gear", "hall-1", kind, at, width, facing, {"at": FACT, "width": FACT})


def gear_profile(**depths: int) -> Profile:
    """KINTEX with other depths before gear, by requirement."""
    like = KINTEX.rules["fixture-blocked"]["front"]
    asked = {name.replace("_", "-"): replace(like, value=mm) for name, mm in depths.items()}
    return replace(KINTEX, rules=KINTEX.rules | {"fixture-blocked": asked})


# No-build zones


@pytest.mark.parametrize(("x", "measured"), [(17_000, []), (17_001, [1]), (19_000, [2000])])
def test_how_deep_a_booth_stands_in_a_zone_of_the_plan(x, measured):
    standing = scene(stand("A", x, 14_000), zones=(KEPT,))
    findings = found("no-build", standing)
    assert [f.measured for f in findings] == measured
    assert all(f.subjects == ("booth-a", "kept") for f in findings)
    if measured == [2000]:
        assert message(findings[0], standing, "en") == "A stands 2,000 mm in Vent. Move it out."


def test_a_zone_of_the_venue_counts_while_it_is_in_use():
    assert found("no-build", scene(stand("A", 22_000, 14_000), on=kept(active=True)))
    assert not found("no-build", scene(stand("A", 22_000, 14_000), on=kept(active=False)))


def test_main_aisles_and_plazas_are_no_such_zones():
    zone = replace(KEPT, kind="plaza")
    assert not found("no-build", scene(stand("A", 22_000, 14_000), zones=(zone,)))


def test_areas_stand_in_a_zone_when_solid_or_furnished():
    shape = Rectangle((22_000, 14_000), (4000, 4000))
    bare = area("bare", shape)
    chairs = area("chairs", shape, furniture=(seats((22_000, 14_000)),))
    stage = area("stage", shape, kind="stage", walkable=False)
    for thing, count in ((bare, 0), (chairs, 1), (stage, 1)):
        assert len(found("no-build", scene(areas=(thing,), zones=(KEPT,)))) == count


def test_a_booth_is_drawn_out_of_a_zone():
    standing = scene(stand("A", 17_300, 14_000), zones=(KEPT,))
    (finding,) = found("no-build", standing)
    first = Mending(Checks.of(standing, [KINTEX]), standing, finding).answer()[0]
    assert first == Move(("booth-a",), -300, 0)


def test_a_zone_that_moves_is_looked_at_again():
    before = scene(stand("A", 22_000, 14_000), stand("B", 5000, 5000), zones=(KEPT,))
    outline = tuple((x - 17_000, y - 8000) for x, y in CORNER)
    after = before.with_plan(replace(before.plan, zones=(replace(KEPT, outline=outline),)))
    was, now = Context.of(before, KINTEX), Context.of(before, KINTEX).after(after, {"kept"})
    live = update(check_local(was), was, now, {"kept"})
    assert live == check_local(Context.of(after, KINTEX))
    assert [f.subjects for f in live if f.rule == "no-build"] == [("booth-b", "kept")]


# Fire gear


@pytest.mark.parametrize("kind", ["hydrant", "extinguisher", "panel", "shutter"])
@pytest.mark.parametrize("free", [914, 913])
def test_each_kind_has_its_own_depth(kind, free):
    under = venue(fixtures=(gear(kind, (10_000, 20_000), 270),))
    standing = scene(stand("A", 8500, 20_000 - free - 3000), on=under)
    others = dict.fromkeys(("hydrant", "extinguisher", "panel", "shutter", "front"), 5000)
    profile = gear_profile(**(others | {kind: 914}))
    findings = found("fixture-blocked", standing, profile)
    assert [f.measured for f in findings] == ([913] if free == 913 else [])
    assert all(f.required == 914 for f in findings)
    # Without a depth of its own it has the general one; with neither it is not looked at.
    assert bool(found("fixture-blocked", standing, gear_profile(front=914))) == (free == 913)
    assert not found("fixture-blocked", standing, gear_profile())


@pytest.mark.parametrize(("width", "panel_width", "half"), [(500, 762, 381), (900, 762, 450)])
def test_a_panel_is_kept_free_as_wide_as_it_is_or_as_the_code_asks(width, panel_width, half):
    under = venue(fixtures=(gear("panel", (10_000, 20_000), 270, width),))
    profile = gear_profile(panel=914, panel_width=panel_width)
    for gap, count in ((0, 0), (1, 1)):
        standing = scene(stand("A", 10_000 + half - gap, 17_000), on=under)
        assert len(found("fixture-blocked", standing, profile)) == count


@pytest.mark.parametrize(
    ("y", "measured"),
    [(11_000, []), (10_999, [999]), (10_000, [0]), (8500, [0]), (7000, [0]), (6001, [999]),
     (6000, [])],
)  # fmt: skip
def test_nothing_stands_on_a_shutter_line_or_on_either_side(y, measured):
    # A shutter across the hall from x = 5 to 11 m at y = 10 m; a booth of 3 × 3 m before it.
    under = venue(fixtures=(gear("shutter", (8000, 10_000), 90, 6000),))
    standing = scene(stand("A", 6000, y), on=under)
    findings = found("fixture-blocked", standing, gear_profile(shutter=1000))
    assert [f.measured for f in findings] == measured
    assert len({f.key for f in findings}) == len(findings)
    assert not found("fixture-blocked", scene(stand("A", 2000, y), on=under), KINTEX)


# Pit covers


@pytest.mark.parametrize(
    ("x", "measured"),
    [(8350, []), (8349, [49]), (8301, [1]), (8000, [0]), (7700, [0]), (7699, [1]), (7650, [])],
)
def test_a_wall_beside_over_and_inside_of_a_pit(x, measured):
    # The pit of 600 mm about x; the right wall of A at x = 8,000 is closed.
    standing = scene(stand("A", 5000, 8000), on=pits(pit("p1", x, 9500)))
    findings = found("pit-cover", standing, ORGANISER)
    assert [f.measured for f in findings] == measured
    assert all((f.subjects, f.required) == (("booth-a", "p1"), 50) for f in findings)


def test_an_open_side_may_run_over_a_pit():
    under = pits(pit("p1", 8000, 9500))
    assert not found("pit-cover", scene(stand("A", 5000, 8000, open_sides=(RIGHT,)), on=under),
                     ORGANISER)  # fmt: skip
    both = [stand("A", 5000, 8000), stand("B", 8000, 8000, open_sides=(FRONT, BACK, LEFT))]
    assert [f.subjects for f in found("pit-cover", scene(*both, on=under), ORGANISER)] == [
        ("booth-a", "p1")
    ]


def test_a_corner_over_a_pit_is_one_finding():
    standing = scene(stand("A", 5000, 8000), on=pits(pit("p1", 8000, 11_000)))
    (finding,) = found("pit-cover", standing, ORGANISER)
    assert finding.measured == 0
    assert message(finding, standing, "en") == "A wall of A is 0 mm from p1. Move it."


# Reach of utilities


@pytest.mark.parametrize(("x", "measured"), [(17_300, []), (17_301, [9001]), (6500, [])])
def test_how_far_a_booth_is_from_power(x, measured):
    standing = scene(stand("A", 5000, 8000), on=pits(pit("p1", x, 9500), pit("p2", 25_000, 9500)))
    findings = found("utility-reach", standing)
    assert [(f.measured, f.subjects, f.place) for f in findings] == [
        (mm, ("booth-a",), "power") for mm in measured
    ]


def test_a_pit_that_offers_something_else_does_not_count():
    under = pits(pit("p1", 9000, 9500, services=("water",)), pit("p2", 20_000, 9500))
    standing = scene(stand("A", 5000, 8000), on=under)
    (finding,) = found("utility-reach", standing)
    assert finding.measured == 20_000 - 300 - 8000
    assert message(finding, standing, "en") == (
        "A is 11.7 m from a pit with power. Move it nearer."
    )
    asked = KINTEX.rules["utility-reach"] | {"water": KINTEX.rules["utility-reach"]["power"]}
    profile = replace(KINTEX, rules=KINTEX.rules | {"utility-reach": asked})
    assert len(found("utility-reach", standing, profile)) == 1


def test_water_is_missed_where_it_was_ordered_once_orders_are_known():
    water = pits(pit("p1", 25_000, 9500, services=("water", "power")))
    asked = {"water": KINTEX.rules["utility-reach"]["power"]}
    profile = replace(
        KINTEX, rules=KINTEX.rules | {"utility-reach": asked | KINTEX.rules["utility-reach"]}
    )
    shapes = (("A", 5000), ("B", 10_000))

    def dry(**orders: Services) -> set[tuple[str, ...]]:
        booths = [stand(name, x, 8000, services=orders.get(name)) for name, x in shapes]
        findings = found("utility-reach", scene(*booths, on=water), profile)
        return {each.subjects for each in findings if each.place == "water"}

    assert dry() == {("booth-a",), ("booth-b",)}
    assert dry(A=Services(water=1)) == {("booth-a",)}
    assert dry(A=Services(power=3300)) == set()


def test_a_hall_without_known_pits_says_nothing():
    far = stand("A", 50_000, 8000)
    both = {"halls": ("hall-1", "hall-2")}
    assert not found("utility-reach", scene(far, on=venue(), **both))
    assert not found("utility-reach", scene(far, on=pits(pit("p1", 5000, 9500)), **both))
    one = hall("hall-2", 30_000)
    assert one.id == "hall-2"
    known = pits(pit("p1", 5000, 9500), pit("p2", 32_000, 9500, "hall-2"))
    (finding,) = found("utility-reach", scene(far, on=known, **both))
    assert finding.measured == 50_000 - 32_300


# A second opinion, and where and how the plan lies


def crowded(turn: float = 0.0, dx: int = 0, dy: int = 0, seed: int = 0) -> Site:
    """Random booths with pits, a zone and gear, all turned and moved as one."""
    rng = random.Random(seed)

    def at(x: float, y: float) -> tuple[int, int]:
        place = complex(x, y) * complex(*direction(turn))
        return (round(place.real) + dx, round(place.imag) + dy)

    booths = [
        stand(
            f"B{n}", *at(rng.randrange(0, 27_000, 50), rng.randrange(0, 17_000, 50)), angle=turn,
            open_sides=tuple(sorted(rng.sample(range(4), 2))),
        )
        for n in range(16)
    ]  # fmt: skip
    boxes = [pit(f"p{n}", *at(1500 + 3000 * (n % 9), 1500 + 3000 * (n // 9))) for n in range(54)]
    corners = tuple(at(x, y) for x, y in CORNER)
    facing = (270 + turn) % 360
    under = venue(
        halls=(replace(hall(), outline=tuple(at(*p) for p in hall().outline)),),
        openings=(),
        pits=tuple(boxes),
        fixtures=(
            gear("hydrant", at(15_000, 15_000), facing, 12_000),
            replace(gear("shutter", at(16_000, 7000), facing, 6000), id="shutter"),
        ),
    )
    return scene(*booths, on=under, zones=(PlanZone("kept", "no-build", name("Kept"), corners),))


def essence(standing: Site) -> dict[str, float | None]:
    rows = [("no-build", KINTEX), ("fixture-blocked", KINTEX), ("utility-reach", KINTEX),
            ("pit-cover", ORGANISER)]  # fmt: skip
    return {f.key: f.measured for rule, profile in rows for f in found(rule, standing, profile)}


@pytest.mark.parametrize("turn", [90.0, 180.0, 270.0])
def test_quarter_turns_and_shifts_change_nothing(turn):
    here = essence(crowded())
    rules = {key.partition("/")[0] for key in here}
    assert rules == {"no-build", "fixture-blocked", "pit-cover"}
    assert essence(crowded(turn, -40_000, 1234)) == here


@pytest.mark.parametrize("seed", range(6))
def test_zones_gear_and_pits_by_sampled_points(seed):
    """Points 50 mm apart on floors, 25 mm on walls: what they meet is found and nothing else."""
    standing = crowded(seed=seed)
    ground, solids = standing.ground, standing.solids
    zone = shapely.Polygon(CORNER).buffer(-1)
    inside: set[tuple[str, str]] = set()
    before: dict[tuple[str, str], float] = {}
    walls: dict[tuple[str, str], float] = {}
    for booth in standing.plan.booths:
        (left, front), grid = booth.shape.at, range(0, 3001, 50)
        points = shapely.points([(left + x, front + y) for x in grid for y in grid])
        if shapely.intersects(zone, points).any():
            inside.add((booth.id, "kept"))
        for thing in ground.fixtures:
            # Facing 270°: what lies below the gear is before it; a shutter has two such sides.
            beside = np.abs(shapely.get_x(points) - thing.at[0]) < thing.width / 2
            ahead = thing.at[1] - shapely.get_y(points[beside])
            within = np.abs(ahead) if thing.kind == "shutter" else ahead
            if ((within > 0) & (within < 1000)).any():
                crosses = ahead.min() < 0 < ahead.max()
                key = tuple(sorted((booth.id, thing.id)))
                before[key] = 0 if crosses else np.abs(ahead).min()
        corners = list(solids[booth.id].polygon.exterior.coords)
        for edge in set(range(4)) - set(booth.open_sides):
            line = shapely.LineString(corners[edge : edge + 2]).segmentize(25)
            for box in ground.pits:
                dx = [abs(x - box.at[0]) - 300 for x, _ in line.coords]
                dy = [abs(y - box.at[1]) - 300 for _, y in line.coords]
                near = min(math.hypot(max(a, 0), max(b, 0)) for a, b in zip(dx, dy, strict=True))
                key = (booth.id, box.id)
                walls[key] = min(near, walls.get(key, math.inf))
    assert {f.subjects for f in found("no-build", standing)} == inside
    assert {f.subjects: f.measured for f in found("fixture-blocked", standing)} == before
    found_walls = {f.subjects: f.measured for f in found("pit-cover", standing, ORGANISER)}
    assert found_walls == {key: round(near) for key, near in walls.items() if round(near) < 50}


@pytest.mark.parametrize("seed", range(6))
def test_the_way_to_power_by_plain_sums(seed):
    standing = crowded(seed=seed)
    few = tuple(box for number, box in enumerate(standing.ground.pits) if number % 26 == seed)
    standing = scene(*standing.plan.booths, on=venue(pits=few))
    far: dict[tuple[str, ...], int] = {}
    for booth in standing.plan.booths:
        x, y = booth.shape.at
        gaps = [
            (max(px - 300 - x - 3000, x - px - 300, 0), max(py - 300 - y - 3000, y - py - 300, 0))
            for px, py in (box.at for box in few)
        ]
        nearest = round(min(math.hypot(*gap) for gap in gaps))
        if nearest > 9000:
            far[booth.id,] = nearest
    assert {f.subjects: f.measured for f in found("utility-reach", standing)} == far


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("profile", [ORGANISER, KOREA, KINTEX], ids=lambda profile: profile.id)
def test_live_findings_equal_a_check_from_scratch(seed, profile):
    """Booths are moved, turned, opened and raised at random; the local rules keep up."""
    rng, standing = random.Random(seed), crowded(seed=seed)
    context = Context.of(standing, profile)
    live = check_local(context)
    for _ in range(12):
        name = rng.choice(standing.plan.booths).id
        edit: Edit = rng.choice(
            (
                Move((name,), rng.randrange(-3000, 3000, 50), rng.randrange(-3000, 3000, 50)),
                Rotate((name,), rng.choice((30.0, 90.0))),
                OpenSides(name, tuple(sorted(rng.sample(range(4), 2)))),
            )
        )
        change = edit.apply(standing.plan)
        plan = change.plan
        if rng.random() < 0.3:
            build = Build(platform=rng.choice((0, 100)), ramp=rng.choice((None, 8, 12)))
            booths = (replace(b, build=build) if b.id == name else b for b in plan.booths)
            plan = replace(plan, booths=tuple(booths))
        after = standing.with_plan(plan)
        following = context.after(after, {name})
        live = update(live, context, following, {name})
        standing, context = after, following
        assert live == check_local(Context.of(standing, profile))
