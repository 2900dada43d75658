# SPDX-License-Identifier: GPL-3.0-or-later
"""All lines that could be gaps between bodies, as strips of parallel lines.

A gap line joins two bodies straight ahead of an edge: it meets at least one of its two edges at a
right angle, or joins two corners and cannot be made shorter by shifting an end. All lines between
two edges that meet one of them at a right angle form a strip, and a line between two corners
stands in a thin one. What blocks them is not looked at here.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from planner.rules.bodies import Bodies, Flags, Floats, Ints, row_of

# A line within this angle of an edge runs along it rather than out of it. So a row that ends 500 mm
# before a side wall has no aisle there, though its open fronts look along that wall.
RUNS_ALONG = math.sin(math.radians(5))
SLIVER = 1.0  # mm: what is not wider is closed
TOUCHING = 1.5  # mm: what is shorter rounds to 1 mm at most
PARALLEL = 1e-6  # mm: edges that come no closer over their lengths are parallel
PINCH = 2.0  # mm: half the width of the strip that stands for a line between two corners


class Strips(NamedTuple):
    """Strips by column, in frames of their own: s along ``axis``, h along ``normal``.

    Rows of ``table``: x and y of origin, axis and normal; low, high, at low, at high. Lines run
    from (s, 0) to (s, h) for ``low`` ≤ s ≤ ``high``; h changes linearly from ``at_low`` to
    ``at_high``. ``first`` and ``second`` are the bodies at h = 0 and at the far end; ``pinch``
    marks a thin strip about one line between two corners.
    """

    first: Ints
    second: Ints
    table: Floats
    pinch: Flags

    @property
    def origin(self) -> Floats:
        return self.table[0:2].T

    @property
    def axis(self) -> Floats:
        return self.table[2:4].T

    @property
    def normal(self) -> Floats:
        return self.table[4:6].T

    @property
    def low(self) -> Floats:
        return row_of(self.table, 6)

    @property
    def high(self) -> Floats:
        return row_of(self.table, 7)

    @property
    def at_low(self) -> Floats:
        return row_of(self.table, 8)

    @property
    def at_high(self) -> Floats:
        return row_of(self.table, 9)

    def take(self, numbers: Ints) -> Strips:
        """Some of the strips."""
        return Strips(
            self.first[numbers], self.second[numbers], self.table[:, numbers], self.pinch[numbers]
        )

    def join(self, other: Strips) -> Strips:
        """These strips and then the others."""
        if not len(other.first):
            return self
        return Strips(
            np.concatenate([self.first, other.first]),
            np.concatenate([self.second, other.second]),
            np.concatenate([self.table, other.table], axis=1),
            np.concatenate([self.pinch, other.pinch]),
        )

    def corners(self) -> Floats:
        """The corners of the floor of each strip, (n, 4, 2)."""
        s = self.table[[6, 7, 7, 6]].T[:, :, None]
        h = np.zeros_like(s)
        h[:, 2:] = self.table[[9, 8]].T[:, :, None]
        corners: Floats = self.origin[:, None] + s * self.axis[:, None] + h * self.normal[:, None]
        return corners


def strips_between(
    bodies: Bodies, pairs: tuple[Ints, Ints], leaving: Flags, meeting: Flags, limit: float
) -> Strips:
    """The strips of lines, shorter than a limit (mm), between pairs of bodies (by number).

    Lines leave the edges in ``leaving`` (flags by edge) of one of a pair and meet edges in
    ``meeting`` of the other.
    """
    if not len(pairs[0]):
        return _NONE
    e, f = _edge_pairs(bodies, pairs)
    wanted = np.flatnonzero((leaving[e] & meeting[f]) | (leaving[f] & meeting[e]))
    ahead = _ahead(bodies, e[wanted], f[wanted], limit)
    return ahead.join(_pinches(bodies, e, f, leaving, meeting, limit))


def _edge_pairs(bodies: Bodies, pairs: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """Each edge of the first body of a pair with each edge of the second."""
    first, second = bodies.first[pairs[0]], bodies.first[pairs[1]]
    width = bodies.first[pairs[1] + 1] - second
    each = (bodies.first[pairs[0] + 1] - first) * width
    ends = np.cumsum(each)
    place = np.arange(ends[-1]) - np.repeat(ends - each, each)
    width = np.repeat(width, each)
    return np.repeat(first, each) + place // width, np.repeat(second, each) + place % width


def dot(one: Floats, two: Floats) -> Floats:
    return one[:, 0] * two[:, 0] + one[:, 1] * two[:, 1]


def _ahead(bodies: Bodies, e: Ints, f: Ints, limit: float) -> Strips:
    """The strips between edges that look at each other."""
    normal = bodies.edges.table[6:8]
    (one_x, one_y), (two_x, two_y) = normal[:, e], normal[:, f]
    facing = np.flatnonzero(one_x * two_x + one_y * two_y < -RUNS_ALONG)
    e, f = e[facing], f[facing]
    # Of parallel edges both strips hold the same lines: one will do.
    sine = np.abs(one_x[facing] * two_y[facing] - one_y[facing] * two_x[facing])
    length = bodies.edges.length
    slanted = np.flatnonzero(sine * (length[e] + length[f]) > PARALLEL)
    if len(slanted):
        e, f = np.concatenate([e, f[slanted]]), np.concatenate([f, e[slanted]])
    return _strips(bodies, e, f, limit)


def _strips(bodies: Bodies, base: Ints, other: Ints, limit: float) -> Strips:
    """The lines at right angles to the base edges, as far as the other edges are before them."""
    frame, ends = bodies.edges.table[:, base], bodies.edges.table[:4, other]
    x, y = ends[0::2] - frame[0], ends[1::2] - frame[1]
    s, h = x * frame[4] + y * frame[5], x * frame[6] + y * frame[7]
    low = np.maximum(0.0, s.min(axis=0))
    high = np.minimum(frame[12], s.max(axis=0))
    some = np.flatnonzero((high - low > SLIVER) & (h.max(axis=0) >= TOUCHING))
    low, high, (s0, s1), (h0, h1) = low[some], high[some], s[:, some], h[:, some]
    slope = (h1 - h0) / (s1 - s0)  # edges that look at each other are never upright: s1 ≠ s0
    at_low, at_high = h0 + (low - s0) * slope, h0 + (high - s0) * slope
    least = np.minimum(at_low, at_high)
    # A strip that shrinks to nothing joins edges that touch or cross: no gap.
    fits = (least >= TOUCHING) & (least < limit - 0.5)
    some, low, high = some[fits], low[fits], high[fits]
    at_low, at_high = at_low[fits], at_high[fits]
    if (np.maximum(at_low, at_high) > limit).any():
        with np.errstate(divide="ignore", invalid="ignore"):
            cut = (s0 + (limit - h0) / slope)[fits]
        low, high = np.where(at_low > limit, cut, low), np.where(at_high > limit, cut, high)
        at_low, at_high = np.minimum(at_low, limit), np.minimum(at_high, limit)
        wide = high - low > SLIVER
        some, low, high = some[wide], low[wide], high[wide]
        at_low, at_high = at_low[wide], at_high[wide]
    ranges = np.stack([low, high, at_low, at_high])
    table = np.concatenate([frame[:2, some], frame[4:8, some], ranges])
    owner = bodies.owner
    return Strips(owner[base[some]], owner[other[some]], table, np.zeros(len(some), dtype=np.bool_))


def _pinches(
    bodies: Bodies, e: Ints, f: Ints, leaving: Flags, meeting: Flags, limit: float
) -> Strips:
    """Thin strips for lines from a corner beside a leaving edge to a corner of another body."""
    table, corner = bodies.edges.table, bodies.edges.corner
    leaving_before, meeting_before = _before(leaving, bodies), _before(meeting, bodies)
    beside = corner & (leaving | leaving_before)
    line = table[:2, f] - table[:2, e]
    length = np.hypot(line[0], line[1])
    near = (length >= TOUCHING) & (length < limit - 0.5)
    here = np.flatnonzero(near & beside[e] & corner[f])
    back = np.flatnonzero(near & beside[f] & corner[e])
    v, w = np.concatenate([e[here], f[back]]), np.concatenate([f[here], e[back]])
    x, y = np.concatenate([line[:, here], -line[:, back]], axis=1)
    length = np.concatenate([length[here], length[back]])
    # Corners that are out of line by rounding count; of a tiny line that much is its direction.
    along = RUNS_ALONG * length
    slack = np.minimum(SLIVER, along)
    # Rows of both: along, normal, along before, normal before.
    far = x * table[4:12:2, w] + y * table[5:12:2, w]
    good = np.flatnonzero((far[0] >= -slack) & (far[2] <= slack))
    if not len(good):
        return _NONE
    v, w, x, y, length = v[good], w[good], x[good], y[good], length[good]
    far, along, slack = far[:, good], along[good], slack[good]
    start = x * table[4:12:2, v] + y * table[5:12:2, v]
    out, out_before = start[1] > along, start[3] > along
    keep = out & leaving[v] & (start[0] <= slack)
    keep |= out_before & leaving_before[v] & (start[2] >= -slack)
    keep &= (far[1] >= -along) | meeting[w]
    keep &= (far[3] >= -along) | meeting_before[w]
    if not meeting.all():
        # Lines that leave closed edges beside an open one belong to the open one.
        keep &= ~((out & ~leaving[v]) | (out_before & ~leaving_before[v]))
    good = np.flatnonzero(keep)
    if len(good) > 1:
        # A line that leaves both its ends stands here twice.
        ends = np.minimum(v, w)[good] * len(leaving) + np.maximum(v, w)[good]
        good = good[np.unique(ends, return_index=True)[1]]
    v, w, length = v[good], w[good], length[good]
    way = np.stack([x[good], y[good]]) / length
    axis = np.stack([way[1], -way[0]])
    full = np.full_like(length, 2 * PINCH)
    ranges = np.stack([np.zeros_like(length), full, length, length])
    columns = [table[:2, v] - PINCH * axis, axis, way, ranges]
    owner = bodies.owner
    return Strips(owner[v], owner[w], np.concatenate(columns), np.ones(len(v), dtype=np.bool_))


_NONE = Strips(
    np.zeros(0, dtype=np.intp),
    np.zeros(0, dtype=np.intp),
    np.zeros((10, 0)),
    np.zeros(0, dtype=np.bool_),
)


def _before(flags: Flags, bodies: Bodies) -> Flags:
    """Flags of the edge before each edge in its ring."""
    before = np.arange(len(flags)) - 1
    before[bodies.first[:-1]] = bodies.first[1:] - 1
    return flags[before]
