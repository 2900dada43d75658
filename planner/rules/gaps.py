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

from planner.rules.bodies import Bodies, Flags, Floats, Geometries, Ints
from planner.rules.strips import PINCH, RUNS_ALONG, SLIVER, Strips, dot, strips_between

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
    lines: defaultdict[tuple[int, int], list[_Line]] = defaultdict(list)
    ends = list(zip(strips.first.tolist(), strips.second.tolist(), strict=True))
    for line in _shortest(strips, bodies, floor, zone):
        one, two = ends[line.strip]
        lines[min(one, two), max(one, two)].append(line)
    found = [_narrowest(strips, bodies, alike) for alike in lines.values()]
    return [gap for gap in found if gap.length < limit]


def _narrowest(strips: Strips, bodies: Bodies, lines: list[_Line]) -> Gap:
    """The gap of one pair: of equal lines the one in the widest free part."""

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
    strips: Strips, bodies: Bodies, floor: BaseGeometry, zone: BaseGeometry | None
) -> Iterator[_Line]:
    """The shortest free line of each strip that has one."""
    polygons = strips.polygons()
    blocked = _blocked(strips, polygons, bodies, floor)
    low, high = (strips.low, strips.high)
    if zone is not None:
        low, high = _crossing(strips, polygons, zone)
    slopes = (strips.at_high - strips.at_low) / (strips.high - strips.low)
    heights = strips.at_low - strips.low * slopes
    for number, (left, right, height, slope, pinch) in enumerate(
        zip(*(a.tolist() for a in (low, high, heights, slopes, strips.pinch)), strict=True)
    ):
        lines = [
            _Line(number, s, height + s * slope, end - begin)
            for begin, end in _rest(left, right, blocked.get(number, []))
            for s in _candidates(begin, end, slope, pinch)
        ]
        if lines:
            yield min(lines, key=lambda line: (round(line.length, 6), -line.width, line.s))


def _candidates(begin: float, end: float, slope: float, pinch: bool) -> tuple[float, ...]:
    """Where the shortest line of a free part may stand: at an end, of equal ones in the middle."""
    if pinch:
        return (PINCH,)
    if abs(slope) * (end - begin) < 0.01:
        return ((begin + end) / 2,)
    return (begin, end)


def _rest(low: float, high: float, closed: list[Interval]) -> list[Interval]:
    """What closed intervals leave of an interval, slivers dropped."""
    parts: list[Interval] = []
    for begin, end in sorted(closed):
        parts.append((low, min(begin, high)))
        low = max(low, end)
    parts.append((low, high))
    return [part for part in parts if part[1] - part[0] > SLIVER]


def _blocked(
    strips: Strips, polygons: Geometries, bodies: Bodies, floor: BaseGeometry
) -> dict[int, list[Interval]]:
    """Where each strip is closed by a body or leaves the floor: intervals of s."""
    solid = np.flatnonzero(bodies.solid & ~bodies.wall)
    if len(polygons) * len(solid) > MANY:
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
    closed: dict[int, list[Interval]] = {}
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
    s = dot(points - strips.origin[strip], strips.axis[strip])
    h = dot(points - strips.origin[strip], strips.normal[strip])
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
