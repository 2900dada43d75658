# SPDX-License-Identifier: GPL-3.0-or-later
"""Small floors made at random, the same ones for every run."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest
from shapely import affinity
from shapely.geometry import Point, Polygon, box
from shapely.ops import unary_union


@dataclass(frozen=True)
class Scene:
    """A floor with obstacles, the width of a body, and places where it stands."""

    floor: Polygon
    obstacles: tuple[Polygon, ...]
    width: int
    places: tuple[tuple[float, float], ...]


def scene(seed: int, widths: tuple[int, ...] = (600, 600, 1000, 1500), places: int = 4) -> Scene:
    """Up to six obstacles: upright, turned, overlapping, L-shaped, some with a turned floor."""
    rng = random.Random(seed)
    floor = box(0, 0, *rng.choice([(12_000, 9_000), (16_000, 6_000), (9_000, 9_000)]))
    low_x, low_y, high_x, high_y = floor.bounds
    obstacles = []
    for _ in range(rng.randint(2, 6)):
        width, depth = rng.randint(5, 40) * 100, rng.randint(5, 25) * 100
        shape = box(0, 0, width, depth)
        if rng.random() < 0.3:
            shape = shape.union(box(0, 0, width // 3, 2 * depth))
        turn = rng.choice([0, 0, 15, 30, 45, rng.uniform(0, 90)])
        at = rng.uniform(low_x, high_x), rng.uniform(low_y, high_y)
        obstacles.append(affinity.translate(affinity.rotate(shape, turn, origin=(0, 0)), *at))
    if seed % 3 == 0:
        floor, *obstacles = (affinity.rotate(p, 17, origin=(0, 0)) for p in (floor, *obstacles))
    width = rng.choice(widths)
    free = floor.difference(unary_union(obstacles)).buffer(-width / 2 - 1)
    found: list[tuple[float, float]] = []
    low_x, low_y, high_x, high_y = free.bounds
    while len(found) < places:
        place = round(rng.uniform(low_x, high_x)), round(rng.uniform(low_y, high_y))
        if free.contains(Point(place)):
            found.append(place)
    return Scene(floor, tuple(obstacles), width, tuple(found))


@pytest.fixture(name="scene", params=range(40), ids="floor{}".format)
def _scene(request: pytest.FixtureRequest) -> Scene:
    return scene(request.param)
