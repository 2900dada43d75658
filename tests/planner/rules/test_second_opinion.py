# SPDX-License-Identifier: GPL-3.0-or-later
"""Random small halls, looked at again by other means: rays, plain shortest lines, clipping."""

import itertools
import math
import random

import pytest
import shapely
from shapely import LineString
from shapely.ops import nearest_points, substring

from planner.floor.site import Site
from planner.model.shapes import Rectangle
from tests.planner.building import booth, venue
from tests.planner.rules.scenes import column, found, scene, wall

REQUIRED = 3000
LEAST_ANGLE = math.sin(math.radians(5))
ANGLES = (0.0, 0.0, 0.0, 90.0, 45.0, 30.0, 7.5, 61.3)


def random_site(seed: int, count: int = 7) -> Site:
    """Booths, turned or not, some touching or overlapping, in a corner of the hall."""
    rng = random.Random(seed)
    booths = []
    for number in range(count):
        size = (rng.choice((1500, 2000, 3000, 4000)), rng.choice((1000, 2000, 3000)))
        at = (rng.randrange(500, 12_000, 250), rng.randrange(500, 12_000, 250))
        sides = tuple(sorted(rng.sample(range(4), rng.randrange(1, 4))))
        shape = Rectangle(at, size, rng.choice(ANGLES))
        booths.append(booth(f"B{number}", shape, open_sides=sides))
    under = venue(
        columns=(column("pillar", rng.randrange(2000, 10_000), rng.randrange(2000, 10_000), 700),),
        walls=(wall("core", rng.randrange(2000, 10_000), 12_500, 2000, 300),),
    )
    return scene(*booths, on=under)


