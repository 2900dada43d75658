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

from planner.rules.bodies import Bodies, Flags, Floats, Ints

# A line within this angle of an edge runs along it rather than out of it. So a row that ends 500 mm
# before a side wall has no aisle there, though its open fronts look along that wall.
RUNS_ALONG = math.sin(math.radians(5))
SLIVER = 1.0  # mm: what is not wider is closed
TOUCHING = 1.5  # mm: what is shorter rounds to 1 mm at most
PARALLEL = 1e-6  # mm: edges that come no closer over their lengths are parallel
PINCH = 2.0  # mm: half the width of the strip that stands for a line between two corners


class Strips(NamedTuple):
    """Strips, as arrays, in frames of their own: s along ``axis``, h along ``normal``.

    Lines run from (s, 0) to (s, h) for ``low`` ≤ s ≤ ``high``; h changes linearly from ``at_low``
    to ``at_high``. ``first`` and ``second`` are the bodies at h = 0 and at the far end.
    """

    first: Ints
    second: Ints
    origin: Floats
    axis: Floats
    normal: Floats
    low: Floats
    high: Floats
    at_low: Floats
    at_high: Floats
    pinch: Flags  # a thin strip about one line between two corners

    def take(self, keep: Flags) -> Strips:
        """Some of the strips."""
        return Strips._make(array[keep] for array in self)

    def join(self, other: Strips) -> Strips:
        """These strips and then the others."""
        return Strips._make(np.concatenate(pair) for pair in zip(self, other, strict=True))

    def corners(self) -> Floats:
        """The corners of the floor of each strip, (n, 4, 2)."""
        foot_low = self.origin + self.low[:, None] * self.axis
        foot_high = self.origin + self.high[:, None] * self.axis
        top_low = foot_low + self.at_low[:, None] * self.normal
        top_high = foot_high + self.at_high[:, None] * self.normal
        return np.stack([foot_low, foot_high, top_high, top_low], axis=1)


_NO_ONE, _NO_LINE, _NO_PLACE = np.zeros(0, dtype=np.intp), np.zeros(0), np.zeros((0, 2))
_NONE = Strips(
    _NO_ONE, _NO_ONE, _NO_PLACE, _NO_PLACE, _NO_PLACE,
    _NO_LINE, _NO_LINE, _NO_LINE, _NO_LINE, np.zeros(0, dtype=np.bool_),
)  # fmt: skip


def strips_between(
    bodies: Bodies, pairs: tuple[Ints, Ints], leaving: Flags, meeting: Flags, limit: float
) -> Strips:
    """The strips of lines, shorter than a limit (mm), between pairs of bodies (by number).

    Lines leave the edges in ``leaving`` (flags by edge) of one of a pair and meet edges in
    ``meeting`` of the other.
    """
    some = _within(bodies, pairs, limit)
    if not len(some[0]):
        return _NONE
    e, f = _edge_pairs(bodies, some)
    ahead = _ahead(bodies, e, f, (leaving[e] & meeting[f]) | (leaving[f] & meeting[e]), limit)
    return ahead.join(_pinches(bodies, e, f, leaving, meeting, limit))


def _within(bodies: Bodies, pairs: tuple[Ints, Ints], limit: float) -> tuple[Ints, Ints]:
    """Those pairs between which there can be a gap.

    Rectangles with the same axes that are closer than 1 mm along both touch or overlap: a line
    between two edges that look at each other is as long as they are apart, and of a line between
    two corners they leave nothing that keeps to the slack of ``_pinches``.
    """
    first, second = pairs
    gap, sure = bodies.apart(first, second)
    ahead = np.maximum(gap, 0.0)
    keep = np.hypot(ahead[:, 0], ahead[:, 1]) < limit - 0.5
    keep &= ~(sure & (gap <= SLIVER).all(axis=1))
    return first[keep], second[keep]


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


def _ahead(bodies: Bodies, e: Ints, f: Ints, wanted: Flags, limit: float) -> Strips:
    """The strips between edges that look at each other."""
    table = bodies.edges.table
    keep = np.flatnonzero(wanted)
    e, f = e[keep], f[keep]
    nx, ny, other_x, other_y = *table[6:8, e], *table[6:8, f]
    keep = np.flatnonzero(nx * other_x + ny * other_y < -RUNS_ALONG)
    e, f = e[keep], f[keep]
    # Of parallel edges both strips hold the same lines: one will do.
    sine = np.abs(nx[keep] * other_y[keep] - ny[keep] * other_x[keep])
    slanted = np.flatnonzero(sine * (table[12, e] + table[12, f]) > PARALLEL)
    return _strips(bodies, np.concatenate([e, f[slanted]]), np.concatenate([f, e[slanted]]), limit)


