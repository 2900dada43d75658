# SPDX-License-Identifier: GPL-3.0-or-later
"""The arcs about corners that a body can walk: what the rest of the floor leaves of each.

Angles on an arc are measured from the first normal of its corner, counter-clockwise.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

import numpy as np
import shapely

from planner.paths.mesh import Mesh
from planner.paths.outline import (
    CHORD,
    CentreFloor,
    Corners,
    Floats,
    Geometries,
    Ints,
    Outline,
    nearest,
)

Value = TypeVar("Value")

ANGLE = 1e-10  # two directions that differ by less (radians) count as one


class Arc(NamedTuple):
    """The open part from `low` to `high` of the arc about a corner.

    `vertices` are the points of the mesh that lie on it or on its chords, as (angle, point).
    """

    corner: int
    low: float
    high: float
    vertices: tuple[tuple[float, int], ...]


# A corner as a vertex knows it: number, point, first and last normal.
Mark = tuple[int, float, float, float, float, float, float]


@dataclass(frozen=True, eq=False)
class Arcs:
    outline: Outline
    corners: Corners
    centre: CentreFloor
    mesh: Mesh
    radius: float

    def of(self, corner: int) -> tuple[Arc, ...]:
        """The open parts of the arc about a corner, in order of angle."""
        known = self._known.get(corner)
        if known is None:
            known = self._known[corner] = self._open_parts(corner)
        return known

    def carry(
        self,
        old: Arcs,
        made: Sequence[int],
        dead: Sequence[int],
        vertices: dict[int, list[tuple[float, int]]],
    ) -> None:
        """Take over the arcs of others, with the same numbers, but for corners made anew or dead.

        Of those that are made anew these are the vertices.
        """
        known, found = old._known.copy(), old._vertices.copy()
        for corner in (*made, *dead):
            known.pop(corner, None)
            found.pop(corner, None)
        found.update(vertices)
        known.update(dict.fromkeys(dead, ()))
        self.__dict__["_known"], self.__dict__["_vertices"] = known, found
        count, mine = len(old.corners.edge), self.corners
        self.__dict__["_mark"] = old._mark + self._marks_from(count)
        self.__dict__["corner_points"] = old.corner_points + _pairs(mine.point[count:])
        self.__dict__["first_normals"] = old.first_normals + _pairs(mine.first[count:])
        self.__dict__["_span"] = old._span + mine.span[count:].tolist()

    def carry_marks(self, old: Arcs, points: Sequence[int], corners: Sequence[int]) -> None:
        """Take over the marks of others, but for some points: only these corners are near them."""
        marks = old.marks + [()] * (len(self.mesh.points) - len(old.marks))
        for point in points:
            marks[point] = ()
        new = set(points)
        for corner in corners:
            for _, point in self._vertices.get(corner, ()):
                if point in new:
                    marks[point] += (self._mark[corner],)
        self.__dict__["marks"] = marks

    def carry_beside(
        self,
        old: Arcs,
        gone: Sequence[int],
        moved: Sequence[tuple[int, int]],
        new: dict[int, tuple[Mark, ...]],
    ) -> None:
        """Take over what is beside triangles: some are gone, some have another number now."""
        beside = carried(old.beside, gone, moved)
        beside.update(new)
        self.__dict__["beside"] = beside

    def find(self, corner: int, side: int, x: float, y: float) -> tuple[int, float] | None:
        """Where a line in direction (x, y), with the corner on `side`, touches: (part, angle)."""
        angle = side * self.turn(corner, side, x, y)
        if not -ANGLE <= angle <= self._span[corner] + ANGLE:
            return None
        for number, part in enumerate(self.of(corner)):
            if part.low - ANGLE <= angle <= part.high + ANGLE:
                return number, min(max(angle, part.low), part.high)
        return None

    def turn(self, corner: int, side: int, x: float, y: float) -> float:
        """The angle at which a line in direction (x, y) leaves the arc, in the sense of walking."""
        first_x, first_y = self.first_normals[corner]
        nx, ny = y * side, -x * side
        return side * math.atan2(first_x * ny - first_y * nx, first_x * nx + first_y * ny)

    @cached_property
    def corner_points(self) -> list[tuple[float, float]]:
        return _pairs(self.corners.point)

    @cached_property
    def first_normals(self) -> list[tuple[float, float]]:
        return _pairs(self.corners.first)

    @cached_property
    def _span(self) -> list[float]:
        span: list[float] = self.corners.span.tolist()
        return span

    def direction(self, corner: int, side: int, angle: float) -> tuple[float, float]:
        """The direction in which one walks at an angle of an arc, with the corner on `side`."""
        x, y = self.first_normals[corner]
        cos, sin = math.cos(angle) * side, math.sin(angle) * side
        return -x * sin - y * cos, x * cos - y * sin

    def point(self, corner: int, angle: float) -> tuple[float, float]:
        """The place on the arc of a corner at an angle."""
        (x, y), (fx, fy) = self.corner_points[corner], self.first_normals[corner]
        cos, sin = math.cos(angle) * self.radius, math.sin(angle) * self.radius
        return x + fx * cos - fy * sin, y + fx * sin + fy * cos

    @cached_property
    def _known(self) -> dict[int, tuple[Arc, ...]]:
        return {}

    @cached_property
    def _mark(self) -> list[Mark]:
        return self._marks_from(0)

    def _marks_from(self, first: int) -> list[Mark]:
        """The marks of the corners from a number on."""
        index = np.arange(first, len(self.corners.edge))
        last = self.corners.normals(index, self.corners.span[index])
        points, normals = self.corners.point[index], self.corners.first[index]
        rows = np.concatenate([points, normals, last], axis=1).tolist()
        return [(i, *row) for i, row in zip(index.tolist(), rows, strict=True)]

    @cached_property
    def marks(self) -> list[tuple[Mark, ...]]:
        """For each point of the mesh the corners on whose arcs or chords it lies."""
        marks: list[tuple[Mark, ...]] = [()] * len(self.mesh.points)
        for corner, found in self._vertices.items():
            for _, point in found:
                marks[point] += (self._mark[corner],)
        return marks

    @cached_property
    def beside(self) -> dict[int, tuple[Mark, ...]]:
        """By triangle the corners whose arcs pass through it, but none of whose vertices it has.

        An arc bulges over its chords, and a side of a triangle may cut that bulge off from them.
        """
        every = np.arange(len(self.mesh.triangles))
        return self.beside_of(every, np.arange(len(self.corners.edge)))

    def beside_of(self, among: Ints, corners: Ints) -> dict[int, tuple[Mark, ...]]:
        """The same for some triangles and some corners."""
        if not self.radius or not len(corners):
            return {}
        triangles = self.mesh.triangles[among]
        twins = self.mesh.twins.reshape(-1, 3)[among].ravel()
        own_half = (3 * among[:, None] + np.arange(3)).ravel()
        inner = (twins >= 0) & ((twins > own_half) | ~np.isin(twins // 3, among))
        ends = np.stack([triangles.ravel(), triangles[:, [1, 2, 0]].ravel()], axis=1)[inner]
        sides = np.asarray(shapely.linestrings(self.mesh.points[ends]))
        corner, side = shapely.STRtree(sides).query(
            shapely.points(self.corners.point[corners]), predicate="dwithin", distance=self.radius
        )
        corner = corners[corner]
        own = {
            c: {point for _, point in self._vertices[c]}
            for c in corners.tolist()
            if c in self._vertices
        }
        cut = {
            c
            for c, a, b in zip(corner.tolist(), *ends[side].T.tolist(), strict=True)
            if c in own and a not in own[c] and b not in own[c]
        }
        if not cut:
            return {}
        index = np.array(sorted(cut))
        shapes = np.asarray(shapely.polygons(self.mesh.points[triangles]))
        place, found = shapely.STRtree(shapes).query(
            self._drawn(index), predicate="dwithin", distance=self.radius / 500
        )
        beside: dict[int, tuple[Mark, ...]] = {}
        for c, triangle, corner_points in zip(
            index[place].tolist(), among[found].tolist(), triangles[found].tolist(), strict=True
        ):
            if own[c].isdisjoint(corner_points):
                beside[triangle] = (*beside.get(triangle, ()), self._mark[c])
        return beside

    def _drawn(self, corner: Ints) -> Geometries:
        """Arcs as lines in 16 pieces: at most 6° each, so 0.14 % of the radius beside the arc."""
        share = np.linspace(0, 1, 17)
        angle = self.corners.span[corner][:, None] * share
        normal = self.corners.normals(np.repeat(corner, 17), angle.ravel()).reshape(-1, 17, 2)
        points = self.corners.point[corner][:, None] + self.radius * normal
        return np.asarray(shapely.linestrings(points))

    @cached_property
    def _vertices(self) -> dict[int, list[tuple[float, int]]]:
        """By corner: angle and mesh point of all that lies on its arc or chords."""
        keys = _complex(self.mesh.points)
        wanted = _complex(self.centre.point)
        place = np.searchsorted(keys, wanted).clip(max=max(len(keys) - 1, 0))
        hit = keys[place] == wanted if len(keys) else np.zeros(len(wanted), dtype=np.bool_)
        corner, point = self.centre.corner[hit], place[hit]
        rest = np.setdiff1d(np.arange(len(keys)), point)
        if self.radius and len(rest):
            more, others = self.crossings(rest, np.arange(len(self.corners.edge)))
            corner, point = np.concatenate([corner, more]), np.concatenate([point, others])
        return self.by_corner(corner, point)

    def by_corner(self, corner: Ints, point: Ints) -> dict[int, list[tuple[float, int]]]:
        """Angle and number of some mesh points on the arcs of corners, in order of angle."""
        angle = self._angles(corner, self.mesh.points[point])
        found: dict[int, list[tuple[float, int]]] = {}
        for c, a, p in sorted(zip(corner.tolist(), angle.tolist(), point.tolist(), strict=True)):
            found.setdefault(c, []).append((a, p))
        return found

    def crossings(self, rest: Ints, among: Ints) -> tuple[Ints, Ints]:
        """Where the chords of some corners' arcs meet other growths: (corners, mesh points)."""
        points = self.mesh.points[rest]
        tree = shapely.STRtree(np.asarray(shapely.points(self.corners.point[among])))
        place, corner = tree.query(
            shapely.points(points), predicate="dwithin", distance=self.radius * (1 + 1e-9)
        )
        corner = among[corner]
        away = points[place] - self.corners.point[corner]
        angle = self._angles(corner, points[place])
        least = self.radius * math.cos(CHORD / 2) - 1e-6
        span = self.corners.span[corner]
        on = (np.hypot(away[:, 0], away[:, 1]) >= least) & (angle >= -1e-6) & (angle <= span + 1e-6)
        return corner[on], rest[place[on]]

    def _angles(self, corner: Ints, point: Floats) -> Floats:
        away = point - self.corners.point[corner]
        x, y = self.corners.first[corner, 0], self.corners.first[corner, 1]
        across, forth = x * away[:, 1] - y * away[:, 0], x * away[:, 0] + y * away[:, 1]
        angle: Floats = np.arctan2(across, forth)
        return angle

    @cached_property
    def _near(self) -> dict[int, list[int]]:
        near: dict[int, list[int]] = {}
        for corner, edge in zip(*(side.tolist() for side in self.centre.near), strict=True):
            near.setdefault(corner, []).append(edge)
        return near

    def _open_parts(self, corner: int) -> tuple[Arc, ...]:
        vertices = self._vertices.get(corner)
        if not vertices:
            return ()
        span = float(self.corners.span[corner])
        edges = self._near.get(corner)
        if edges is None:
            return (Arc(corner, 0.0, span, tuple(vertices)),)
        parts = self._exposed(corner, np.array(edges))
        arcs = []
        for low, high in parts:
            inside = [v for v in vertices if low - 1e-9 <= v[0] <= high + 1e-9]
            # The polygon cuts arcs short, so its vertices may miss the ends of a part a little.
            beside = [
                v
                for v in vertices
                if low - CHORD <= v[0] <= high + CHORD
                and v not in inside
                and not any(a <= v[0] <= b for a, b in parts)
            ]
            if inside or beside:
                arcs.append(Arc(corner, low, high, tuple(sorted(inside + beside))))
        return tuple(arcs)

    def _exposed(self, corner: int, edges: Ints) -> list[tuple[float, float]]:
        """The parts of an arc at which no other edge is closer than the radius.

        A part can only end where the arc crosses the growth of an edge: its two sides and the
        circles about its ends.  Between two such crossings one look in the middle decides.
        """
        r, centre = self.radius, self.corners.point[corner]
        first, span = self.corners.first[corner], float(self.corners.span[corner])
        start, end = self.outline.start[edges], self.outline.end[edges]
        ends = np.concatenate([start, end]) - centre
        distance = np.hypot(ends[:, 0], ends[:, 1])
        meets = (distance > 0) & (distance <= 2 * r)
        towards = np.arctan2(ends[meets, 1], ends[meets, 0])
        swing = np.arccos(distance[meets] / (2 * r))
        along = self.outline.along[edges]
        normal = np.stack([-along[:, 1], along[:, 0]], axis=1)
        height = ((centre - start) * normal).sum(axis=1)
        upright = np.arctan2(normal[:, 1], normal[:, 0])
        cuts = [towards - swing, towards + swing]
        for side in (-r, r):
            cosine = (side - height) / r
            cut = np.abs(cosine) <= 1
            tilt = np.arccos(cosine[cut])
            cuts += [upright[cut] - tilt, upright[cut] + tilt]
        turned = (np.concatenate(cuts) - math.atan2(first[1], first[0])) % (2 * math.pi)
        marks = np.unique(np.concatenate([[0.0, span], turned[turned < span]]))
        middle = (marks[1:] + marks[:-1]) / 2
        index = np.full(len(middle), corner)
        place = centre + r * self.corners.normals(index, middle)
        count = len(edges)
        spot = np.repeat(place, count, axis=0)
        foot = nearest(spot, np.tile(start, (len(place), 1)), np.tile(end, (len(place), 1)))
        gap = np.hypot(*(spot - foot).T).reshape(-1, count).min(axis=1)
        free = gap >= r * (1 - 1e-9)
        parts: list[tuple[float, float]] = []
        for low, high, is_free in zip(marks[:-1].tolist(), marks[1:].tolist(), free, strict=True):
            if is_free and parts and parts[-1][1] == low:
                parts[-1] = (parts[-1][0], high)
            elif is_free:
                parts.append((low, high))
        return parts


def _pairs(rows: Floats) -> list[tuple[float, float]]:
    return [(x, y) for x, y in rows.tolist()]


def carried(
    by_triangle: dict[int, Value], gone: Sequence[int], moved: Sequence[tuple[int, int]]
) -> dict[int, Value]:
    """A table by triangle after some are gone and some have another number."""
    found = by_triangle.copy()
    for triangle in gone:
        found.pop(triangle, None)
    for before, after in moved:
        if before in found:
            found[after] = found.pop(before)
    return found


def _complex(points: Floats) -> np.ndarray[tuple[int], np.dtype[np.complex128]]:
    return np.ascontiguousarray(points).view(np.complex128).ravel()
