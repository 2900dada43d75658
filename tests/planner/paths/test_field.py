# SPDX-License-Identifier: GPL-3.0-or-later
"""Distances from everywhere to the nearest source, against walks one by one and by hand."""

import math

import numpy as np
import pytest
import shapely
from shapely.geometry import Point, Polygon, box

from planner.paths import Walk, WalkNetwork
from tests.planner.paths.conftest import scene

# The corridor of RiMEA's test 6, lengthened so that a body fits at both ends.
CORRIDOR = Polygon(
    [(-2000, 0), (12000, 0), (12000, 14000), (10000, 14000), (10000, 2000), (-2000, 2000)]
)


@pytest.mark.parametrize(
    ("width", "length"),
    [(0, 17_120.943), (500, 17_460.781), (600, 17_530.556), (900, 17_743.497), (1200, 17_961.869)],
)
def test_the_corridor_by_hand(width, length):
    """Two tangents and an arc about the corner (worked out in the table of known walks)."""
    field = WalkNetwork(CORRIDOR, (), width).field([(3000, 1000)])
    assert field.distances([(11000, 12000)])[0] == pytest.approx(length, abs=0.001)


def test_the_base_of_a_source_counts():
    field = WalkNetwork(box(0, 0, 20_000, 4000)).field([(300, 2000), (19_700, 2000)], [5000, 0])
    assert field.distances([(2300, 2000)])[0] == 7000
    # At 2000 + a + 5000 = 17 400 - a both are as far.
    assert field.nearest([(7000, 2000), (7600, 2000)]) == [0, 1]


def test_who_cannot_stand_or_come_is_infinitely_far():
    wall = box(5000, -1, 5500, 4001)
    network = WalkNetwork(box(0, 0, 10_000, 4000), (wall,))
    field = network.field([(1000, 2000), (7000, 100)])
    found = field.distances([(2000, 2000), (7000, 2000), (200, 2000), (-500, 0)])
    assert found.tolist() == [1000, math.inf, math.inf, math.inf]
    assert field.nearest([(2000, 2000), (7000, 2000)]) == [0, None]
    assert field.walk((7000, 2000)) is None
    assert network.field([]).distances([(2000, 2000)]).tolist() == [math.inf]
    assert network.field([(1000, 2000)]).distances([]).tolist() == []


def everywhere(floor: Polygon, obstacles, width: float, step: float):
    """Places all over a floor where a body stands, in a grid that meets no edge."""
    low_x, low_y, high_x, high_y = floor.bounds
    free = floor.difference(shapely.union_all(obstacles)).buffer(-width / 2 - 0.5)
    return [
        (float(x), float(y))
        for x in np.arange(low_x + step / 3, high_x, step)
        for y in np.arange(low_y + step / 3, high_y, step)
        if free.contains(Point(x, y))
    ]


@pytest.mark.parametrize("seed", range(40))
def test_the_field_agrees_with_walks_one_by_one(seed):
    given = scene(seed, widths=(0, 600, 600, 1500))
    network = WalkNetwork(given.floor, given.obstacles, given.width)
    sources, base = list(given.places[:3]), [0.0, 700.0, 2500.0]
    field = network.field(sources, base)
    places = [*given.places[3:], *everywhere(given.floor, given.obstacles, given.width, 2100)]
    lengths = field.distances(places)
    for place, length, nearest in zip(places, lengths, field.nearest(places), strict=True):
        walks = [network.route([source], [place]) for source in sources]
        options = [
            walk.exact + more if isinstance(walk, Walk) else math.inf
            for walk, more in zip(walks, base, strict=True)
        ]
        assert length == pytest.approx(min(options), rel=1e-9, abs=1e-6)
        way = field.walk(place)
        if nearest is None:
            assert way is None
        else:
            assert options[nearest] == pytest.approx(length, rel=1e-9, abs=1e-6)
            assert way is not None
            assert (way.points[0], way.points[-1]) == (rounded(place), rounded(sources[nearest]))
            assert way.source == nearest
            walked = sum(map(math.dist, way.points[:-1], way.points[1:]))
            assert walked + base[nearest] == pytest.approx(length, rel=1e-4, abs=0.01)


