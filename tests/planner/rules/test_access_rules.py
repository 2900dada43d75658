# SPDX-License-Identifier: GPL-3.0-or-later
"""Step-free ways, doors and ramps, with answers worked out by hand."""

import math
import random

import msgspec
import numpy as np
import pytest
import shapely

from planner.edits.set_build import SetBuild
from planner.floor.site import Site
from planner.model.plan import Build
from planner.model.shapes import Rectangle, direction
from planner.model.venue import Venue
from planner.rules.checks import Checks
from planner.rules.context import Context
from planner.rules.fixes import Mending, fix_text
from planner.rules.message import message
from planner.rules.narrow_ways import NarrowWays, covered, widest_disc
from planner.rules.requirement import Profile
from tests.planner.building import area, booth, hall, opening, venue
from tests.planner.rules.examples.access import ADA, DIN, KOREA, gate, raised
from tests.planner.rules.scenes import BACK, RIGHT, found, island, scene, stand, wall

replace = msgspec.structs.replace


def with_numbers(profile: Profile, **numbers: int) -> Profile:
    """A profile with other numbers for step-free."""
    asked = dict(profile.rules["step-free"])
    for key, value in numbers.items():
        name = key.replace("_", "-")
        asked[name] = replace(asked[name], value=value)
    return replace(profile, rules=profile.rules | {"step-free": asked})


# The route


@pytest.mark.parametrize(("profile", "width"), [(KOREA, 1200), (DIN, 1500), (ADA, 915)])
def test_each_profile_has_its_own_clear_width(profile, width):
    assert not found("step-free", scene(stand("A", 9000, 15_000), on=gate(width)), profile)
    standing = scene(stand("A", 9000, 15_000), on=gate(width - 1))
    (finding,) = found("step-free", standing, profile)
    assert (finding.measured, finding.required) == (width - 1, width)
    assert finding.subjects == ("left", "right")
    assert message(finding, standing, "en") == ("Step-free way to A 1 mm too narrow. Widen it.")


def test_nobody_comes_through_half_a_metre():
    standing = scene(stand("A", 9000, 15_000), on=gate(500))
    (finding,) = found("step-free", standing, KOREA)
    assert finding.subjects == ("booth-a",)
    assert message(finding, standing, "ko") == "A로 가는 무장애 동선이 없습니다. 여세요."


def test_a_booth_without_open_side_and_one_closed_in():
    closed = stand("A", 5000, 8000, open_sides=())
    ring = [
        stand("B", 15_000, 8000),
        stand("C", 15_000, 5000, open_sides=(0,)),
    ]
    subjects = {f.subjects for f in found("step-free", scene(closed, *ring), KOREA)}
    assert subjects == {("booth-a",), ("booth-b",)}


def test_walkable_areas_are_reached_too():
    lounge = area("lounge", Rectangle((9000, 12_000), (3000, 3000)), kind="lounge")
    stage = area("stage", Rectangle((2000, 12_000), (3000, 3000)), kind="stage", walkable=False)
    assert not found("step-free", scene(areas=(lounge, stage), on=gate(1200)), KOREA)
    (finding,) = found("step-free", scene(areas=(lounge, stage), on=gate(1100)), KOREA)
    assert finding.measured == 1100
    (shut,) = found("step-free", scene(areas=(lounge, stage), on=gate(300)), KOREA)
    assert shut.subjects == ("lounge",)


def test_no_entrance_and_a_blocked_one():
    nowhere = venue(openings=())
    (finding,) = found("step-free", scene(stand("A", 5000, 8000), on=nowhere), KOREA)
    assert finding.message == "step-free.no-entrance"
    over = scene(stand("A", 12_000, 0, width=6000), stand("B", 5000, 8000))
    (finding,) = found("step-free", over, KOREA)
    assert (finding.message, finding.subjects) == ("step-free.blocked", ("door",))


# Passing places


def passage(width: int, length: int) -> Venue:
    """Two walls 14 m and 16 m wide that leave a straight passage between two halves of the hall."""
    left = wall("left", 0, 6000, 14_000, length)
    return venue(walls=(left, wall("right", 14_000 + width, 6000, 16_000 - width, length)))


@pytest.mark.parametrize("width", [1200, 1300, 1499])
def test_how_long_a_narrow_way_is(width):
    # A passing disc of 750 mm radius dips into a mouth until it meets both its corners.
    dip = 750 - math.sqrt(750**2 - (width / 2) ** 2)
    length = 8000 - 2 * dip
    standing = scene(stand("A", 9000, 15_500), on=passage(width, 8000))
    findings = found("step-free", standing, with_numbers(KOREA, passing_every=1000))
    (finding,) = [f for f in findings if f.place == "passing"]
    assert finding.measured == pytest.approx(length, abs=2 if width == 1200 else 60)
    assert finding.subjects == ("left", "right")
    measured = round(finding.measured or 0)
    for every, count in ((measured, 0), (measured - 1, 1)):
        assert len(found("step-free", standing, with_numbers(KOREA, passing_every=every))) == count


