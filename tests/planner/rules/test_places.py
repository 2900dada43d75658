# SPDX-License-Identifier: GPL-3.0-or-later
"""Kinds of places, worked out by hand; the floor ahead of edges, looked at again by rays."""

import itertools
import math
import random

import msgspec
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point

from planner.floor.site import Site
from planner.model.shapes import Outline, Rectangle
from planner.rules.ahead import ahead, rest
from planner.rules.context import Context
from planner.rules.places import kind_of_place, places
from tests.planner.building import booth, venue
from tests.planner.rules.scenes import KINTEX, column, scene, stand, turned, wall

replace = msgspec.structs.replace
PENINSULA = 6096
SIDES = {
    (): "closed", (0,): "inline", (2,): "inline", (0, 2): "inline", (1, 3): "inline",
    (0, 1): "corner", (1, 2): "corner", (0, 3): "corner",
    (0, 1, 2): "end-cap", (0, 1, 3): "end-cap", (0, 1, 2, 3): "island",
}  # fmt: skip


@pytest.mark.parametrize(("open_sides", "kind"), SIDES.items())
@pytest.mark.parametrize("angle", [0.0, 30.0, 90.0, 211.7])
def test_kinds_by_open_sides(open_sides, kind, angle):
    for size in ((3000, 3000), (3000, 6000), (6000, 3000)):
        there = booth("A", Rectangle((9000, 9000), size, angle), open_sides=open_sides)
        assert kind_of_place(there, PENINSULA) == kind


@pytest.mark.parametrize(
    ("width", "depth", "kind"),
    [(6096, 6096, "peninsula"), (6095, 9000, "end-cap"), (9000, 6095, "end-cap")],
)
def test_a_peninsula_is_large_both_ways(width, depth, kind):
    assert kind_of_place(stand("A", 0, 0, width, depth, open_sides=(0, 1, 3)), PENINSULA) == kind


# An L of 6 × 6 m whose notch is at its upper right: edges run front, right, notch's floor, notch's
# side, back, left.
L_SHAPE = ((0, 0), (6000, 0), (6000, 3000), (3000, 3000), (3000, 6000), (0, 6000))


@pytest.mark.parametrize("clockwise", [False, True])
@pytest.mark.parametrize(
    ("open_sides", "kind"),
    [
        ((0, 1, 2, 3, 4, 5), "island"),
        ((0,), "inline"),
        # Of the way to the right the lower half alone is no more than half.
        ((0, 1), "inline"),
        ((0, 1, 3), "corner"),
        ((0, 1, 3, 5), "end-cap"),
        ((0, 1, 2, 3, 4), "end-cap"),
    ],
)
def test_kinds_of_an_outline(open_sides, kind, clockwise):
    corners = L_SHAPE
    if clockwise:
        # Backwards from corner 0: edge i becomes edge 5 - i.
        corners = (L_SHAPE[0], *reversed(L_SHAPE[1:]))
        open_sides = tuple(sorted(5 - side for side in open_sides))
    for angle in (0.0, 45.0, 123.4):
        shape = turned([(x + 9000, y + 5000) for x, y in corners], angle, (9000, 5000))
        assert kind_of_place(booth("L", shape, open_sides=open_sides), PENINSULA) == kind


def _places(site: Site, ids: frozenset[str] | None) -> dict[str, str]:
    return places(Context.of(site, KINTEX), ids, PENINSULA)


def kinds(site: Site, ids: frozenset[str] | None = None) -> dict[str, str]:
    return {site.label(name): kind for name, kind in _places(site, ids).items()}


@pytest.mark.parametrize(("gap", "kind"), [(0, "perimeter"), (599, "perimeter"), (600, "inline")])
def test_a_perimeter_booth_has_its_back_on_a_wall(gap, kind):
    # The hall ends at y = 20,000; an inner wall stands from x = 20,000 on.
    under = venue(walls=(wall("core", 20_000, 9000, 300, 6000),))
    behind = stand("A", 5000, 17_000 - gap)
    beside = stand("B", gap, 8000)  # its closed left side on the hall wall is no back
    inner = stand("C", 17_000 - gap, 10_000, open_sides=(3,))
    site = scene(behind, beside, inner, on=under)
    assert kinds(site) == {"A": kind, "B": "inline", "C": kind}
    assert kinds(site, frozenset({"booth-c"})) == {"C": kind}


