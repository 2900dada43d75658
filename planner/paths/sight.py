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
from collections.abc import Callable, Iterable
from typing import NamedTuple

from planner.paths.arcs import ANGLE, Arc, Arcs, Mark

Direction = tuple[float, float]
Rays = tuple[float, float, float, float]

EMPTY = 1e-12  # a fan narrower than this (radians, below 0) is closed
THIN = 1e-9  # in a fan narrower than this rounding decides on which side of a vertex it passes


class Tangent(NamedTuple):
    """A straight line of unit direction (x, y) from the source to the arc of a corner.

    It has the corner on `side` and touches its arc at the angle `arrive`; it leaves the source (if
    that is an arc) at the angle `leave`.  Both are measured in the sense of walking.
    """

    leave: float
    arrive: float
    length: float
    corner: int
    part: int
    side: int


# A tangent not yet placed on its arc: direction and length.
_Line = tuple[float, float, float]
# A tangent at a corner: number, side, direction, length.
_Touch = tuple[int, int, float, float, float]
# How a vertex bounds a fan: its own direction; the bound from the left of it and the bound from the
# right of it, each as a direction and the place where it touches; the tangents at its corners.
_Bound = tuple[float, float, float, float]
_Bounds = tuple[float, float, _Bound, _Bound, list[_Touch]]


class _Window(NamedTuple):
    """A side of a triangle that rays leave by, and the directions from `low` to `high`."""

    half_edge: int
    low: Direction | None
    high: Direction | None


# Told of each half-edge by which a fan enters a triangle, its right and its left bound (x, y, x, y)
# and the direction of the apex: is the fan followed into that triangle?
Watch = Callable[[int, Rays, Direction], bool]


def from_place(arcs: Arcs, x: float, y: float, watch: Watch | None = None) -> list[Tangent]:
    """All tangents from a place where the centre may be."""
    windows = [
        _Window(3 * triangle + side, None, None)
        for triangle, inside in arcs.mesh.locate(x, y, 1e-6)
        for side in range(3)
        if inside[side]
    ]
    lines = _look(arcs, x, y, 0.0, -1, windows, watch)
    return [
        Tangent(0.0, side * touch[1], length, corner, touch[0], side)
        for (corner, side), (dx, dy, length) in lines.items()
        if (touch := arcs.find(corner, side, dx, dy)) is not None
    ]


def from_arc(
    arcs: Arcs, arc: Arc, side: int, begin: float, stop: float, watch: Watch | None = None
) -> list[Tangent]:
    """All tangents that leave an arc, walked with its corner on `side`, from `begin` to `stop`.

    Begin and stop are angles in the sense of walking.
    """
    low, high = sorted((side * begin, side * stop))
    vertices = arc.vertices
    bounds = [arc.low, *(angle for angle, _ in vertices[1:-1]), arc.high]
    windows = []
    for i, (_, vertex) in enumerate(vertices):
        # A line that leaves the arc between two vertices passes the one ahead.
        last = i if side > 0 else i + 1
        if len(vertices) == 1:
            last = 1
        if 0 < last < len(bounds) and bounds[last - 1] <= high and bounds[last] >= low:
            one = arcs.direction(arc.corner, side, max(bounds[last - 1], low))
            two = arcs.direction(arc.corner, side, min(bounds[last], high))
            windows += [_Window(h, one, two) for h in arcs.mesh.around(vertex)]
    x, y = arcs.corner_points[arc.corner]
    lines = _look(arcs, x, y, side * arcs.radius, arc.corner, windows, watch)
    return [
        Tangent(
            arcs.turn(arc.corner, side, dx, dy),
            aim * touch[1],
            length,
            corner,
            touch[0],
            aim,
        )
        for (corner, aim), (dx, dy, length) in lines.items()
        if (touch := arcs.find(corner, aim, dx, dy)) is not None
    ]


