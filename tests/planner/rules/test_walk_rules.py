# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules on distances on foot: answers by hand, edges of the numbers, and other means."""

import math
import random
from dataclasses import replace

import msgspec
import numpy as np
import pytest
import shapely

from planner.floor.site import Site
from planner.model.plan import Booth
from planner.model.shapes import Outline, Rectangle
from planner.model.venue import Venue
from planner.paths import Walk, WalkNetwork
from planner.paths.doors import across, opening_side
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.registry import BY_ID
from planner.rules.requirement import Profile
from tests.planner.building import area, booth, hall, opening, rectangle, venue
from tests.planner.rules.examples.walks import (
    GERMANY,
    IBC,
    KOREA,
    NFPA,
    blind_aisle,
    gear,
    room,
    two_doors,
)
from tests.planner.rules.scenes import BACK, FRONT, RIGHT, door, found, scene, stand, wall

HOLDS = "assumed:test"


def asking(profile: Profile, rule: str, **numbers: int) -> Profile:
    """A profile with other numbers for a rule."""
    rows = dict(profile.rules[rule])
    for name, value in numbers.items():
        rows[name] = msgspec.structs.replace(rows[name], value=value, cases=())
    return msgspec.structs.replace(profile, rules={**profile.rules, rule: rows})


def only(findings: tuple[Finding, ...]) -> Finding:
    (finding,) = findings
    return finding


def lane(length: int) -> Site:
    """A hall as wide as a body, with a door in its narrow side."""
    corners = ((0, 0), (600, 0), (600, length), (0, length))
    narrow = msgspec.structs.replace(hall(), outline=corners)
    return scene(on=venue(halls=(narrow,), openings=(opening("door", (300, 0), width=600),)))


# Travel distance


def test_a_straight_way_is_measured_to_the_millimetre():
    """The body's middle stands 300 mm before the end of the lane; the door's line is its goal."""
    assert found("travel-distance", lane(30_300), GERMANY) == ()
    finding = only(found("travel-distance", lane(30_301), GERMANY))
    assert (finding.measured, finding.required, finding.unit) == (30_001, 30_000, "mm")
    assert finding.at == pytest.approx((300, 30_001), abs=0.001)
    assert finding.path[0] == finding.at
    assert finding.path[-1] == (300, 0)
    assert finding.subjects == ("hall-1",)


def test_the_longest_way_of_a_plan_with_booths():
    """From behind a wall of 20 m the way leads around its end: two tangents about the corner."""
    barrier = wall("bar", 0, 10_000, 20_000, 200)
    standing = scene(on=venue(walls=(barrier,)))
    finding = only(
        found(
            "travel-distance",
            standing,
            asking(GERMANY, "travel-distance", **{"floor-distance": 20_000}),
        )
    )
    network = WalkNetwork(standing.ground.floor, [shapely.box(0, 10_000, 20_000, 10_200)])
    ends = across(opening_side(standing.ground.openings[0]), 300, 10)
    walk = network.route([(300, 10_500)], ends)
    assert isinstance(walk, Walk)
    # The far corner of the hall behind the wall, or the corner between both.
    other = network.route([(300, 19_700)], ends)
    assert isinstance(other, Walk)
    assert finding.measured == round(max(walk.exact, other.exact) + 300)


@pytest.mark.parametrize(
    ("height", "most"),
    [
        (None, 30_000),
        (5000, 30_000),
        (7499, 30_000),
        (7500, 35_000),
        (15_000, 50_000),
        (20_000, 60_000),
        (40_000, 60_000),
    ],
)
def test_a_higher_hall_allows_a_longer_way(height, most):
    """Five metres more for each full 2.5 m over 5 m, sixty at most."""
    corners = ((0, 0), (30_000, 0), (30_000, 90_000), (0, 90_000))
    facts = {**hall().facts, "height": HOLDS} if height else hall().facts
    high = msgspec.structs.replace(hall(), outline=corners, height=height, facts=facts)
    finding = only(found("travel-distance", scene(on=venue(halls=(high,))), GERMANY))
    assert finding.required == most


