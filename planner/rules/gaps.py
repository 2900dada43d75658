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

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from planner.rules.bodies import (
    Bodies,
    Body,
    Flags,
    Floats,
    Geometries,
    Ints,
    is_square,
    leaving_floor,
)
from planner.rules.strips import (
    PARALLEL,
    PINCH,
    RUNS_ALONG,
    SLIVER,
    Strips,
    strips_between,
)
from planner.rules.surroundings import Neighbourhood

BESIDE = PINCH / RUNS_ALONG  # mm: what stands in such a strip for longer runs along the line
SPECK = 0.5  # mm²: what fills less of a strip comes from rounding
FEW = 8  # pairs at most that are as fast as shapes
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


class Lines(NamedTuple):
    """All lines below some limit between bodies, as strips, and where each strip is closed."""

    bodies: Bodies
    strips: Strips
    closed: Mapping[int, list[Interval]]


def lines_between(near: Neighbourhood, floor: BaseGeometry, limit: float) -> Lines:
    """All lines on a floor, shorter than a limit (mm), between the bodies in focus and others.

    Lines that were found before for a higher limit are taken again: see ``gaps``.
    """
    found: list[tuple[float, Lines]] = near.once(Lines, list)
    for known, lines in found:
        if known >= limit:
            return lines
    bodies = near.bodies
    strips = strips_between(bodies, *near.apart(limit), limit)
    lines = Lines(bodies, strips, _blocked(strips, bodies, floor))
    found.append((limit, lines))
    return lines


def gaps(lines: Lines, leaving: Flags, meeting: Flags, limit: float) -> list[Gap]:
    """The narrowest gap of each pair of bodies that is shorter than a limit (mm).

    Lines leave the edges in ``leaving`` (flags by edge) of one of a pair and meet edges in
    ``meeting`` of the other. One gap a pair, from its first body by id to its second.
    """
    short = lines.strips.table[8:].min(axis=0) < limit
    if not short.any():
        return []
    wanted = short & lines.strips.between(lines.bodies, leaving, meeting)
    strips, numbers = lines.strips.below(limit, np.flatnonzero(wanted))
    return _narrowest_each(lines, strips, numbers, strips.table[6:8], limit)


def gaps_across(lines: Lines, zones: Bodies, limit: float) -> list[list[Gap]]:
    """The same for each of some zones: of all lines between two bodies, those that cross it."""
    strips, numbers = lines.strips.below(limit, np.arange(len(lines.strips.ends[0])))
    low, high = _crossing(strips, zones)
    found = []
    for ranges in zip(low, high, strict=True):
        crossed = np.flatnonzero(ranges[0] <= ranges[1])
        some = np.stack(ranges)[:, crossed]
        found.append(_narrowest_each(lines, strips.take(crossed), numbers[crossed], some, limit))
    return found


def _narrowest_each(
    lines: Lines, strips: Strips, numbers: Ints, ranges: Floats, limit: float
) -> list[Gap]:
    """The narrowest gap of each pair, of some strips (with their numbers) within ranges of s."""
    found: defaultdict[tuple[int, int], list[_Line]] = defaultdict(list)
    ends = list(_rows(strips.ends[0], strips.ends[1]))
    for line in _shortest(strips, ranges, [lines.closed.get(n, ()) for n in numbers.tolist()]):
        one, two = ends[line.strip]
        found[(one, two) if one < two else (two, one)].append(line)
    frames = strips.table[:6].T.tolist()

    def gap(line: _Line) -> Gap:
        return _gap(frames[line.strip], ends[line.strip], lines.bodies.names, line)

    each = (_narrowest(alike, gap) for alike in found.values())
    return [gap for gap in each if gap.length < limit]


def _narrowest(lines: list[_Line], gap: Callable[[_Line], Gap]) -> Gap:
    """The gap of one pair: of equal lines the one in the widest free part."""
    if len(lines) == 1:
        return gap(lines[0])

    def rank(line: _Line) -> tuple[float, float]:
        return (round(line.length, 2), -round(line.width, 2))

    best = min(map(rank, lines))
    # Where two are alike in that too, their places decide, so that no order of bodies does.
    return min((gap(line) for line in lines if rank(line) == best), key=lambda gap: gap.line)


def _gap(frame: list[float], ends: tuple[int, int], names: Sequence[Body], line: _Line) -> Gap:
    x0, y0, along_x, along_y, up_x, up_y = frame
    x, y = x0 + line.s * along_x, y0 + line.s * along_y
    places = (_place(x, y), _place(x + line.length * up_x, y + line.length * up_y))
    one, two = names[ends[0]], names[ends[1]]
    if (one.id, one.place) > (two.id, two.place):
        return Gap(ends[1], ends[0], round(line.length), places[::-1])
    return Gap(*ends, round(line.length), places)


