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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from planner.rules.bodies import Bodies, Body, Flags, Floats, Ints, leaving_floor
from planner.rules.covers import covers, inside, meeting, polygons, projected, rows
from planner.rules.strips import PARALLEL, PINCH, RUNS_ALONG, SLIVER, Strips, strips_between
from planner.rules.surroundings import Neighbourhood

BESIDE = PINCH / RUNS_ALONG  # mm: what stands in such a strip for longer runs along the line

Interval = tuple[float, float]
EVERYWHERE = (-math.inf, math.inf)


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


@dataclass(frozen=True, eq=False)
class Lines:
    """All lines below some limit between bodies on a floor, as strips."""

    bodies: Bodies
    strips: Strips
    floor: BaseGeometry
    _closed: dict[int, list[Interval]] = field(default_factory=dict)

    def closed(self, numbers: list[int]) -> list[list[Interval]]:
        """Where some strips are closed, looked at when they are first asked for."""
        new = [number for number in numbers if number not in self._closed]
        if new:
            found = _blocked(self.strips.take(np.array(new)), self.bodies, self.floor)
            self._closed.update((number, found.get(i, [])) for i, number in enumerate(new))
        return [self._closed[number] for number in numbers]


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
    lines = Lines(bodies, strips, floor)
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
    found: list[list[Gap]] = [[] for _ in range(len(zones))]
    if not len(numbers):
        return found
    low, high = _crossing(strips, zones)
    lines.closed(numbers[(low <= high).any(axis=0)].tolist())  # at once for all zones
    for zone in np.flatnonzero((low <= high).any(axis=1)).tolist():
        some = np.flatnonzero(low[zone] <= high[zone])
        ranges = np.array([low[zone, some], high[zone, some]])
        found[zone] = _narrowest_each(lines, strips.take(some), numbers[some], ranges, limit)
    return found


def _narrowest_each(
    lines: Lines, strips: Strips, numbers: Ints, ranges: Floats, limit: float
) -> list[Gap]:
    """The narrowest gap of each pair, of some strips (with their numbers) within ranges of s."""
    found: defaultdict[tuple[int, int], list[_Line]] = defaultdict(list)
    ends = list(rows(strips.ends[0], strips.ends[1]))
    for line in _shortest(strips, ranges, lines.closed(numbers.tolist())):
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
        rows(ranges[0], ranges[1], heights, slopes, strips.pinch)
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


def _blocked(strips: Strips, bodies: Bodies, floor: BaseGeometry) -> dict[int, list[Interval]]:
    """Where each strip is closed by a body or leaves the floor: intervals of s."""
    if not len(strips.ends[0]):
        return {}
    corners = strips.corners()
    low, high = corners.min(axis=1), corners.max(axis=1)
    solid = bodies.solid & ~bodies.wall
    strip, body = meeting(low, high, bodies)
    # No line runs through a convex body that it leaves straight ahead or, between corners, away
    # from both of the edges that meet there.
    away = ~strips.pinch | (strips.signs[1:3] & strips.signs[3:5])
    own = ((strips.ends[:2, strip] == body) & away[:, strip]).any(axis=0) & bodies.convex[body]
    keep = solid[body] & ~own
    # Nobody crosses a line between two corners that runs along or through a third body.
    ending = np.flatnonzero(keep & strips.pinch[strip] & bodies.convex[body])
    through = ending[inside(strips, bodies, strip[ending], body[ending]) > BESIDE + PARALLEL]
    keep &= ~np.isin(strip, strip[through])
    keep = np.flatnonzero(keep)
    found = covers(strips, corners, bodies, strip[keep], body[keep])
    outside = leaving_floor(floor, np.concatenate([low, high], axis=1), lambda: polygons(corners))
    if len(outside):
        beyond = shapely.difference(polygons(corners[outside]), floor)
        found.append(projected(strips, outside, outside, beyond))
    closed = {number: [EVERYWHERE] for number in strip[through].tolist()}
    for number, _, begin, end, height in (row for cover in found for row in rows(*cover)):
        along = strips.pinch[number] and height > BESIDE
        closed.setdefault(number, []).append(EVERYWHERE if along else (begin, end))
    return closed


def _crossing(strips: Strips, zones: Bodies) -> tuple[Floats, Floats]:
    """The part of each strip whose lines cross a zone, by zone and strip; else low > high."""
    low = np.full((len(zones), len(strips.ends[0])), math.inf)
    high = -low
    corners = strips.corners()
    strip, zone = meeting(corners.min(axis=1), corners.max(axis=1), zones)
    for cover in covers(strips, corners, zones, strip, zone):
        np.minimum.at(low, (cover.body, cover.strip), cover.begin)
        np.maximum.at(high, (cover.body, cover.strip), cover.end)
    return low, high