def test_conditions_lengthen_the_way():
    far = room(30_000, 110_000)
    assert only(found("travel-distance", scene(on=far), KOREA)).required == 60_000
    resistant = scene(on=far, conditions={"fire-resistant": HOLDS})
    assert only(found("travel-distance", resistant, KOREA)).required == 100_000
    sprinklered = scene(on=far, conditions={"sprinklers": HOLDS})
    assert only(found("travel-distance", sprinklered, NFPA)).required == 76_200


def test_the_way_within_a_booth_counts_unless_the_code_leaves_it_out():
    """A booth open to its back only, so that its people first walk away from the door."""
    deep = stand("A", 12_000, 1000, 6000, 17_000, open_sides=(BACK,))
    standing = scene(deep)
    ibc = asking(IBC, "travel-distance", distance=26_000)
    finding = only(found("travel-distance", standing, ibc))
    assert finding.subjects == ("booth-a",)
    # From a front corner out by the back, around the back corner and down to the door.
    assert finding.path[0][1] == pytest.approx(1000, abs=1)
    assert finding.measured > 26_000
    germany = asking(GERMANY, "travel-distance", **{"floor-distance": 26_000})
    assert found("travel-distance", standing, germany) == ()


def test_a_door_that_is_shut_is_no_exit():
    doors = (opening("door", (15_000, 0)), door("near", (30_000, 10_000), "emergency", 180.0))
    under = venue(openings=doors)

    def nearest(standing):
        trip = Context.of(standing, GERMANY).walking.way_out.trip((26_000, 5000))
        assert trip is not None
        return trip.goal

    assert nearest(scene(on=under)) == "near"
    assert nearest(scene(stand("A", 27_000, 8000, 3000, 4000), on=under)) == "door"


def test_without_any_way_out_nothing_is_measured():
    freight = (door("goods", (15_000, 20_000), "freight", 270.0),)
    assert found("travel-distance", scene(on=venue(openings=freight)), GERMANY) == ()
    assert found("common-path", scene(on=venue(openings=freight)), NFPA) == ()
    assert found("dead-end", scene(on=venue(openings=freight)), NFPA) == ()


def random_site(seed: int) -> Site:
    rng = random.Random(seed)
    booths: list[Booth] = []
    for number in range(9):
        size = rng.choice((3000, 4000, 6000)), rng.choice((2000, 3000, 5000))
        at = rng.randrange(0, 26_000, 500), rng.randrange(0, 16_000, 500)
        shape = Rectangle(at, size, rng.choice((0.0, 0.0, 0.0, 90.0, 30.0)))
        sides = tuple(sorted(rng.sample(range(4), rng.randrange(1, 3))))
        booths.append(booth(f"B{number}", shape, open_sides=sides))
    back = door("back", (rng.randrange(2000, 28_000, 500), 20_000), "emergency", 270.0)
    return scene(*booths, on=venue(openings=(opening("door", (15_000, 0)), back)))


@pytest.mark.parametrize("seed", range(8))
def test_no_place_is_farther_than_is_told(seed):
    """Second opinion: walks one by one from many places, without any field."""
    standing = random_site(seed)
    network = WalkNetwork(
        standing.ground.floor, [solid.polygon for solid in standing.solids.values()]
    )
    ends = [
        place for each in standing.ground.openings for place in across(opening_side(each), 300, 100)
    ]
    ends = [place for place in ends if network.stands(place)]
    rng = random.Random(seed)
    places = [(rng.uniform(0, 30_000), rng.uniform(0, 20_000)) for _ in range(60)]
    walks = [network.route([place], ends) for place in places if network.stands(place)]
    lengths = [walk.exact + 300 for walk in walks if isinstance(walk, Walk)]
    profile = asking(GERMANY, "travel-distance", **{"floor-distance": 0})
    findings = found("travel-distance", standing, profile)
    if not lengths:
        return
    finding = only(findings)
    assert max(lengths) <= finding.measured + 11
    again = network.route([finding.at], ends)
    assert isinstance(again, Walk)
    assert finding.measured == pytest.approx(again.exact + 300, abs=2)


# Within stands