def test_a_way_as_wide_as_a_passing_place_is_none():
    standing = scene(stand("A", 9000, 15_500), on=passage(1500, 8000))
    assert not found("step-free", standing, with_numbers(KOREA, passing_every=0))


def test_a_bay_halves_a_narrow_way():
    # The same passage, but after 3.5 m the right wall steps back by a metre for 1 m.
    walls = (
        wall("left", 0, 6000, 14_000, 8000),
        wall("near", 15_200, 6000, 14_800, 3500),
        wall("bay", 16_200, 9500, 13_800, 1600),
        wall("far", 15_200, 11_100, 14_800, 2900),
    )
    standing = scene(stand("A", 9000, 15_500), on=venue(walls=walls))
    findings = found("step-free", standing, with_numbers(KOREA, passing_every=1000))
    lengths = sorted(f.measured for f in findings)
    # Each half loses 300 mm at its mouth, and at the bay what the disc of the bay covers.
    assert len(lengths) == 2
    assert lengths[1] < 3500
    assert not found("step-free", standing, with_numbers(KOREA, passing_every=3500))


def test_a_narrow_way_that_nobody_need_take():
    """Beside the passage of 1,200 mm there is one of 3 m."""
    walls = (
        wall("left", 0, 6000, 14_000, 8000),
        wall("middle", 15_200, 6000, 6000, 8000),
        wall("right", 24_200, 6000, 5800, 8000),
    )
    profile = with_numbers(KOREA, passing_every=1000)
    standing = scene(stand("A", 9000, 15_500), on=venue(walls=walls))
    assert not found("step-free", standing, profile)
    # What stands in the wide one makes the narrow one needed.
    shut = scene(stand("A", 9000, 15_500), stand("B", 21_200, 7000), on=venue(walls=walls))
    assert [f.place for f in found("step-free", shut, profile)] == ["passing"]


def test_what_nobody_reaches_is_no_way():
    shut = passage(1200, 8000)
    walls = (*shut.walls, wall("front", 0, 5800, 30_000, 200))
    standing = scene(stand("A", 9000, 2000, open_sides=(BACK,)), on=venue(walls=walls))
    assert not [f for f in found("step-free", standing, with_numbers(KOREA, passing_every=100))
                if f.place == "passing"]  # fmt: skip


# Turning places


def pocket(width: int) -> Site:
    """A booth at the end of a passage of some width, 9 m long."""
    left = wall("left", 0, 8000, 14_000, 12_000)
    right = wall("right", 14_000 + width, 8000, 16_000 - width, 12_000)
    end = stand("A", 14_000, 17_000, width=width)
    return scene(end, on=venue(walls=(left, right)))


@pytest.mark.parametrize(
    ("width", "measured"), [(1525, []), (1524, [1524]), (1200, [1200]), (915, [915])]
)
def test_a_wheelchair_turns_at_the_end_of_a_narrow_way(width, measured):
    standing = pocket(width)
    findings = [f for f in found("step-free", standing, ADA) if f.place == "turning"]
    assert [f.measured for f in findings] == measured
    assert all((f.subjects, f.required) == (("booth-a",), 1525) for f in findings)
    if width == 1200:
        assert message(findings[0], standing, "en") == (
            "A wheelchair cannot turn at A: 325 mm short. Widen it."
        )


@pytest.mark.parametrize("goes_on", [True, False])
def test_who_can_go_on_need_not_turn(goes_on):
    """A booth beside a passage of 1,200 mm that leads to open floor behind, or to nothing."""
    walls = [
        wall("left-front", 0, 6000, 14_000, 2000),
        wall("left-back", 0, 11_000, 14_000, 2000),
        wall("left", 0, 8000, 11_000, 3000),
        wall("right", 15_200, 6000, 14_800, 7000),
    ]
    if not goes_on:
        walls.append(wall("end", 14_000, 12_500, 1200, 500))
    standing = scene(stand("A", 11_000, 8000, open_sides=(RIGHT,)), on=venue(walls=tuple(walls)))
    findings = [f.subjects for f in found("step-free", standing, ADA)]
    assert findings == ([] if goes_on else [("booth-a",)])


def test_korea_and_din_ask_for_no_turning_place():
    assert not found("step-free", pocket(1500), KOREA)
    assert not found("step-free", pocket(1500), with_numbers(DIN, passing_every=20_000))


# Doors


