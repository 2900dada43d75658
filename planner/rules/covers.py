# SPDX-License-Identifier: GPL-3.0-or-later
"""What bodies cover of strips (see ``strips``): intervals of s.

Rectangles with the axes of a strip cover a rectangle of it; other convex bodies are clipped,
all in one go; what has another outline is left to shapes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from planner.rules.bodies import SQUARE, Bodies, Flags, Floats, Geometries, Ints, is_square
from planner.rules.strips import PARALLEL, Strips

SPECK = 0.5  # mm²: what fills less of a strip comes from rounding
FEW = 8  # pairs at most that are as fast as shapes
MANY = 20_000  # from so many pairs on a tree finds those that meet faster than all boxes at once


class Cover(NamedTuple):
    """What bodies cover of strips, as arrays: from s to s, over a height."""

    strip: Ints
    body: Ints
    begin: Floats
    end: Floats
    height: Floats


def meeting(low: Floats, high: Floats, bodies: Bodies) -> tuple[Ints, Ints]:
    """Pairs of boxes (of strips) and of bodies whose boxes share some floor."""
    if len(low) * len(bodies) > MANY:
        boxes = np.array(shapely.box(*low.T, *high.T), dtype=object)
        strip, body = bodies.tree.query(boxes)
        near = (low[strip] < bodies.bounds[body, 2:]) & (high[strip] > bodies.bounds[body, :2])
        keep = np.flatnonzero(near.all(axis=1))
        return strip[keep], body[keep]
    x0, y0, x1, y1 = bodies.bounds.T
    left, bottom, right, top = low[:, :1], low[:, 1:], high[:, :1], high[:, 1:]
    strip, body = np.nonzero((left < x1) & (right > x0) & (bottom < y1) & (top > y0))
    return strip, body


def inside(strips: Strips, bodies: Bodies, strip: Ints, body: Ints) -> Floats:
    """How far (mm) the middle lines of strips run inside convex bodies; not above 0: they do not.

    Clipped by the lines along the sides of the body (Cyrus and Beck, 1978).
    """
    if not len(strip):
        return np.zeros(0)
    table, edges = strips.table[:, strip], bodies.edges.table[:, _edges_of(bodies, body)]
    middle = (table[6] + table[7]) / 2
    x, y = table[0:2] + middle * table[2:4]
    start = (x[:, None] - edges[0]) * edges[6] + (y[:, None] - edges[1]) * edges[7]
    rise = table[4, :, None] * edges[6] + table[5, :, None] * edges[7]
    level = np.abs(rise) < SQUARE
    cut = -start / np.where(level, 1.0, rise)
    # A line beside a level side is outside from its start.
    enter = np.where(level, np.where(start > 0, np.inf, 0.0), np.where(rise < 0, cut, 0.0))
    leave = np.where(level | (rise < 0), (table[8] + table[9])[:, None] / 2, cut)
    found: Floats = leave.min(axis=1) - enter.max(axis=1)
    return found


def _edges_of(bodies: Bodies, body: Ints) -> Ints:
    """The edges of bodies, row by row: one with fewer has its last one several times."""
    begin, last = bodies.first[body][:, None], bodies.first[body + 1][:, None] - 1
    found: Ints = np.minimum(begin + np.arange(int((last - begin).max()) + 1), last)
    return found


def covers(strips: Strips, corners: Floats, bodies: Bodies, strip: Ints, body: Ints) -> list[Cover]:
    """What bodies cover of strips that they may meet."""
    found = []
    for way, few in ((_plain, 0), (_aslant, FEW)):
        if len(strip) > few:
            cover, strip, body = way(strips, corners, bodies, strip, body)
            found.append(cover)
    if len(strip):
        common = shapely.intersection(polygons(corners[strip]), bodies.shapes[body])
        found.append(projected(strips, strip, body, common))
    return found


def _plain(
    strips: Strips, _: Floats, bodies: Bodies, strip: Ints, body: Ints
) -> tuple[Cover, Ints, Ints]:
    """What rectangles cover of strips with the same axes; and the pairs that this leaves open."""
    square, edges = bodies.square[body], bodies.edges.table
    corners = np.minimum(bodies.first[body][:, None] + np.arange(4), bodies.first[-1] - 1)
    frame = strips.table[:, strip]
    x0, y0, axis_x, axis_y, normal_x, normal_y = frame[:6, :, None]
    x, y = edges[0, corners] - x0, edges[1, corners] - y0
    s, h = x * axis_x + y * axis_y, x * normal_x + y * normal_y
    begin = np.maximum(s.min(axis=1), frame[6])
    end = np.minimum(s.max(axis=1), frame[7])
    height = np.minimum(h.max(axis=1), frame[8:].max(axis=0)) - np.maximum(h.min(axis=1), 0.0)
    much = np.maximum(end - begin, 0.0) * np.maximum(height, 0.0) > SPECK
    plain = square & is_square(frame[2], frame[3], *edges[4:6, corners[:, 0]])
    plain &= np.abs(frame[9] - frame[8]) < PARALLEL
    some = np.flatnonzero(plain & much)
    rest = np.flatnonzero(~plain & (much | ~square))
    found = Cover(strip[some], body[some], begin[some], end[some], height[some])
    return found, strip[rest], body[rest]


def _aslant(
    strips: Strips, corners: Floats, bodies: Bodies, strip: Ints, body: Ints
) -> tuple[Cover, Ints, Ints]:
    """What convex bodies cover of strips; and the pairs that this leaves open.

    Each outline is clipped by the other (Cyrus and Beck, 1978), which gives the outline of what
    they share.
    """
    convex = bodies.convex[body]
    strip, body, open_strip, open_body = strip[convex], body[convex], strip[~convex], body[~convex]
    if not len(strip):
        return Cover(strip, body, *np.zeros((3, 0))), open_strip, open_body
    frame, edges = strips.table[:, strip], bodies.edges.table
    edge = _edges_of(bodies, body)
    # The corners of both, (2, n, 4), in the frame of the strip, and the lines along their sides:
    # rows n_x, n_y, c with n_x s + n_y h ≤ c inside.
    x0, y0, axis_x, axis_y, up_x, up_y = frame[:6, :, None]
    x, y = edges[0, edge] - x0, edges[1, edge] - y0
    other = np.array([x * axis_x + y * axis_y, x * up_x + y * up_y])
    n_x, n_y = edges[6, edge], edges[7, edge]
    n_s, n_h = n_x * axis_x + n_y * axis_y, n_x * up_x + n_y * up_y
    other_sides = np.array([n_s, n_h, n_s * other[0] + n_h * other[1]])
    own, own_sides = _outline(frame)
    one, first = _clipped(own, own_sides, other_sides, shared=True)
    two, second = _clipped(other, other_sides, own_sides, shared=False)
    # (2, n, 16): the ends of all pieces; those of pieces that are not there are left out.
    (s, h), there = np.concatenate([one, two], axis=2), np.concatenate([first, second], axis=1)
    turned = np.sign(n_s[:, 1] * n_h[:, 0] - n_s[:, 0] * n_h[:, 1])[:, None]
    area = np.where(there[:, ::2], s[:, ::2] * h[:, 1::2] - s[:, 1::2] * h[:, ::2], 0.0)
    area[:, 4:] *= -turned  # the outline of the body may run clockwise here
    some = np.flatnonzero(np.abs(area.sum(axis=1)) > 2 * SPECK)
    s, h, there = s[some], h[some], there[some]
    begin, end = np.where(there, s, np.inf).min(axis=1), np.where(there, s, -np.inf).max(axis=1)
    height = np.where(there, h, -np.inf).max(axis=1) - np.where(there, h, np.inf).min(axis=1)
    return Cover(strip[some], body[some], begin, end, height), open_strip, open_body


def _outline(frame: Floats) -> tuple[Floats, Floats]:
    """The corners of strips, counter-clockwise in their frames, and the lines along their sides."""
    low, high, at_low, at_high = frame[6:]
    zero, one = np.zeros_like(low), np.ones_like(low)
    corners = np.array([low, high, high, low, zero, zero, at_high, at_low]).reshape(2, 4, -1)
    slope = (at_high - at_low) / (high - low)
    sides = [zero, one, -slope, -one, -one, zero, one, zero, zero, high, at_low - slope * low, -low]
    return corners.swapaxes(1, 2), np.stack(sides).reshape(3, 4, -1).swapaxes(1, 2)


def _clipped(corners: Floats, own: Floats, sides: Floats, *, shared: bool) -> tuple[Floats, Flags]:
    """The parts of outlines, (2, n, 4), within the sides, (3, n, 4), of other convex outlines.

    Two ends for each edge, (2, n, 8), and whether there is such a part. Of edges on a side those
    count, where ``shared``, that have the other outline on the same side as their ``own``.
    """
    start = corners[:, :, :, None]
    far = np.roll(corners, -1, axis=2)[:, :, :, None]
    n_s, n_h, c = sides[:, :, None]
    before, after = start[0] * n_s + start[1] * n_h - c, far[0] * n_s + far[1] * n_h - c
    same = shared & (own[0, :, :, None] * n_s + own[1, :, :, None] * n_h > 0)
    beyond = before > np.where(same, PARALLEL, -PARALLEL)
    falls = before - after
    level = np.abs(falls) < PARALLEL
    with np.errstate(divide="ignore", invalid="ignore"):
        cut = before / falls
    enter = np.where(level, 0.0, np.where(falls > 0, cut, 0.0)).max(axis=2)
    leave = np.where(level, 1.0, np.where(falls < 0, cut, 1.0)).min(axis=2)
    enter, leave = np.maximum(enter, 0.0), np.minimum(leave, 1.0)
    there = (enter < leave) & ~(level & beyond).any(axis=2)
    run = (far - start)[..., 0]
    ends = np.stack([start[..., 0] + enter * run, start[..., 0] + leave * run], axis=3)
    return ends.reshape(2, len(c), -1), np.repeat(there, 2, axis=1)


def polygons(corners: Floats) -> Geometries:
    """Polygons of as many corners each, (n, corners, 2)."""
    return np.array(shapely.polygons(corners), dtype=object)


def projected(strips: Strips, strip: Ints, body: Ints, pieces: Geometries) -> Cover:
    """The intervals of s that parts of pieces of strips cover, specks left out."""
    parts, source = shapely.get_parts(pieces, return_index=True)
    large = shapely.area(parts) > SPECK
    points, piece = shapely.get_coordinates(parts[large], return_index=True)
    strip, body = strip[source[large]], body[source[large]]
    if not len(points):
        return Cover(strip, body, *(np.zeros(0) for _ in range(3)))
    frame = strips.table[:6, strip[piece]]
    x, y = points.T - frame[:2]
    s, h = x * frame[2] + y * frame[3], x * frame[4] + y * frame[5]
    opening = np.flatnonzero(np.append(True, piece[1:] != piece[:-1]))
    low, high = np.minimum.reduceat(s, opening), np.maximum.reduceat(s, opening)
    height = np.maximum.reduceat(h, opening) - np.minimum.reduceat(h, opening)
    return Cover(strip, body, low, high, height)


def rows(*columns: NDArray[Any]) -> Iterator[tuple[Any, ...]]:
    """The values of some columns, row by row."""
    return zip(*(column.tolist() for column in columns), strict=True)