def _place(x: float, y: float) -> tuple[float, float]:
    return (round(x, 3) + 0.0, round(y, 3) + 0.0)  # no negative zero


def _shortest(
    strips: Strips, ranges: Floats, closed: Sequence[Sequence[Interval]]
) -> Iterator[_Line]:
    """The shortest free line, within its range of s, of each strip that has one."""
    low, high, at_low, at_high = strips.table[6:]
    slopes = (at_high - at_low) / (high - low)
    heights = at_low - low * slopes
    for number, (left, right, height, slope, pinch) in enumerate(
        _rows(ranges[0], ranges[1], heights, slopes, strips.pinch)
    ):
        if pinch and not closed[number]:
            if right - left > SLIVER:
                yield _Line(number, PINCH, height, right - left)
            continue
        rest = _rest(left, right, closed[number]) if closed[number] else ((left, right),)
        lines = [
            _Line(number, s, height + s * slope, end - begin)
            for begin, end in rest
            if end - begin > SLIVER + PARALLEL  # no hair more by rounding
            for s in _candidates(begin, end, slope, pinch)
        ]
        if len(lines) > 1:
            yield min(lines, key=lambda line: (round(line.length, 6), -line.width, line.s))
        elif lines:
            yield lines[0]


def _rows(*columns: NDArray[Any]) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.tolist() for column in columns), strict=True)


def _candidates(begin: float, end: float, slope: float, pinch: bool) -> tuple[float, ...]:
    """Where the shortest line of a free part may stand: at an end, of equal ones in the middle."""
    if pinch:
        return (PINCH,)
    if abs(slope) * (end - begin) < 0.01:
        return ((begin + end) / 2,)
    return (begin, end)


def _rest(low: float, high: float, closed: Sequence[Interval]) -> list[Interval]:
    """What closed intervals leave of an interval."""
    parts: list[Interval] = []
    for begin, end in sorted(closed):
        parts.append((low, min(begin, high)))
        low = max(low, end)
    parts.append((low, high))
    return parts


class _Cover(NamedTuple):
    """What bodies cover of strips, as arrays: from s to s, over a height."""

    strip: Ints
    body: Ints
    begin: Floats
    end: Floats
    height: Floats


def _blocked(strips: Strips, bodies: Bodies, floor: BaseGeometry) -> dict[int, list[Interval]]:
    """Where each strip is closed by a body or leaves the floor: intervals of s."""
    if not len(strips.ends[0]):
        return {}
    corners = strips.corners()
    low, high = corners.min(axis=1), corners.max(axis=1)
    solid = bodies.solid & ~bodies.wall
    strip, body = _meeting(low, high, bodies)
    # No line between two edges runs through a rectangle that it joins: that stands behind its edge.
    own = (strips.ends[:2, strip] == body).any(axis=0)
    keep = np.flatnonzero(solid[body] & ~(own & bodies.square[body] & ~strips.pinch[strip]))
    found = _covers(strips, corners, bodies, strip[keep], body[keep])
    outside = leaving_floor(floor, np.concatenate([low, high], axis=1), lambda: _polygons(corners))
    if len(outside):
        beyond = shapely.difference(_polygons(corners[outside]), floor)
        found.append(_projected(strips, outside, outside, beyond))
    closed: dict[int, list[Interval]] = {}
    for number, _, begin, end, height in (row for cover in found for row in _rows(*cover)):
        # Nobody crosses a line between two corners that runs along a third body.
        along = strips.pinch[number] and height > BESIDE
        closed.setdefault(number, []).append((-math.inf, math.inf) if along else (begin, end))
    return closed


def _crossing(strips: Strips, zones: Bodies) -> tuple[Floats, Floats]:
    """The part of each strip whose lines cross a zone, by zone and strip; else low > high."""
    low = np.full((len(zones), len(strips.ends[0])), math.inf)
    high = -low
    corners = strips.corners()
    strip, zone = _meeting(corners.min(axis=1), corners.max(axis=1), zones)
    for cover in _covers(strips, corners, zones, strip, zone):
        np.minimum.at(low, (cover.body, cover.strip), cover.begin)
        np.maximum.at(high, (cover.body, cover.strip), cover.end)
    return low, high


def _meeting(low: Floats, high: Floats, bodies: Bodies) -> tuple[Ints, Ints]:
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