@pytest.mark.parametrize(
    ("profile", "least"), [(KOREA, 900), (DIN, 900), (ADA, 815)], ids=lambda value: str(value)[:3]
)
def test_how_wide_an_entrance_is(profile, least):
    for width, measured in ((least, []), (least - 1, [least - 1])):
        under = venue(openings=(opening("door", (15_000, 0), width=width),))
        standing = scene(on=under)
        findings = found("door-step-free", standing, profile)
        assert [f.measured for f in findings] == measured
    assert message(findings[0], standing, "en") == (
        "DOOR is 1 mm too narrow for a wheelchair. Use another."
    )


def test_only_entrances_are_asked():
    exits = tuple(
        replace(opening(kind, (x, 0), width=500), kind=kind)
        for kind, x in (("emergency", 5000), ("freight", 20_000))
    )
    assert not found("door-step-free", scene(on=venue(openings=exits)), KOREA)


@pytest.mark.parametrize(("free", "measured"), [(1200, []), (1199, [1199])])
def test_floor_before_an_entrance(free, measured):
    findings = found("door-step-free", scene(stand("A", 14_000, free)), KOREA)
    assert [f.measured for f in findings] == measured
    assert all(f.subjects == ("booth-a", "door") for f in findings)


# Ramps


@pytest.mark.parametrize(
    ("profile", "run", "count"),
    [(KOREA, 12, 0), (KOREA, 11, 1), (ADA, 12, 0), (ADA, 11, 1), (DIN, 17, 0), (DIN, 16, 1),
     (KOREA, None, 1), (DIN, None, 1)],
)  # fmt: skip
def test_how_steep_a_ramp_may_be(profile, run, count):
    findings = found("ramp", raised(100, run), profile)
    assert len(findings) == count
    assert all(f.measured == (None if run is None else round(1 / run, 4)) for f in findings)


def test_what_a_ramp_rule_says():
    (none,) = found("ramp", raised(150, None), KOREA)
    assert message(none, raised(150, None), "en") == (
        "A is raised 150 mm without a ramp. Add one of 1.8 m."
    )
    (steep,) = found("ramp", raised(150, 8), DIN)
    assert message(steep, raised(150, 8), "en") == (
        "The ramp of A is 1:8. Make it 1:17 or flatter."
    )


@pytest.mark.parametrize("run", [None, 8])
def test_a_ramp_is_mended_by_one_as_steep_as_it_may_be(run):
    standing = raised(150, run)
    checks = Checks.of(standing, [KOREA])
    (finding,) = found("ramp", standing, KOREA)
    (edit,) = Mending(checks, standing, finding).answer()
    assert edit == SetBuild(("booth-a",), ramp=12)
    assert fix_text(edit, standing, "en") == "Give A a ramp of 1:12"
    assert fix_text(edit, standing, "ko") == "A에 1:12 경사로 두기"


def test_level_floors_and_low_steps_need_no_ramp():
    assert not found("ramp", raised(0, None), KOREA)
    assert not found("ramp", raised(20, None), KOREA)
    assert found("ramp", raised(21, None), KOREA)
    assert found("ramp", raised(1, None), ADA)
    assert not found("ramp", scene(stand("A", 5000, 8000)), KOREA)


def test_a_stage_needs_a_ramp_too():
    stage = area(
        "stage", Rectangle((9000, 12_000), (6000, 3000)), kind="stage", walkable=False,
        build=Build(platform=800),
    )  # fmt: skip
    (finding,) = found("ramp", scene(areas=(stage,)), KOREA)
    assert finding.subjects == ("stage",)


# Where and how the plan lies, and second opinions


@pytest.mark.parametrize("turn", [90.0, 180.0, 270.0, 33.3])
def test_turned_and_moved_plans_find_the_same(turn):
    def standing(angle: float, dx: int, dy: int) -> Site:
        def at(x: int, y: int) -> tuple[int, int]:
            place = complex(x, y) * complex(*direction(angle))
            return (round(place.real) + dx, round(place.imag) + dy)

        def turned(shape: Rectangle) -> Rectangle:
            return Rectangle(at(*shape.at), shape.size, angle)

        plain = passage(1250, 8000).walls
        under = venue(
            halls=(replace(hall(), outline=tuple(at(*p) for p in hall().outline)),),
            openings=(opening("door", at(15_000, 2), (90 + angle) % 360),),
            walls=tuple(replace(it, shape=turned(it.shape)) for it in plain),
        )
        booths = [
            booth("A", turned(Rectangle((9000, 15_500), (3000, 3000)))),
            booth("B", turned(Rectangle((2000, 1000), (3000, 3000))), open_sides=()),
        ]
        return scene(*booths, on=under)

    def essence(site: Site) -> dict[str, float | None]:
        profile = with_numbers(KOREA, route=1240, passing_every=1000)
        narrow = found("step-free", site, with_numbers(KOREA, route=1300, passing_every=1000))
        return {f.key: f.measured for f in (*narrow, *found("step-free", site, profile))}

    here, there = essence(standing(0.0, 0, 0)), essence(standing(turn, 5000, -12_345))
    assert len(here) == 3
    assert set(there) == set(here)
    for key, measured in here.items():
        assert there[key] == (None if measured is None else pytest.approx(measured, abs=4))


