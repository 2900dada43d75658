# SPDX-License-Identifier: GPL-3.0-or-later
"""The WSCW 2018 plan on its floor, measured by plain geometry: a second opinion on the rules."""

import heapq
import math
from itertools import combinations

import numpy as np
import pytest
import shapely
from shapely import LineString, Point, Polygon

from tests.layouts.conftest import HALL, Layout

DEPTH = {"visitor": 4_000, "emergency": 3_000, "freight": 6_000}
HAIR = 1.0  # mm, for anchors that are rounded to whole ones


@pytest.fixture(scope="module")
def aisles(layout: Layout) -> shapely.Geometry:
    """The floor that a body 3 m across covers, from where it stands by the middle entrance."""
    return swept(layout.free, 3_000, Point(31_500, 10_000))


def swept(floor: shapely.Geometry, width: int, start: Point) -> shapely.Geometry:
    half = width / 2 - HAIR
    middle = floor.buffer(-half, quad_segs=32)
    part = next(part for part in shapely.get_parts(middle) if part.contains(start))
    return part.buffer(half + 2 * HAIR)


def ahead(side: LineString, depth: float) -> Polygon:
    """The floor straight ahead of an open side; bodies lie left of their sides."""
    (x0, y0), (x1, y1) = side.coords
    length = side.length
    along = ((x1 - x0) / length, (y1 - y0) / length)
    across = (along[1], -along[0])

    def at(u: float, v: float) -> tuple[float, float]:
        return (x0 + along[0] * u + across[0] * v, y0 + along[1] * u + across[1] * v)

    return Polygon([at(1, 1), at(length - 1, 1), at(length - 1, depth), at(1, depth)])


def test_nothing_overlaps(layout: Layout) -> None:
    shapes = {**layout.solid, **layout.open}
    for (name, shape), (other, body) in combinations(shapes.items(), 2):
        common = shape.intersection(body)
        assert common.buffer(-HAIR / 2).is_empty, (name, other, common.area)


def test_everything_but_registration_stands_in_the_hall(layout: Layout) -> None:
    outside = {
        name
        for name, shape in {**layout.solid, **layout.open}.items()
        if not HALL.buffer(HAIR).contains(shape)
    }
    assert outside == {"registration"}
    assert shapely.box(0, -18_000, 63_000, 0).contains(layout.open["registration"])


def test_every_open_side_has_three_metres_before_it(layout: Layout) -> None:
    names, bodies = list(layout.solid), list(layout.solid.values())
    tree = shapely.STRtree(bodies)
    for number, sides in layout.fronts.items():
        for side in sides:
            strip = ahead(side, 3_000 - HAIR)
            hit = {names[i] for i in tree.query(strip, "intersects").tolist()
                   if strip.intersection(bodies[i]).area > 1}  # fmt: skip
            assert hit == set(), (number, hit)
            assert HALL.buffer(HAIR).contains(strip), number


def test_gaps_are_aisles_or_service_gaps(layout: Layout) -> None:
    """Neighbours touch or stand 3 m apart; behind closed sides at columns and walls 0.5 m do."""
    narrow = set()
    for (name, body), (other, second) in combinations(layout.solid.items(), 2):
        apart = body.distance(second)
        assert apart < HAIR or apart >= 500, (name, other)
        if HAIR <= apart < 3_000 - HAIR:
            narrow.add((name, other, round(apart)))
    walls = HALL.exterior
    for name, body in layout.solid.items():
        apart = body.distance(walls)
        assert apart < HAIR or apart >= 500, name
        if HAIR <= apart < 3_000 - HAIR:
            narrow.add((name, "wall", round(apart)))
    assert narrow == {
        ("A113", "column-4-5-1", 1_500), ("B102", "wall", 1_000), ("T101", "wall", 1_000),
    }  # fmt: skip


def test_every_booth_is_reached_over_aisles_three_metres_wide(
    layout: Layout, aisles: shapely.Geometry
) -> None:
    for number, sides in layout.fronts.items():
        assert any(side.intersection(aisles).length > side.length / 2 for side in sides), number


def test_every_door_is_free_and_reached(layout: Layout, aisles: shapely.Geometry) -> None:
    for door in layout.openings:
        strip = layout.strip(door, DEPTH[door.kind])
        assert layout.line(door).intersection(aisles).length >= 0.99 * door.width - 2, door.id
        for name, shape in {**layout.solid, **layout.open}.items():
            assert strip.intersection(shape).area < 1, (door.id, name)


def test_a_metre_is_free_before_fire_gear(layout: Layout) -> None:
    for gear in layout.fixtures:
        strip = layout.strip(gear, 1_000)
        for name, shape in {**layout.solid, **layout.open}.items():
            assert strip.intersection(shape).area < 1, (gear.id, name)


