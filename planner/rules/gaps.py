# SPDX-License-Identifier: GPL-3.0-or-later
"""Narrow gaps between bodies, decided exactly by distances.

A gap line joins two bodies over free floor, straight ahead of an edge: it meets at least one of
its two edges at a right angle, or joins two corners and cannot be made shorter by shifting an end.
All gap lines between two edges that meet one of them at a right angle form a *strip*. What stands
in a strip is cut out of it, and the shortest of the lines that are left is the width of the gap: so
parallel edges that are partly blocked are measured where they are free. A morphological opening
would do neither: it misses necks between corners and depends on its step.

Lines of 1 mm or less join bodies that touch; they are no gaps, and passages of 1 mm or less let no
line through, so that slivers between turned neighbours do not count.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from planner.rules.bodies import Bodies, Flags, Floats, Geometries, Ints

# A line within this angle of an edge runs along it rather than out of it. So a row that ends 500 mm
# before a side wall has no aisle there, though its open fronts look along that wall.
RUNS_ALONG = math.sin(math.radians(5))
SLIVER = 1.0  # mm: what is not wider is closed
TOUCHING = 1.5  # mm: what is shorter rounds to 1 mm at most
PINCH = 2.0  # mm: half the width of the strip that stands for a line between two corners
BESIDE = PINCH / RUNS_ALONG  # mm: what stands in such a strip for longer runs along the line
SPECK = 0.5  # mm²: what fills less of a strip comes from rounding


class Gap(NamedTuple):
    """The narrowest gap line between two bodies (by number), ``length`` in whole mm."""

    first: int
    second: int
    length: int
    line: tuple[tuple[float, float], tuple[float, float]]


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


def gaps(
    bodies: Bodies,
    floor: BaseGeometry,
    pairs: tuple[Ints, Ints],
    leaving: Flags,
    meeting: Flags,
    limit: float,
    zone: BaseGeometry | None = None,
) -> list[Gap]:
    """The narrowest gap of each pair of bodies that is shorter than a limit (mm).

    Lines leave the edges in ``leaving`` (flags by edge) of one of a pair and meet edges in
    ``meeting`` of the other. With a zone only lines that cross it count. One gap a pair, from its
    first body by id to its second.
    """
    if not len(pairs[0]):
        return []
    strips = _ahead(bodies, pairs, leaving, meeting, limit).join(
        _pinches(bodies, pairs, leaving, meeting, limit)
    )
    if not len(strips.first):
        return []
    best: dict[tuple[int, int], tuple[tuple[object, ...], Gap]] = {}
    for number, position, length, width in _shortest(strips, bodies, floor, zone):
        gap = _gap(strips, bodies, number, position, length)
        # Of equal lines the one in the widest free part, so that answers depend on no order.
        rank = (round(length, 2), -round(width, 2), gap.line)
        known = best.get((gap.first, gap.second))
        if known is None or rank < known[0]:
            best[gap.first, gap.second] = (rank, gap)
    return [gap for _, gap in best.values() if TOUCHING <= gap.length < limit]


def _gap(strips: Strips, bodies: Bodies, number: int, position: float, length: float) -> Gap:
    foot = strips.origin[number] + position * strips.axis[number]
    top = foot + length * strips.normal[number]
    first, second = int(strips.first[number]), int(strips.second[number])
    ends = (_place(foot), _place(top))
    one, two = bodies.names[first], bodies.names[second]
    if (one.id, one.place) > (two.id, two.place):
        first, second, ends = second, first, ends[::-1]
    return Gap(first, second, round(length), (ends[0], ends[1]))


def _place(point: Floats) -> tuple[float, float]:
    return (round(float(point[0]), 3) + 0.0, round(float(point[1]), 3) + 0.0)


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


def _dot(one: Floats, two: Floats) -> Floats:
    return one[:, 0] * two[:, 0] + one[:, 1] * two[:, 1]


def _ahead(
    bodies: Bodies, pairs: tuple[Ints, Ints], leaving: Flags, meeting: Flags, limit: float
) -> Strips:
    """The strips between edges that look at each other."""
    edges = bodies.edges
    e, f = _edge_pairs(bodies, pairs, leaving, meeting)
    keep = _dot(edges.normal[e], edges.normal[f]) < -RUNS_ALONG
    e, f = e[keep], f[keep]
    return _strips(bodies, np.concatenate([e, f]), np.concatenate([f, e]), limit)


def _strips(bodies: Bodies, base: Ints, other: Ints, limit: float) -> Strips:
    """The lines at right angles to the base edges, as far as the other edges are before them."""
    edges = bodies.edges
    origin, axis, normal = edges.start[base], edges.along[base], edges.normal[base]
    to_start, to_end = edges.start[other] - origin, edges.end[other] - origin
    s0, s1 = _dot(to_start, axis), _dot(to_end, axis)
    h0, h1 = _dot(to_start, normal), _dot(to_end, normal)
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
    way = line / length[:, None]
    leaves = np.zeros(len(v), dtype=np.bool_)
    faces_other = np.zeros(len(v), dtype=np.bool_)
    for flag, normal, inward in (
        (leaving, edges.normal, edges.along),
        (_before(leaving, bodies), edges.before_normal, -edges.before_along),
    ):
        out = _dot(way, normal[v]) > RUNS_ALONG
        leaves |= out & flag[v] & (_dot(line, inward[v]) <= SLIVER)
        faces_other |= out & ~flag[v]
    # Lines that leave closed edges beside an open one belong to the open one.
    keep = leaves & (_dot(line, edges.along[w]) >= -SLIVER)
    keep &= _dot(line, -edges.before_along[w]) >= -SLIVER
    met = (_dot(way, edges.normal[w]) >= -RUNS_ALONG) | meeting[w]
    met &= (_dot(way, edges.before_normal[w]) >= -RUNS_ALONG) | _before(meeting, bodies)[w]
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


def _shortest(
    strips: Strips, bodies: Bodies, floor: BaseGeometry, zone: BaseGeometry | None
) -> Iterator[tuple[int, float, float, float]]:
    """The shortest free line of each strip: (strip, s, length, width of the free part)."""
    polygons = strips.polygons()
    blocked = _blocked(strips, polygons, bodies, floor)
    low, high = strips.low, strips.high
    if zone is not None:
        low, high = _crossing(strips, polygons, zone)
    for number in range(len(strips.first)):
        left, right = float(low[number]), float(high[number])
        best: tuple[float, float, float] | None = None
        for begin, end in _rest(left, right, blocked.get(number, [])):
            for candidate in _ends(strips, number, begin, end):
                if best is None or candidate < best:
                    best = candidate
        if best is not None:
            yield number, best[2], best[0], -best[1]


def _ends(
    strips: Strips, number: int, begin: float, end: float
) -> Iterator[tuple[float, float, float]]:
    """The shortest line of a free part as (length, -width of the part, s)."""
    low, high = float(strips.low[number]), float(strips.high[number])
    at_low, at_high = float(strips.at_low[number]), float(strips.at_high[number])
    slope = (at_high - at_low) / (high - low)
    if abs(slope) * (end - begin) < 0.01:
        middle = PINCH if strips.pinch[number] else (begin + end) / 2
        yield round(at_low + (middle - low) * slope, 6), begin - end, middle
    else:
        for s in (begin, end):
            yield at_low + (s - low) * slope, begin - end, s


def _rest(low: float, high: float, closed: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """What closed intervals leave of an interval, slivers dropped."""
    parts: list[tuple[float, float]] = []
    for begin, end in sorted(closed):
        if begin - low > SLIVER:
            parts.append((low, min(begin, high)))
        low = max(low, end)
    if high - low > SLIVER:
        parts.append((low, high))
    return [part for part in parts if part[1] - part[0] > SLIVER]


def _blocked(
    strips: Strips, polygons: Geometries, bodies: Bodies, floor: BaseGeometry
) -> dict[int, list[tuple[float, float]]]:
    """Where each strip is closed by a body or leaves the floor: intervals of s."""
    solid = np.flatnonzero(bodies.solid & ~bodies.wall)
    if len(polygons) * len(solid) > 20_000:
        row, column = shapely.STRtree(bodies.shapes[solid]).query(polygons, "intersects")
        body = solid[column]
    else:
        bounds, others = shapely.bounds(polygons), bodies.bounds[solid]
        near = (bounds[:, None, :2] < others[None, :, 2:]).all(axis=2)
        near &= (bounds[:, None, 2:] > others[None, :, :2]).all(axis=2)
        row, column = np.nonzero(near)
        body = solid[column]
    pieces = shapely.intersection(polygons[row], bodies.shapes[body])
    outside = np.flatnonzero(~shapely.covers(floor, polygons))
    pieces = np.concatenate([pieces, shapely.difference(polygons[outside], floor)])
    row = np.concatenate([row, outside])
    pieces, source = shapely.get_parts(pieces, return_index=True)
    large = shapely.area(pieces) > SPECK
    pieces, row = pieces[large], row[source[large]]
    closed: dict[int, list[tuple[float, float]]] = {}
    for number, begin, end, height in _projected(strips, row, pieces):
        if strips.pinch[number] and height > BESIDE:
            # Nobody crosses a line between two corners that runs along a third body.
            begin, end = -np.inf, np.inf
        closed.setdefault(number, []).append((begin, end))
    return closed


def _projected(
    strips: Strips, row: Ints, pieces: Geometries
) -> Iterator[tuple[int, float, float, float]]:
    """The intervals of s that pieces of strips cover, and how high the pieces are."""
    if not len(pieces):
        return
    points, piece = shapely.get_coordinates(pieces, return_index=True)
    strip = row[piece]
    s = _dot(points - strips.origin[strip], strips.axis[strip])
    h = _dot(points - strips.origin[strip], strips.normal[strip])
    opening = np.flatnonzero(np.append(True, piece[1:] != piece[:-1]))
    low, high = np.minimum.reduceat(s, opening), np.maximum.reduceat(s, opening)
    height = np.maximum.reduceat(h, opening) - np.minimum.reduceat(h, opening)
    yield from zip(row.tolist(), low.tolist(), high.tolist(), height.tolist(), strict=True)


def _crossing(strips: Strips, polygons: Geometries, zone: BaseGeometry) -> tuple[Floats, Floats]:
    """The part of each strip whose lines cross a zone (empty where low > high)."""
    low, high = np.full(len(strips.first), np.inf), np.full(len(strips.first), -np.inf)
    pieces = shapely.intersection(polygons, zone)
    row = np.flatnonzero(shapely.area(pieces) > SPECK)
    for number, begin, end, _ in _projected(strips, row, pieces[row]):
        low[number], high[number] = begin, end
    return low, high
