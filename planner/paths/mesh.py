# SPDX-License-Identifier: GPL-3.0-or-later
"""A floor cut into triangles that know their neighbours.

Half-edge h = 3 t + i runs along side i of triangle t, counter-clockwise, so that the triangle is
on its left.  `twin[h]` is the same side seen from the neighbour, -1 on the boundary.  Who crosses
a side enters through a half-edge whose start is on his left and whose end is on his right, and has
`apex[h]` before him; `left[h]` and `right[h]` are the half-edges by which the triangles beyond
the other two sides are entered.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from planner.paths.outline import Floats, Ints

# What a mesh lists by half-edge.
_BY_HALF_EDGE = {"origin", "twin", "apex", "left", "right", "side_lengths"}


@dataclass(frozen=True, eq=False)
class Mesh:
    """Points (n, 2), triangles (m, 3) of point indices, counter-clockwise, twins (3 m)."""

    points: Floats
    triangles: Ints
    twins: Ints

    @cached_property
    def x(self) -> list[float]:
        x: list[float] = self.points[:, 0].tolist()
        return x

    @cached_property
    def y(self) -> list[float]:
        y: list[float] = self.points[:, 1].tolist()
        return y

    @cached_property
    def origin(self) -> list[int]:
        return self.triangles.ravel().tolist()

    @cached_property
    def twin(self) -> list[int]:
        twin: list[int] = self.twins.tolist()
        return twin

    @cached_property
    def side_lengths(self) -> list[float]:
        """By half-edge."""
        start = self.points[self.triangles]
        along = start[:, [1, 2, 0]] - start
        lengths: list[float] = np.hypot(along[..., 0], along[..., 1]).ravel().tolist()
        return lengths

    @cached_property
    def apex(self) -> list[int]:
        return self.triangles[:, [2, 0, 1]].ravel().tolist()

    @cached_property
    def right(self) -> list[int]:
        return self.twins.reshape(-1, 3)[:, [1, 2, 0]].ravel().tolist()

    @cached_property
    def left(self) -> list[int]:
        return self.twins.reshape(-1, 3)[:, [2, 0, 1]].ravel().tolist()

    @property
    def boxes(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Low x, low y, high x and high y of the triangles."""
        ends: list[Floats] = []
        for reduce in (np.minimum, np.maximum):
            for axis in (0, 1):
                one, two, three = self.points[:, axis][self.triangles].T
                ends.append(reduce(reduce(one, two), three))
        low_x, low_y, high_x, high_y = ends
        return low_x, low_y, high_x, high_y

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The triangles, to be asked what is near."""
        return shapely.STRtree(np.asarray(shapely.polygons(self.points[self.triangles])))

    @cached_property
    def _fans(self) -> list[list[int]]:
        origin = self.triangles.ravel()
        order = np.argsort(origin, kind="stable")
        first = np.searchsorted(origin[order], np.arange(len(self.points) + 1)).tolist()
        opposite = (order + 1 - 3 * (order % 3 == 2)).tolist()
        return [opposite[low:high] for low, high in itertools.pairwise(first)]

    def around(self, point: int) -> list[int]:
        """The half-edges opposite to a point, one for each triangle that has it."""
        return self._fans[point]

    def carry(self, old: Mesh, rows: Ints) -> None:
        """Take over what another mesh has found, but for the triangles of some rows.

        All others must be the same there; points of the other must be the first of this one.
        """
        part = Mesh(self.points, self.triangles[rows], self.twins.reshape(-1, 3)[rows].ravel())
        halves = (3 * rows[:, None] + np.arange(3)).ravel().tolist()
        known, size = old.__dict__, 3 * len(self.triangles)
        for name in _BY_HALF_EDGE & known.keys():
            values = known[name][:size]
            values += [0] * (size - len(values))
            for half, value in zip(halves, getattr(part, name), strict=True):
                values[half] = value
            self.__dict__[name] = values
        for axis, name in enumerate("xy"):
            if name in known:
                self.__dict__[name] = known[name] + self.points[len(known[name]) :, axis].tolist()
        if "_fans" in known:
            self.__dict__["_fans"] = self._fans_after(old, rows)
        if "_sides" in known:
            filled = [np.resize(values, (len(self.triangles), 3)) for values in known["_sides"]]
            for values, fresh in zip(filled, part._sides, strict=True):
                values[rows] = fresh
            self.__dict__["_sides"] = tuple(filled)

    def _fans_after(self, old: Mesh, rows: Ints) -> list[list[int]]:
        fans = old._fans + [[] for _ in range(len(self.points) - len(old.points))]
        lost = set(rows.tolist()) | set(range(len(self.triangles), len(old.triangles)))
        had = old.triangles[[t for t in lost if t < len(old.triangles)]]
        for point in np.unique(np.append(had, self.triangles[rows])).tolist():
            fans[point] = [half for half in fans[point] if half // 3 not in lost]
        for t, corners in zip(rows.tolist(), self.triangles[rows].tolist(), strict=True):
            for i, point in enumerate(corners):
                fans[point].append(3 * t + (i + 1) % 3)
        return fans

    @cached_property
    def _sides(self) -> tuple[Floats, Floats, Floats]:
        """Each side as a line: signed distance to the left = a x + b y + c, rows by triangle."""
        start = self.points[self.triangles]
        along = start[:, [1, 2, 0]] - start
        length = np.hypot(along[..., 0], along[..., 1])
        a, b = -along[..., 1] / length, along[..., 0] / length
        return a, b, -(a * start[..., 0] + b * start[..., 1])

    def locate(self, x: float, y: float, tolerance: float) -> list[tuple[int, list[bool]]]:
        """The triangles that hold a point, and which of their sides it is well inside of.

        A point on a side is held by both neighbours.  The triangle that fits best is given even if
        the point is outside of all.
        """
        if not len(self.triangles):
            return []
        a, b, c = self._sides
        depth = a * x + b * y + c
        least = depth.min(axis=1)
        held = np.flatnonzero(least >= -tolerance)
        if not len(held):
            held = least.argmax()[None]
        return [(int(t), (depth[t] > tolerance).tolist()) for t in held]


def mesh(floor: BaseGeometry) -> Mesh:
    """The constrained Delaunay triangulation of a polygon or several."""
    triangles = shapely.get_coordinates(shapely.constrained_delaunay_triangles(floor))
    corners = triangles.reshape(-1, 4, 2)[:, :3]
    (ax, ay), (bx, by), (cx, cy) = (corners[:, i].T for i in range(3))
    area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    corners = np.where((area < 0)[:, None, None], corners[:, ::-1], corners)
    keys, index = np.unique(corners.reshape(-1, 2).copy().view(np.complex128), return_inverse=True)
    numbers = index.reshape(-1, 3).astype(np.int64)
    points = np.stack([keys.real, keys.imag], axis=1)
    start, end = numbers.ravel(), numbers[:, [1, 2, 0]].ravel()
    return Mesh(points, numbers, _twins(start, end, len(points)))


def _twins(start: Ints, end: Ints, count: int) -> Ints:
    own, other = start * count + end, end * count + start
    order = np.argsort(own)
    place = np.searchsorted(own[order], other).clip(max=max(len(own) - 1, 0))
    twin = order[place] if len(order) else order
    return np.where(own[twin] == other, twin, -1)