def test_a_stand_is_reached_straight():
    assert found("stand-reach", scene(stand("A", 8000, 2000, 4000, 15_240)), NFPA) == ()
    finding = only(found("stand-reach", scene(stand("A", 8000, 2000, 4000, 15_241)), NFPA))
    assert (finding.measured, finding.required) == (15_241, 15_240)
    assert finding.at[1] == pytest.approx(17_241, abs=1)
    open_behind = stand("A", 8000, 2000, 4000, 15_241, open_sides=(FRONT, BACK))
    assert found("stand-reach", scene(open_behind), NFPA) == ()


def test_a_stand_is_reached_around_its_inner_corner():
    """An L whose foot is open at its end: up the leg and around the corner."""
    shape = Outline(
        ((2000, 2000), (12_000, 2000), (12_000, 5000), (5000, 5000), (5000, 15_000),
         (2000, 15_000))
    )  # fmt: skip
    standing = scene(booth("L", shape, open_sides=(1,)))
    length = round(math.dist((2000, 15_000), (5000, 5000)) + 7000)
    finding = only(found("stand-reach", standing, asking(NFPA, "stand-reach", reach=length - 1)))
    assert finding.measured == length
    assert found("stand-reach", standing, asking(NFPA, "stand-reach", reach=length)) == ()


def test_a_stand_is_as_deep_as_behind_its_best_side():
    deep = asking(GERMANY, "stand-reach", depth=8000)
    assert found("stand-reach", scene(stand("A", 8000, 5000, 12_000, 8000)), deep) == ()
    finding = only(found("stand-reach", scene(stand("A", 8000, 5000, 12_000, 8001)), deep))
    assert (finding.measured, finding.place) == (8001, "depth")
    corner = stand("A", 8000, 5000, 8000, 12_000, open_sides=(FRONT, RIGHT))
    assert found("stand-reach", scene(corner), deep) == ()


@pytest.mark.parametrize(
    ("sides", "breaks"),
    [((FRONT,), True), ((FRONT, BACK), False), ((FRONT, RIGHT), False), ((), False)],
)
def test_a_large_stand_has_two_ways_out(sides, breaks):
    standing = scene(stand("A", 8000, 5000, 11_000, 10_000, open_sides=sides))
    assert bool(found("stand-exits", standing, GERMANY)) == breaks


def test_a_side_in_two_pieces_is_one_way_out():
    """The front of the outline has a corner in its middle; a closed piece between makes it two."""
    whole = Outline(((2000, 2000), (8000, 2000), (14_000, 2000), (14_000, 12_000), (2000, 12_000)))
    standing = scene(booth("A", whole, open_sides=(0, 1)))
    assert only(found("stand-exits", standing, GERMANY)).measured == 120
    apart = Outline(
        ((2000, 2000), (6000, 2000), (9000, 2000), (14_000, 2000), (14_000, 12_000), (2000, 12_000))
    )
    assert found("stand-exits", scene(booth("A", apart, open_sides=(0, 2))), GERMANY) == ()
    # A slit that no person fits through is no way out.
    slit = Outline(((2000, 2000), (13_401, 2000), (14_000, 2000), (14_000, 12_000), (2000, 12_000)))
    assert found("stand-exits", scene(booth("A", slit, open_sides=(0, 3))), GERMANY) == ()
    assert only(found("stand-exits", scene(booth("A", slit, open_sides=(1,))), GERMANY))


@pytest.mark.parametrize("rule", ["stand-reach", "stand-exits"])
def test_asked_for_some_stands_the_rules_tell_of_these(rule):
    standing = scene(
        stand("A", 1000, 2000, 12_000, 17_000), stand("B", 15_000, 2000, 12_000, 17_000)
    )
    profile = asking(GERMANY, "stand-reach", reach=15_000)
    context = Context.of(standing, profile)
    local = BY_ID[rule].local
    assert local is not None
    assert [finding.subjects for finding in local(context, {"booth-b", "gone"})] == [("booth-b",)]
    assert len(list(local(context, None))) == 2


# Fire gear


def test_walks_to_an_extinguisher():
    """From a far corner: straight to before the gear, and to it."""
    near = venue(fixtures=(gear("e", "extinguisher", (15_000, 0)),))
    length = round(math.hypot(14_700, 19_400) + 300)
    finding = only(found("fixture-reach", scene(on=near), IBC))
    assert finding.measured == length
    assert finding.path[-1] == (15_000, 0)
    assert (
        found("fixture-reach", scene(on=near), asking(IBC, "fixture-reach", extinguisher=length))
        == ()
    )
    shorter = asking(IBC, "fixture-reach", extinguisher=length - 1)
    assert only(found("fixture-reach", scene(on=near), shorter)).severity == "error"


