# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seen from a place or an arc: `planner.paths.sight` and `arcs` once more, over tables.

Each function does what its namesake there does, step by step and with the same roundings; there is
told why.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from planner.paths.arcs import ANGLE
from planner.paths.fast.compiled import ZERO, compiled, whole
from planner.paths.fast.tables import Tables
from planner.paths.outline import Floats, Ints
from planner.paths.sight import EMPTY, THIN

HERE = 1e-6  # mm: a place so little outside of a triangle is in it
FULL = -1  # in place of a count: what was passed found no room
PLACE, ONE = whole(-1), whole(1)  # in place of the number of a corner or a part; a side
EVERY, WINDOW, FAN = whole(0), whole(1), whole(2)  # which tangents are noted

_Pair = tuple[float, float]
_Bound = tuple[float, float, float, float]


class Look(NamedTuple):
    """What a look leaves.

    Its tangents: twice the `code` of the corner, and one more if that is on the left; direction and
    length; the number of each by code, or -1.  And the triangles that its fans have entered, each
    with its right and left bound.
    """

    slot: Ints
    code: Ints
    line: Floats
    triangle: Ints
    rays: Floats


class Front(NamedTuple):
    """What ends a fan where another walk is as near (see `planner.paths.front`); `reach` is empty
    where fans are followed to their ends."""

    level: float
    slack: float
    reach: Floats


def room_for(corners: int, passed: int) -> Look:
    size = 2 * corners
    return Look(
        np.full(size, -1),
        np.empty(size, np.int64),
        np.empty((size, 3)),
        np.empty(passed, np.int64),
        np.empty((passed, 4)),
    )


def more_passed(room: Look) -> Look:
    """The same with room for as many triangles again."""
    rays = np.concatenate([room.rays, room.rays])
    return room._replace(triangle=np.append(room.triangle, room.triangle), rays=rays)


@compiled
def end_of(half_edge: int) -> int:
    """The half-edge that begins where one ends."""
    return half_edge + 1 if half_edge % 3 < 2 else half_edge - 2


@compiled
def direction(corner: Floats, number: int, side: int, angle: float) -> _Pair:
    x, y = corner[number, 2], corner[number, 3]
    cos, sin = math.cos(angle) * side, math.sin(angle) * side
    return -x * sin - y * cos, x * cos - y * sin


@compiled
def arc_point(corner: Floats, number: int, radius: float, angle: float) -> _Pair:
    cos, sin = math.cos(angle) * radius, math.sin(angle) * radius
    fx, fy = corner[number, 2], corner[number, 3]
    return corner[number, 0] + fx * cos - fy * sin, corner[number, 1] + fx * sin + fy * cos


@compiled
def turn(corner: Floats, number: int, side: int, x: float, y: float) -> float:
    first_x, first_y = corner[number, 2], corner[number, 3]
    nx, ny = y * side, -x * side
    return side * math.atan2(first_x * ny - first_y * nx, first_x * nx + first_y * ny)


@compiled
def find(t: Tables, corner: int, side: int, x: float, y: float) -> tuple[int, float]:
    """The row of the part where a line touches, -1 if none, and the angle."""
    angle = side * turn(t.corner, corner, side, x, y)
    if -ANGLE <= angle <= t.corner[corner, 6] + ANGLE:
        lists = t.lists + len(t.point) + corner
        for at in range(t.first[lists], t.first[lists + 1]):
            part = t.item[at]
            low, high = t.part[part, 0], t.part[part, 1]
            if low - ANGLE <= angle <= high + ANGLE:
                return part, min(max(angle, low), high)
    return -1, 0.0


@compiled
def depth(point: Floats, half: Ints, side: int, x: float, y: float) -> float:
    """How far a place is on the left of a side."""
    a, b = half[side, 0], half[end_of(side), 0]
    ax, ay = point[a, 0], point[a, 1]
    ux, uy = point[b, 0] - ax, point[b, 1] - ay
    return float((ux * (y - ay) - uy * (x - ax)) / math.sqrt(ux * ux + uy * uy))


