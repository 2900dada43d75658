# SPDX-License-Identifier: GPL-3.0-or-later
"""Floor with one way out: by hand, and against lines from everywhere to everywhere."""

import itertools
import math
import random

import numpy as np
import pytest
import shapely
from shapely import Point, box
from shapely.affinity import rotate

from planner.paths import WalkNetwork
from planner.paths.blind import Blind, blind_parts

HALL = box(0, 0, 30_000, 20_000)
EXITS = {"front": [(15_000.0, 300.0)], "back": [(15_000.0, 19_700.0)]}
# A blind aisle of 3 m between two rows along the left wall.
ROWS = (box(0, 0, 8000, 3000), box(0, 6000, 8000, 9000))


def parts(obstacles, exits=EXITS, floor=HALL, widest=6000.0, width=600.0) -> list[Blind]:
    found = blind_parts(WalkNetwork(floor, obstacles, width), exits, widest)
    return sorted(found, key=lambda part: part.floor.centroid.x)


def test_a_blind_aisle_by_hand():
    (part,) = parts(ROWS)
    assert part.floor.bounds == pytest.approx((0, 3000, 8000, 6000), abs=0.1)
    assert part.holds([(1000, 4500), (8200, 4500)]) == [True, False]
    assert part.field.distances([(1000, 4000)])[0] == pytest.approx(7000, abs=0.1)
    far = part.farthest
    assert far is not None
    assert far.distance == pytest.approx(7700, abs=0.3)
    assert far.place[0] == pytest.approx(300, abs=1)
    assert far.distance <= part.most


@pytest.mark.parametrize(
    "exits",
    [
        {**EXITS, "side": [(300.0, 4500.0)]},  # an exit at its end
        {"front": EXITS["front"], "side": [(300.0, 4500.0)]},  # one behind, one before the gate
    ],
)
def test_an_exit_at_its_end_opens_a_blind_aisle(exits):
    assert parts(ROWS, exits) == []


def test_a_wide_recess_is_open_floor():
    assert len(parts(ROWS, widest=3000.0)) == 1
    assert parts(ROWS, widest=2999.0) == []


def test_a_gap_that_nobody_passes_is_shut():
    """The aisle goes on behind the rows through a slit: a way out only if a body fits through."""
    assert parts((ROWS[0], box(700, 6000, 8000, 9000))) == []
    found = parts((ROWS[0], box(599, 6000, 8000, 9000)))
    part = max(found, key=lambda each: each.floor.area)
    assert part.floor.bounds[:3] == pytest.approx((0, 3000, 8000), abs=0.1)
    assert 6000 <= part.floor.bounds[3] < 6900


def test_a_hall_with_one_exit_is_blind_all_over():
    (part,) = parts((), {"front": EXITS["front"]})
    assert part.only_exit == "front"
    assert part.field.distances([(15_000, 10_300)])[0] == pytest.approx(10_300)
    assert parts((), {}) == []


def test_blind_floor_around_a_block_is_blind_as_one():
    """A pocket with a block in it: two ways around that, but one gap to come in."""
    walls = (box(0, 10_000, 12_000, 10_500), box(12_000, 2500, 12_500, 10_500))
    block = box(4000, 3500, 8000, 7000)
    (part,) = parts((*walls, block))
    assert part.holds([(2000, 5000), (6000, 8500)]) == [True, True]
    far = part.farthest
    assert far is not None
    # From the far corner around the block's upper left, to the gate under the wall.
    assert far.distance > math.dist((300, 9700), (12_000, 2200))


def along(side):
    (x1, y1), (x2, y2) = side
    return (x2 - x1) / math.dist(*side), (y2 - y1) / math.dist(*side)


def middles(floor):
    """The middles of the two longest sides around a floor."""
    sides = sorted(itertools.pairwise(floor.exterior.coords), key=lambda ends: -math.dist(*ends))
    return [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in sides[:2]]


def places(side, others):
    """Places 200 mm apart on a side, its end, and the other sides that are looked at from each."""
    (x1, y1), (x2, y2) = side
    count = math.ceil(math.dist(*side) / 200)
    ux, uy = along(side)
    facing = [other for other in others if np.dot((ux, uy), along(other)) < -math.cos(math.pi / 4)]
    for i in range(1, count):
        yield (x1 + i / count * (x2 - x1), y1 + i / count * (y2 - y1)), facing
    yield (x2, y2), others


@pytest.mark.parametrize("seed", range(12))
def test_every_line_that_cuts_off_floor_is_found(seed):
    """Second opinion: lines from places 200 mm apart to facing sides, each cut out of the floor."""
    rng = random.Random(seed)
    floor = box(0, 0, 14_000, 10_000)
    obstacles = []
    for _ in range(5):
        width, depth = rng.randrange(1000, 6000, 500), rng.randrange(1000, 4000, 500)
        x, y = rng.choice([0, rng.randrange(0, 12_000, 250)]), rng.randrange(0, 9000, 250)
        turn = rng.choice([0, 0, 0, 20, 41])
        obstacles.append(rotate(box(x, y, x + width, y + depth), turn, origin=(x, y)))
    network = WalkNetwork(floor, obstacles)
    centre = max(network.floors, key=lambda each: each.area)
    wide = shapely.intersection(centre.buffer(300, join_style="mitre"), network.free)
    part = next(piece for piece in shapely.get_parts(wide) if piece.intersects(centre))
    spots = middles(centre)
    widest = rng.choice([2500, 4000])
    found = blind_parts(network, {"one": spots[:1], "two": spots[1:]}, widest)
    assert all(each.only_exit is None for each in found)
    blind = shapely.union_all([each.floor for each in found])
    wide = part.buffer(0.01)
    shapely.prepare(wide)
    behind = []
    for ring in (part.exterior, *part.interiors):
        sides = [ends for ends in itertools.pairwise(ring.coords) if math.dist(*ends) > 1]
        for side in sides:
            for place, others in places(side, sides):
                for other in others:
                    line = shapely.shortest_line(Point(place), shapely.LineString(other))
                    if not 1 < line.length <= widest or not wide.covers(line):
                        continue
                    if others is not sides and line.coords[1] in other:
                        continue
                    pieces = shapely.get_parts(part.difference(line.buffer(0.1)))
                    behind += [
                        piece
                        for piece in pieces
                        if piece.distance(shapely.MultiPoint(spots)) > 2 and piece.area > 50_000
                    ]
    brute = shapely.union_all(behind)
    # Slanted sides are looked at from other places, 250 and 200 mm apart.
    assert brute.difference(blind.buffer(255)).area < 100_000
    assert blind.difference(brute.buffer(255)).area < 100_000


@pytest.mark.parametrize("turn", [30.0, 45.0, 123.4])
def test_turning_the_hall_leaves_the_depth(turn):
    def turned(place):
        return rotate(Point(place), turn, origin=(0, 0)).coords[0]

    hall, *rows = (rotate(shape, turn, origin=(0, 0)) for shape in (HALL, *ROWS))
    exits = {name: [turned(place) for place in places] for name, places in EXITS.items()}
    (part,) = parts(rows, exits, hall)
    far = part.farthest
    assert far is not None
    assert far.distance == pytest.approx(7700, abs=1)
    assert np.hypot(*np.subtract(far.place, turned((300, 4500)))) < 1300
