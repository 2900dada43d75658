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
import shapely

from planner.rules.bodies import Bodies, Flags, Floats, Geometries, Ints

# A line within this angle of an edge runs along it rather than out of it. So a row that ends 500 mm
# before a side wall has no aisle there, though its open fronts look along that wall.
RUNS_ALONG = math.sin(math.radians(5))
SLIVER = 1.0  # mm: what is not wider is closed
TOUCHING = 1.5  # mm: what is shorter rounds to 1 mm at most
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

    def polygons(self) -> Geometries:
        """The floor of each strip."""
        foot_low = self.origin + self.low[:, None] * self.axis
        foot_high = self.origin + self.high[:, None] * self.axis
        top_low = foot_low + self.at_low[:, None] * self.normal
        top_high = foot_high + self.at_high[:, None] * self.normal
        corners = np.stack([foot_low, foot_high, top_high, top_low], axis=1)
        return np.array(shapely.polygons(corners), dtype=object)


def strips_between(
    bodies: Bodies, pairs: tuple[Ints, Ints], leaving: Flags, meeting: Flags, limit: float
) -> Strips:
    """The strips of lines, shorter than a limit (mm), between pairs of bodies (by number).

    Lines leave the edges in ``leaving`` (flags by edge) of one of a pair and meet edges in
    ``meeting`` of the other.
    """
    return _ahead(bodies, pairs, leaving, meeting, limit).join(
        _pinches(bodies, pairs, leaving, meeting, limit)
    )


def _edge_pairs(
    bodies: Bodies, pairs: tuple[Ints, Ints], some: Flags, others: Flags
) -> tuple[Ints, Ints]:
    """Each of some edges of one body of a pair with each of the others, both ways round."""
    one = np.concatenate([pairs[0], pairs[1]])
    two = np.concatenate([pairs[1], pairs[0]])
    edges_one, first_one = _grouped(bodies, some)
    edges_two, first_two = _grouped(bodies, others)
    width = first_two[two + 1] - first_two[two]
    each = (first_one[one + 1] - first_one[one]) * width
    row = np.repeat(np.arange(len(each)), each)
    place = np.arange(len(row)) - np.repeat(np.cumsum(each) - each, each)
    width = width[row]
    return (
        edges_one[first_one[one[row]] + place // width],
        edges_two[first_two[two[row]] + place % width],
    )


def _grouped(bodies: Bodies, flags: Flags) -> tuple[Ints, Ints]:
    """The edges with a flag, and where those of each body begin (and the last ones end)."""
    before = np.concatenate([[0], np.cumsum(flags)])
    return np.flatnonzero(flags), before[bodies.first]


def dot(one: Floats, two: Floats) -> Floats:
    return one[:, 0] * two[:, 0] + one[:, 1] * two[:, 1]


def _ahead(
    bodies: Bodies, pairs: tuple[Ints, Ints], leaving: Flags, meeting: Flags, limit: float
) -> Strips:
    """The strips between edges that look at each other."""
    edges = bodies.edges
    e, f = _edge_pairs(bodies, pairs, leaving, meeting)
    keep = dot(edges.normal[e], edges.normal[f]) < -RUNS_ALONG
    e, f = e[keep], f[keep]
    return _strips(bodies, np.concatenate([e, f]), np.concatenate([f, e]), limit)


def _strips(bodies: Bodies, base: Ints, other: Ints, limit: float) -> Strips:
    """The lines at right angles to the base edges, as far as the other edges are before them."""
    edges = bodies.edges
    origin, axis, normal = edges.start[base], edges.along[base], edges.normal[base]
    to_start, to_end = edges.start[other] - origin, edges.end[other] - origin
    s0, s1 = dot(to_start, axis), dot(to_end, axis)
    h0, h1 = dot(to_start, normal), dot(to_end, normal)
    slope = (h1 - h0) / (s1 - s0)  # edges that look at each other are never upright: s1 ≠ s0
    low = np.maximum(0.0, np.minimum(s0, s1))
    high = np.minimum(edges.length[base], np.maximum(s0, s1))
    at_low, at_high = h0 + (low - s0) * slope, h0 + (high - s0) * slope
    least = np.minimum(at_low, at_high)
    # A strip that shrinks to nothing joins edges that touch or cross: no gap.
    keep = (high - low > SLIVER) & (least >= TOUCHING) & (least < limit - 0.5)
    beyond_low, beyond_high = keep & (at_low > limit), keep & (at_high > limit)
    with np.errstate(divide="ignore", invalid="ignore"):
        cut = s0 + (limit - h0) / slope
    low, at_low = np.where(beyond_low, cut, low), np.where(beyond_low, limit, at_low)
    high, at_high = np.where(beyond_high, cut, high), np.where(beyond_high, limit, at_high)
    owner, pinch = bodies.owner, np.zeros(len(base), dtype=np.bool_)
    strips = Strips(
        owner[base], owner[other], origin, axis, normal, low, high, at_low, at_high, pinch
    )
    return strips.take(keep & (high - low > SLIVER))


def _pinches(
    bodies: Bodies, pairs: tuple[Ints, Ints], leaving: Flags, meeting: Flags, limit: float
) -> Strips:
    """Thin strips for lines from a corner beside a leaving edge to a corner of another body."""
    edges = bodies.edges
    beside = edges.corner & (leaving | _before(leaving, bodies))
    v, w = _edge_pairs(bodies, pairs, beside, edges.corner)
    line = edges.start[w] - edges.start[v]
    length = np.hypot(line[:, 0], line[:, 1])
    keep = (length >= TOUCHING) & (length < limit - 0.5)
    v, w, line, length = v[keep], w[keep], line[keep], length[keep]
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
    v, w, way, length = v[keep], w[keep], way[keep], length[keep]
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