@compiled
def locate(point: Floats, half: Ints, x: float, y: float) -> Ints:
    """The triangles that hold a place; if there is none, that which fits best."""
    held = np.empty(4, np.int64)
    count, best, most = 0, -1, -np.inf
    for triangle in range(len(half) // 3):
        least = np.inf
        for side in range(3 * triangle, 3 * triangle + 3):
            least = min(least, depth(point, half, side, x, y))
            if least < -HERE and least <= most:
                break
        if least >= -HERE:
            if count == len(held):
                held = np.append(held, held)
            held[count] = triangle
            count += 1
        elif least > most:
            best, most = triangle, least
    if count == 0 and best >= 0:
        held[0] = best
        count = 1
    return held[:count]


@compiled
def between(low: _Pair, middle: _Pair, high: _Pair, tolerance: float) -> bool:
    return (
        low[0] * middle[1] - low[1] * middle[0] > -tolerance
        and middle[0] * high[1] - middle[1] * high[0] > -tolerance
        and (low[0] + high[0]) * middle[0] + (low[1] + high[1]) * middle[1] > 0
    )


@compiled
def bounds(
    t: Tables, x: float, y: float, offset: float, own: int, vertex: int
) -> tuple[_Pair, _Bound, _Bound]:
    vx, vy = t.point[vertex, 0], t.point[vertex, 1]
    px, py = vx - x, vy - y
    square = px * px + py * py
    rest = square - offset * offset
    ahead = math.sqrt(rest) if rest > 0 else 0.0
    if square == 0.0:
        square = 1.0
    dx = (px * ahead - py * offset) / square
    dy = (py * ahead + px * offset) / square
    left = right = (dx, dy, vx, vy)
    for at in range(t.first[vertex], t.first[vertex + 1]):
        corner = t.item[at]
        ux, uy = t.corner[corner, 0], t.corner[corner, 1]
        qx, qy = ux - x, uy - y
        square = qx * qx + qy * qy
        if corner == own or square < 1e-12 or dx * (vx - ux) + dy * (vy - uy) <= 0:
            continue
        shift = t.radius - offset
        rest = square - shift * shift
        if rest > -1e-8 * square:
            length = math.sqrt(rest) if rest > 0 else 0.0
            tx, ty = (qx * length + qy * shift) / square, (qy * length - qx * shift) / square
            if left[0] * ty - left[1] * tx < 0:
                left = (tx, ty, ux + t.radius * ty, uy - t.radius * tx)
        else:
            left = (dy, -dx, vx, vy)
        shift = -t.radius - offset
        rest = square - shift * shift
        if rest > -1e-8 * square:
            length = math.sqrt(rest) if rest > 0 else 0.0
            tx, ty = (qx * length + qy * shift) / square, (qy * length - qx * shift) / square
            if right[0] * ty - right[1] * tx > 0:
                right = (tx, ty, ux - t.radius * ty, uy + t.radius * tx)
        else:
            right = (-dy, dx, vx, vy)
    return (dx, dy), left, right


@compiled
def is_before(point: Floats, half: Ints, half_edge: int, bound: _Bound) -> bool:
    a, b = half[half_edge, 0], half[end_of(half_edge), 0]
    x, y = point[a, 0], point[a, 1]
    along_x, along_y = point[b, 0] - x, point[b, 1] - y
    return bool(along_x * (bound[3] - y) - along_y * (bound[2] - x) <= 1e-3)


@compiled
def touching(
    t: Tables,
    k: Look,
    count: int,
    lists: int,
    x: float,
    y: float,
    offset: float,
    own: int,
    limits: int,
    low: _Pair,
    high: _Pair,
) -> int:
    """Note the tangents at the corners of a list: every one, those in a window, or in a fan."""
    for at in range(t.first[lists], t.first[lists + 1]):
        corner = t.item[at]
        qx, qy = t.corner[corner, 0] - x, t.corner[corner, 1] - y
        square = qx * qx + qy * qy
        if corner == own or square < 1e-12:
            continue
        for left in range(2):
            side = 2 * left - 1
            shift = side * t.radius - offset
            rest = square - shift * shift
            if rest <= -1e-8 * square:
                continue
            length = math.sqrt(rest) if rest > 0 else 0.0
            dx, dy = (qx * length + qy * shift) / square, (qy * length - qx * shift) / square
            if side * (dx * t.corner[corner, 2] + dy * t.corner[corner, 3]) > ANGLE:
                continue
            if side * (dx * t.corner[corner, 4] + dy * t.corner[corner, 5]) < -ANGLE:
                continue
            if limits == WINDOW and not between(low, (dx, dy), high, ANGLE):
                continue
            if limits == FAN and not (
                low[0] * dy - low[1] * dx > -ANGLE and dx * high[1] - dy * high[0] > -ANGLE
            ):
                continue
            code = 2 * corner + left
            number = k.slot[code]
            if number < 0:
                number = count
                k.slot[code] = number
                k.code[number] = code
                count += 1
            k.line[number, 0] = dx
            k.line[number, 1] = dy
            k.line[number, 2] = length
    return count


@compiled
def walked(
    t: Tables, level: float, offset: float, own: int, d: _Pair, px: float, py: float
) -> float:
    """The length of the walk to a point (relative to the centre) on the line in a direction."""
    if offset == 0.0:
        return level + d[0] * px + d[1] * py
    side = 1 if offset > 0 else -1
    angle = turn(t.corner, own, side, d[0], d[1])
    return level + t.radius * angle + d[0] * px + d[1] * py


@compiled
def crossing(start: float, end: float) -> float:
    if start == end:
        return 0.5
    share = start / (start - end)
    return 0.0 if share < 0.0 else min(share, 1.0)


@compiled
def is_worthless(
    t: Tables,
    f: Front,
    x: float,
    y: float,
    offset: float,
    own: int,
    entered: int,
    low: _Pair,
    high: _Pair,
) -> bool:
    """Is the whole part of a fan beyond a side reached as soon by other walks?"""
    a, b = t.half[entered, 0], t.half[end_of(entered), 0]
    ax, ay = t.point[a, 0] - x, t.point[a, 1] - y
    bx, by = t.point[b, 0] - x, t.point[b, 1] - y
    along_x, along_y = t.point[b, 0] - t.point[a, 0], t.point[b, 1] - t.point[a, 1]
    whole = math.sqrt(along_x * along_x + along_y * along_y)
    share = crossing(low[0] * ay - low[1] * ax + offset, low[0] * by - low[1] * bx + offset)
    px, py = ax + share * (bx - ax), ay + share * (by - ay)
    far = walked(t, f.level, offset, own, low, px, py)
    if far >= f.reach[a] + share * whole + f.slack:
        return True
    share = crossing(high[0] * ay - high[1] * ax + offset, high[0] * by - high[1] * bx + offset)
    px, py = ax + share * (bx - ax), ay + share * (by - ay)
    far = walked(t, f.level, offset, own, high, px, py)
    return bool(far >= f.reach[b] + (1 - share) * whole + f.slack)


@compiled
def look(
    t: Tables,
    k: Look,
    passed: int,
    f: Front,
    x: float,
    y: float,
    offset: float,
    own: int,
    window: Ints,
    ends: Floats,
) -> tuple[int, int]:
    """How many tangents there are within some windows, and how many triangles are passed now.

    Without `ends` a window is as wide as its side.
    """
    count, is_bounded, is_front = ZERO, len(ends) > 0, len(f.reach) > 0
    stack, rays, top = np.empty(64, np.int64), np.empty((64, 4)), 0
    # The windows first, then what is on the stack.
    for number in range(len(window)):
        h = window[number]
        low = high = (0.0, 0.0)
        limits = EVERY
        if is_bounded:
            low = (ends[number, 0], ends[number, 1])
            high = (ends[number, 2], ends[number, 3])
            limits = WINDOW
        at_right, at_left = t.half[h, 0], t.half[end_of(h), 0]
        for lists in (at_left, at_right, len(t.point) + h // 3):
            count = touching(t, k, count, lists, x, y, offset, own, limits, low, high)
        entered = t.half[h, 1]
        if entered < 0:
            continue
        to_left, left, _ = bounds(t, x, y, offset, own, at_left)
        to_right, _, right = bounds(t, x, y, offset, own, at_right)
        lx, ly = (left[0], left[1]) if is_before(t.point, t.half, entered, left) else to_left
        rx, ry = (right[0], right[1]) if is_before(t.point, t.half, entered, right) else to_right
        if rx * to_left[1] - ry * to_left[0] < -EMPTY:
            continue
        if to_right[0] * ly - to_right[1] * lx < -EMPTY:
            continue
        if is_bounded:
            if between((rx, ry), low, (lx, ly), EMPTY):
                rx, ry = low
            elif not between(low, (rx, ry), high, EMPTY):
                continue
            if between((rx, ry), high, (lx, ly), EMPTY):
                lx, ly = high
        if rx * ly - ry * lx > -EMPTY:
            if top == len(stack):
                stack, rays = np.append(stack, stack), np.concatenate((rays, rays))
            stack[top] = entered
            rays[top, 0], rays[top, 1], rays[top, 2], rays[top, 3] = rx, ry, lx, ly
            top += 1
    thin, thin_count = np.empty((8, 3)), ZERO
    while top > 0:
        top -= 1
        h, triangle, side = stack[top], stack[top] // 3, stack[top] % 3
        rx, ry, lx, ly = rays[top, 0], rays[top, 1], rays[top, 2], rays[top, 3]
        vertex = t.half[3 * triangle + (side + 2) % 3, 0]
        if is_front and is_worthless(t, f, x, y, offset, own, h, (rx, ry), (lx, ly)):
            continue
        if passed >= 0:
            if passed == len(k.triangle):
                passed = FULL
            else:
                k.triangle[passed] = triangle
                k.rays[passed, 0], k.rays[passed, 1] = rx, ry
                k.rays[passed, 2], k.rays[passed, 3] = lx, ly
                passed += 1
        ahead, left, right = bounds(t, x, y, offset, own, vertex)
        dx, dy = ahead
        if is_front and rx * dy - ry * dx >= 0 and dx * ly - dy * lx >= 0:
            px, py = t.point[vertex, 0] - x, t.point[vertex, 1] - y
            there = walked(t, f.level, offset, own, ahead, px, py)
            if there < f.reach[vertex]:
                f.reach[vertex] = there
        if top + 2 > len(stack):
            stack, rays = np.append(stack, stack), np.concatenate((rays, rays))
        if thin_count + 2 > len(thin):
            thin = np.concatenate((thin, thin))
        # On the left of the vertex, then on its right.
        beyond = t.half[3 * triangle + (side + 2) % 3, 1]
        if beyond >= 0 and dx * ly - dy * lx > -EMPTY:
            is_limit = is_before(t.point, t.half, beyond, right)
            bx, by = (right[0], right[1]) if is_limit else ahead
            if bx * ly - by * lx > -EMPTY:
                if rx * by - ry * bx < 0:
                    bx, by = rx, ry
                is_wide = bx * ly - by * lx > THIN
                if is_wide or is_new(thin, thin_count, beyond, bx, by):
                    thin_count += not is_wide
                    stack[top] = beyond
                    rays[top, 0], rays[top, 1], rays[top, 2], rays[top, 3] = bx, by, lx, ly
                    top += 1
        beyond = t.half[3 * triangle + (side + 1) % 3, 1]
        if beyond >= 0 and rx * dy - ry * dx > -EMPTY:
            is_limit = is_before(t.point, t.half, beyond, left)
            bx, by = (left[0], left[1]) if is_limit else ahead
            if rx * by - ry * bx > -EMPTY:
                if bx * ly - by * lx < 0:
                    bx, by = lx, ly
                is_wide = rx * by - ry * bx > THIN
                if is_wide or is_new(thin, thin_count, beyond, rx, ry):
                    thin_count += not is_wide
                    stack[top] = beyond
                    rays[top, 0], rays[top, 1], rays[top, 2], rays[top, 3] = rx, ry, bx, by
                    top += 1
        for lists in (vertex, len(t.point) + triangle):
            count = touching(t, k, count, lists, x, y, offset, own, FAN, (rx, ry), (lx, ly))
    return count, passed


@compiled
def is_new(thin: Floats, count: int, half_edge: int, x: float, y: float) -> bool:
    """Has no thin fan in this direction entered by this side?  Then note this one."""
    x, y = round(x, 9), round(y, 9)
    for i in range(count):
        if thin[i, 0] == half_edge and thin[i, 1] == x and thin[i, 2] == y:
            return False
    thin[count, 0], thin[count, 1], thin[count, 2] = half_edge, x, y
    return True


@compiled
def from_place(t: Tables, k: Look, passed: int, f: Front, x: float, y: float) -> tuple[int, int]:
    held = locate(t.point, t.half, x, y)
    window, count = np.empty(3 * len(held), np.int64), 0
    for triangle in held:
        for side in range(3 * triangle, 3 * triangle + 3):
            if depth(t.point, t.half, side, x, y) > HERE:
                window[count] = side
                count += 1
    return look(t, k, passed, f, x, y, 0.0, PLACE, window[:count], np.empty((0, 4)))


@compiled
def from_arc(
    t: Tables, k: Look, passed: int, f: Front, part: int, side: int, begin: float, stop: float
) -> tuple[int, int]:
    low, high = min(side * begin, side * stop), max(side * begin, side * stop)
    corner = t.owner[part]
    lists = t.lists + len(t.point) + len(t.corner) + part
    first, count = t.first[lists], t.first[lists + 1] - t.first[lists]
    angles = first - t.first[lists - part]  # the first vertex of all parts
    window, ends, size = np.empty(16, np.int64), np.empty((16, 4)), 0
    pieces = max(count - 1, 1)  # of the arc, between its vertices
    for i in range(count):
        last = i if side > 0 else i + 1
        if count == 1:
            last = 1
        if not 0 < last <= pieces:
            continue
        begins = t.part[part, 0] if last == 1 else t.vertex[angles + last - 1]
        ends_at = t.part[part, 1] if last == pieces else t.vertex[angles + last]
        if begins > high or ends_at < low:
            continue
        one = direction(t.corner, corner, side, max(begins, low))
        two = direction(t.corner, corner, side, min(ends_at, high))
        around = t.lists + t.item[first + i]
        for at in range(t.first[around], t.first[around + 1]):
            if size == len(window):
                window, ends = np.append(window, window), np.concatenate((ends, ends))
            window[size] = t.item[at]
            ends[size, 0], ends[size, 1] = one
            ends[size, 2], ends[size, 3] = two
            size += 1
    if size == 0:
        return 0, passed
    x, y = t.corner[corner, 0], t.corner[corner, 1]
    return look(t, k, passed, f, x, y, side * t.radius, corner, window[:size], ends[:size])