def _look(
    arcs: Arcs,
    x: float,
    y: float,
    offset: float,
    own: int,
    windows: Iterable[_Window],
    watch: Watch | None,
) -> dict[tuple[int, int], _Line]:
    """The tangents within some windows, by corner and side."""
    mesh = arcs.mesh
    apex, beyond_left, beyond_right = mesh.apex, mesh.left, mesh.right
    known: dict[int, _Bounds] = {}
    found: dict[tuple[int, int], _Line] = {}
    stack: list[tuple[int, float, float, float, float]] = []
    bounds = _bounder(arcs, x, y, offset, own, known)
    beside = arcs.beside
    xs, ys, origin = mesh.x, mesh.y, mesh.origin

    def is_before(half_edge: int, bound: _Bound) -> bool:
        """Does a bound touch before this side?  If not, it ends no ray that crosses the side."""
        a, b = origin[half_edge], origin[half_edge + 1 if half_edge % 3 < 2 else half_edge - 2]
        x, y = xs[a], ys[a]
        return (xs[b] - x) * (bound[3] - y) - (ys[b] - y) * (bound[2] - x) <= 1e-3

    def touching(triangle: int) -> list[_Touch]:
        return _touching(x, y, offset, own, arcs.radius, beside[triangle])

    for half_edge, low, high in windows:
        at_right = mesh.origin[half_edge]
        at_left = mesh.origin[half_edge + 1 if half_edge % 3 < 2 else half_edge - 2]
        px, py, left, _, at_first = known.get(at_left) or bounds(at_left)
        qx, qy, _, right, at_second = known.get(at_right) or bounds(at_right)
        more = touching(half_edge // 3) if half_edge // 3 in beside else []
        for corner, side, dx, dy, length in (*at_first, *at_second, *more):
            if low is None or high is None or _between(low, (dx, dy), high, ANGLE):
                found[corner, side] = dx, dy, length
        entered = mesh.twin[half_edge]
        if entered < 0:
            continue
        lx, ly = left[:2] if is_before(entered, left) else (px, py)
        rx, ry = right[:2] if is_before(entered, right) else (qx, qy)
        # A circle turns a bound by up to a half turn.  Closed is a fan whose bounds pass each
        # other, and that is seen only while each is compared with what it must not pass.
        if rx * py - ry * px < -EMPTY or qx * ly - qy * lx < -EMPTY:
            continue
        if low is not None and high is not None:
            if _between((rx, ry), low, (lx, ly), EMPTY):
                rx, ry = low
            elif not _between(low, (rx, ry), high, EMPTY):
                continue
            if _between((rx, ry), high, (lx, ly), EMPTY):
                lx, ly = high
        if rx * ly - ry * lx > -EMPTY:
            stack.append((entered, rx, ry, lx, ly))

    # A thin fan that meets a vertex goes on along both sides of it, one of which may lead back
    # to where it has been: in the same direction a thin fan enters a triangle once.
    thin: set[tuple[int, float, float]] = set()

    def is_new(half_edge: int, dx: float, dy: float) -> bool:
        key = half_edge, round(dx, 9), round(dy, 9)
        if key in thin:
            return False
        thin.add(key)
        return True

    while stack:
        h, rx, ry, lx, ly = stack.pop()
        vertex = apex[h]
        dx, dy, left, right, tangents = known.get(vertex) or bounds(vertex)
        if watch is not None and not watch(h, (rx, ry, lx, ly), (dx, dy)):
            continue
        to_left, to_right = beyond_left[h], beyond_right[h]
        if to_left >= 0 and dx * ly - dy * lx > -EMPTY:
            # On the left of the vertex, as far as its circles leave room to the left bound.
            bx, by = right[:2] if is_before(to_left, right) else (dx, dy)
            if bx * ly - by * lx > -EMPTY:
                if rx * by - ry * bx < 0:
                    bx, by = rx, ry
                if bx * ly - by * lx > THIN or is_new(to_left, bx, by):
                    stack.append((to_left, bx, by, lx, ly))
        if to_right >= 0 and rx * dy - ry * dx > -EMPTY:
            ax, ay = left[:2] if is_before(to_right, left) else (dx, dy)
            if rx * ay - ry * ax > -EMPTY:
                if ax * ly - ay * lx < 0:
                    ax, ay = lx, ly
                if rx * ay - ry * ax > THIN or is_new(to_right, rx, ry):
                    stack.append((to_right, rx, ry, ax, ay))
        if h // 3 in beside:
            tangents = [*tangents, *touching(h // 3)]
        for corner, side, dx, dy, length in tangents:
            if rx * dy - ry * dx > -ANGLE and dx * ly - dy * lx > -ANGLE:
                found[corner, side] = dx, dy, length
    return found


def _between(low: Direction, middle: Direction, high: Direction, tolerance: float) -> bool:
    """Does a direction lie in the turn (less than a half) from low to high?"""
    return (
        low[0] * middle[1] - low[1] * middle[0] > -tolerance
        and middle[0] * high[1] - middle[1] * high[0] > -tolerance
        and (low[0] + high[0]) * middle[0] + (low[1] + high[1]) * middle[1] > 0
    )


def _touching(
    x: float, y: float, offset: float, own: int, radius: float, marks: Iterable[Mark]
) -> list[_Touch]:
    """The tangents from one source to the arcs of some corners, whatever is between."""
    found = []
    for corner, ux, uy, ax, ay, bx, by in marks:
        qx, qy = ux - x, uy - y
        square = qx * qx + qy * qy
        for side in (1, -1):
            shift = side * radius - offset
            rest = square - shift * shift
            if corner != own and square >= 1e-12 and rest > -1e-8 * square:
                length = math.sqrt(max(rest, 0.0))
                tx, ty = (qx * length + qy * shift) / square, (qy * length - qx * shift) / square
                if side * (tx * ax + ty * ay) <= ANGLE and side * (tx * bx + ty * by) >= -ANGLE:
                    found.append((corner, side, tx, ty, length))
    return found


def _bounder(
    arcs: Arcs, x: float, y: float, offset: float, own: int, known: dict[int, _Bounds]
) -> Callable[[int], _Bounds]:
    """A function that says how a vertex bounds the fan of one source, and notes it."""
    xs, ys, marks, radius = arcs.mesh.x, arcs.mesh.y, arcs.marks, arcs.radius
    sqrt = math.sqrt

    def bounds(vertex: int) -> _Bounds:
        vx, vy = xs[vertex], ys[vertex]
        px, py = vx - x, vy - y
        square = px * px + py * py
        rest = square - offset * offset
        ahead = sqrt(rest) if rest > 0 else 0.0
        square = square or 1.0
        dx = (px * ahead - py * offset) / square
        dy = (py * ahead + px * offset) / square
        left = right = dx, dy, vx, vy
        tangents = []
        for corner, ux, uy, ax, ay, bx, by in marks[vertex]:
            qx, qy = ux - x, uy - y
            square = qx * qx + qy * qy
            if corner == own or square < 1e-12:
                continue
            # Only where the ray through the vertex comes out of the circle does that limit.
            leaving = dx * (vx - ux) + dy * (vy - uy) > 0
            # On the left of the fan, so that rays pass it on their left:
            shift = radius - offset
            rest = square - shift * shift
            if rest > -1e-8 * square:
                length = sqrt(rest) if rest > 0 else 0.0
                tx, ty = (qx * length + qy * shift) / square, (qy * length - qx * shift) / square
                # The normal at which it touches must be one of the corner's.
                if tx * ax + ty * ay <= ANGLE and tx * bx + ty * by >= -ANGLE:
                    tangents.append((corner, 1, tx, ty, length))
                if leaving and left[0] * ty - left[1] * tx < 0:
                    left = tx, ty, ux + radius * ty, uy - radius * tx
            elif leaving:
                # The circles overlap: nothing passes between them.
                left = dy, -dx, vx, vy
            # The same on the right:
            shift = -radius - offset
            rest = square - shift * shift
            if rest > -1e-8 * square:
                length = sqrt(rest) if rest > 0 else 0.0
                tx, ty = (qx * length + qy * shift) / square, (qy * length - qx * shift) / square
                if tx * ax + ty * ay >= -ANGLE and tx * bx + ty * by <= ANGLE:
                    tangents.append((corner, -1, tx, ty, length))
                if leaving and right[0] * ty - right[1] * tx > 0:
                    right = tx, ty, ux - radius * ty, uy + radius * tx
            elif leaving:
                right = -dy, dx, vx, vy
        known[vertex] = result = (dx, dy, left, right, tangents)
        return result

    return bounds
