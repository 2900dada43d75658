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

from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.model.plan import Booth
from planner.paths.doors import Side, across, booth_sides, polygon_sides
from planner.paths.farthest import ERROR, Far, farthest
from planner.paths.hollow import Hollow, at_lines, at_places
from planner.paths.mesh import mesh
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
    def triangles(self) -> Floats:
        """The inside cut into triangles (n, 3, 2)."""
        cut = mesh(self.polygon)
        return cut.points[cut.triangles]

    @cached_property
    def is_convex(self) -> bool:
        """Is everything within seen from everywhere within?"""
        return float(self.polygon.convex_hull.area - self.polygon.area) < 1.0

    @property
    def most(self) -> float:
        """No place within is farther than that (mm) from its open sides."""
        if not self.is_convex:
            # No two places of a polygon without holes are farther apart than half way around it.
            return float(self.polygon.length) / 2
        corners = shapely.points(shapely.get_coordinates(self.polygon)[:-1])
        return min(float(shapely.distance(_line(side), corners).max()) for side in self.sides)

    @cached_property
    def _to_sides(self) -> Hollow:
        """Straight to the nearest open side, around the inner corners of a room that has some."""
        ends = np.array([_ends(side) for side in self.sides], dtype=np.float64).reshape(-1, 2, 2)
        return Hollow(self.polygon, at_lines(ends[:, 0], ends[:, 1]))

    def to_sides(self, error: float = ERROR) -> Far | None:
        """The place within that is farthest from its open sides; None without an open side."""
        if not self.sides:
            return None
        return farthest(_of_places(self._to_sides), self.triangles, 0.0, error)

    def way_to_side(self, place: Place) -> tuple[Place, ...]:
        """The shortest way from a place within to an open side."""
        return self._to_sides.way(place)[0]


def _ends(side: Side) -> tuple[Place, Place]:
    return side.at(-side.length / 2, 0.0), side.at(side.length / 2, 0.0)


def _line(side: Side) -> shapely.LineString:
    return shapely.LineString(_ends(side))


def _of_places(hollow: Hollow) -> Callable[[Sequence[Place]], Floats]:
    return lambda places: hollow.distances(np.array(places, dtype=np.float64).reshape(-1, 2))


def booth_room(booth: Booth) -> Room:
    """The inside of a booth."""
    return Room(booth.id, footprint(booth.shape), tuple(booth_sides(booth)))


def rooms(site: Site) -> list[Room]:
    """Booths with an open side, and areas that nobody walks through, which are left all around."""
    found = [booth_room(booth) for booth in site.plan.booths if booth.open_sides]
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
        return _of_places(self._hollow)(places)

    @property
    def most(self) -> float:
        """No place within is farther than that."""
        if not self.ways:
            return -math.inf
        if not self.room.is_convex:
            return min(self.lengths) + self.radius + float(self.room.polygon.length) / 2
        corners = shapely.get_coordinates(self.room.polygon)[:-1]
        away = corners[:, None] - np.array(self.ways)
        lengths = np.hypot(away[..., 0], away[..., 1]) + np.array(self.lengths)
        return float(lengths.max(axis=0).min())

    def farthest(self, error: float = ERROR) -> Far | None:
        """The farthest place within; None if nobody can leave."""
        if not self.ways:
            return None
        return farthest(self.distances, self.room.triangles, 0.0, error)

    def walk(self, place: Place) -> tuple[tuple[Place, ...], int]:
        """The points of the walk from a place to its way, and the number of that."""
        return self._hollow.way(place)

    @cached_property
    def _hollow(self) -> Hollow:
        """The room with what lies before its open sides."""
        strips = [_before(side, self.radius) for side in self.room.sides]
        # The strips run under the room's sides, so all is one, but for what rounding leaves.
        parts = shapely.get_parts(shapely.union_all([self.room.polygon, *strips]))
        floor: Polygon = parts[shapely.area(parts).argmax()]
        ways = np.array(self.ways, dtype=np.float64).reshape(-1, 2)
        return Hollow(floor, at_places(ways, np.array(self.lengths)))


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
