# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks with answers worked out by hand, exact gaps, and answers that there is no way."""

from __future__ import annotations

import dataclasses
import itertools
import math

import networkx as nx
import pytest
from shapely import affinity
from shapely.geometry import MultiPolygon, Polygon, box

from planner.paths import NoWay, Reason, Walk, WalkNetwork

CORRIDOR = Polygon(
    [(-2000, 0), (12000, 0), (12000, 14000), (10000, 14000), (10000, 2000), (-2000, 2000)]
)
MESH = Polygon(
    [
        (x * 1000, y * 1000)
        for x, y in [
            *((0, 6), (2, 5), (2, 4), (1, 4), (1, 3), (2, 1), (4, 1), (4, 2), (7, 4), (7, 0)),
            *((12, 0), (12, 3), (11, 3), (11, 5), (13, 5), (13, 7), (10, 7), (11, 8), (7, 8)),
            *((7, 7), (5, 7), (5, 8), (0, 8)),
        ]
    ]
)
HALL = box(0, 0, 10_000, 6_000)


def walk(network: WalkNetwork, start, goal) -> Walk:
    found = network.route([start], [goal])
    assert isinstance(found, Walk)
    return found


# Known answers


@pytest.mark.parametrize(
    ("radius", "length"),
    [(0, 17120.943), (250, 17460.781), (300, 17530.556), (450, 17743.497), (600, 17961.869)],
)
def test_around_the_corner_of_a_corridor(radius, length):
    """Two tangents and an arc: published lengths, and the formula itself."""
    found = walk(WalkNetwork(CORRIDOR, (), 2 * radius), (3000, 1000), (11000, 12000))
    assert found.exact == pytest.approx(length, abs=1e-3)
    ends = [math.dist(end, (10000, 2000)) for end in ((3000, 1000), (11000, 12000))]
    straight = [math.sqrt(end**2 - radius**2) for end in ends]
    # The turn about the corner, seen from it: from the start by way of the outside to the goal.
    turn = math.pi - math.atan2(1000, 7000) + math.atan2(10000, 1000)
    angle = turn - sum(math.acos(radius / end) for end in ends)
    assert found.exact == pytest.approx(sum(straight) + radius * angle, abs=1e-4)
    assert found.narrowest is not None
    assert found.narrowest.width == pytest.approx(2000)


def test_through_a_mesh_of_polygons():
    """The example of Polyanya's authors."""
    found = walk(WalkNetwork(MESH, (), 0), (12000, 0), (3000, 1000))
    assert found.length == pytest.approx(11422.889, abs=1e-3)
    assert found.points == ((12000, 0), (7000, 4000), (4000, 2000), (3000, 1000))


def test_around_a_square_pillar():
    """Half way round a booth, worked by hand: two tangents of 2 m, two quarter arcs, one side."""
    network = WalkNetwork(HALL, [box(4000, 2000, 6000, 6000)])
    found = walk(network, (2000, 1700), (8000, 1700))
    assert found.exact == pytest.approx(6000)
    found = walk(network, (3700, 4000), (6300, 4000))
    assert found.exact == pytest.approx(2000 + math.pi * 300 / 2 + 2000 + math.pi * 300 / 2 + 2000)


def test_in_a_straight_line():
    found = walk(WalkNetwork(HALL), (1000, 1000), (4000, 5000))
    assert found.length == found.exact == 5000
    assert found.points == ((1000, 1000), (4000, 5000))
    assert (found.start, found.goal) == (0, 0)


def test_the_nearest_of_several_ends():
    network = WalkNetwork(HALL, [box(4000, 0, 6000, 5000)])
    found = network.route([(5000, 2500), (500, 500), (3000, 5500)], [(9000, 500), (7000, 5500)])
    assert isinstance(found, Walk)
    assert (found.start, found.goal) == (2, 1)
    assert found.length == pytest.approx(4000)


