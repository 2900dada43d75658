# SPDX-License-Identifier: GPL-3.0-or-later
"""How far it is on foot from every place of a floor to the nearest of some sources."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from planner.paths.farthest import ERROR, Far, farthest
from planner.paths.front import Fronts, spread
from planner.paths.outline import Flags, Floats, Ints
from planner.paths.search import Place, Roads
from planner.paths.track import track

EDGE = 1e-9  # a place so little (radians) beside a fan counts as within


@dataclass(frozen=True)
class Way:
    """A shortest walk from a place to its source: its points, its length (mm) with the base of
    the source, and the number of the source."""

    points: tuple[Place, ...]
    length: float
    source: int


@dataclass(frozen=True, eq=False)
class Floor:
    """What a field asks of its network: lines of the search, and what the body can do."""

    roads: Roads
    stand: Callable[[Sequence[Place]], list[bool]]
    clear: Callable[[Floats], Flags]
    free: Callable[[Floats], Flags]


@dataclass(frozen=True, eq=False)
class DistanceField:
    """Shortest distances on foot to the nearest of some sources where the body stands.

    `base` (mm) is what the way is long already at each source; it tells how far it is from there
    to what is really sought, such as the line of a door.
    """

    floor: Floor
    sources: tuple[Place, ...]
    base: tuple[float, ...]

    def distances(self, places: Sequence[Place]) -> Floats:
        """The distance (mm) of each place; infinite where the body cannot stand or come from."""
        return self._best(places)[0]

    def nearest(self, places: Sequence[Place]) -> list[int | None]:
        """The number of the source that is nearest to each place."""
        length, root, _ = self._best(places)
        roots = self._fronts.roots
        return [
            roots[number].source if reached else None
            for number, reached in zip(root.tolist(), np.isfinite(length), strict=True)
        ]

    def walk(self, place: Place) -> Way | None:
        """The shortest walk from a place to a source; None where there is none."""
        (length,), (root,), (leave,) = self._best([place])
        if not math.isfinite(length):
            return None
        chain = self._fronts.chain(int(root), float(leave), float(length))
        start = self.sources[chain.start]
        points = track(self.floor.roads.arcs, chain, start, place, self.floor.free)
        return Way(points[::-1], chain.length, chain.start)

    def farthest(self, error: float = ERROR, within: BaseGeometry | None = None) -> Far | None:
        """The farthest place (of a part of the floor) where the body stands, to an error (mm)."""
        arcs = self.floor.roads.arcs
        # Only where a front has come there are places that are reached.
        seen = np.unique(self._fronts.triangle)
        corners = arcs.mesh.points[arcs.mesh.triangles[seen]]
        if within is None:
            return farthest(self.distances, corners, arcs.radius, error)
        shapely.prepare(within)
        near = shapely.intersects(within, shapely.polygons(corners))

        def distances(places: Sequence[Place]) -> Floats:
            inside = shapely.intersects_xy(within, np.array(places, dtype=float).reshape(-1, 2))
            return np.where(inside, self.distances(places), np.inf)

        return farthest(distances, corners[near], arcs.radius, error)

    @cached_property
    def _fronts(self) -> Fronts:
        stands = self.floor.stand(self.sources)
        base = [
            length if standing else math.inf
            for length, standing in zip(self.base, stands, strict=True)
        ]
        roads = self.floor.roads
        compiled = roads.compiled
        if compiled is not None:
            return compiled.fronts(self.sources, base, self.floor.clear)
        return spread(roads.arcs, self.sources, base, self.floor.clear)

    @cached_property
    def _sights(self) -> _Sights:
        return _Sights.of(self._fronts, self.floor.roads, self.sources)

    def _best(self, places: Sequence[Place]) -> tuple[Floats, Ints, Floats]:
        """For each place: distance, root and angle at which the last line leaves it."""
        best = np.full(len(places), np.inf)
        root, leave = np.full(len(places), -1), np.zeros(len(places))
        if not len(places):
            return best, root, leave
        spots = np.array(places, dtype=np.float64).reshape(-1, 2)
        stands = np.array(self.floor.stand(places), dtype=np.bool_)
        place, owner, length, angle = self._sights.lines(spots)
        keep = stands[place]
        order = np.flatnonzero(keep)[np.lexsort((length[keep], place[keep]))]
        while len(order):
            first = order[np.append(True, place[order][1:] != place[order][:-1])]
            feet = self._sights.feet(owner[first], angle[first])
            lines = np.stack([feet, spots[place[first]]], axis=1)
            clear = self.floor.clear(lines)
            done = first[clear]
            best[place[done]], root[place[done]] = length[done], owner[done]
            leave[place[done]] = angle[done]
            rest = np.isin(order, first, invert=True) & ~np.isin(place[order], place[done])
            order = order[rest]
        return best, root, leave


@dataclass(frozen=True, eq=False)
class _Sights:
    """The sights of all triangles as arrays, in order of triangles, which begin at `first`.

    By root: `centre`, `offset`, `level`, the first normal of its corner, and its side.
    """

    triangles: shapely.STRtree
    first: Ints
    owner: Ints
    rays: Floats
    centre: Floats
    side: Floats
    normal: Floats
    level: Floats
    radius: float

    @classmethod
    def of(cls, fronts: Fronts, roads: Roads, sources: Sequence[Place]) -> _Sights:
        arcs = roads.arcs
        triangle = fronts.triangle
        order = np.argsort(triangle, kind="stable")
        count = len(arcs.mesh.triangles)
        corner = np.array([-1 if r.node is None else r.node[0] for r in fronts.roots], np.int64)
        is_arc = corner >= 0
        centre = np.zeros((len(corner), 2))
        centre[is_arc] = arcs.corners.point[corner[is_arc]]
        starts = [sources[r.source] for r in fronts.roots if r.node is None]
        centre[~is_arc] = np.array(starts).reshape(-1, 2)
        normal = np.ones((len(corner), 2))
        normal[is_arc] = arcs.corners.first[corner[is_arc]]
        return cls(
            triangles=arcs.mesh.tree,
            first=np.searchsorted(triangle[order], np.arange(count + 1)),
            owner=fronts.owner[order],
            rays=fronts.rays[order],
            centre=centre,
            side=np.array([0.0 if r.node is None else r.node[2] for r in fronts.roots]),
            normal=normal,
            level=np.array([r.level for r in fronts.roots]),
            radius=arcs.radius,
        )

    def lines(self, spots: Floats) -> tuple[Ints, Ints, Floats, Floats]:
        """All that see the spots: number of the spot, root, length of the walk, leaving angle."""
        spot, triangle = self.triangles.query(
            shapely.points(spots), predicate="dwithin", distance=1e-3
        )
        count = self.first[triangle + 1] - self.first[triangle]
        place = np.repeat(spot, count)
        ahead = np.arange(len(place)) - np.repeat(np.cumsum(count) - count, count)
        sight = np.repeat(self.first[triangle], count) + ahead
        owner = self.owner[sight]
        side = self.side[owner]
        offset = side * self.radius
        x, y = (spots[place] - self.centre[owner]).T
        square = x * x + y * y
        rest = square - offset * offset
        straight = np.sqrt(np.maximum(rest, 0.0))
        square = np.where(square > 0, square, 1.0)
        dx, dy = (x * straight - y * offset) / square, (y * straight + x * offset) / square
        rx, ry, lx, ly = self.rays[sight].T
        within = (rx * dy - ry * dx >= -EDGE) & (dx * ly - dy * lx >= -EDGE)
        within &= (rx + lx) * dx + (ry + ly) * dy >= -EDGE
        keep = np.isnan(rx) | (within & (rest > -1e-3 * self.radius**2))
        fx, fy = self.normal[owner].T
        nx, ny = dy * side, -dx * side
        angle = side * np.arctan2(fx * ny - fy * nx, fx * nx + fy * ny)
        length = self.level[owner] + self.radius * angle + straight
        return place[keep], owner[keep], length[keep], angle[keep]

    def feet(self, owner: Ints, angle: Floats) -> Floats:
        """Where lines leave their roots."""
        side = self.side[owner]
        cos, sin = np.cos(side * angle), np.sin(side * angle)
        x, y = self.normal[owner].T
        around = np.stack([x * cos - y * sin, x * sin + y * cos], axis=1)
        feet: Floats = self.centre[owner] + np.abs(side)[:, None] * self.radius * around
        return feet
