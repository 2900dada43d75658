# SPDX-License-Identifier: GPL-3.0-or-later
"""Footprints and their edges as arrays, so that many pairs are measured at once.

Every thing with a footprint is a *body*: booths, areas (walkable ones too), columns, inner walls,
and each stretch of hall wall. Edges know their outward normal, which points to the floor that a
visitor could stand on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from planner.floor.footprints import footprint
from planner.floor.ground import Ground
from planner.model.plan import Area, Booth

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Flags = NDArray[np.bool_]
Geometries = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Body:
    """Who a body is. ``place`` tells stretches of one hall's wall apart.

    Nobody walks through ``solid`` ones; ``fixed`` ones belong to the venue; ``blocking`` ones may
    not stand before a door: solid ones of the plan and areas with furniture.
    """

    id: str
    place: str = ""
    solid: bool = True
    fixed: bool = False
    blocking: bool = False


class Edges(NamedTuple):
    """Arrays by edge. ``along`` and ``normal`` (outward) are unit vectors, (n, 2) like the ends.

    ``before_…`` are those of the edge before it in its ring; ``corner`` says that the body turns
    outward where the edge starts.
    """

    start: Floats
    end: Floats
    along: Floats
    normal: Floats
    length: Floats
    open: Flags
    before_along: Floats
    before_normal: Floats
    before_open: Flags
    corner: Flags


@dataclass(frozen=True, eq=False)
class Bodies:
    """Bodies with their edges: those of body i are ``first[i]`` to ``first[i + 1]``."""

    names: tuple[Body, ...]
    shapes: Geometries
    first: Ints
    edges: Edges

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def owner(self) -> Ints:
        """The body of each edge."""
        return np.repeat(np.arange(len(self.names)), np.diff(self.first))

    @cached_property
    def index(self) -> dict[str, int]:
        """Number of a body by id (of a hall: its last stretch of wall)."""
        return {body.id: number for number, body in enumerate(self.names)}

    @cached_property
    def solid(self) -> Flags:
        return np.array([body.solid for body in self.names], dtype=np.bool_)

    @cached_property
    def fixed(self) -> Flags:
        return np.array([body.fixed for body in self.names], dtype=np.bool_)

    @cached_property
    def blocking(self) -> Flags:
        return np.array([body.blocking for body in self.names], dtype=np.bool_)

    @cached_property
    def wall(self) -> Flags:
        """Stretches of hall wall: lines, no footprints."""
        return np.array([body.place != "" for body in self.names], dtype=np.bool_)

    @cached_property
    def bounds(self) -> Floats:
        return shapely.bounds(self.shapes)

    @cached_property
    def tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.shapes)

    def take(self, numbers: Ints) -> Bodies:
        """Some of the bodies, in the given order."""
        counts = np.diff(self.first)[numbers]
        first = np.concatenate([[0], np.cumsum(counts)])
        edges = np.arange(first[-1]) + np.repeat(self.first[:-1][numbers] - first[:-1], counts)
        return Bodies(
            tuple(self.names[number] for number in numbers.tolist()),
            self.shapes[numbers],
            first,
            Edges._make(array[edges] for array in self.edges),
        )

    def join(self, other: Bodies) -> Bodies:
        """These bodies and then the others."""
        if not len(other):
            return self
        return Bodies(
            self.names + other.names,
            np.concatenate([self.shapes, other.shapes]),
            np.concatenate([self.first, other.first[1:] + self.first[-1]]),
            Edges._make(np.concatenate(pair) for pair in zip(self.edges, other.edges, strict=True)),
        )


def plan_bodies(things: Sequence[Booth | Area]) -> Bodies:
    """The bodies of booths and areas."""
    return _ring_bodies(
        [_body(thing) for thing in things],
        [footprint(thing.shape) for thing in things],
        [thing.open_sides if isinstance(thing, Booth) else () for thing in things],
    )


def ground_bodies(ground: Ground) -> Bodies:
    """The bodies of the venue: columns, inner walls, and the walls around the halls."""
    names = [Body(name, fixed=True) for name in ground.solids]
    solids = _ring_bodies(names, list(ground.solids.values()), [()] * len(names))
    return solids.join(_hall_walls(ground))


def _body(thing: Booth | Area) -> Body:
    solid = isinstance(thing, Booth) or not thing.walkable
    furnished = isinstance(thing, Area) and bool(thing.furniture)
    return Body(thing.id, solid=solid, blocking=solid or furnished)


def _ring_bodies(
    names: Sequence[Body], polygons: Sequence[shapely.Polygon], openings: Sequence[tuple[int, ...]]
) -> Bodies:
    shapes = np.array(polygons, dtype=object)
    rings = shapely.get_exterior_ring(shapes)
    first, edges = _edges(rings, np.where(shapely.is_ccw(rings), 1.0, -1.0), openings)
    return Bodies(tuple(names), shapes, first, edges)


def _hall_walls(ground: Ground) -> Bodies:
    """Each straight stretch of wall around the floor as a body of its own hall."""
    floor = shapely.orient_polygons(shapely.simplify(ground.floor, 0.01))
    rings = np.array(shapely.get_rings(shapely.get_parts(floor)))
    # Floor lies on the left of its rings, so the free side of a wall is the left one.
    _, edges = _edges(rings, np.full(len(rings), -1.0), [()] * len(rings))
    lines = np.array(shapely.linestrings(np.stack([edges.start, edges.end], axis=1)))
    middles = np.array(shapely.points((edges.start + edges.end) / 2))
    halls = np.array([shapely.Polygon(hall.outline) for hall in ground.halls], dtype=object)
    nearest = shapely.distance(middles[:, None], halls[None, :]).argmin(axis=1)
    names = tuple(
        Body(ground.halls[hall].id, f"wall-{number}", fixed=True)
        for number, hall in enumerate(nearest.tolist())
    )
    return Bodies(names, lines, np.arange(len(lines) + 1), edges)


def _edges(
    rings: Geometries, inward: Floats, openings: Sequence[tuple[int, ...]]
) -> tuple[Ints, Edges]:
    """The edges of closed rings, and where those of each ring begin (and the last ones end).

    ``inward`` is 1 for a ring whose body lies on its left, -1 for one whose body is on its right.
    """
    points, ring = shapely.get_coordinates(rings, return_index=True)
    closing = np.append(ring[1:] != ring[:-1], True)[: len(ring)]
    opening = np.append(True, closing[:-1])[: len(ring)]
    start, end, owner = points[~closing], points[~opening], ring[~closing]
    along = end - start
    length = np.hypot(along[:, 0], along[:, 1])
    along = along / length[:, None]
    side = inward[owner]
    normal = np.stack([along[:, 1] * side, -along[:, 0] * side], axis=1)
    first = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(rings)))])
    before = np.arange(len(owner)) - 1
    before[first[:-1]] = first[1:] - 1
    is_open = np.zeros(len(owner), dtype=np.bool_)
    for offset, sides in zip(first.tolist(), openings, strict=False):
        is_open[[offset + side for side in sides]] = True
    turn = along[before, 0] * along[:, 1] - along[before, 1] * along[:, 0]
    return first, Edges(
        start, end, along, normal, length, is_open,
        along[before], normal[before], is_open[before], turn * side > 0,
    )  # fmt: skip
