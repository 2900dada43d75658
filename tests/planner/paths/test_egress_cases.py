# SPDX-License-Identifier: GPL-3.0-or-later
"""Published verification cases that a network and hydraulic model can answer.

RiMEA (guideline for microscopic evacuation analysis), IMO MSC.1/Circ.1533, NIST TN 1822. What is
left out, and why, says docs/egress-cases.md.
"""

import math
from collections.abc import Sequence

import msgspec
import numpy as np
import pytest
import shapely
from shapely import Polygon, box

from planner.floor.site import Site
from planner.model.values import Point
from planner.model.venue import Opening
from planner.paths.assignment import emptied, nearest, quickest
from planner.paths.crossing import bottlenecks
from planner.paths.crowd import Crowd, Standing, spread
from planner.paths.doors import opening_side
from planner.paths.hydraulics import DOOR_FLOW, SPEED, emptying, flow_time
from planner.paths.network import Walk, WalkNetwork
from planner.rules.walking import PERSON, walking_of
from tests.planner.building import hall, venue
from tests.planner.rules.scenes import door, scene, wall

EAST, NORTH, WEST, SOUTH = 0.0, 90.0, 180.0, -90.0  # inward directions of doors


def floor(
    outline: Sequence[Point], doors: Sequence[Opening], walls: Sequence[Sequence[int]] = ()
) -> Site:
    """A hall of an outline with doors, and inner walls as x, y, width, depth."""
    under = venue(
        halls=(msgspec.structs.replace(hall(), outline=tuple(outline)),),
        openings=tuple(doors),
        walls=tuple(wall(f"wall-{n}", *each) for n, each in enumerate(walls)),
    )
    return scene(on=under)


def standing(site: Site) -> Standing:
    doors = {each.id: (opening_side(each),) for each in site.ground.openings}
    return Standing(site, walking_of(site).network(PERSON), doors)


def people(where: Standing, persons: int, part: Polygon) -> tuple[Crowd, np.ndarray]:
    """Persons over a part of the floor, and their walks to each exit."""
    crowd = spread(part, persons, where.stands, 500.0)
    return crowd, where.walks(crowd.places).lengths


def rectangle(width: int, depth: int) -> list[Point]:
    return [(0, 0), (width, 0), (width, depth), (0, depth)]


L_CORRIDOR: list[Point] = [
    (0, 0), (12_000, 0), (12_000, 12_000), (10_000, 12_000), (10_000, 2000), (0, 2000),
]  # fmt: skip


def test_rimea_1_and_nist_2_1_one_person_along_a_corridor() -> None:
    """40 m: 40 s at 1 m/s (NIST, 5 % allowed); RiMEA allows 26 to 34 s, walking at 1.33 m/s."""
    where = standing(
        floor(rectangle(41_000, 2000), [door("end", (41_000, 1000), "visitor", WEST, 1400)])
    )
    (walk,) = where.walks(np.array([[1000.0, 1000.0]])).lengths[0].tolist()
    assert walk / 1000 / 1.0 == pytest.approx(40, rel=0.001)
    assert 26 <= emptying([1], [walk], 1400).seconds <= 34 + 1
    assert 26 <= walk / 1000 / 1.33 <= 34


def test_rimea_6_round_a_corner_no_wall_is_crossed() -> None:
    where = standing(floor(L_CORRIDOR, [door("end", (11_000, 12_000), "visitor", SOUTH, 1400)]))
    crowd, walks = people(where, 20, box(0, 0, 6000, 2000))
    found = nearest(crowd.persons.tolist(), walks)
    assert (found.at(0), found.left.sum()) == (20, 0)
    free = shapely.buffer(Polygon(L_CORRIDOR), 1e-3)
    leaving = where.leaving["end"]
    for x, y in crowd.places.tolist():
        trip = leaving.trip((x, y))
        assert trip is not None
        assert free.covers(shapely.LineString(trip.points))