def test_holes_are_walked_around():
    floor = Polygon(HALL.exterior, [box(4000, 2000, 6000, 4000).exterior])
    same = WalkNetwork(HALL, [box(4000, 2000, 6000, 4000)])
    places = (3000, 3000), (7000, 3000)
    assert walk(WalkNetwork(floor), *places).exact == pytest.approx(walk(same, *places).exact)
    assert not WalkNetwork(floor).stands((5000, 3000))


# The points of a walk


def test_points_have_three_decimals_bends_of_two_degrees_and_the_length_of_the_walk():
    network = WalkNetwork(HALL, [affinity.rotate(box(4000, 2000, 6000, 6500), 10)])
    found = walk(network, (3000, 4000), (7200, 4000))
    assert all(round(value, 3) == value for point in found.points for value in point)
    headings = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in itertools.pairwise(found.points)]
    turns = [abs(two - one) for one, two in itertools.pairwise(headings)]
    assert len(turns) > 100
    assert max(turns) <= math.radians(2)
    assert found.length == sum(math.dist(a, b) for a, b in itertools.pairwise(found.points))
    assert found.exact <= found.length <= found.exact * 1.0001


def test_answers_depend_on_the_question_alone():
    obstacles = [box(4000, 1000, 5000, 6000), box(6000, 0, 7000, 4500)]
    questions = [((1000, 1000), (9000, 1000)), ((2000, 5000), (8000, 5000))]
    used = WalkNetwork(HALL, obstacles)
    first = [walk(used, *question) for question in questions]
    assert first == [walk(used, *question) for question in questions]
    assert first[1] == walk(WalkNetwork(HALL, obstacles), *questions[1])
    with pytest.raises(dataclasses.FrozenInstanceError):
        used.width = 900


# Gaps: exactly the width passes, one millimetre less does not


def pair(gap: float, turn: float) -> WalkNetwork:
    """A wall with one gap across a hall, the whole turned."""
    shapes = [HALL, box(4000, -100, 5000, 2000), box(4000, 2000 + gap, 5000, 6100)]
    floor, *walls = (affinity.rotate(shape, turn, origin=(0, 0)) for shape in shapes)
    return WalkNetwork(floor, walls)


def turned(place, turn):
    x, y = place
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return x * cos - y * sin, x * sin + y * cos


@pytest.mark.parametrize("turn", [0, 0.001, 1, 17, 30, 45, 60, 89.999, 90, 180, 222.2])
def test_a_gap_of_exactly_the_width(turn):
    start, goal = turned((1000, 1000), turn), turned((9000, 1000), turn)
    found = walk(pair(600, turn), start, goal)
    assert found.narrowest is not None
    assert found.narrowest.width == pytest.approx(600)
    assert pair(599, turn).route([start], [goal]) == NoWay(Reason.APART)
    assert isinstance(pair(601, turn).route([start], [goal]), Walk)


@pytest.mark.parametrize("turn", [0, 10, 45, 77])
def test_a_diagonal_gap_between_two_corners(turn):
    """Mitres would shut it: two booths, corner to corner 600 mm apart, one of them turned."""

    def network(gap: float) -> WalkNetwork:
        below = box(4000, -100, 5000, 2000)
        corner = 5000 + gap * math.sin(0.7), 2000 + gap * math.cos(0.7)
        above = Polygon([corner, (9000, 7000), (5500, 7000)])
        floor, *booths = (
            affinity.rotate(shape, turn, origin=(0, 0)) for shape in (HALL, below, above)
        )
        return WalkNetwork(floor, booths)

    start, goal = turned((1000, 1000), turn), turned((9000, 1000), turn)
    found = walk(network(600), start, goal)
    assert found.narrowest is not None
    assert found.narrowest.width == pytest.approx(600)
    assert network(599).route([start], [goal]) == NoWay(Reason.APART)
    assert isinstance(network(601).route([start], [goal]), Walk)