def test_no_wall_is_behind_another_booth():
    row = [stand("A", 5000, 14_000), stand("B", 5000, 17_000)]
    assert kinds(scene(*row)) == {"A": "inline", "B": "perimeter"}
    corner = stand("C", 27_000, 17_000, open_sides=(0, 3))
    assert kinds(scene(corner)) == {"C": "perimeter"}
    end = stand("D", 5000, 17_000, open_sides=(0, 1, 3))
    assert kinds(scene(end)) == {"D": "end-cap"}


@settings(max_examples=30)
@given(st.floats(0, 359.9).map(lambda angle: round(angle, 1)))
def test_perimeter_booths_turn_with_their_hall(angle):
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def at(x: float, y: float) -> tuple[int, int]:
        return (round(x * cosine - y * sine), round(x * sine + y * cosine))

    under = venue()
    halls = tuple(
        replace(hall, outline=tuple(at(*p) for p in hall.outline), origin=at(*hall.origin))
        for hall in under.halls
    )
    corners = [(5000, 16_990), (8000, 16_990), (8000, 19_990), (5000, 19_990)]
    back = booth("A", Outline(tuple(at(*corner) for corner in corners)))
    middle = booth("B", Outline(tuple(at(x, y - 5000) for x, y in corners)))
    site = scene(back, middle, on=replace(under, halls=halls, openings=()))
    assert kinds(site) == {"A": "perimeter", "B": "inline"}


def crowd(seed: int) -> Site:
    """Booths at any angle, some touching or overlapping, with a column and an inner wall."""
    rng = random.Random(seed)
    booths = []
    for number in range(8):
        size = (rng.choice((1500, 3000, 4000)), rng.choice((1000, 3000)))
        at = (rng.randrange(500, 11_000, 250), rng.randrange(500, 11_000, 250))
        angle = rng.choice((0.0, 0.0, 90.0, 45.0, 7.5, 61.3))
        sides = tuple(sorted(rng.sample(range(4), rng.randrange(0, 4))))
        booths.append(booth(f"B{number}", Rectangle(at, size, angle), open_sides=sides))
    under = venue(
        columns=(column("pillar", rng.randrange(2000, 9000), rng.randrange(2000, 9000), 700),),
        walls=(wall("core", rng.randrange(2000, 9000), 11_500, 2000, 300),),
    )
    return scene(*booths, on=under)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("reach", [2, 600, 3000])
def test_what_stands_ahead_is_what_rays_meet(seed, reach):
    site = crowd(seed)
    near = Context.of(site, KINTEX).near(None)
    bodies = near.bodies
    hits = ahead(near, np.ones(len(bodies.owner), dtype=np.bool_), reach)
    found = {}
    for edge, body, low, high, distance in zip(*(array.tolist() for array in hits), strict=True):
        found.setdefault((edge, bodies.names[body].id), []).append((low, high, distance))
    for name, index in ((n, i) for n in site.booths for i in range(4)):
        edge = int(bodies.first[bodies.index[name]]) + index
        start, normal = bodies.edges.start[edge], bodies.edges.normal[edge]
        for share, (other, solid) in itertools.product(
            (0.05, 0.31, 0.7, 0.96), site.solids.items()
        ):
            if other == name:
                continue
            s = share * bodies.edges.length[edge]
            foot = start + s * bodies.edges.along[edge]
            ray = LineString([foot + 1.6 * normal * (reach > 2), foot + reach * normal])
            met = ray.intersection(solid.polygon)
            parts = found.get((edge, other), [])
            if met.length > 0.01:
                over = [d for low, high, d in parts if low - 0.01 <= s <= high + 0.01]
                assert over
                assert min(over) <= met.distance(Point(foot)) + 0.01
            elif not ray.buffer(3).intersects(solid.polygon):
                inside = [p for p in parts if p[0] + 3 < s < p[1] - 3]
                assert all(_slants(site, bodies, edge, other, part) for part in inside)


def _slants(site: Site, bodies, edge: int, other: str, part: tuple) -> bool:
    """Whether a body stands ahead of an edge with a slanted side: not all of its stretch is met."""
    low, high, _ = part
    along, start = bodies.edges.along[edge], bodies.edges.start[edge]
    points = shapely.get_coordinates(site.solids[other].polygon) - start
    s = points @ along
    return bool(((s > low - 1) & (s < high + 1)).any())


def test_what_is_left_of_an_interval():
    assert rest(0, 10, []) == [(0, 10)]
    assert rest(0, 10, [(3, 5), (4, 6)]) == [(0, 3), (6, 10)]
    assert rest(0, 10, [(-5, 20)]) == []
    assert rest(0, 10, [(0, 9)]) == []