NINE = [
    door("s1", (4500, 0), "visitor", NORTH, 1000), door("s2", (25_500, 0), "visitor", NORTH, 1000),
    door("n1", (4500, 20_000), "visitor", SOUTH, 1000),
    door("n2", (25_500, 20_000), "visitor", SOUTH, 1000),
]  # fmt: skip


def test_rimea_9_half_the_doors_take_twice_as_long() -> None:
    """1,000 persons; the flow bound is 192.3 s for four doors of 1 m and 384.6 s for two."""
    seconds = []
    for doors in (NINE, NINE[:2]):
        where = standing(floor(rectangle(30_000, 20_000), doors))
        crowd, walks = people(where, 1000, box(0, 0, 30_000, 20_000))
        widths = [1000.0] * len(doors)
        found = quickest(crowd.persons.tolist(), walks, widths)
        assert found.persons.sum() == 1000
        last = max(each.seconds for each in emptied(found, walks, widths))
        assert last >= flow_time(1000, sum(widths)) - 1e-6
        seconds.append(last)
    assert seconds[0] == pytest.approx(192.3, rel=0.05)
    assert seconds[1] == pytest.approx(384.6, rel=0.05)
    assert 1.6 <= seconds[1] / seconds[0] <= 2.4


def test_rimea_10_rooms_go_to_the_exits_they_are_assigned_to() -> None:
    """Twelve rooms along a corridor of 1 m: 1-4 and 7-10 to the main exit, the rest to the second.

    The main exit lies between rooms 2 and 3: a passage of 1.2 m through the upper row.
    """
    upper = [0, 3000, 7200, 10_200, 13_200, 16_200]  # left walls of rooms 1 to 6
    lower = [0, 3000, 6000, 9000, 12_000, 15_000]  # of rooms 7 to 12
    outline: list[Point] = [(0, 0), (19_200, 0), (19_200, 11_000), (0, 11_000)]
    walls: list[tuple[int, int, int, int]] = []
    for left, at in [(x, 6000) for x in upper] + [(x, 4800) for x in lower]:
        # The wall to the corridor, 200 mm thick, with a door of 0.9 m in its middle.
        walls += [(left, at, 1050, 200), (left + 1950, at, 1050, 200)]
        tall = (left + 2900, 6000, 100, 5000) if at == 6000 else (left + 2900, 0, 100, 5000)
        walls.append(tall)
    walls += [(7100, 6000, 100, 5000), (18_000, 4800, 1200, 200)]
    site = floor(
        outline,
        [
            door("main", (6600, 11_000), "emergency", SOUTH, 1000),
            door("second", (19_200, 5500), "emergency", WEST, 1000),
        ],
        walls,
    )
    where = standing(site)
    arrived = [0, 0]
    for number, (left, low) in enumerate([(x, 6200) for x in upper] + [(x, 0) for x in lower], 1):
        persons = 1 if number == 12 else 2
        crowd, walks = people(where, persons, box(left + 100, low, left + 2900, low + 4800))
        to = 0 if number in (1, 2, 3, 4, 7, 8, 9, 10) else 1
        walks[:, 1 - to] = math.inf  # the other exit is not theirs
        found = nearest(crowd.persons.tolist(), walks)
        assert found.at(to) == persons, number
        arrived[to] += persons
    assert arrived == [16, 7]


def test_rimea_11_most_take_the_nearer_exit_some_the_other() -> None:
    doors = [
        door("one", (21_500, 0), "visitor", NORTH, 1000),
        door("two", (27_500, 0), "visitor", NORTH, 1000),
    ]
    where = standing(floor(rectangle(30_000, 20_000), doors))
    crowd, walks = people(where, 1000, box(2000, 2000, 15_500, 18_000))
    found = quickest(crowd.persons.tolist(), walks, [1000.0, 1000.0])
    assert found.at(0) > found.at(1) > 0
    assert found.at(0) + found.at(1) == 1000


