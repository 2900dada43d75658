# SPDX-License-Identifier: GPL-3.0-or-later
"""From within a booth: people leave it by its open sides.

What stands inside of a booth is not in a plan, so its inside is walked freely, by its middle line:
straight to the open sides, around its own inner corners.  From there a body goes on over the floor.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely import Polygon

from planner.floor.site import Site
from planner.paths.doors import Side, across, booth_sides, polygon_sides
from planner.paths.farthest import ERROR, Far, farthest
from planner.paths.field import DistanceField
from planner.paths.mesh import mesh
from planner.paths.network import WalkNetwork
from planner.paths.outline import Floats
from planner.paths.search import Place

STEP = 500.0  # mm between the places on an open side by which people leave
OVERLAP = 1.0  # mm by which floor before a side runs under it, so that both are one


@dataclass(frozen=True, eq=False)
class Room:
    """A thing that people stand in, and the sides by which they leave it."""

    id: str
    polygon: Polygon
    sides: tuple[Side, ...]

    @cached_property
    def is_rectangle(self) -> bool:
        corners = shapely.get_coordinates(self.polygon)[:-1]
        edges = np.roll(corners, -1, axis=0) - corners
        turns = (edges * np.roll(edges, -1, axis=0)).sum(axis=1)
        return len(corners) == 4 and bool((np.abs(turns) < 1e-3 * self.polygon.length).all())


def rooms(site: Site) -> list[Room]:
    """Booths with an open side, and areas that nobody walks through, which are left all around."""
    found = [
        Room(booth.id, site.solids[booth.id].polygon, tuple(booth_sides(booth)))
        for booth in site.plan.booths
        if booth.open_sides
    ]
    for area in site.plan.areas:
        if not area.walkable:
            polygon = site.solids[area.id].polygon
            edges = range(len(polygon.exterior.coords) - 1)
            found.append(Room(area.id, polygon, tuple(polygon_sides(polygon, edges))))
    return found


@dataclass(frozen=True, eq=False)
class Interior:
    """How far it is from within a room: straight to one of its ways, and on from there.

    `ways` are places of a body that touches an open side from outside, `sides` those sides,
    `lengths` (mm) how far it is from each.
    """

    room: Room
    radius: float
    sides: tuple[Side, ...]
    ways: tuple[Place, ...]
    lengths: tuple[float, ...]

    def distances(self, places: Sequence[Place]) -> Floats:
        """The distances (mm) of places within the room; infinite if nobody can leave it."""
        if not self.ways or not places:
            return np.full(len(places), np.inf)
        if self.room.is_rectangle:
            nearest: Floats = self._apart(places).min(axis=1)
            return nearest
        return self._field.distances(places)

    @property
    def most(self) -> float:
        """No place within is farther than that."""
        if not self.ways:
            return -math.inf
        if self.room.is_rectangle:
            corners = shapely.get_coordinates(self.room.polygon)[:-1].tolist()
            return float(self._apart(corners).max(axis=0).min())
        # No two places of a polygon without holes are farther apart than half way around it.
        return min(self.lengths) + self.radius + self.room.polygon.length / 2

    def farthest(self, error: float = ERROR) -> Far | None:
        """The farthest place within; None if nobody can leave."""
        if not self.ways:
            return None
        cut = mesh(self.room.polygon)
        return farthest(self.distances, cut.points[cut.triangles], 0.0, error)

    def walk(self, place: Place) -> tuple[tuple[Place, ...], int]:
        """The points of the walk from a place to its way, and the number of that."""
        if self.room.is_rectangle:
            number = int(self._apart([place]).argmin())
            return (place, self.ways[number]), number
        way = self._field.walk(place)
        assert way is not None  # asked for within the room only
        return way.points, way.source

    def _apart(self, places: Sequence[Place]) -> Floats:
        spots, ways = np.array(places, dtype=float), np.array(self.ways, dtype=float)
        away = spots[:, None] - ways[None]
        apart: Floats = np.hypot(away[..., 0], away[..., 1]) + np.array(self.lengths)
        return apart

    @cached_property
    def _field(self) -> DistanceField:
        """The floor of a room that is no rectangle, with what lies before its open sides."""
        strips = [_before(side, self.radius) for side in self.room.sides]
        floor = shapely.union_all([self.room.polygon, *strips])
        return WalkNetwork(floor, (), 0).field(self.ways, self.lengths)


def _before(side: Side, depth: float) -> Polygon:
    half = side.length / 2
    ends = [(-half, -OVERLAP), (half, -OVERLAP), (half, depth), (-half, depth)]
    return Polygon([side.at(shift, ahead) for shift, ahead in ends])


def interiors(
    among: Iterable[Room],
    radius: float,
    lengths: Callable[[Sequence[Place]], Floats],
) -> list[Interior]:
    """The insides of some rooms; `lengths` tells how far it is from places on the floor.

    Ways are STEP apart: the distance of who best leaves between two of them is at most
    STEP² / 8 × (1 / before + 1 / after) too long, by the straight pieces before and after the side.
    """
    among = list(among)
    rows = [
        [(side, place) for side in room.sides for place in across(side, radius, STEP)]
        for room in among
    ]
    known = iter(lengths([place for row in rows for _, place in row]).tolist())
    found = []
    for room, row in zip(among, rows, strict=True):
        reached = [(*each, length) for each in row if (length := next(known)) < math.inf]
        sides = tuple(side for side, _, _ in reached)
        ways = tuple(place for _, place, _ in reached)
        far = tuple(length for _, _, length in reached)
        found.append(Interior(room, radius, sides, ways, far))
    return found