def test_main_aisles_are_four_metres_wide(layout: Layout) -> None:
    wide = swept(layout.free, 4_000, Point(31_500, 10_000))
    for zone in layout.plan.zones:
        if zone.kind == "main-aisle":
            floor = Polygon(zone.outline)
            assert floor.intersection(shapely.union_all(list(layout.solid.values()))).area == 0
            # What a disc of 4 m leaves out in corners that walls and columns make is small.
            assert floor.difference(wide).area < 0.2e6, zone.id


def test_a_vehicle_six_metres_wide_gets_from_freight_door_1_to_a_visitor_door(
    layout: Layout,
) -> None:
    """Furnished areas count as shut here, though people may walk there."""
    doors = {door.id: door for door in layout.openings}
    shut = shapely.union_all(list(layout.open.values()))
    ends = ("hall-5-freight-1", "hall-5-visitor-1")
    beyond = [layout.strip(doors[name], -7_000) for name in ends]
    floor = shapely.union_all([layout.free.difference(shut), *beyond])
    lane = swept(floor, 6_000, Point(10_500, 85_000))
    for name in ends:
        assert layout.line(doors[name]).intersection(lane).length >= 5_990


def test_blocks_are_at_most_thirty_metres_long(layout: Layout) -> None:
    blocks = [layout.solid[number].buffer(HAIR) for number in layout.fronts]
    for block in shapely.get_parts(shapely.union_all(blocks)):
        box = shapely.minimum_rotated_rectangle(block)
        corners = box.exterior.coords
        sides = [math.dist(corners[i], corners[i + 1]) for i in range(2)]
        assert max(sides) <= 30_000 + 4 * HAIR


def test_the_stage_is_seen_from_the_middle_entrance(layout: Layout) -> None:
    front = [Point(x, 161_000) for x in range(28_500, 35_000, 500)]
    bodies = shapely.union_all([b for name, b in layout.solid.items() if name != "main-stage"])
    for point in front:
        assert not bodies.intersects(LineString([(31_500, 0), point]).buffer(10))


def test_lh_is_the_landmark_seen_from_the_entrance(layout: Layout) -> None:
    lh = layout.solid["K101"]
    assert lh.area == max(layout.solid[number].area for number in layout.fronts)
    low = {name for name in layout.solid if name.startswith("bench-")}
    others = shapely.union_all([b for n, b in layout.solid.items() if n not in low | {"K101"}])
    south = LineString(sorted(lh.exterior.coords, key=lambda c: c[1])[:2])
    for share in (0.02, 0.2, 0.4, 0.6, 0.8, 0.98):
        point = south.interpolate(share, normalized=True)
        assert not LineString([(31_500, 0), (point.x, point.y - 10)]).intersects(others)


def test_walks_to_the_exits_are_short(layout: Layout) -> None:
    """From the middle of each square metre to a visitor or emergency door, freight doors shut.

    Steps of a grid are never shorter than the true walk. The sketch to beat had a worst aisle
    point at 69.6 m.
    """
    walks = _walks(layout)
    assert np.isfinite(walks).mean() == 1
    assert walks.max() < 66_000
    assert walks.mean() < 26_500


def _walks(layout: Layout) -> np.ndarray:
    step, columns, rows = 1_000, 63, 171
    middles = np.meshgrid((np.arange(columns) + 0.5) * step, (np.arange(rows) + 0.5) * step)
    room = layout.free.buffer(-300)
    shapely.prepare(room)
    inside = shapely.contains_xy(room, *middles)
    moves = [(i, j) for i in range(-2, 3) for j in range(-2, 3) if math.gcd(i, j) == 1]
    walks = np.full(inside.shape, np.inf)
    queue: list[tuple[float, int, int]] = []
    for door in layout.openings:
        if door.kind != "freight":
            line = layout.line(door)
            for row, column in np.argwhere(inside).tolist():
                apart = line.distance(Point((column + 0.5) * step, (row + 0.5) * step))
                if apart < 2_000 and apart < walks[row, column]:
                    walks[row, column] = apart
                    heapq.heappush(queue, (apart, row, column))
    while queue:
        walk, row, column = heapq.heappop(queue)
        if walk > walks[row, column]:
            continue
        for i, j in moves:
            to = (row + j, column + i)
            if not (0 <= to[0] < rows and 0 <= to[1] < columns and inside[to]):
                continue
            further = walk + step * math.hypot(i, j)
            if further < walks[to] and _straight(room, (column, row), (to[1], to[0]), step):
                walks[to] = further
                heapq.heappush(queue, (further, *to))
    return walks[inside]


def _straight(
    room: shapely.Geometry, start: tuple[int, int], end: tuple[int, int], step: int
) -> bool:
    line = LineString([((x + 0.5) * step, (y + 0.5) * step) for x, y in (start, end)])
    return bool(room.contains(line))
