# SPDX-License-Identifier: GPL-3.0-or-later
"""Footprints and their edges as arrays, so that many pairs are measured at once.

Every thing with a footprint is a *body*: booths, areas (walkable ones too), structures, columns,
inner walls, and each stretch of hall wall. Edges know their outward normal, which points to the
floor that a visitor could stand on. All that is known of a body or an edge stands in two tables, so
that some bodies are picked out, and joined with others, in a few calls: at every move of a drag.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Flags = NDArray[np.bool_]
Geometries = NDArray[np.object_]
Kind = TypeVar("Kind", np.float64, np.bool_)

CORNERS = 8  # at most, of convex bodies
SQUARE = 1e-9  # sine of an angle that comes from rounding alone


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


def row_of(rows: NDArray[Kind], number: int) -> NDArray[Kind]:
    """A row of a table."""
    row: NDArray[Kind] = rows[number]
    return row


class Edges(NamedTuple):
    """Edges by column. Rows of ``table``: x and y of start, end, along, normal, the along and the
    normal of the edge before it in its ring; and the length. Rows of ``flags``: open, open before
    it, and whether the body turns outward where the edge starts.

    ``along`` and ``normal`` (outward) are unit vectors, (n, 2) like the ends.
    """

    table: Floats
    flags: Flags

    @property
    def start(self) -> Floats:
        return self.table[0:2].T

    @property
    def end(self) -> Floats:
        return self.table[2:4].T

    @property
    def along(self) -> Floats:
        return self.table[4:6].T

    @property
    def normal(self) -> Floats:
        return self.table[6:8].T

    @property
    def before_along(self) -> Floats:
        return self.table[8:10].T

    @property
    def before_normal(self) -> Floats:
        return self.table[10:12].T

    @property
    def length(self) -> Floats:
        return row_of(self.table, 12)

    @property
    def open(self) -> Flags:
        return row_of(self.flags, 0)

    @property
    def before_open(self) -> Flags:
        return row_of(self.flags, 1)

    @property
    def corner(self) -> Flags:
        return row_of(self.flags, 2)


@dataclass(frozen=True, eq=False)
class Bodies:
    """Bodies with their edges: those of body i are ``first[i]`` to ``first[i + 1]``.

    ``bounds`` is (n, 4): least x, y, most x, y. Rows of ``marks`` by body: solid, fixed, blocking,
    wall, square, upright and convex. ``make`` gives the shapes when they are asked for.
    """

    names: tuple[Body, ...]
    bounds: Floats
    marks: Flags
    first: Ints
    edges: Edges
    make: Callable[[], Geometries]

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def shapes(self) -> Geometries:
        """Polygons; of stretches of hall wall lines."""
        return self.make()

    @cached_property
    def owner(self) -> Ints:
        """The body of each edge."""
        return np.repeat(np.arange(len(self.names)), np.diff(self.first))

    @cached_property
    def before(self) -> Ints:
        """The edge before each edge in its ring."""
        before = np.arange(self.first[-1]) - 1
        before[self.first[:-1]] = self.first[1:] - 1
        return before

    @cached_property
    def index(self) -> dict[str, int]:
        """Number of a body by id (of a hall: its last stretch of wall)."""
        return {body.id: number for number, body in enumerate(self.names)}

    @property
    def solid(self) -> Flags:
        return row_of(self.marks, 0)

    @property
    def fixed(self) -> Flags:
        return row_of(self.marks, 1)

    @property
    def blocking(self) -> Flags:
        return row_of(self.marks, 2)

    @property
    def wall(self) -> Flags:
        """Stretches of hall wall: lines, no footprints."""
        return row_of(self.marks, 3)

    @property
    def square(self) -> Flags:
        """Rectangles, at any angle."""
        return row_of(self.marks, 4)

    @property
    def upright(self) -> Flags:
        """Rectangles and stretches of wall that are their own boxes."""
        return row_of(self.marks, 5)

    @property
    def convex(self) -> Flags:
        """Those that are convex and have few corners."""
        return row_of(self.marks, 6)

    @cached_property
    def tree(self) -> shapely.STRtree:
        """An index of the boxes of the bodies."""
        return shapely.STRtree(self.around(slice(None), 0.0))

    def around(self, numbers: Ints | slice, distance: float) -> Geometries:
        """The boxes of some bodies, wider by a distance (mm) on each side."""
        bounds = self.bounds[numbers]
        low, high = bounds[:, :2] - distance, bounds[:, 2:] + distance
        return np.array(shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1]), dtype=object)

    def apart(self, first: Ints, second: Ints) -> tuple[Floats, Flags]:
        """How far pairs of bodies are apart, (2, n), and whether that tells all about a pair.

        Negative: they meet. Measured along x and y by the boxes; of rectangles at other angles
        along the sides of the first. It tells all of rectangles with the same axes.
        """
        one, two = self.bounds.T[:, first], self.bounds.T[:, second]
        gap: Floats = np.maximum(one[:2] - two[2:], two[:2] - one[2:])
        upright, square = self.upright, self.square
        sure = upright[first] & upright[second]
        turned = np.flatnonzero(~sure & square[first] & square[second])
        if len(turned):
            gap[:, turned], sure[turned] = self._apart_along(first[turned], second[turned])
        return gap, sure

    def _apart_along(self, first: Ints, second: Ints) -> tuple[Floats, Flags]:
        """The same for rectangles, along the sides of the first of a pair."""
        base, table = self.first[first], self.edges.table
        x, y, _, _, along_x, along_y, up_x, up_y = table[:8, base]
        corners = self.first[second] + np.arange(4)[:, None]
        dx, dy = table[0, corners] - x, table[1, corners] - y
        s, h = dx * along_x + dy * along_y, -dx * up_x - dy * up_y
        width, depth = table[12, base], table[12, base + 1]
        gap = np.stack([
            np.maximum(s.min(axis=0) - width, -s.max(axis=0)),
            np.maximum(h.min(axis=0) - depth, -h.max(axis=0)),
        ])  # fmt: skip
        return gap, is_square(along_x, along_y, *table[4:6, self.first[second]])

    def shifted(self, x: float, y: float) -> Bodies:
        """These bodies moved by a distance in mm."""
        step = np.array([x, y])
        table = self.edges.table.copy()
        table[:4] += np.tile(step, 2)[:, None]
        points, owner = table[:2].T, self.owner
        return Bodies(
            self.names, self.bounds + np.tile(step, 2), self.marks, self.first,
            Edges(table, self.edges.flags), lambda: ring_polygons(points, owner),
        )  # fmt: skip

    def take(self, numbers: Ints) -> Bodies:
        """Some of the bodies, in the given order."""
        begin = self.first[numbers]
        counts = self.first[numbers + 1] - begin
        first = np.concatenate([[0], np.cumsum(counts)])
        edges = np.arange(first[-1]) + np.repeat(begin - first[:-1], counts)
        return Bodies(
            tuple(map(self.names.__getitem__, numbers.tolist())),
            self.bounds[numbers],
            self.marks[:, numbers],
            first,
            Edges(self.edges.table[:, edges], self.edges.flags[:, edges]),
            lambda: self.shapes[numbers],
        )

    def join(self, *others: Bodies) -> Bodies:
        """These bodies and then the others."""
        parts = [part for part in (self, *others) if len(part)]
        if len(parts) < 2:
            return parts[0] if parts else self
        ends = np.cumsum([0, *(part.first[-1] for part in parts)])
        starts = [part.first[:-1] + end for part, end in zip(parts, ends[:-1], strict=True)]
        return Bodies(
            tuple(name for part in parts for name in part.names),
            np.concatenate([part.bounds for part in parts]),
            np.concatenate([part.marks for part in parts], axis=1),
            np.concatenate([*starts, ends[-1:]]),
            Edges(
                np.concatenate([part.edges.table for part in parts], axis=1),
                np.concatenate([part.edges.flags for part in parts], axis=1),
            ),
            lambda: np.concatenate([part.shapes for part in parts]),
        )


def is_square(one_x: Floats, one_y: Floats, two_x: Floats, two_y: Floats) -> Flags:
    """Whether unit vectors are at right angles or parallel."""
    sine, cosine = one_x * two_y - one_y * two_x, one_x * two_x + one_y * two_y
    return np.minimum(np.abs(sine), np.abs(cosine)) < SQUARE


def leaving_floor(floor: BaseGeometry, bounds: Floats, shapes: Callable[[], Geometries]) -> Ints:
    """Which shapes are not wholly on a floor; their boxes, (n, 4), tell it of a floor that is one.

    ``shapes`` are made only where they are needed.
    """
    left, bottom, right, top = floor.bounds
    if floor.area == (right - left) * (top - bottom):
        beyond = (bounds[:, :2] < (left, bottom)) | (bounds[:, 2:] > (right, top))
        return np.flatnonzero(beyond.any(axis=1))
    return np.flatnonzero(~shapely.covers(floor, shapes()))


def ring_polygons(points: Floats, ring: Ints) -> Geometries:
    """The polygons of rings of corners, each with the number of its ring."""
    if not len(points):
        return np.zeros(0, dtype=object)
    return np.array(shapely.polygons(shapely.linearrings(points, indices=ring)), dtype=object)