def two_rooms(gap: int, length: int = 5000) -> Site:
    """Two rooms of 10 × 10 m joined by a corridor; the exit of 1 m opposite."""
    right = 10_000 + length
    low, high = 5000 - gap // 2, 5000 + gap // 2
    outline: list[Point] = [
        (0, 0), (10_000, 0), (10_000, low), (right, low), (right, 0), (right + 10_000, 0),
        (right + 10_000, 10_000), (right, 10_000), (right, high), (10_000, high),
        (10_000, 10_000), (0, 10_000),
    ]  # fmt: skip
    return floor(outline, [door("end", (right + 10_000, 5000), "visitor", WEST, 1000)])


def test_rimea_12_the_corridor_holds_150_persons_up_for_115_seconds() -> None:
    where = standing(two_rooms(1000))
    crowd, walks = people(where, 150, box(0, 0, 10_000, 10_000))
    assert np.isfinite(walks).all()
    lines = [where.leaving["end"].trip((x, y)) for x, y in crowd.places.tolist()]
    (gap, *others) = bottlenecks(
        where.network, [line.points for line in lines if line is not None], crowd.persons
    )
    assert (gap.width, gap.persons) == (1000, 150)
    assert gap.seconds == pytest.approx(115.4, abs=0.05)
    assert {round(x) for x, _ in gap.line} <= {10_000, 15_000}
    assert not others  # whoever crosses another gap has waited at this one
    assert emptying(crowd.persons.tolist(), walks[:, 0].tolist(), 1000).seconds >= 115.4


def test_rimea_12d_a_wider_gap_lets_more_through() -> None:
    flows = []
    for width in (800, 1000, 1200):
        where = standing(two_rooms(width))
        crowd, _ = people(where, 100, box(0, 0, 10_000, 10_000))
        lines = [where.leaving["end"].trip((x, y)) for x, y in crowd.places.tolist()]
        gap = bottlenecks(
            where.network, [line.points for line in lines if line is not None], crowd.persons
        )[0]
        assert gap.width == width
        flows.append(gap.persons / gap.seconds)
    assert flows == pytest.approx([1.04, 1.3, 1.56])


def test_rimea_15_the_corner_lies_between_its_inner_and_its_outer_way() -> None:
    """75.4 m along the outside, 44 m along the inside: the corner of two legs 15.7 m wide.

    500 persons in the first 10 m; widths of 15.7 m hold nobody up.
    """
    width, outer, inner = 15_700, 37_700, 22_000
    corner = [(0, 0), (outer, 0), (outer, outer), (inner, outer), (inner, width), (0, width)]
    spots = [(300.0, y) for y in np.linspace(300, width - 300, 40).tolist()]

    def longest(shape: Polygon, ends: Sequence[tuple[float, float]]) -> float:
        network = WalkNetwork(shape, (), 600)
        walks = [network.route([start], list(ends)) for start in spots]
        assert all(isinstance(walk, Walk) for walk in walks)
        return max(walk.length for walk in walks if isinstance(walk, Walk))

    far = [(x, outer - 300.0) for x in np.linspace(inner + 300, outer - 300, 40).tolist()]
    ahead = [(75_100.0, y) for _, y in spots]
    near = [(43_700.0, y) for _, y in spots]
    times = [
        emptying([500], [longest(shape, ends)], width).seconds
        for shape, ends in (
            (box(0, 0, 44_000, width), near),
            (Polygon(corner), far),
            (box(0, 0, 75_400, width), ahead),
        )
    ]
    assert times == sorted(times)
    assert times[0] < times[1] < times[2]


@pytest.mark.parametrize("width", [800, 1000, 1200, 3000])
def test_nist_5_2_no_door_passes_more_than_its_largest_flow(width: int) -> None:
    """At most 1.33 persons per second and metre."""
    seconds = emptying([100] * 5, [1000.0] * 5, width).seconds - 1 / SPEED[0]
    assert 500 / seconds / (width / 1000) <= 1.33
    assert math.isclose(500 / seconds / (width / 1000), DOOR_FLOW)