@pytest.mark.parametrize("width", [600, 3000, 6000])
def test_wide_bodies_fit_exactly_too(width):
    def network(gap: int) -> WalkNetwork:
        floor = box(0, 0, 40_000, 30_000)
        return WalkNetwork(floor, [box(10_000, 0, 12_000, 30_000 - gap)], width)

    start, goal = (5_000, 5_000), (20_000, 5_000)
    free = walk(network(width), start, goal)
    assert free.narrowest is not None
    assert free.narrowest.width == pytest.approx(width)
    assert network(width - 1).route([start], [goal]) == NoWay(Reason.APART)
    edge = free.narrowest.at[1]
    assert edge == pytest.approx(30_000 - width / 2, abs=1e-3)


def test_booths_that_touch_are_a_wall():
    booths = [box(4000, y, 5000, y + 1000) for y in range(0, 6000, 1000)]
    network = WalkNetwork(HALL, booths)
    assert network.route([(1000, 3000)], [(9000, 3000)]) == NoWay(Reason.APART)


def test_obstacles_may_overlap_and_stick_out():
    network = WalkNetwork(HALL, [box(4000, -500, 5000, 3000), box(4500, 2000, 6000, 5400)])
    found = walk(network, (3000, 1000), (8000, 1000))
    assert found.narrowest is not None
    assert found.narrowest.width == pytest.approx(600)


# Where the body stands


def test_a_body_stands_at_exactly_its_radius_from_the_wall():
    network = WalkNetwork(HALL, [affinity.rotate(box(4000, 2000, 6000, 4000), 30)])
    assert network.stands((300, 300))
    assert network.stands((300, 3000))
    assert not network.stands((299, 3000))
    assert not network.stands((299.99, 3000))
    assert not network.stands((5000, 3000))
    assert not network.stands((-1000, 3000))
    found = walk(network, (300, 300), (9700, 5700))
    assert found.length > math.dist((300, 300), (9700, 5700))
    assert walk(network, (300, 300), (300, 5700)).length == 5400


def test_ends_may_lie_on_the_arc_about_a_corner():
    """180, 240 and 300 are the sides of a right triangle: both ends are exactly on an arc."""
    network = WalkNetwork(HALL, [box(4000, 2000, 6000, 6000)])
    found = walk(network, (3820, 1760), (6180, 1760))
    assert found.exact == pytest.approx(2000 + 2 * 300 * math.atan2(180, 240), abs=1e-3)
    found = walk(network, (3820, 1760), (1000, 1760))
    assert found.exact == pytest.approx(2820)
    found = walk(network, (3820, 1760), (3700, 2000))
    assert found.exact == pytest.approx(300 * math.atan2(240, 180), abs=1e-3)


def test_far_from_the_origin():
    """Venues are half a kilometre wide."""

    def far(shape):
        return affinity.translate(shape, 480_000, -730_000)

    network = WalkNetwork(far(HALL), [far(box(4000, 2000, 6000, 6000))])
    found = walk(network, (483_700, -726_000), (486_300, -726_000))
    assert found.exact == pytest.approx(6000 + math.pi * 300, abs=1e-3)


def test_clearance():
    network = WalkNetwork(HALL, [box(4000, 2000, 6000, 4000)])
    assert network.clearance((1000, 3000)) == 1000
    assert network.clearance((3000, 5000)) == 1000
    assert network.clearance((7000, 5000)) == 1000
    assert network.clearance((3700, 1600)) == 500
    assert network.clearance((5000, 3000)) == 0
    assert network.clearance((-1, 3000)) == 0


def test_start_and_goal_may_be_one():
    found = walk(WalkNetwork(HALL), (300, 300), (300, 300))
    assert found.length == found.exact == 0
    assert found.points == ((300, 300), (300, 300))


@pytest.mark.parametrize(
    ("start", "goal", "reason"),
    [
        ((5000, 3000), (1000, 1000), Reason.START),
        ((1000, 1000), (5000, 3000), Reason.GOAL),
        ((-500, 1000), (5000, 3000), Reason.START),
        ((100, 1000), (1000, 1000), Reason.START),
        ((1000, 1000), (9000, 1000), Reason.APART),
    ],
)
def test_why_there_is_no_way(start, goal, reason):
    network = WalkNetwork(HALL, [box(4000, 0, 6000, 6000)])
    assert network.route([start], [goal]) == NoWay(reason)