def small(seed: int) -> Site:
    """Booths on a grid of 250 mm in a hall of 12 × 10 m, open all around."""
    rng = random.Random(seed)
    corners = ((0, 0), (12_000, 0), (12_000, 10_000), (0, 10_000))
    under = venue(
        halls=(replace(hall(), outline=corners),),
        openings=(opening("door", (6000, 0), width=2000),),
    )
    booths = [
        island(
            f"B{n}", rng.randrange(0, 10_000, 250), rng.randrange(2000, 8500, 250),
            rng.choice((1000, 2000)), rng.choice((1000, 1500)),
        )
        for n in range(9)
    ]  # fmt: skip
    return scene(*booths, on=under)


@pytest.mark.parametrize("seed", range(6))
def test_who_is_reached_by_flooding_a_grid(seed):
    """Gaps are multiples of 250 mm, so none is within 50 mm of 1,200 mm: 25 mm steps decide."""
    standing = small(seed)
    free = shapely.difference(
        standing.ground.floor,
        shapely.union_all([solid.polygon for solid in standing.solids.values()]),
    )
    xs, ys = np.arange(0, 12_001, 25), np.arange(0, 10_001, 25)
    points = shapely.points(*np.meshgrid(xs, ys))
    shapely.prepare(free)
    stands = shapely.intersects(free, points.ravel())
    rings = shapely.boundary(free)
    shapely.prepare(rings)
    stands &= ~shapely.dwithin(rings, points.ravel(), 599)
    stands = stands.reshape(points.shape)
    flood = np.zeros_like(stands)
    flood[24, 240] = stands[24, 240]
    while True:
        grown = flood.copy()
        grown[1:] |= flood[:-1]
        grown[:-1] |= flood[1:]
        across = grown.copy()
        across[:, 1:] |= grown[:, :-1]
        across[:, :-1] |= grown[:, 1:]
        across &= stands
        if (across == flood).all():
            break
        flood = across
    came = shapely.MultiPoint(list(points[flood]))
    walking = Context.of(standing, KOREA).walking
    reached = walking.reached(walking.targets, 1200)
    sure, never = set(), set()
    for thing in standing.plan.booths:
        apart = came.distance(standing.solids[thing.id].polygon)
        if apart <= 610:
            sure.add(thing.id)
        if apart > 600 * math.sqrt(2) + 40:
            never.add(thing.id)
    assert sure <= reached
    assert not never & reached
    findings = found("step-free", standing, KOREA)
    assert bool(never) <= bool(findings)
    if len(sure) == len(standing.plan.booths):
        # A person stands before a side with all of a shoulder; the flood touches a hand's breadth.
        assert {f.message for f in findings} <= {"step-free.shut"}


@pytest.mark.parametrize("seed", range(6))
def test_what_a_disc_covers_by_trying_discs(seed):
    standing, rng = small(seed), random.Random(seed)
    free = shapely.difference(
        standing.ground.floor,
        shapely.union_all([solid.polygon for solid in standing.solids.values()]),
    )
    centres = shapely.points(*np.meshgrid(np.arange(750, 11_251, 50), np.arange(750, 9251, 50)))
    rings = shapely.boundary(free)
    shapely.prepare(rings)
    inside = shapely.intersects(free, centres.ravel())
    fits = shapely.MultiPoint(
        list(centres.ravel()[inside & ~shapely.dwithin(rings, centres.ravel(), 749)])
    )
    wide = covered(free, 1500)
    for _ in range(300):
        spot = shapely.Point(rng.uniform(0, 12_000), rng.uniform(0, 10_000))
        if fits.distance(spot) <= 749:
            assert shapely.dwithin(wide, spot, 2)
        if wide.buffer(-60).intersects(spot):
            assert fits.distance(spot) <= 751 + 50
    ways = NarrowWays(free, 1200, 1500)
    assert shapely.area(ways.pieces).sum() == pytest.approx(
        ways.passable.area - shapely.intersection(ways.passable, ways.wide).area, abs=1
    )


@pytest.mark.parametrize("width", [1000, 1237, 1499])
def test_the_widest_disc_in_a_corridor_is_its_width(width):
    corridor = shapely.box(0, 0, 20_000, width)
    assert widest_disc(corridor, [(9000.0, 500.0)], 900, 1500) == width
