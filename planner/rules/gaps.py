# SPDX-License-Identifier: GPL-3.0-or-later
"""Narrow gaps between bodies, decided exactly by distances.

What stands in a strip of lines (see ``strips``) is cut out of it, and the shortest of the lines
that are left is the width of the gap: so parallel edges that are partly blocked are measured where
they are free. A morphological opening would do neither: it misses necks between corners and depends
on its step.

Lines of 1 mm or less join bodies that touch; they are no gaps, and passages of 1 mm or less let no
line through, so that slivers between turned neighbours do not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from planner.rules.bodies import Bodies, Flags, Floats, Geometries, Ints, is_square
from planner.rules.strips import (
    PARALLEL,
    PINCH,
    RUNS_ALONG,
    SLIVER,
    Strips,
    dot,
    strips_between,
)

BESIDE = PINCH / RUNS_ALONG  # mm: what stands in such a strip for longer runs along the line
SPECK = 0.5  # mm²: what fills less of a strip comes from rounding
MANY = 20_000  # from so many pairs on a tree finds those that meet faster than all boxes at once

Interval = tuple[float, float]


class Gap(NamedTuple):
    """The narrowest gap line between two bodies (by number), ``length`` in whole mm."""

    first: int
    second: int
    length: int
    line: tuple[tuple[float, float], tuple[float, float]]


class _Line(NamedTuple):
    """The shortest free line of a strip: at s, with the width of the free part it stands in."""

    strip: int
    s: float
    length: float
    width: float


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
    strips = strips_between(bodies, pairs, leaving, meeting, limit)
    if not len(strips.first):
        return []
    ranges = (strips.low, strips.high)
    if zone is not None:
        ranges = _crossing(strips, zone)
        crossing = ranges[0] <= ranges[1]
        strips, ranges = strips.take(crossing), (ranges[0][crossing], ranges[1][crossing])
    lines: defaultdict[tuple[int, int], list[_Line]] = defaultdict(list)
    ends = list(zip(strips.first.tolist(), strips.second.tolist(), strict=True))
    for line in _shortest(strips, ranges, bodies, floor):
        one, two = ends[line.strip]
        lines[(one, two) if one < two else (two, one)].append(line)
    found = [_narrowest(strips, bodies, alike) for alike in lines.values()]
    return [gap for gap in found if gap.length < limit]


def _narrowest(strips: Strips, bodies: Bodies, lines: list[_Line]) -> Gap:
    """The gap of one pair: of equal lines the one in the widest free part."""
    if len(lines) == 1:
        return _gap(strips, bodies, lines[0])

    def rank(line: _Line) -> tuple[float, float]:
        return (round(line.length, 2), -round(line.width, 2))

    best = min(map(rank, lines))
    # Where two are alike in that too, their places decide, so that no order of bodies does.
    alike = [_gap(strips, bodies, line) for line in lines if rank(line) == best]
    return min(alike, key=lambda gap: gap.line)


def _gap(strips: Strips, bodies: Bodies, line: _Line) -> Gap:
    number = line.strip
    x0, y0 = strips.origin[number].tolist()
    along_x, along_y = strips.axis[number].tolist()
    up_x, up_y = strips.normal[number].tolist()
    x, y = x0 + line.s * along_x, y0 + line.s * along_y
    ends = (_place(x, y), _place(x + line.length * up_x, y + line.length * up_y))
    first, second = int(strips.first[number]), int(strips.second[number])
    one, two = bodies.names[first], bodies.names[second]
    if (one.id, one.place) > (two.id, two.place):
        return Gap(second, first, round(line.length), ends[::-1])
    return Gap(first, second, round(line.length), ends)


def _place(x: float, y: float) -> tuple[float, float]:
    return (round(x, 3) + 0.0, round(y, 3) + 0.0)  # no negative zero


def _shortest(
    strips: Strips, ranges: tuple[Floats, Floats], bodies: Bodies, floor: BaseGeometry
) -> Iterator[_Line]:
    """The shortest free line, within its range of s, of each strip that has one."""
    low, high = ranges
    slopes = (strips.at_high - strips.at_low) / (strips.high - strips.low)
    heights = strips.at_low - strips.low * slopes
    closed = _blocked(strips, bodies, floor)
    rows = zip(*(a.tolist() for a in (low, high, heights, slopes, strips.pinch)), strict=True)
    for number, (left, right, height, slope, pinch) in enumerate(rows):
        rest = _rest(left, right, closed[number]) if number in closed else ((left, right),)
        lines = [
            _Line(number, s, height + s * slope, end - begin)
            for begin, end in rest
            if end - begin > SLIVER
            for s in _candidates(begin, end, slope, pinch)
        ]
        if len(lines) > 1:
            yield min(lines, key=lambda line: (round(line.length, 6), -line.width, line.s))
        elif lines:
            yield lines[0]


def _candidates(begin: float, end: float, slope: float, pinch: bool) -> tuple[float, ...]:
    """Where the shortest line of a free part may stand: at an end, of equal ones in the middle."""
    if pinch:
        return (PINCH,)
    if abs(slope) * (end - begin) < 0.01:
        return ((begin + end) / 2,)
    return (begin, end)


def _rest(low: float, high: float, closed: list[Interval]) -> list[Interval]:
    """What closed intervals leave of an interval."""
    parts: list[Interval] = []
    for begin, end in sorted(closed):
        parts.append((low, min(begin, high)))
        low = max(low, end)
    parts.append((low, high))
    return parts


class _Closed(NamedTuple):
    """Where strips are closed, as arrays: from s to s, over a height."""

    strip: Ints
    begin: Floats
    end: Floats
    height: Floats


def _blocked(strips: Strips, bodies: Bodies, floor: BaseGeometry) -> dict[int, list[Interval]]:
    """Where each strip is closed by a body or leaves the floor: intervals of s."""
    corners = strips.corners()
    low, high = corners.min(axis=1), corners.max(axis=1)
    row, body = _meeting(strips, bodies, low, high)
    pieces = []
    if len(row):
        plain, row, body = _plain(strips, bodies, row, body)
        pieces.append(plain)
    if len(row):
        common = shapely.intersection(_polygons(corners[row]), bodies.shapes[body])
        pieces.append(_projected(strips, row, common))
    outside = _outside(corners, low, high, floor)
    if len(outside):
        beyond = shapely.difference(_polygons(corners[outside]), floor)
        pieces.append(_projected(strips, outside, beyond))
    closed: dict[int, list[Interval]] = {}
    for piece in pieces:
        for number, begin, end, height in zip(*(a.tolist() for a in piece), strict=True):
            # Nobody crosses a line between two corners that runs along a third body.
            along = strips.pinch[number] and height > BESIDE
            closed.setdefault(number, []).append((-np.inf, np.inf) if along else (begin, end))
    return closed


def _meeting(strips: Strips, bodies: Bodies, low: Floats, high: Floats) -> tuple[Ints, Ints]:
    """Pairs of strips and of solid bodies whose boxes share some floor."""
    if len(low) * len(bodies) > MANY:
        boxes = np.array(shapely.box(*low.T, *high.T), dtype=object)
        row, body = bodies.tree.query(boxes)
        below, above = bodies.bounds[body, :2], bodies.bounds[body, 2:]
        near = ((low[row] < above) & (high[row] > below)).all(axis=1)
        near &= (bodies.solid & ~bodies.wall)[body]
        row, body = row[near], body[near]
    else:
        below, above = bodies.bounds[:, :2], bodies.bounds[:, 2:]
        near = ((low[:, None] < above) & (high[:, None] > below)).all(axis=2)
        row, body = np.nonzero(near & bodies.solid & ~bodies.wall)
    # No line between two edges runs through a rectangle that it joins: that stands behind its edge.
    own = (strips.first[row] == body) | (strips.second[row] == body)
    keep = ~(own & bodies.square[body] & ~strips.pinch[row])
    return row[keep], body[keep]


def _plain(strips: Strips, bodies: Bodies, row: Ints, body: Ints) -> tuple[_Closed, Ints, Ints]:
    """What rectangles close of strips with the same axes; and the pairs that this leaves open."""
    square = bodies.square[body]
    corners = np.minimum(bodies.first[body][:, None] + np.arange(4), bodies.first[-1] - 1)
    dx = bodies.edges.table[0, corners] - strips.origin[row, 0, None]
    dy = bodies.edges.table[1, corners] - strips.origin[row, 1, None]
    axis_x, axis_y = strips.axis[row].T
    normal_x, normal_y = strips.normal[row].T
    s = dx * axis_x[:, None] + dy * axis_y[:, None]
    h = dx * normal_x[:, None] + dy * normal_y[:, None]
    at_low, at_high = strips.at_low[row], strips.at_high[row]
    begin = np.maximum(s.min(axis=1), strips.low[row])
    end = np.minimum(s.max(axis=1), strips.high[row])
    height = np.minimum(h.max(axis=1), np.maximum(at_low, at_high)) - np.maximum(h.min(axis=1), 0.0)
    apart = square & ((end <= begin) | (height <= 0))
    along_x, along_y = bodies.edges.table[4:6, corners[:, 0]]
    plain = square & is_square(axis_x, axis_y, along_x, along_y)
    plain &= np.abs(at_high - at_low) < PARALLEL
    closing = np.flatnonzero(plain & ~apart & ((end - begin) * height > SPECK))
    rest = ~(plain | apart)
    found = _Closed(row[closing], begin[closing], end[closing], height[closing])
    return found, row[rest], body[rest]


def _outside(corners: Floats, low: Floats, high: Floats, floor: BaseGeometry) -> Ints:
    """The strips that are not wholly on the floor."""
    left, bottom, right, top = floor.bounds
    if floor.area == (right - left) * (top - bottom):
        beyond = (low < (left, bottom)) | (high > (right, top))
        return np.flatnonzero(beyond.any(axis=1))
    return np.flatnonzero(~shapely.covers(floor, _polygons(corners)))


def _polygons(corners: Floats) -> Geometries:
    return np.array(shapely.polygons(corners), dtype=object)


def _projected(strips: Strips, row: Ints, pieces: Geometries) -> _Closed:
    """The intervals of s that parts of pieces of strips cover, specks left out."""
    parts, source = shapely.get_parts(pieces, return_index=True)
    large = shapely.area(parts) > SPECK
    points, piece = shapely.get_coordinates(parts[large], return_index=True)
    strip = row[source[large]]
    if not len(points):
        return _Closed(strip, np.zeros(0), np.zeros(0), np.zeros(0))
    s = dot(points - strips.origin[strip[piece]], strips.axis[strip[piece]])
    h = dot(points - strips.origin[strip[piece]], strips.normal[strip[piece]])
    opening = np.flatnonzero(np.append(True, piece[1:] != piece[:-1]))
    low, high = np.minimum.reduceat(s, opening), np.maximum.reduceat(s, opening)
    height = np.maximum.reduceat(h, opening) - np.minimum.reduceat(h, opening)
    return _Closed(strip, low, high, height)


def _crossing(strips: Strips, zone: BaseGeometry) -> tuple[Floats, Floats]:
    """The part of each strip whose lines cross a zone (empty where low > high)."""
    corners = strips.corners()
    left, bottom, right, top = zone.bounds
    beside = (corners.max(axis=1) > (left, bottom)) & (corners.min(axis=1) < (right, top))
    row = np.flatnonzero(beside.all(axis=1))
    low, high = np.full(len(corners), np.inf), np.full(len(corners), -np.inf)
    # A zone may cross a strip in several parts: all between them counts.
    found = _projected(strips, row, shapely.intersection(_polygons(corners[row]), zone))
    np.minimum.at(low, found.strip, found.begin)
    np.maximum.at(high, found.strip, found.end)
    return low, high