def test_one_end_that_stands_is_enough():
    network = WalkNetwork(HALL, [box(4000, 0, 6000, 5000)])
    found = network.route([(5000, 1000), (1000, 5500)], [(0, 0), (9000, 5500)])
    assert isinstance(found, Walk)
    assert (found.start, found.goal) == (1, 1)


def test_no_ends_at_all():
    network = WalkNetwork(HALL)
    assert network.route([], [(1000, 1000)]) == NoWay(Reason.START)
    assert network.route([(1000, 1000)], []) == NoWay(Reason.GOAL)


@pytest.mark.parametrize("floor", [Polygon(), MultiPolygon(), box(0, 0, 500, 500)])
def test_a_floor_without_room(floor):
    network = WalkNetwork(floor)
    assert not network.stands((250, 250))
    assert network.route([(250, 250)], [(250, 250)]) == NoWay(Reason.START)
    assert len(network.graph) == 0


def test_what_can_be_reached():
    halls = MultiPolygon([HALL, affinity.translate(HALL, 20_000, 0)])
    network = WalkNetwork(halls, [box(4000, 0, 5000, 5500)])
    places = [(1000, 1000), (8000, 1000), (25000, 1000), (4500, 1000), (1000, 5000)]
    assert network.reaches([(2000, 2000)], places) == [True, False, False, False, True]
    assert network.reaches([(2000, 2000), (29000, 300)], places) == [True, False, True, False, True]
    assert network.reaches([(4500, 1000)], places) == [False] * 5
    assert network.reaches([], places) == [False] * 5
    assert network.reaches([(2000, 2000)], []) == []


# The narrowest place


def test_the_narrowest_place_is_what_the_walk_passes():
    """Two gaps in a row of walls: 900 and 700; one that is not passed, 650."""
    walls = [
        box(2000, 900, 2500, 6000),
        box(5000, 0, 5500, 5300),
        box(9000, 650, 9500, 6000),
    ]
    network = WalkNetwork(HALL, walls)
    found = walk(network, (1000, 3000), (7000, 3000)).narrowest
    assert found is not None
    assert found.width == 700
    assert sorted(round(y) for _, y in found.segment) == [5300, 6000]
    assert 5000 <= found.at[0] <= 5500


def test_the_narrowest_place_beside_a_turned_booth():
    """From the corner of a booth turned by 45° square onto the wall."""
    booth = affinity.rotate(box(4000, 2000, 6000, 4000), 45)
    network = WalkNetwork(HALL, [booth, box(5000, 4000, 5100, 6000)])
    found = walk(network, (1000, 1000), (9000, 1000)).narrowest
    assert found is not None
    assert found.width == pytest.approx(3000 - math.sqrt(2) * 1000)
    assert found.at[0] == pytest.approx(5000)


def test_on_open_floor_the_walls_are_the_narrowest_place():
    found = walk(WalkNetwork(HALL), (1000, 1000), (9000, 1000)).narrowest
    assert found is not None
    assert found.width == 6000


# The graph


def test_the_graph_of_a_pillar():
    """Eight tangent points of a square: with one place, two tangents are added."""
    network = WalkNetwork(HALL, [box(4000, 2000, 6000, 4000)])
    graph = network.graph
    assert {data["kind"] for _, _, data in graph.edges(data=True)} == {"line", "arc"}
    lines = [d for _, _, d in graph.edges(data=True) if d["kind"] == "line"]
    arcs = [d for _, _, d in graph.edges(data=True) if d["kind"] == "arc"]
    assert [d["length"] for d in lines] == pytest.approx([2000] * 4)
    assert [d["length"] for d in arcs] == pytest.approx([math.pi * 150] * 4)
    assert {round(d["clear_width"]) for d in lines} == {2000, 4000}
    assert nx.is_frozen(graph)
    linked = network.graph_with([(1000, 3000), (5000, 3000)])
    assert linked.degree[1000, 3000] == 2
    assert linked.degree[5000, 3000] == 0