def test_people_within_a_booth_need_an_extinguisher_too():
    near = venue(
        fixtures=(
            gear("e", "extinguisher", (15_000, 0)),
            gear("f", "extinguisher", (15_000, 20_000), 270.0),
        )
    )
    assert found("fixture-reach", scene(on=near), IBC) == ()
    long_way = stand("A", 2000, 4000, 26_000, 4000, open_sides=(3,))
    finding = only(found("fixture-reach", scene(long_way, on=near), IBC))
    assert finding.at[0] == pytest.approx(28_000, abs=10)


def test_gear_that_nobody_knows_of_is_a_note():
    findings = found("fixture-reach", scene(), KOREA)
    assert [finding.severity for finding in findings] == ["note", "note"]
    assert {finding.key for finding in findings} == {
        "fixture-reach/hall-1/extinguisher-unknown",
        "fixture-reach/hall-1/hydrant-unknown",
    }


def hoses(*at: tuple[int, int], **more: object) -> Venue:
    known = gear("e", "extinguisher", (0, 10_000), 0.0)
    walls = {0: 0.0, 30_000: 180.0}
    placed = [gear(f"h{x}", "hydrant", (x, y), walls.get(x, 90.0)) for x, y in at]
    return venue(fixtures=(known, *placed), **more)


def test_hoses_reach_in_circles():
    korea = asking(KOREA, "fixture-reach", extinguisher=90_000)
    finding = only(found("fixture-reach", scene(on=hoses((0, 10_000))), korea))
    assert finding.measured == round(math.hypot(30_000, 10_000))
    assert (finding.severity, finding.path) == ("warning", ())
    assert finding.line is not None
    assert finding.line[1] == (0, 10_000)
    # The middle of a long side lies at 15 and 10 m from both.
    both = scene(on=hoses((0, 10_000), (30_000, 10_000)))
    least = math.ceil(math.hypot(15_000, 10_000))
    assert found("fixture-reach", both, asking(korea, "fixture-reach", hydrant=least)) == ()
    tight = asking(korea, "fixture-reach", hydrant=least - 1)
    assert only(found("fixture-reach", both, tight)).place == "hydrant"


def test_a_hose_that_only_reaches_through_booths_is_a_warning():
    """A wall between: the circle reaches over it, the walk around its end is longer."""
    bar = wall("bar", 0, 9000, 28_000, 200)
    standing = scene(on=hoses((0, 15_000), (30_000, 15_000), walls=(bar,)))
    korea = asking(KOREA, "fixture-reach", extinguisher=90_000, hydrant=25_000)
    strict = replace(only(found("fixture-reach", standing, korea)), severity="warning")
    assert strict.path
    assert strict.measured > 25_000
    free = scene(on=hoses((0, 15_000), (30_000, 15_000)))
    assert found("fixture-reach", free, korea) == ()


# Dead ends and common paths


def test_a_dead_end_is_as_long_as_its_walls():
    finding = only(found("dead-end", blind_aisle(6097), NFPA))
    assert (finding.measured, finding.required) == (6097, 6096)
    assert finding.at[0] == pytest.approx(0, abs=1)
    walked = sum(map(math.dist, finding.path[:-1], finding.path[1:]))
    assert walked == pytest.approx(6097, abs=1)
    assert finding.path[-1][0] == pytest.approx(6097, abs=1)
    assert found("dead-end", blind_aisle(6096), NFPA) == ()


def test_a_wide_recess_and_an_aisle_with_an_exit_are_no_dead_ends():
    narrower = asking(NFPA, "dead-end", aisle=2999)
    assert found("dead-end", blind_aisle(9000), narrower) == ()
    booths = (stand("A", 0, 0, 9000, 3000, open_sides=(BACK,)), stand("B", 0, 6000, 9000, 3000))
    side = door("side", (0, 4500), "emergency", 0.0, 1000)
    with_exit = venue(openings=(*two_doors().openings, side))
    assert found("dead-end", scene(*booths, on=with_exit), NFPA) == ()