def _strips(bodies: Bodies, base: Ints, other: Ints, limit: float) -> Strips:
    """The lines at right angles to the base edges, as far as the other edges are before them."""
    x, y, _, _, along_x, along_y, up_x, up_y, *_, length = bodies.edges.table[:, base]
    x0, y0, x1, y1 = bodies.edges.table[:4, other] - (x, y, x, y)
    s0, s1 = x0 * along_x + y0 * along_y, x1 * along_x + y1 * along_y
    h0, h1 = x0 * up_x + y0 * up_y, x1 * up_x + y1 * up_y
    low = np.maximum(0.0, np.minimum(s0, s1))
    high = np.minimum(length, np.maximum(s0, s1))
    keep = np.flatnonzero((high - low > SLIVER) & (np.maximum(h0, h1) >= TOUCHING))
    if not len(keep):
        return _NONE
    base, other, low, high = base[keep], other[keep], low[keep], high[keep]
    s0, s1, h0, h1 = s0[keep], s1[keep], h0[keep], h1[keep]
    slope = (h1 - h0) / (s1 - s0)  # edges that look at each other are never upright: s1 ≠ s0
    at_low, at_high = h0 + (low - s0) * slope, h0 + (high - s0) * slope
    least = np.minimum(at_low, at_high)
    # A strip that shrinks to nothing joins edges that touch or cross: no gap.
    fits = (least >= TOUCHING) & (least < limit - 0.5)
    beyond_low, beyond_high = fits & (at_low > limit), fits & (at_high > limit)
    with np.errstate(divide="ignore", invalid="ignore"):
        cut = s0 + (limit - h0) / slope
    low, at_low = np.where(beyond_low, cut, low), np.where(beyond_low, limit, at_low)
    high, at_high = np.where(beyond_high, cut, high), np.where(beyond_high, limit, at_high)
    fits &= high - low > SLIVER
    edges, owner, pinch = bodies.edges, bodies.owner, np.zeros(len(base), dtype=np.bool_)
    return Strips(
        owner[base], owner[other], edges.start[base], edges.along[base], edges.normal[base],
        low, high, at_low, at_high, pinch,
    ).take(fits)  # fmt: skip


def _pinches(
    bodies: Bodies, e: Ints, f: Ints, leaving: Flags, meeting: Flags, limit: float
) -> Strips:
    """Thin strips for lines from a corner beside a leaving edge to a corner of another body."""
    edges = bodies.edges
    beside = edges.corner & (leaving | _before(leaving, bodies))
    from_e, from_f = beside[e] & edges.corner[f], beside[f] & edges.corner[e]
    some = np.flatnonzero(from_e | from_f)
    e, f, from_e, from_f = e[some], f[some], from_e[some], from_f[some]
    dx, dy = edges.table[:2, f] - edges.table[:2, e]
    length = np.hypot(dx, dy)
    near = (length >= TOUCHING) & (length < limit - 0.5)
    here, back = np.flatnonzero(near & from_e), np.flatnonzero(near & from_f)
    v, w = np.concatenate([e[here], f[back]]), np.concatenate([f[here], e[back]])
    if not len(v):
        return _NONE
    line = edges.start[w] - edges.start[v]
    length = np.concatenate([length[here], length[back]])
    # Corners that are out of line by rounding count; of a tiny line that much is its direction.
    slack = np.minimum(SLIVER, RUNS_ALONG * length)
    way = line / length[:, None]
    leaves = np.zeros(len(v), dtype=np.bool_)
    faces_other = np.zeros(len(v), dtype=np.bool_)
    for flag, normal, inward in (
        (leaving, edges.normal, edges.along),
        (_before(leaving, bodies), edges.before_normal, -edges.before_along),
    ):
        out = dot(way, normal[v]) > RUNS_ALONG
        leaves |= out & flag[v] & (dot(line, inward[v]) <= slack)
        faces_other |= out & ~flag[v]
    # Lines that leave closed edges beside an open one belong to the open one.
    keep = leaves & (dot(line, edges.along[w]) >= -slack)
    keep &= dot(line, -edges.before_along[w]) >= -slack
    met = (dot(way, edges.normal[w]) >= -RUNS_ALONG) | meeting[w]
    met &= (dot(way, edges.before_normal[w]) >= -RUNS_ALONG) | _before(meeting, bodies)[w]
    if not meeting.all():
        met &= ~faces_other
    keep &= met
    # A line that leaves both its ends stands here twice.
    ends = np.minimum(v, w) * len(leaving) + np.maximum(v, w)
    good = np.flatnonzero(keep)
    once = good[np.unique(ends[good], return_index=True)[1]]
    v, w, way, length = v[once], w[once], way[once], length[once]
    axis = np.stack([way[:, 1], -way[:, 0]], axis=1)
    full = np.full(len(v), 2 * PINCH)
    return Strips(
        bodies.owner[v], bodies.owner[w], edges.start[v] - PINCH * axis, axis, way,
        np.zeros(len(v)), full, length, length, np.ones(len(v), dtype=np.bool_),
    )  # fmt: skip


def _before(flags: Flags, bodies: Bodies) -> Flags:
    """Flags of the edge before each edge in its ring."""
    before = np.arange(len(flags)) - 1
    before[bodies.first[:-1]] = bodies.first[1:] - 1
    return flags[before]
