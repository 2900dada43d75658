# SPDX-License-Identifier: GPL-3.0-or-later
"""All lines that could be gaps between bodies, as strips of parallel lines.

A gap line joins two bodies straight ahead of an edge: it meets at least one of its two edges at a
right angle, or joins two corners and cannot be made shorter by shifting an end. All lines between
two edges that meet one of them at a right angle form a strip, and a line between two corners
stands in a thin one. What blocks them is not looked at here.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from planner.rules.bodies import Bodies, Flags, Floats, Ints, row_of
from planner.rules.facing import RUNS_ALONG, SLIVER, TOUCHING, facing

__all__ = ["RUNS_ALONG", "SLIVER", "TOUCHING", "Strips", "dot", "strips_between"]

PARALLEL = 1e-6  # mm: edges that come no closer over their lengths are parallel
PINCH = 2.0  # mm: half the width of the strip that stands for a line between two corners


Pairs = tuple[Ints, Ints]


class Strips(NamedTuple):
    """Strips by column, in frames of their own: s along ``axis``, h along ``normal``.

    Rows of ``ends``: the bodies at h = 0 and at the far end, and an edge of each: those of the
    strip, or those that start at the corners of its one line. Rows of ``table``: x and y of origin,
    axis and normal; low, high, at low, at high. Lines run from (s, 0) to (s, h) for ``low`` ≤ s ≤
    ``high``; h changes linearly from ``at_low`` to ``at_high``. Rows of ``signs``: whether it is a
    thin strip about one line between two corners; and of such a line, at either end, whether it is
    the shortest from the edge and from the edge before, and whether it leaves either.
    """

    ends: Ints
    table: Floats
    signs: Flags

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
    def pinch(self) -> Flags:
        return row_of(self.signs, 0)

    def take(self, numbers: Ints) -> Strips:
        """Some of the strips."""
        return Strips._make(array[:, numbers] for array in self)

    def join(self, other: Strips) -> Strips:
        """These strips and then the others."""
        if not len(other.ends[0]) or not len(self.ends[0]):
            return self if len(self.ends[0]) else other
        return Strips._make(np.concatenate(rows, axis=1) for rows in zip(self, other, strict=True))

    def corners(self) -> Floats:
        """The corners of the floor of each strip, (n, 4, 2)."""
        s = self.table[[6, 7, 7, 6]].T[:, :, None]
        h = np.zeros_like(s)
        h[:, 2:] = self.table[[9, 8]].T[:, :, None]
        corners: Floats = self.origin[:, None] + s * self.axis[:, None] + h * self.normal[:, None]
        return corners

    def below(self, limit: float, numbers: Ints) -> tuple[Strips, Ints]:
        """What some of these strips hold of lines below a limit (mm); and their numbers."""
        some = self.take(numbers)
        low, high, at_low, at_high = some.table[6:]
        fits = np.minimum(at_low, at_high) < limit - 0.5
        beyond = np.flatnonzero(fits & (np.maximum(at_low, at_high) > limit))
        if len(beyond):
            # The table of what was taken is its own and may be changed.
            part = some.table[6:, beyond]
            cut = part[0] + (limit - part[2]) * (part[1] - part[0]) / (part[3] - part[2])
            low[beyond] = np.where(part[2] > limit, cut, part[0])
            high[beyond] = np.where(part[3] > limit, cut, part[1])
            some.table[8:, beyond] = np.minimum(part[2:], limit)
            fits &= high - low > SLIVER
        if fits.all():
            return some, numbers
        good = np.flatnonzero(fits)
        return some.take(good), numbers[good]

    def between(self, bodies: Bodies, leaving: Flags, meeting: Flags) -> Flags:
        """Which strips leave an edge in ``leaving`` (flags by edge), and meet one in ``meeting``.

        Lines between corners that leave closed edges beside an open one belong to the open one.
        """
        _, _, one, two = self.ends
        wanted: Flags = (leaving[one] & meeting[two]) | (leaving[two] & meeting[one])
        pinches = np.flatnonzero(self.signs[0])
        if len(pinches):
            before = bodies.before[self.ends[2:, pinches]]
            leaves = (leaving[self.ends[2:, pinches]], leaving[before])
            meets = (meeting[self.ends[2:, pinches]], meeting[before])
            # (2, n): at either end of each line.
            near, near_before, out, out_before = self.signs[1:, pinches].reshape(4, 2, -1)
            begins = (out & leaves[0] & near) | (out_before & leaves[1] & near_before)
            arrives = near & near_before & (~out | meets[0]) & (~out_before | meets[1])
            if not meeting.all():
                begins &= ~((out & ~leaves[0]) | (out_before & ~leaves[1]))
            wanted[pinches] = (begins & arrives[::-1]).any(axis=0)
        return wanted


def strips_between(bodies: Bodies, plain: Pairs, others: Pairs, limit: float) -> Strips:
    """The strips of lines, shorter than a limit (mm), between pairs of bodies (by number).

    ``plain`` pairs are rectangles with the same axes.
    """
    found = _facing(bodies, plain, limit)
    if len(others[0]):
        e, f = _edge_pairs(bodies, others)
        ahead = _ahead(bodies, e, f)
        ahead, _ = ahead.below(limit, np.arange(len(ahead.ends[0])))
        found = ahead.join(_pinches(bodies, e, f, limit)).join(found)
    return found


def _facing(bodies: Bodies, pairs: Pairs, limit: float) -> Strips:
    rows = [*facing(bodies, pairs, limit)] if len(pairs[0]) else []
    if not rows:
        return NO_STRIPS
    one, two, low, high, length, signs = zip(*rows, strict=True)
    edges: Ints = np.array([one, two])
    flags = np.zeros((9, len(rows)), dtype=np.bool_)
    table = np.empty((10, len(rows)))
    table[:6] = bodies.edges.table[[0, 1, 4, 5, 6, 7]][:, edges[0]]
    table[6:] = low, high, length, length
    pinches = [number for number, each in enumerate(signs) if each]
    if pinches:
        flags[:, pinches] = np.array([signs[number] for number in pinches]).T
        _between_corners(bodies, edges, table, pinches)
    return Strips(np.concatenate([bodies.owner[edges], edges]), table, flags)


def _edge_pairs(bodies: Bodies, pairs: Pairs) -> tuple[Ints, Ints]:
    """Each edge of the first body of a pair with each edge of the second."""
    first, second = bodies.first[pairs[0]], bodies.first[pairs[1]]
    width = bodies.first[pairs[1] + 1] - second
    each = (bodies.first[pairs[0] + 1] - first) * width
    ends = np.cumsum(each)
    place = np.arange(each.sum()) - np.repeat(ends - each, each)
    width = np.repeat(width, each)
    return np.repeat(first, each) + place // width, np.repeat(second, each) + place % width


def dot(one: Floats, two: Floats) -> Floats:
    return one[:, 0] * two[:, 0] + one[:, 1] * two[:, 1]


def _ahead(bodies: Bodies, e: Ints, f: Ints) -> Strips:
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
    return _strips(bodies, e, f)


def _strips(bodies: Bodies, base: Ints, other: Ints) -> Strips:
    """The lines at right angles to the base edges, as far as the other edges are before them."""
    frame, far = bodies.edges.table[:, base], bodies.edges.table[:4, other]
    x, y = far[0::2] - frame[0], far[1::2] - frame[1]
    s, h = x * frame[4] + y * frame[5], x * frame[6] + y * frame[7]
    low = np.maximum(0.0, s.min(axis=0))
    high = np.minimum(frame[12], s.max(axis=0))
    some = np.flatnonzero((high - low > SLIVER) & (h.max(axis=0) >= TOUCHING))
    low, high, (s0, s1), (h0, h1) = low[some], high[some], s[:, some], h[:, some]
    slope = (h1 - h0) / (s1 - s0)  # edges that look at each other are never upright: s1 ≠ s0
    at_low, at_high = h0 + (low - s0) * slope, h0 + (high - s0) * slope
    # A strip that shrinks to nothing joins edges that touch or cross: no gap.
    fits = np.minimum(at_low, at_high) >= TOUCHING
    some = some[fits]
    ranges = np.array([low, high, at_low, at_high])[:, fits]
    table = np.concatenate([frame[:2, some], frame[4:8, some], ranges])
    base, other = base[some], other[some]
    ends = np.array([bodies.owner[base], bodies.owner[other], base, other])
    return Strips(ends, table, np.zeros((9, len(some)), dtype=np.bool_))


def _pinches(bodies: Bodies, e: Ints, f: Ints, limit: float) -> Strips:
    """Thin strips for lines from corner to corner that cannot be made shorter from one of them."""
    table, corner = bodies.edges.table, bodies.edges.corner
    line = table[:2, f] - table[:2, e]
    length = np.hypot(line[0], line[1])
    fits = (length >= TOUCHING) & (length < limit - 0.5) & corner[e] & corner[f]
    some = np.flatnonzero(fits)
    e, f, (x, y), length = e[some], f[some], line[:, some], length[some]
    # Corners that are out of line by rounding count; of a tiny line that much is its direction.
    least = RUNS_ALONG * length
    slack = np.minimum(SLIVER, least)
    # Rows by end: how far the line runs along the edge, its normal, and those of the edge before.
    both = np.array([e, f])
    runs = x * table[4:12:2, both] + y * table[5:12:2, both]
    runs[:, 1] *= -1
    near, near_before = runs[0] <= slack, runs[2] >= -slack
    out, out_before = runs[1] > least, runs[3] > least
    begins = (out & near) | (out_before & near_before)
    some = np.flatnonzero((begins & (near & near_before)[::-1]).any(axis=0))
    edges = both[:, some]
    columns = np.empty((10, len(some)))
    columns[8:] = length[some]
    _between_corners(bodies, edges, columns, slice(None))
    signs = np.ones((9, len(some)), dtype=np.bool_)
    signs[1:] = np.concatenate([near, near_before, out, out_before])[:, some]
    return Strips(np.concatenate([bodies.owner[edges], edges]), columns, signs)


def _between_corners(bodies: Bodies, edges: Ints, table: Floats, some: slice | list[int]) -> None:
    """Fill in thin strips about lines from the corner where an edge begins to another's."""
    start, end = bodies.edges.table[:2, edges[:, some]].swapaxes(0, 1)
    way = (end - start) / table[8, some]
    axis = np.array([way[1], -way[0]])
    table[:6, some] = np.concatenate([start - PINCH * axis, axis, way])
    table[6, some], table[7, some] = 0.0, 2 * PINCH


NO_STRIPS = Strips(
    np.zeros((4, 0), dtype=np.intp), np.zeros((10, 0)), np.zeros((9, 0), dtype=np.bool_)
)