def test_behind_an_exit_half_way_an_aisle_is_blind_again():
    """The exit stands in the back of the aisle's upper booth's gap: 8 m of aisle lie behind it."""
    booths = (stand("A", 0, 0, 15_000, 3000, open_sides=(BACK,)),)
    wall_above = wall("w", 0, 6000, 15_000, 200)
    side = door("half", (9000, 6000), "emergency", 270.0, 1000)
    under = venue(openings=(*two_doors().openings, side), walls=(wall_above,))
    finding = only(found("dead-end", scene(*booths, on=under), NFPA))
    # From the left wall to where the exit begins for a body: at most 300 mm before its middle.
    assert 8500 <= finding.measured <= 9000


def test_from_a_booth_with_one_open_side_there_is_one_way():
    common = asking(NFPA, "common-path", path=6096)
    deep = scene(stand("A", 8000, 5000, 4000, 6097), on=two_doors())
    finding = only(found("common-path", deep, common))
    assert finding.measured == 6097
    assert finding.path[0] == finding.at
    assert finding.path[-1][1] == pytest.approx(5000, abs=0.01)
    two = scene(stand("A", 8000, 5000, 4000, 6097, open_sides=(FRONT, BACK)), on=two_doors())
    assert found("common-path", two, common) == ()


def test_from_a_booth_in_a_blind_aisle_it_is_to_its_mouth():
    standing = blind_aisle(6000)
    common = asking(NFPA, "common-path", path=6000)
    findings = {finding.subjects: finding for finding in found("common-path", standing, common)}
    assert set(findings) == {("booth-a",), ("booth-b",)}
    # From the back corner by the wall to where a whole body is before the side, and to the mouth.
    length = math.hypot(5700, 3300) + 300
    assert findings["booth-a",].measured == pytest.approx(length, abs=1)
    longer = asking(NFPA, "common-path", path=5000)
    floor = [
        each for each in found("common-path", standing, longer) if each.message.endswith("floor")
    ]
    # On the floor from the far corner straight to the gate, 300 mm off the wall.
    assert [each.measured for each in floor] == [5700]


def test_with_one_exit_all_of_the_way_is_common():
    finding = only(found("common-path", scene(), NFPA))
    assert finding.measured == round(math.hypot(13_500, 19_400) + 300)
    assert found("dead-end", scene(), NFPA) == ()


def test_with_two_exits_an_empty_hall_has_its_choice():
    assert found("common-path", scene(on=two_doors()), NFPA) == ()


# Turned and moved plans


def moved(standing: Site, angle: float, shift: tuple[int, int]) -> Site:
    """A plan with one hall, turned about its corner and shifted, corners rounded to mm."""
    dx, dy = shift

    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def outline(points):
        return tuple(
            (round(x * cosine - y * sine) + dx, round(x * sine + y * cosine) + dy)
            for x, y in points
        )

    ground, plan = standing.ground, standing.plan
    spun = [
        msgspec.structs.replace(each, at=outline([each.at])[0], facing=(each.facing + angle) % 360)
        for each in (*ground.openings, *ground.fixtures)
    ]
    count = len(ground.openings)
    under = venue(
        halls=tuple(msgspec.structs.replace(h, outline=outline(h.outline)) for h in ground.halls),
        openings=tuple(spun[:count]),
        fixtures=tuple(spun[count:]),
    )
    booths = [
        msgspec.structs.replace(each, shape=Outline(outline(each.shape.corners())))
        for each in plan.booths
    ]
    return scene(*booths, on=under)


def crowded() -> Site:
    fixtures = (gear("e", "extinguisher", (15_000, 0)), gear("h", "hydrant", (0, 4000), 0.0))
    return scene(
        stand("A", 0, 0, 7000, 3000, open_sides=(BACK,)),
        stand("B", 0, 6000, 7000, 3000),
        stand("C", 12_000, 5000, 5000, 9000),
        stand("D", 20_000, 3000, 3000, 8000, open_sides=(RIGHT,), angle=30.0),
        on=venue(openings=two_doors().openings, fixtures=fixtures),
    )