def _covers(
    strips: Strips, corners: Floats, bodies: Bodies, strip: Ints, body: Ints
) -> list[_Cover]:
    """What bodies cover of strips that they may meet."""
    found = []
    for way, few in ((_plain, 0), (_aslant, FEW)):
        if len(strip) > few:
            cover, strip, body = way(strips, corners, bodies, strip, body)
            found.append(cover)
    if len(strip):
        common = shapely.intersection(_polygons(corners[strip]), bodies.shapes[body])
        found.append(_projected(strips, strip, body, common))
    return found


def _plain(
    strips: Strips, _: Floats, bodies: Bodies, strip: Ints, body: Ints
) -> tuple[_Cover, Ints, Ints]:
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
    found = _Cover(strip[some], body[some], begin[some], end[some], height[some])
    return found, strip[rest], body[rest]


def _aslant(
    strips: Strips, corners: Floats, bodies: Bodies, strip: Ints, body: Ints
) -> tuple[_Cover, Ints, Ints]:
    """What rectangles cover of strips with other axes; and the pairs that this leaves open.

    Each outline is clipped by the other (Cyrus and Beck, 1978), which gives the outline of what
    they share.
    """
    square = bodies.square[body]
    strip, body, open_strip, open_body = strip[square], body[square], strip[~square], body[~square]
    frame, edges = strips.table[:, strip], bodies.edges.table
    edge = bodies.first[body][:, None] + np.arange(4)
    # The corners of both, (2, n, 4), in the frame of the strip, and the lines along their sides:
    # rows n_x, n_y, c with n_x s + n_y h ≤ c inside.
    x0, y0, axis_x, axis_y, up_x, up_y = frame[:6, :, None]
    x, y = edges[0, edge] - x0, edges[1, edge] - y0
    other = np.stack([x * axis_x + y * axis_y, x * up_x + y * up_y])
    n_x, n_y = edges[6, edge], edges[7, edge]
    n_s, n_h = n_x * axis_x + n_y * axis_y, n_x * up_x + n_y * up_y
    other_sides = np.stack([n_s, n_h, n_s * other[0] + n_h * other[1]])
    own, own_sides = _outline(frame)
    one, first = _clipped(own, own_sides, other_sides, shared=True)
    two, second = _clipped(other, other_sides, own_sides, shared=False)
    # (2, n, 16): the ends of all pieces; those of pieces that are not there are left out.
    (s, h), there = np.concatenate([one, two], axis=2), np.concatenate([first, second], axis=1)
    turned = np.sign(n_s[:, 1] * n_h[:, 0] - n_s[:, 0] * n_h[:, 1])[:, None]
    area = np.where(there[:, ::2], s[:, ::2] * h[:, 1::2] - s[:, 1::2] * h[:, ::2], 0.0)
    area[:, 4:] *= -turned  # the outline of the rectangle may run clockwise here
    some = np.flatnonzero(np.abs(area.sum(axis=1)) > 2 * SPECK)
    s, h, there = s[some], h[some], there[some]
    begin, end = np.where(there, s, np.inf).min(axis=1), np.where(there, s, -np.inf).max(axis=1)
    height = np.where(there, h, -np.inf).max(axis=1) - np.where(there, h, np.inf).min(axis=1)
    return _Cover(strip[some], body[some], begin, end, height), open_strip, open_body


def _outline(frame: Floats) -> tuple[Floats, Floats]:
    """The corners of strips, counter-clockwise in their frames, and the lines along their sides."""
    low, high, at_low, at_high = frame[6:]
    zero, one = np.zeros_like(low), np.ones_like(low)
    corners = np.stack([low, high, high, low, zero, zero, at_high, at_low]).reshape(2, 4, -1)
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
    return ends.reshape(2, len(c), 8), np.repeat(there, 2, axis=1)


def _polygons(corners: Floats) -> Geometries:
    return np.array(shapely.polygons(corners), dtype=object)


def _projected(strips: Strips, strip: Ints, body: Ints, pieces: Geometries) -> _Cover:
    """The intervals of s that parts of pieces of strips cover, specks left out."""
    parts, source = shapely.get_parts(pieces, return_index=True)
    large = shapely.area(parts) > SPECK
    points, piece = shapely.get_coordinates(parts[large], return_index=True)
    strip, body = strip[source[large]], body[source[large]]
    if not len(points):
        return _Cover(strip, body, *(np.zeros(0) for _ in range(3)))
    frame = strips.table[:6, strip[piece]]
    x, y = points.T - frame[:2]
    s, h = x * frame[2] + y * frame[3], x * frame[4] + y * frame[5]
    opening = np.flatnonzero(np.append(True, piece[1:] != piece[:-1]))
    low, high = np.minimum.reduceat(s, opening), np.maximum.reduceat(s, opening)
    height = np.maximum.reduceat(h, opening) - np.minimum.reduceat(h, opening)
    return _Cover(strip, body, low, high, height)
