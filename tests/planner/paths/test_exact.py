# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks against a solver that is written in another way and knows no circles.

It lets Shapely shrink the floor, circles as 720 chords, and looks for the shortest way over all
lines between the vertices that are left, with NetworkX.  Its chords make it at most 0.001 % short.
"""

from __future__ import annotations

import itertools
import math

import networkx as nx
import numpy as np
import pytest
import shapely
import shapely.affinity
from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union

from planner.paths import NoWay, Reason, Walk, WalkNetwork

EXACT = 1e-4  # 0.01 %
Place = tuple[float, float]


def shrunk(floor: Polygon, obstacles: tuple[Polygon, ...], radius: float):
    free = floor.difference(unary_union(obstacles))
    return shapely.orient_polygons(free.buffer(-radius, quad_segs=180))


def solve(area, start: Place, goal: Place) -> float | None:
    """Length of the shortest line from start to goal within an area."""
    vertices, before, after = [], [], []
    for ring in shapely.get_rings(shapely.get_parts(area)):
        points = shapely.get_coordinates(ring)[:-1]
        vertices.append(points)
        before.append(np.roll(points, 1, axis=0))
        after.append(np.roll(points, -1, axis=0))
    point, back, front = map(np.concatenate, (vertices, before, after))
    graph = nx.Graph()
    graph.add_nodes_from([-1, -2])
    sharp = _cross(point - back, front - point) < 0  # the area turns around these
    number = {tuple(p): i for i, p in enumerate(point)}
    for i in np.flatnonzero(sharp):
        graph.add_edge(int(i), number[tuple(front[i])], length=math.dist(point[i], front[i]))
    ends = np.array([start, goal], dtype=float)
    all_points = np.concatenate([ends, point[sharp]])
    all_back = np.concatenate([ends, back[sharp]])
    all_front = np.concatenate([ends, front[sharp]])
    names = np.concatenate([[-1, -2], np.flatnonzero(sharp)])
    pairs = []
    for i in range(len(all_points)):
        away = all_points[i + 1 :] - all_points[i]
        # A shortest line touches what it goes around: both neighbours are on one side of it.
        touches = (
            _side(away, all_back[i] - all_points[i]) * _side(away, all_front[i] - all_points[i])
            >= 0
        )
        touches &= (
            _side(away, all_back[i + 1 :] - all_points[i + 1 :])
            * _side(away, all_front[i + 1 :] - all_points[i + 1 :])
            >= 0
        )
        pairs += [(i, i + 1 + j) for j in np.flatnonzero(touches)]
    one, two = np.array(pairs).T
    lines = shapely.linestrings(np.stack([all_points[one], all_points[two]], axis=1))
    wide = area.buffer(1e-6)
    shapely.prepare(wide)
    for i in np.flatnonzero(shapely.covers(wide, lines)):
        graph.add_edge(int(names[one[i]]), int(names[two[i]]), length=lines[i].length)
    try:
        return nx.dijkstra_path_length(graph, -1, -2, weight="length")
    except nx.NetworkXNoPath:
        return None


def _cross(one, two):
    return one[..., 0] * two[..., 1] - one[..., 1] * two[..., 0]


def _side(along, other):
    cross = _cross(along, other)
    return np.where(np.abs(cross) < 1e-9, 0, np.sign(cross))


def test_the_solver_itself_knows_the_corner():
    corridor = Polygon(
        [(-2000, 0), (12000, 0), (12000, 14000), (10000, 14000), (10000, 2000), (-2000, 2000)]
    )
    found = solve(shrunk(corridor, (), 300), (3000, 1000), (11000, 12000))
    assert found == pytest.approx(17_530.556, rel=1e-5)


def test_walks_are_the_shortest(scene):
    network = WalkNetwork(scene.floor, scene.obstacles, scene.width)
    area = shrunk(scene.floor, scene.obstacles, scene.width / 2)
    for start, goal in itertools.pairwise(scene.places):
        shortest = solve(area, start, goal)
        walk = network.route([start], [goal])
        if shortest is None:
            assert walk == NoWay(Reason.APART)
        else:
            assert isinstance(walk, Walk)
            assert walk.exact == pytest.approx(shortest, rel=EXACT)
            assert walk.length == pytest.approx(shortest, rel=EXACT)


def test_the_graph_holds_the_shortest_walks(scene):
    network = WalkNetwork(scene.floor, scene.obstacles, scene.width)
    graph = network.graph_with(scene.places)
    for start, goal in itertools.pairwise(scene.places):
        walk = network.route([start], [goal])
        assert nx.has_path(graph, start, goal) == isinstance(walk, Walk)
        if isinstance(walk, Walk):
            path = nx.dijkstra_path(graph, start, goal, weight="length")
            edges = [graph.edges[edge] for edge in itertools.pairwise(path)]
            assert sum(edge["length"] for edge in edges) == pytest.approx(walk.exact, abs=0.01)
            narrowest = min((edge["clear_width"] for edge in edges), default=math.inf)
            if walk.narrowest is None or walk.narrowest.width > 5999:
                assert narrowest > 5999
            else:
                assert narrowest == pytest.approx(walk.narrowest.width)


def test_a_walk_is_as_long_from_the_other_end(scene):
    network = WalkNetwork(scene.floor, scene.obstacles, scene.width)
    for start, goal in itertools.pairwise(scene.places):
        there, back = network.route([start], [goal]), network.route([goal], [start])
        if isinstance(there, NoWay):
            assert back == there
        else:
            assert isinstance(back, Walk)
            assert back.exact == pytest.approx(there.exact, rel=1e-9)
            assert back.length == pytest.approx(there.length, rel=1e-5)


def test_no_detour_is_shorter_and_no_walk_shorter_than_the_straight_line(scene):
    network = WalkNetwork(scene.floor, scene.obstacles, scene.width)
    lengths = {}
    for one in scene.places:
        for two in scene.places:
            walk = network.route([one], [two])
            lengths[one, two] = walk.exact if isinstance(walk, Walk) else math.inf
            assert lengths[one, two] >= math.dist(one, two) - 1e-6
    for one in scene.places:
        for two in scene.places:
            for by in scene.places:
                detour = lengths[one, by] + lengths[by, two]
                assert lengths[one, two] <= detour + 1e-6


def test_the_body_never_touches(scene):
    network = WalkNetwork(scene.floor, scene.obstacles, scene.width)
    free = scene.floor.difference(unary_union(scene.obstacles))
    for start, goal in itertools.pairwise(scene.places):
        walk = network.route([start], [goal])
        if isinstance(walk, Walk):
            line = LineString(walk.points)
            assert free.covers(line)
            assert free.boundary.distance(line) >= scene.width / 2 - 1e-3


def test_the_narrowest_place_stops_all_wider_bodies(scene):
    """What the walk passes there is as wide as is said, and free floor from end to end."""
    network = WalkNetwork(scene.floor, scene.obstacles, scene.width)
    free = scene.floor.difference(unary_union(scene.obstacles))
    for start, goal in itertools.pairwise(scene.places):
        walk = network.route([start], [goal])
        if isinstance(walk, Walk) and walk.narrowest is not None:
            narrow = walk.narrowest
            assert narrow.width >= scene.width - 1e-3
            assert math.dist(*narrow.segment) == pytest.approx(narrow.width)
            gap = LineString(narrow.segment)
            assert free.buffer(1e-3).covers(gap)
            assert max(free.boundary.distance(p) for p in gap.boundary.geoms) < 1e-3
            assert gap.distance(LineString(walk.points)) < 1e-3
            assert gap.distance(shapely.Point(narrow.at)) < 1e-3


@pytest.mark.parametrize("turn", [90, 123.456])
def test_moving_the_world_leaves_the_lengths(scene, turn):
    def moved(shape):
        turned = shapely.affinity.rotate(shape, turn, origin=(0, 0))
        return shapely.affinity.translate(turned, 100_000, -50_000)

    here = WalkNetwork(scene.floor, scene.obstacles, scene.width)
    there = WalkNetwork(moved(scene.floor), [moved(o) for o in scene.obstacles], scene.width)
    start, goal = scene.places[:2]
    new_start, new_goal = (moved(shapely.Point(p)).coords[0] for p in (start, goal))
    one, two = here.route([start], [goal]), there.route([new_start], [new_goal])
    if isinstance(one, NoWay):
        assert two == one
    else:
        assert isinstance(two, Walk)
        assert two.exact == pytest.approx(one.exact, rel=1e-7)


@pytest.mark.parametrize(("turn", "gap"), [(0, 600), (13.5, 600), (13.5, 620), (45, 600)])
@pytest.mark.parametrize("size", [900, 3000])
def test_through_lanes_as_narrow_as_the_body(turn, gap, size):
    """Four booths in a square: where they meet, arcs close in on the body from all sides."""
    step = size + gap
    shapes = [shapely.box(0, 0, gap + 2 * step, gap + 2 * step)]
    for i in range(4):
        x, y = gap + i % 2 * step, gap + i // 2 * step
        shapes.append(shapely.box(x, y, x + size, y + size))
    floor, *booths = (shapely.affinity.rotate(s, turn, origin=(0, 0)) for s in shapes)
    middle = gap / 2 + step
    points = [(gap / 2, gap / 2), (middle - 5, middle + 3), (middle, gap / 2 + 1.5 * step)]
    places = [
        shapely.affinity.rotate(shapely.Point(p), turn, origin=(0, 0)).coords[0] for p in points
    ]
    network = WalkNetwork(floor, booths)
    area = shrunk(floor, tuple(booths), 300 - 1e-3)
    for start, goal in itertools.combinations(places, 2):
        walk = network.route([start], [goal])
        assert isinstance(walk, Walk)
        assert walk.exact == pytest.approx(solve(area, start, goal), rel=EXACT)
        assert walk.length == pytest.approx(walk.exact, rel=EXACT)


@pytest.mark.parametrize(
    ("width", "gap", "size", "shifted", "turn", "start", "goal", "length"),
    [
        (1000, 1020, 1500, {2, 3}, 67.611, (-3101, 1861), (1501, 5390), 7385.366),
        (600, 620, 3000, {2, 3, 7}, 0, (3930, 7714), (346, 4917), 6097.905),
        (600, 700, 900, {2, 3, 4, 6}, 75.782, (-1915, 5751), (-606, 3905), 2821.763),
        (600, 600, 900, {0, 3, 5}, 0, (335, 607), (3320, 4773), 6777.932),
    ],
)
def test_no_lane_is_overlooked(width, gap, size, shifted, turn, start, goal, length):
    """Nine booths, some of them 50 mm aside: lengths by trying all tangents of all corners."""
    step = size + gap
    shapes = [shapely.box(0, 0, gap + 3 * step, gap + 3 * step)]
    for i in range(9):
        x, y = gap + i % 3 * step + 50 * (i in shifted), gap + i // 3 * step
        shapes.append(shapely.box(x, y, x + size, y + size))
    floor, *booths = (shapely.affinity.rotate(s, turn, origin=(0, 0)) for s in shapes)
    walk = WalkNetwork(floor, booths, width).route([start], [goal])
    assert isinstance(walk, Walk)
    assert walk.exact == pytest.approx(length, rel=1e-6)