def rounded(place):
    return round(place[0], 3), round(place[1], 3)


@pytest.mark.parametrize(("turn", "gap"), [(0, 600), (13.5, 600), (13.5, 620), (45, 700)])
@pytest.mark.parametrize("size", [900, 3000])
def test_lanes_as_narrow_as_the_body(turn, gap, size):
    """Nine booths in a square: where four meet, arcs close in on the body from all sides."""
    step = size + gap
    shapes = [box(0, 0, gap + 3 * step, gap + 3 * step)]
    shapes += [
        box(x, y, x + size, y + size)
        for x in (gap + i * step for i in range(3))
        for y in (gap + i * step for i in range(3))
    ]
    floor, *booths = (shapely.affinity.rotate(s, turn, origin=(0, 0)) for s in shapes)
    network = WalkNetwork(floor, booths)
    middles = [gap / 2 + i * step for i in range(4)]
    places = [
        shapely.affinity.rotate(Point(x + dx, y), turn, origin=(0, 0)).coords[0]
        for x in middles
        for y in middles
        for dx in (0, step / 2 if x < middles[-1] else 0)
    ]
    field = network.field(places[:1])
    for place, length in zip(places, field.distances(places), strict=True):
        walk = network.route(places[:1], [place])
        assert isinstance(walk, Walk)
        assert length == pytest.approx(walk.exact, rel=1e-9, abs=1e-6)


def test_the_farthest_place_by_hand():
    """A room of 20 × 10 m, its source in the middle of a short side: a far corner of the floor."""
    field = WalkNetwork(box(0, 0, 20_000, 10_000)).field([(300, 5000)])
    far = field.farthest()
    assert far is not None
    assert far.distance == pytest.approx(math.hypot(19_400, 4700), abs=0.01)
    # With another in the middle of the other short side: half-way on a long side.
    both = WalkNetwork(box(0, 0, 20_000, 10_000)).field([(300, 5000), (19_700, 5000)])
    far = both.farthest(1.0)
    assert far is not None
    assert far.distance == pytest.approx(math.hypot(9700, 4700), abs=1.0)
    assert far.place[0] == pytest.approx(10_000, abs=2)
    assert WalkNetwork(box(0, 0, 20_000, 10_000)).field([]).farthest() is None


@pytest.mark.parametrize("seed", range(20))
def test_no_place_is_farther_than_the_farthest(seed):
    given = scene(seed, widths=(0, 600, 1500))
    field = WalkNetwork(given.floor, given.obstacles, given.width).field(given.places[:2])
    far = field.farthest()
    assert far is not None
    assert field.distances([far.place])[0] == far.distance
    found = field.distances(everywhere(given.floor, given.obstacles, given.width, 170))
    most = found[np.isfinite(found)].max()
    assert most <= far.distance + far.error
    # The grid is fine, so it comes near the place too.
    assert far.distance <= most + 170 + 2 * given.width


@pytest.mark.parametrize("turn", [90, 123.456])
def test_moving_the_world_leaves_the_distances(turn):
    for seed in range(6):
        given = scene(seed)

        def moved(shape, turn=turn):
            turned = shapely.affinity.rotate(shape, turn, origin=(0, 0))
            return shapely.affinity.translate(turned, 100_000, -50_000)

        here = WalkNetwork(given.floor, given.obstacles, given.width)
        there = WalkNetwork(moved(given.floor), [moved(o) for o in given.obstacles], given.width)
        places = [moved(Point(place)).coords[0] for place in given.places]
        one, two = here.field(given.places[:1]), there.field(places[:1])
        assert two.distances(places) == pytest.approx(one.distances(given.places), rel=1e-7)
        first, second = one.farthest(), two.farthest()
        assert first is not None
        assert second is not None
        assert second.distance == pytest.approx(first.distance, abs=10.01)