def edges(site: Site, identifier: str) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The open edges of a booth; stored rectangles run counter-clockwise."""
    solid = site.solids[identifier]
    corners = list(solid.polygon.exterior.coords)
    return [(corners[i], corners[i + 1]) for i in solid.open_edges]


def outward(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    length = math.dist(start, end)
    return ((end[1] - start[1]) / length, -(end[0] - start[0]) / length)


def is_free(site: Site, line: LineString) -> bool:
    """Whether the inside of a line lies on free floor, by lengths inside shrunken solids."""
    middle = substring(line, 0.001, 0.999, normalized=True)
    return site.ground.floor.buffer(0.1).covers(middle) and not any(
        middle.intersection(solid.polygon.buffer(-0.6)).length > 0 for solid in site.solids.values()
    )


def gaps(site: Site) -> dict[frozenset[str], float]:
    """Measured widths by pair; walls of the hall are one thing here."""
    widths: dict[frozenset[str], float] = {}
    for finding in found("aisle-width", site):
        if finding.message.endswith("narrow"):
            pair = frozenset(finding.subjects)
            widths[pair] = min(finding.measured or 0, widths.get(pair, math.inf))
    return widths


@pytest.mark.parametrize("seed", range(20))
def test_every_gap_that_is_found_is_one(seed):
    site = random_site(seed)
    for finding in found("aisle-width", site):
        if not finding.message.endswith("narrow"):
            continue
        line = LineString(finding.line)
        assert round(line.length) == finding.measured < REQUIRED
        assert is_free(site, line)
        ends = {}
        for name in finding.subjects:
            shape = site.solids[name].polygon if name in site.solids else site.ground.floor.boundary
            ends[name] = shapely.distance(shape, shapely.points(finding.line))
            assert ends[name].min() < 0.01
        # It leaves an open edge of one of the two, and not along it.
        (x1, y1), (x2, y2) = finding.line
        leaves = False
        for name in finding.subjects:
            if name not in site.booths:
                continue
            for start, end in edges(site, name):
                for foot, way in (((x1, y1), 1), ((x2, y2), -1)):
                    nx, ny = outward(start, end)
                    ahead = way * ((x2 - x1) * nx + (y2 - y1) * ny) / line.length
                    near = LineString([start, end]).distance(shapely.Point(foot)) < 0.01
                    leaves |= near and ahead > LEAST_ANGLE * 0.99
        assert leaves


@pytest.mark.parametrize("seed", range(20))
def test_every_ray_that_leaves_an_open_edge_is_answered(seed):
    """What stands straight ahead of a point of an open edge is at least as narrow as the ray."""
    site = random_site(seed)
    widths = gaps(site)
    walls = site.ground.floor.boundary
    for name in site.booths:
        for start, end in edges(site, name):
            nx, ny = outward(start, end)
            for share in (0.03, 0.2, 0.5, 0.77, 0.96):
                foot = (
                    start[0] + share * (end[0] - start[0]),
                    start[1] + share * (end[1] - start[1]),
                )
                begin = (foot[0] + 0.01 * nx, foot[1] + 0.01 * ny)
                point = shapely.Point(begin)
                if not site.ground.floor.contains(point):
                    continue
                ray = LineString([begin, (begin[0] + REQUIRED * nx, begin[1] + REQUIRED * ny)])
                hits = {
                    other: ray.intersection(solid.polygon).distance(point)
                    for other, solid in site.solids.items()
                    if other != name and ray.intersects(solid.polygon)
                }
                if ray.intersects(walls):
                    hits["hall-1"] = ray.intersection(walls).distance(point)
                if not hits:
                    continue
                hit = min(hits, key=lambda other: hits[other])
                beside = ray.buffer(3, cap_style="flat")
                clear = not any(
                    beside.intersects(site.solids[other].polygon.boundary)
                    and beside.intersection(site.solids[other].polygon).area < 1e-6
                    for other in site.solids
                    if other not in (name, hit)
                )
                if (
                    hits[hit] < 3
                    or hits[hit] > REQUIRED - 2
                    or not clear
                    or _grazes(site, hit, ray)
                ):
                    continue
                if _runs_along(site, hit, ray) or _touch(site, name, hit):
                    continue
                assert widths.get(frozenset({name, hit}), math.inf) <= hits[hit] + 1


def _touch(site: Site, name: str, hit: str) -> bool:
    """Whether two things touch or overlap: from there a wedge between them opens, no gap."""
    shape = site.solids[hit].polygon if hit in site.solids else site.ground.floor.exterior
    return bool(site.solids[name].polygon.distance(shape) < 2)


def _grazes(site: Site, hit: str, ray: LineString) -> bool:
    """Whether a ray meets only a tip (within 3 mm of a corner) of what it hits."""
    if hit not in site.solids:
        return False
    corners = shapely.points(shapely.get_coordinates(site.solids[hit].polygon))
    first = nearest_points(
        shapely.Point(ray.coords[0]), ray.intersection(site.solids[hit].polygon)
    )[1]
    return bool(shapely.distance(corners, first).min() < 6)


def _runs_along(site: Site, hit: str, ray: LineString) -> bool:
    """Whether a ray meets an edge at less than 5°."""
    shape = site.solids[hit].polygon.exterior if hit in site.solids else site.ground.floor.exterior
    (x1, y1), (x2, y2) = ray.coords
    first = nearest_points(shapely.Point(x1, y1), ray.intersection(shape))[1]
    for start, end in itertools.pairwise(shape.coords):
        if LineString([start, end]).distance(first) < 0.01:
            nx, ny = outward(start, end)
            return abs((x2 - x1) * nx + (y2 - y1) * ny) / ray.length < LEAST_ANGLE * 1.01
    return False


@pytest.mark.parametrize("seed", range(20))
def test_every_free_shortest_line_is_answered(seed):
    """Where the plain shortest line from an open edge to another solid is free, it is found."""
    site = random_site(seed)
    widths = gaps(site)
    for name in site.booths:
        for other, solid in site.solids.items():
            if other == name or solid.polygon.distance(site.solids[name].polygon) < 2:
                continue
            for start, end in edges(site, name):
                line = shapely.shortest_line(LineString([start, end]), solid.polygon)
                nx, ny = outward(start, end)
                (x1, y1), (x2, y2) = line.coords
                ahead = ((x2 - x1) * nx + (y2 - y1) * ny) / line.length
                if line.length > REQUIRED - 1 or ahead < LEAST_ANGLE * 1.01:
                    continue
                wide = line.buffer(3, cap_style="flat")
                crowded = any(
                    wide.intersects(third.polygon)
                    for key, third in site.solids.items()
                    if key not in (name, other)
                )
                own = wide.intersection(site.solids[name].polygon).area
                if crowded or own > 20 or not is_free(site, line):
                    continue
                assert widths.get(frozenset({name, other}), math.inf) <= line.length + 1


def clipped(subject: list[tuple[float, float]], by: list[tuple[float, float]]) -> float:
    """The common area of two convex polygons (Sutherland and Hodgman, 1974)."""
    for (x1, y1), (x2, y2) in zip(by, [*by[1:], by[0]], strict=True):
        kept: list[tuple[float, float]] = []
        for (px, py), (qx, qy) in zip(subject, [*subject[1:], *subject[:1]], strict=True):
            p = (x2 - x1) * (py - y1) - (y2 - y1) * (px - x1)
            q = (x2 - x1) * (qy - y1) - (y2 - y1) * (qx - x1)
            if p >= 0:
                kept.append((px, py))
            if p * q < 0:
                share = p / (p - q)
                kept.append((px + share * (qx - px), py + share * (qy - py)))
        subject = kept
    pairs = zip(subject, [*subject[1:], *subject[:1]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


@pytest.mark.parametrize("seed", range(20))
def test_overlaps_are_those_of_plain_clipping(seed):
    site = random_site(seed)
    areas = {frozenset(f.subjects): f.measured for f in found("overlap", site)}
    for one, two in itertools.combinations(site.booths.values(), 2):
        common = clipped(list(one.shape.corners()), list(two.shape.corners()))
        pair = frozenset({one.id, two.id})
        if pair in areas:
            assert areas[pair] == pytest.approx(common / 1e6, abs=2e-6)
        else:
            # Not deeper than 1 mm: no more than a strip of that width around the smaller one.
            assert common < 2 * 8000
