# SPDX-License-Identifier: GPL-3.0-or-later
"""The true free floor and the floor on which the centre of a round body may be.

A body of radius r may have its centre wherever no obstacle is closer than r.  That region is
bounded by straight lines and by arcs about the corners of the obstacles.  `Outline` holds the
corners; `centre_floor` gives a polygon that contains the region, with each arc replaced by a few
chords.  All that is exact (tangents, arcs, clearances) is computed from the corners; the polygon
only says what lies beside what, and falls into as many pieces as the region itself.

Lengths are millimetres as floats; the free floor lies on the left of every ring.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Geometries = NDArray[np.object_]

# A body is taken this much thinner (of 1), so that one that fits exactly also fits in floats.
SLACK = 1e-7
# The chords that stand for an arc turn by at most this angle each: one for a square corner.  More
# chords are no more exact, for the polygon only bounds; they are more triangles to look through.
CHORD = math.radians(95)


@dataclass(frozen=True, eq=False)
class Outline:
    """The edges of the free floor in ring order, and which of their ends are corners.

    Edge i goes from `start[i]` to `end[i]` in the unit direction `along[i]`; `after[i]` is the
    edge that goes on from its end.  `corner[i]` says that the floor turns around its end.
    """

    floor: BaseGeometry
    start: Floats
    end: Floats
    along: Floats
    after: Ints
    ring: Ints
    corner: Flags

    @cached_property
    def lines(self) -> Geometries:
        """The edges as line strings."""
        return np.asarray(shapely.linestrings(np.stack([self.start, self.end], axis=1)))

    @cached_property
    def edges(self) -> shapely.STRtree:
        return shapely.STRtree(self.lines)

    @cached_property
    def starts(self) -> Geometries:
        """The starts of the edges as points."""
        return np.asarray(shapely.points(self.start))

    @cached_property
    def vertices(self) -> shapely.STRtree:
        return shapely.STRtree(self.starts)

    @cached_property
    def boundary(self) -> BaseGeometry:
        boundary = self.floor.boundary
        shapely.prepare(boundary)
        return boundary


def outline(floor: BaseGeometry, obstacles: Sequence[Polygon]) -> Outline:
    """The free floor: the walkable polygons less the solid ones (which may touch and overlap)."""
    solid = shapely.disjoint_subset_union_all(np.array(obstacles, dtype=object))
    free = shapely.difference(floor, solid) if obstacles else floor
    free = shapely.simplify(_areas(free), 1e-6)
    shapely.prepare(free)
    oriented = shapely.orient_polygons(free)
    return traced(free, shapely.get_rings(shapely.get_parts(oriented)))


def traced(free: BaseGeometry, rings: Geometries) -> Outline:
    """The outline of a floor whose rings are given, the floor on their left."""
    points, ring = shapely.get_coordinates(rings, return_index=True)
    last = np.append(ring[1:] != ring[:-1], True)[: len(ring)]
    first = np.append(True, last[:-1])[: len(ring)]
    start, end, ring = points[~last], points[~first], ring[~last].astype(np.int64)
    along = end - start
    along = along / np.hypot(along[:, 0], along[:, 1])[:, None]
    after = np.arange(1, len(ring) + 1)
    opening = np.flatnonzero(np.append(True, ring[1:] != ring[:-1])[: len(ring)])
    if len(ring):
        after[np.append(opening[1:] - 1, len(ring) - 1)] = opening
    onward = along[after] if len(ring) else along
    turn = along[:, 0] * onward[:, 1] - along[:, 1] * onward[:, 0]
    ahead = (along * onward).sum(axis=1)
    corner = (turn < -1e-12) | ((turn < 0) & (ahead < 0))
    return Outline(free, start, end, along, after, ring, corner)


def _areas(geometry: BaseGeometry) -> MultiPolygon:
    """Only the polygons of a geometry (differences may leave lines and points behind)."""
    parts = shapely.get_parts(geometry)
    if (shapely.get_type_id(parts) == 6).any():
        parts = shapely.get_parts(parts)
    if len(parts) and (shapely.get_type_id(parts) == 7).any():
        parts = shapely.get_parts(parts)
    return MultiPolygon(list(parts[shapely.get_dimensions(parts) == 2]))


@dataclass(frozen=True, eq=False)
class Corners:
    """The corners that a body can go around: their points, and the arc of normals of each.

    Normals run counter-clockwise from `first[i]` over `span[i]` radians (less than a half turn).
    `edge[i]` is the edge of the outline that ends there.
    """

    point: Floats
    first: Floats
    span: Floats
    edge: Ints

    def normals(self, index: Ints, angle: Floats) -> Floats:
        """Unit normals at the angles (radians from the first normal) of the given corners."""
        cos, sin = np.cos(angle), np.sin(angle)
        x, y = self.first[index, 0], self.first[index, 1]
        return np.stack([x * cos - y * sin, x * sin + y * cos], axis=1)


def corners(outline: Outline, among: Ints | None = None) -> Corners:
    """The corners of an outline, or those among some of its edges."""
    edge = np.flatnonzero(outline.corner) if among is None else among[outline.corner[among]]
    before, onward = outline.along[edge], outline.along[outline.after[edge]]
    first = np.stack([-onward[:, 1], onward[:, 0]], axis=1)
    turn = onward[:, 0] * before[:, 1] - onward[:, 1] * before[:, 0]
    span = np.arctan2(turn, (onward * before).sum(axis=1)) % (2 * math.pi)
    return Corners(outline.end[edge], first, span, edge)


@dataclass(frozen=True, eq=False)
class CentreFloor:
    """A polygon around all places where the centre may be, and its vertices that lie on arcs.

    `near` are the pairs (corner, edge) closer than the width of the body, neighbours left out:
    only there can the arc of a corner be closed off.
    """

    floor: BaseGeometry
    point: Floats
    corner: Ints
    near: tuple[Ints, Ints]


def centre_floor(outline: Outline, corners: Corners, radius: float) -> CentreFloor:
    """The floor less everything closer than the radius, arcs cut short by chords.

    Where two growths nearly meet, both get a vertex at the point of contact, so that the polygon
    is connected exactly where the true region is: two growths meet if and only if the middle of
    their shortest connection lies in both.
    """
    count = len(corners.edge)
    if radius == 0:
        none = np.zeros(0, dtype=np.int64)
        index = np.arange(count)
        return CentreFloor(outline.floor, corners.point, index, (none, none))
    near, index, point = arc_points(outline, corners, radius)
    grown = growths(outline, corners, index, point, radius)
    floor = _areas(shapely.difference(outline.floor, shapely.disjoint_subset_union_all(grown)))
    return CentreFloor(floor, point, index, near)


def arc_points(
    outline: Outline, corners: Corners, radius: float
) -> tuple[tuple[Ints, Ints], Ints, Floats]:
    """What is `near` (see `CentreFloor`), and all vertices on arcs: their corners, their points."""
    near = _near(outline, corners, radius)
    index, angle = _chords(outline, corners, near, radius)
    normal = corners.normals(index, angle)
    at_start = angle == 0
    at_end = angle == corners.span[index]
    # The ends take the very normals of the edges, so that arcs and offset edges meet.
    before = outline.along[corners.edge[index]]
    normal[at_start] = corners.first[index[at_start]]
    normal[at_end] = np.stack([-before[at_end, 1], before[at_end, 0]], axis=1)
    return near, index, corners.point[index] + radius * normal


def _near(outline: Outline, corners: Corners, radius: float) -> tuple[Ints, Ints]:
    points = shapely.points(corners.point)
    corner, edge = outline.edges.query(points, predicate="dwithin", distance=2 * radius)
    own = corners.edge[corner]
    foreign = (edge != own) & (edge != outline.after[own])
    return corner[foreign], edge[foreign]


def _chords(
    outline: Outline, corners: Corners, near: tuple[Ints, Ints], radius: float
) -> tuple[Ints, Floats]:
    """Corner and angle of all vertices on arcs, in ring order (which is clockwise on each arc)."""
    pieces = np.maximum(1, np.ceil(corners.span / CHORD)).astype(np.int64)
    index = np.repeat(np.arange(len(pieces)), pieces + 1)
    step = np.arange(len(index)) - np.repeat(np.cumsum(pieces + 1) - pieces - 1, pieces + 1)
    angle = corners.span[index] * step / pieces[index]
    angle[step == pieces[index]] = corners.span[index[step == pieces[index]]]
    corner, edge = near
    away = nearest(corners.point[corner], outline.start[edge], outline.end[edge])
    away -= corners.point[corner]
    distance = np.hypot(away[:, 0], away[:, 1])
    contact = distance > 2 * radius * math.cos(CHORD / 2)
    corner, away = corner[contact], away[contact]
    x, y = corners.first[corner, 0], corners.first[corner, 1]
    towards = np.arctan2(x * away[:, 1] - y * away[:, 0], x * away[:, 0] + y * away[:, 1])
    inside = (towards > 0) & (towards < corners.span[corner])
    index = np.concatenate([index, corner[inside]])
    angle = np.concatenate([angle, towards[inside]])
    order = np.lexsort((-angle, index))
    return index[order], angle[order]


def nearest(point: Floats, start: Floats, end: Floats) -> Floats:
    """The nearest points of segments, row by row."""
    along = end - start
    length = (along**2).sum(axis=1)
    share = ((point - start) * along).sum(axis=1) / np.where(length > 0, length, 1.0)
    foot: Floats = start + np.clip(share, 0, 1)[:, None] * along
    return foot


def growths(
    outline: Outline, corners: Corners, index: Ints, point: Floats, radius: float
) -> Geometries:
    """Polygons that together cover all floor closer than the radius to the boundary.

    A ring that turns around a convex obstacle is grown in one piece; any other edge by edge, each
    a strip with the arc at its end.
    """
    convex = np.ones(int(outline.ring.max(initial=-1)) + 1, dtype=np.bool_)
    convex[outline.ring[~outline.corner]] = False
    ring = outline.ring[corners.edge[index]]
    whole = convex[ring]
    _, group = np.unique(ring[whole], return_inverse=True)
    shells = shapely.linearrings(point[whole], indices=group)
    strips = []
    first = np.searchsorted(index, np.arange(len(corners.edge)))
    last = np.append(first[1:], len(index))
    of_edge = {int(edge): i for i, edge in enumerate(corners.edge)}
    for i in np.flatnonzero(~convex[outline.ring]).tolist():
        a, b, (dx, dy) = outline.start[i], outline.end[i], outline.along[i]
        normal = np.array([-dy, dx])
        corner = of_edge.get(i)
        arc = [b + radius * normal] if corner is None else point[first[corner] : last[corner]]
        strips.append(Polygon([a, a + radius * normal, *arc, b]))
    return np.concatenate([shapely.polygons(shells), np.array(strips, dtype=object)])