@pytest.mark.parametrize(
    ("angle", "shift"), [(90.0, (0, 0)), (0.0, (5000, -70_000)), (33.3, (7, 9))]
)
@pytest.mark.parametrize(
    ("rule", "profile"),
    [
        ("travel-distance", asking(IBC, "travel-distance", distance=11_000)),
        ("stand-reach", asking(NFPA, "stand-reach", reach=4000)),
        ("fixture-reach", asking(KOREA, "fixture-reach", extinguisher=15_000, hydrant=15_000)),
        ("common-path", asking(NFPA, "common-path", path=4000)),
        ("dead-end", asking(NFPA, "dead-end", length=5000)),
    ],
    ids=["travel", "stand", "gear", "common", "dead-end"],
)
def test_turning_and_moving_a_plan_leaves_what_is_found(rule, profile, angle, shift):
    here = found(rule, crowded(), profile)
    there = found(rule, moved(crowded(), angle, shift), profile)
    assert here
    assert [finding.subjects for finding in there] == [finding.subjects for finding in here]
    for one, two in zip(here, there, strict=True):
        assert two.measured == pytest.approx(one.measured, abs=25)


def test_the_farthest_place_in_a_grid():
    """Second opinion on circles: places 100 mm apart."""
    rng = random.Random(3)
    at = [(rng.randrange(0, 30_000), rng.randrange(0, 20_000)) for _ in range(4)]
    korea = asking(KOREA, "fixture-reach", extinguisher=90_000, hydrant=0)
    finding = only(found("fixture-reach", scene(on=hoses(*at)), korea))
    x, y = np.meshgrid(np.arange(0, 30_001, 100), np.arange(0, 20_001, 100))
    apart = np.min([np.hypot(x - a, y - b) for a, b in at], axis=0)
    assert apart.max() - 10 <= finding.measured <= apart.max() + 71


def test_an_area_that_nobody_walks_through_is_left_all_around():
    stage = area("stage", rectangle(13_000, 8000, 4000, 4000), kind="stage", walkable=False)
    standing = scene(areas=(stage,))
    findings = found("travel-distance", standing, asking(IBC, "travel-distance", distance=11_000))
    assert {finding.subjects for finding in findings} == {("hall-1",), ("stage",)}


def odd_site(seed: int) -> Site:
    """Booths that overlap, stick out of the hall, and are shaped as an L or a U."""
    rng = random.Random(seed)
    booths = []
    for number in range(rng.randrange(4, 12)):
        x, y = rng.randrange(-2000, 29_000, 250), rng.randrange(-2000, 19_000, 250)
        w, d = rng.randrange(3000, 8000, 500), rng.randrange(3000, 8000, 500)
        shape = rng.choice(
            (
                Rectangle((x, y), (w, d), rng.choice((0.0, 45.0, 200.0))),
                Outline(((x, y), (x + w, y), (x + w, y + 1000), (x + 1500, y + 1000),
                         (x + 1500, y + d), (x, y + d))),
                Outline(((x, y), (x + w, y), (x + w, y + d), (x + w - 1000, y + d),
                         (x + w - 1000, y + 1000), (x + 1000, y + 1000), (x + 1000, y + d),
                         (x, y + d))),
            )
        )  # fmt: skip
        count = len(shape.corners())
        sides = tuple(sorted(rng.sample(range(count), rng.randrange(1, count))))
        booths.append(booth(f"B{number}", shape, open_sides=sides))
    return scene(*booths, on=two_doors())


@pytest.mark.parametrize("seed", range(10))
def test_odd_plans_are_judged_too(seed):
    """Every finding of a very strict profile has a walk of the length that is told."""
    standing = odd_site(seed)
    for rule, profile in (
        ("travel-distance", asking(IBC, "travel-distance", distance=3000)),
        ("common-path", asking(NFPA, "common-path", path=500)),
        ("dead-end", asking(NFPA, "dead-end", length=300)),
    ):
        findings = found(rule, standing, profile)
        assert len({finding.key for finding in findings}) == len(findings)
        for finding in findings:
            walked = sum(map(math.dist, finding.path[:-1], finding.path[1:]))
            assert walked == pytest.approx(finding.measured, abs=60)
            assert finding.measured > (finding.required or 0)
