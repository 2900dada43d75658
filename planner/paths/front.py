# SPDX-License-Identifier: GPL-3.0-or-later
"""How far every part of a floor is from some sources: fronts that spread from arc to arc.

Dijkstra over the arcs, nearest first.  From each source and each arc that is reached the fan of
all tangents is followed through the triangles (see `sight`), but only as long as it can still be
the shortest: where a fan enters a triangle between the corners a and b, its whole part beyond is
worthless if the far end of what it covers is reached at least as soon over a (or over b), since
a length grows along the side no faster than the side itself (Xin and Wang, Improving Chen and
Han's algorithm on the discrete geodesic problem, 2009).  What is left tells for each triangle
which few arcs can be the last on a shortest walk to a place in it.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from planner.paths.arcs import ANGLE, Arcs
from planner.paths.outline import Flags, Floats, Ints
from planner.paths.search import Chain, Node, Place
from planner.paths.sight import Direction, Rays, Tangent, Watch, from_arc, from_place

# A side of a triangle may cross the bulge of an arc over its chords, and a body that follows the
# side goes around that: at most (π − 2√2)/4 of the body's width each.  Room for six of them.
BULGES = 1.0  # radii
LEAST = 1e-6  # mm
ANYWHERE: Rays = (math.nan, math.nan, math.nan, math.nan)


class Root(NamedTuple):
    """Where a fan starts: a source (node is None) or an arc that is reached at an angle.

    `level` is the length of the walk less the way along the arc up to the angle of arrival, so
    that a walk that leaves at another angle is `level` + radius × angle long.  `before` and
    `leave` tell the root before it and the angle at which the walk leaves that.
    """

    node: Node | None
    arrive: float
    level: float
    before: int
    leave: float
    source: int


@dataclass(frozen=True)
class Fronts:
    """All roots, and the sights of triangles: which root sees it between which directions."""

    roots: list[Root]
    triangle: Ints
    owner: Ints
    rays: Floats

    def chain(self, root: int, leave: float, length: float) -> Chain:
        """The walk from a source to a place that the root sees when it leaves at an angle."""
        arcs: list[tuple[Node, float, float]] = []
        number, source = root, self.roots[root].source
        while (at := self.roots[number]).node is not None:
            arcs.append((at.node, at.arrive, max(at.arrive, leave)))
            number, leave = at.before, at.leave
        return Chain(length, source, tuple(reversed(arcs)), 0)


class _Follower:
    """Notes what the fan of one root after the other sees, and ends it where others are as near.

    `reach` holds for each point of the mesh the length of a walk to it, as far as one is known.
    """

    def __init__(self, arcs: Arcs) -> None:
        self.arcs, self.reach = arcs, [math.inf] * len(arcs.mesh.points)
        self.slack = BULGES * arcs.radius + LEAST
        self.roots: list[Root] = []
        self.triangle: list[int] = []
        self.owner: list[int] = []
        self.rays: list[Rays] = []
        self.bulges: dict[int, list[int]] = {}
        for triangle, marks in arcs.beside.items():
            for mark in marks:
                self.bulges.setdefault(mark[0], []).append(triangle)

    def from_source(self, root: Root, place: Place) -> list[Tangent]:
        """The tangents from a source, the next root."""
        for triangle, _ in self.arcs.mesh.locate(*place, 1e-6):
            self._note(triangle, ANYWHERE)
        watch = self._watch(place, root.level, 0.0, 1, (1.0, 0.0))
        return from_place(self.arcs, *place, watch)

    def from_root(self, root: Root, node: Node, end: float) -> list[Tangent]:
        """The tangents from an arc, the next root, as far as an angle."""
        arcs, (corner, part, side) = self.arcs, node
        arc = arcs.of(corner)[part]
        for angle, vertex in arc.vertices:
            if side * angle >= root.arrive:
                length = root.level + arcs.radius * side * angle
                self.reach[vertex] = min(self.reach[vertex], length)
        end = min(end, max(side * arc.low, side * arc.high))
        one, two = sorted((side * root.arrive, side * end))
        rays = *arcs.direction(corner, side, one), *arcs.direction(corner, side, two)
        # An arc bulges over its chords into these triangles, so walks also begin in them.
        near = {h // 3 for _, vertex in arc.vertices for h in arcs.mesh.around(vertex)}
        for triangle in sorted(near.union(self.bulges.get(corner, ()))):
            self._note(triangle, rays)
        centre, normal = arcs.corner_points[corner], arcs.first_normals[corner]
        watch = self._watch(centre, root.level, side * arcs.radius, side, normal)
        return from_arc(arcs, arc, side, root.arrive, end, watch)

    def is_beaten(self, root: Root, node: Node) -> bool:
        """Does another walk come as soon to the place where one comes onto an arc?"""
        corner, part, side = node
        reach, radius, arrive = self.reach, self.arcs.radius, root.arrive
        least = root.level + radius * arrive - self.slack
        for angle, vertex in self.arcs.of(corner)[part].vertices:
            if reach[vertex] + radius * abs(side * angle - arrive) < least:
                return True
        return False

    def _note(self, triangle: int, rays: Rays) -> None:
        self.triangle.append(triangle)
        self.owner.append(len(self.roots))
        self.rays.append(rays)

    @property
    def fronts(self) -> Fronts:
        """What has been found."""
        triangle, owner = (np.array(each, dtype=np.int64) for each in (self.triangle, self.owner))
        rays = np.array(self.rays, dtype=np.float64).reshape(-1, 4)
        return Fronts(self.roots, triangle, owner, rays)

    def _watch(
        self, centre: Place, level: float, offset: float, side: int, normal: Direction
    ) -> Watch:
        """A function that says of each part of a fan whether it can hold a shortest walk.

        The root is a point (offset 0), or an arc about a centre with its first normal.  This is
        the innermost loop, so what it needs is at hand.
        """
        mesh, reach, slack, note = self.arcs.mesh, self.reach, self.slack, self._note
        xs, ys, origin, apexes, sides = mesh.x, mesh.y, mesh.origin, mesh.apex, mesh.side_lengths
        (cx, cy), (fx, fy), radius, atan2 = centre, normal, self.arcs.radius, math.atan2

        def length(dx: float, dy: float, px: float, py: float) -> float:
            """Of the walk to a point (relative to the centre) on the line in a direction."""
            if offset == 0.0:
                return level + dx * px + dy * py
            turn = side * atan2(-(fx * dx + fy * dy) * side, (fx * dy - fy * dx) * side)
            return level + radius * turn + dx * px + dy * py

        def goes_on(entered: int, rays: Rays, ahead: Direction) -> bool:
            rx, ry, lx, ly = rays
            a = origin[entered]
            b = origin[entered + 1 if entered % 3 < 2 else entered - 2]
            ax, ay, bx, by = xs[a] - cx, ys[a] - cy, xs[b] - cx, ys[b] - cy
            whole = sides[entered]
            # The right bound meets the side far from a, which is on the left, the left far from b.
            share = _crossing(rx * ay - ry * ax + offset, rx * by - ry * bx + offset)
            px, py = ax + share * (bx - ax), ay + share * (by - ay)
            if length(rx, ry, px, py) >= reach[a] + share * whole + slack:
                return False
            share = _crossing(lx * ay - ly * ax + offset, lx * by - ly * bx + offset)
            px, py = ax + share * (bx - ax), ay + share * (by - ay)
            if length(lx, ly, px, py) >= reach[b] + (1 - share) * whole + slack:
                return False
            note(entered // 3, rays)
            dx, dy = ahead
            if rx * dy - ry * dx >= 0 and dx * ly - dy * lx >= 0:
                apex = apexes[entered]
                there = length(dx, dy, xs[apex] - cx, ys[apex] - cy)
                if there < reach[apex]:
                    reach[apex] = there
            return True

        return goes_on


def _crossing(start: float, end: float) -> float:
    """Where on a side a line crosses it: 0 at its start, 1 at its end."""
    if start == end:
        return 0.5
    share = start / (start - end)
    return 0.0 if share < 0.0 else min(share, 1.0)


def spread(
    arcs: Arcs,
    sources: Sequence[Place],
    base: Sequence[float],
    clear: Callable[[Floats], Flags],
) -> Fronts:
    """The fronts of some sources, where the walk is `base` (mm) long already (infinite: none).

    `clear` says along which lines the body can go: fans keep to a polygon that contains the floor,
    so each line is proved.
    """
    radius = arcs.radius
    follower = _Follower(arcs)
    roots = follower.roots
    waiting = [Root(None, 0.0, length, -1, 0.0, i) for i, length in enumerate(base)]
    queue = [(root.level, i) for i, root in enumerate(waiting) if root.level < math.inf]
    heapq.heapify(queue)
    best: dict[Node, list[tuple[float, float]]] = {}

    def is_better(new: Root, node: Node) -> bool:
        """Is no walk known that comes as early onto the arc, or to that place of it, as soon?"""
        kept = best.setdefault(node, [])
        return all(
            a > new.arrive + ANGLE or v > new.level + 1e-9 for a, v in kept
        ) and not follower.is_beaten(new, node)

    while queue:
        _, index = heapq.heappop(queue)
        root = waiting[index]
        if root.node is None:
            tangents = follower.from_source(root, sources[root.source])
        else:
            known = best[root.node]
            if any(a <= root.arrive + ANGLE and v < root.level - 1e-9 for a, v in known):
                continue
            if follower.is_beaten(root, root.node):
                continue
            # Another walk that comes onto the arc later on and is no longer goes on from there.
            later = [a for a, v in known if a > root.arrive and v <= root.level]
            tangents = follower.from_root(root, root.node, min(later, default=math.inf))
        number = len(roots)
        roots.append(root)
        found: list[tuple[Root, Node]] = []
        lines: list[tuple[Place, Place]] = []
        for leave, arrive, length, corner, part, side in tangents:
            if root.node is not None and leave < root.arrive - ANGLE:
                continue
            leaves = max(leave, root.arrive)
            level = root.level + radius * (leaves - arrive) + length
            node = (corner, part, side)
            new = Root(node, arrive, level, number, leaves, root.source)
            if is_better(new, node):
                begin = sources[root.source]
                if root.node is not None:
                    begin = arcs.point(root.node[0], root.node[2] * leaves)
                found.append((new, node))
                lines.append((begin, arcs.point(corner, side * arrive)))
        free_of = clear(np.array(lines)).tolist() if lines else ()
        for (new, node), free in zip(found, free_of, strict=True):
            if free and is_better(new, node):
                best[node].append((new.arrive, new.level))
                heapq.heappush(queue, (new.level + radius * new.arrive, len(waiting)))
                waiting.append(new)
    return follower.fronts
