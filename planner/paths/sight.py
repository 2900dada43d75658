# SPDX-License-Identifier: GPL-3.0-or-later
"""Which arcs can be reached in a straight line from a place or from an arc.

A taut walk is made of straight lines and of arcs about corners, where each line is a tangent of
the arcs that it links.  All tangents that leave a source in one sense of turn form a fan of
directions.  The fan is followed from triangle to triangle (after Xu, Li and Nöllenburg's and
Cui's triangle expansions, here with circles in place of points): every vertex beyond a side splits
it, and where the vertex lies on the arc of a corner, the circle of that corner limits it.

The line in direction d with the source on its left at distance `offset` touches the circle of
radius r about a corner at D from the source, on its left (side 1) or right (side -1), if
cross(d, D) = side r - offset.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from planner.paths.arcs import ANGLE, Arc, Arcs

Direction = tuple[float, float]


class Tangent(NamedTuple):
    """A straight line of unit direction (x, y) from the source to the arc of a corner.

    It has the corner on `side` and touches part `part` of the arc at `angle`.
    """

    corner: int
    side: int
    x: float
    y: float
    length: float
    part: int
    angle: float


class Window(NamedTuple):
    """A side of a triangle that rays leave by, and the directions from `low` to `high`."""

    half_edge: int
    low: Direction | None
    high: Direction | None


def from_place(arcs: Arcs, x: float, y: float) -> list[Tangent]:
    """All tangents from a place where the centre may be."""
    windows = [
        Window(3 * triangle + side, None, None)
        for triangle, inside in arcs.mesh.locate(x, y, 1e-6)
        for side in range(3)
        if inside[side]
    ]
    return _look(arcs, x, y, 0.0, -1, windows)


def from_arc(arcs: Arcs, arc: Arc, side: int) -> list[Tangent]:
    """All tangents that leave an arc, walked with its corner on the given side."""
    corners = arcs.corners
    x, y = corners.point[arc.corner].tolist()
    first_x, first_y = corners.first[arc.corner].tolist()

    def direction(angle: float) -> Direction:
        cos, sin = math.cos(angle), math.sin(angle)
        nx, ny = first_x * cos - first_y * sin, first_x * sin + first_y * cos
        return (-ny * side, nx * side)

    vertices = arc.vertices
    bounds = [arc.low, *(v[0] for v in vertices[1:-1]), arc.high]
    windows = []
    for i, (_, vertex) in enumerate(vertices):
        # A line that leaves the arc between two vertices passes the one ahead.
        low, high = (i - 1, i) if side > 0 else (i, i + 1)
        if len(vertices) == 1:
            low, high = 0, 1
        if low < 0 or high >= len(bounds):
            continue
        fan = direction(bounds[low]), direction(bounds[high])
        windows += [Window(h, *fan) for h in arcs.mesh.around(vertex)]
    return _look(arcs, x, y, side * arcs.radius, arc.corner, windows)


class _Limits(NamedTuple):
    """How a vertex limits a fan: from its left (when on it), from its right, and its tangents."""

    left: Direction
    right: Direction
    tangents: list[Tangent]


def _look(
    arcs: Arcs, x: float, y: float, offset: float, own: int, windows: Iterable[Window]
) -> list[Tangent]:
    mesh = arcs.mesh
    apex, beyond_left, beyond_right, twin = mesh.apex, mesh.left, mesh.right, mesh.twin
    known: dict[int, _Limits] = {}
    found: dict[tuple[int, int], Tangent] = {}
    stack: list[tuple[int, float, float, float, float]] = []

    def limits(vertex: int) -> _Limits:
        known[vertex] = seen = _limits(arcs, x, y, offset, own, vertex)
        return seen

    for half_edge, low, high in windows:
        at_right = mesh.origin[half_edge]
        at_left = mesh.origin[half_edge + 1 if half_edge % 3 < 2 else half_edge - 2]
        left = known.get(at_left) or limits(at_left)
        right = known.get(at_right) or limits(at_right)
        for tangent in (*left.tangents, *right.tangents):
            if low is None or high is None or _between(low, tangent[2:4], high, ANGLE):
                found[tangent[:2]] = tangent
        entered = twin[half_edge]
        if entered < 0:
            continue
        (rx, ry), (lx, ly) = right.right, left.left
        if low is not None and high is not None:
            if _between((rx, ry), low, (lx, ly), 1e-12):
                rx, ry = low
            elif not _between(low, (rx, ry), high, 1e-12):
                continue
            if _between((rx, ry), high, (lx, ly), 1e-12):
                lx, ly = high
        if rx * ly - ry * lx > -1e-12:
            stack.append((entered, rx, ry, lx, ly))

    while stack:
        h, rx, ry, lx, ly = stack.pop()
        vertex = apex[h]
        left_limit, right_limit, tangents = known.get(vertex) or limits(vertex)
        for tangent in tangents:
            dx, dy = tangent[2], tangent[3]
            if rx * dy - ry * dx > -ANGLE and dx * ly - dy * lx > -ANGLE:
                found[tangent[:2]] = tangent
        entered = beyond_left[h]
        if entered >= 0:
            # The vertex is on the right of what passes here.
            bx, by = right_limit
            if rx * by - ry * bx < 0:
                bx, by = rx, ry
            if bx * ly - by * lx > -1e-12:
                stack.append((entered, bx, by, lx, ly))
        entered = beyond_right[h]
        if entered >= 0:
            bx, by = left_limit
            if bx * ly - by * lx < 0:
                bx, by = lx, ly
            if rx * by - ry * bx > -1e-12:
                stack.append((entered, rx, ry, bx, by))
    return list(found.values())


def _between(low: Direction, middle: Direction, high: Direction, tolerance: float) -> bool:
    """Does a direction lie in the turn (less than a half) from low to high?"""
    return (
        low[0] * middle[1] - low[1] * middle[0] > -tolerance
        and middle[0] * high[1] - middle[1] * high[0] > -tolerance
        and (low[0] + high[0]) * middle[0] + (low[1] + high[1]) * middle[1] > 0
    )


def _limits(arcs: Arcs, x: float, y: float, offset: float, own: int, vertex: int) -> _Limits:
    mesh, radius, points = arcs.mesh, arcs.radius, arcs.corner_points
    vx, vy = mesh.x[vertex], mesh.y[vertex]
    px, py = vx - x, vy - y
    square = px * px + py * py
    if square == 0:
        return _Limits((0.0, 0.0), (0.0, 0.0), [])
    ahead = math.sqrt(max(0.0, square - offset * offset))
    dx, dy = (px * ahead - py * offset) / square, (py * ahead + px * offset) / square
    left = right = (dx, dy)
    tangents = []
    for corner in arcs.marks[vertex]:
        if corner == own:
            continue
        ux, uy = points[corner]
        qx, qy = ux - x, uy - y
        square = qx * qx + qy * qy
        if square < 1e-12:
            continue
        # Only where the ray through the vertex comes out of the circle does the circle limit.
        leaving = dx * (vx - ux) + dy * (vy - uy) > 0
        for side in (1, -1):
            shift = side * radius - offset
            rest = square - shift * shift
            if rest < 0:
                if rest > -1e-8 * square:
                    rest = 0.0
                else:
                    # The circles overlap: nothing passes between them.
                    if leaving and side > 0:
                        left = (dy, -dx)
                    elif leaving:
                        right = (-dy, dx)
                    continue
            length = math.sqrt(rest)
            tx, ty = (qx * length + qy * shift) / square, (qy * length - qx * shift) / square
            touch = arcs.find(corner, side, tx, ty)
            if touch is not None:
                tangents.append(Tangent(corner, side, tx, ty, length, *touch))
            if leaving and side > 0 and left[0] * ty - left[1] * tx < 0:
                left = (tx, ty)
            elif leaving and side < 0 and right[0] * ty - right[1] * tx > 0:
                right = (tx, ty)
    return _Limits(left, right, tangents)
