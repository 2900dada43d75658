# SPDX-License-Identifier: GPL-3.0-or-later
"""The narrowest gap that a walk passes.

A gap is a straight connection over free floor between two obstacles (or two parts of one, or of
the outside) that cannot be made shorter by shifting either end: between two corners, from a corner
square onto an edge, or square between two parallel edges.  A walk passes it by crossing it.  Wider
bodies than the narrowest gap stick there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from planner.paths.outline import Corners, Flags, Floats, Geometries, Ints, Outline, nearest

Place = tuple[float, float]

# mm: longer lines are cut to be compared with gaps, and longer walks to be compared with edges.
PIECE, STRETCH = 4_000, 12_000


@dataclass(frozen=True)
class NarrowPlace:
    """A gap: its clear width (mm), where the walk crosses it, and the two ends of the gap."""

    width: float
    at: Place
    segment: tuple[Place, Place]


@dataclass(frozen=True, eq=False)
class _Gaps:
    """Connections, each from any point of the line `start`–`end` to the point that is `up` of it.

    Between parallel edges that is a strip; at a corner start and end are one.
    """

    start: Floats
    end: Floats
    up: Floats

    @cached_property
    def width(self) -> Floats:
        width: Floats = np.hypot(self.up[:, 0], self.up[:, 1])
        return width

    @cached_property
    def shape(self) -> Geometries:
        single = (self.start == self.end).all(axis=1)
        shape = np.empty(len(self.start), dtype=object)
        a, b, up = self.start, self.end, self.up
        lines = np.stack([a[single], (a + up)[single]], axis=1)
        shape[single] = shapely.linestrings(lines)
        strips = np.stack([a, b, b + up, a + up], axis=1)[~single]
        shape[~single] = shapely.polygons(strips)
        return shape

    def free(self, outline: Outline) -> Flags:
        """Which of them lead over free floor?"""
        foot = (self.start + self.end) / 2
        # The ends lie on the boundary up to rounding, so look at all but the very ends.
        middle = np.stack([foot + 1e-6 * self.up, foot + (1 - 1e-6) * self.up], axis=1)
        free: Flags = np.asarray(shapely.covers(outline.floor, shapely.linestrings(middle)))
        return free

    def pick(self, which: Ints | Flags) -> _Gaps:
        return _Gaps(self.start[which], self.end[which], self.up[which])


def narrowest(
    outline: Outline,
    corners: Corners,
    points: Sequence[Place],
    reach: float,
    about: BaseGeometry | None = None,
    most: float = math.inf,
) -> NarrowPlace | None:
    """The narrowest gap that the walk along some points crosses; None if it crosses none.

    `reach` is a first guess of its width: gaps up to it are looked at, then up to twice as much
    and so on, so it only bears on the time that is taken. With `about` only gaps that meet that are
    looked at, with `most` (mm) none that are about twice as wide.
    """
    low_x, low_y, high_x, high_y = outline.floor.bounds
    most = min(most, math.hypot(high_x - low_x, high_y - low_y))
    walk = LineString(points)
    shapely.prepare(walk)
    turns = shapely.get_coordinates(shapely.simplify(walk, 1))
    pieces = shapely.linestrings(_cut(np.stack([turns[:-1], turns[1:]], axis=1), STRETCH)[0])
    while True:
        near = outline.edges.query(pieces, predicate="dwithin", distance=reach + 1)
        edges = np.unique(near[1])
        gaps = _gaps(outline, corners, edges, reach)
        gaps = gaps.pick(np.flatnonzero(shapely.intersects(walk, gaps.shape)))
        if about is not None:
            gaps = gaps.pick(np.flatnonzero(shapely.intersects(about, gaps.shape)))
        for i in np.argsort(gaps.width, kind="stable").tolist():
            if gaps.pick(np.array([i])).free(outline)[0]:
                return _place(walk, gaps.pick(np.array([i])))
        if reach > most:
            return None
        reach *= 2


def clear_widths(outline: Outline, corners: Corners, lines: Floats, reach: float) -> Floats:
    """For each straight line (n, 2, 2) the width of the narrowest gap that it crosses.

    Only gaps up to `reach` are looked at; infinite where a line crosses none of them.
    """
    gaps = _gaps(outline, corners, np.arange(len(outline.start)), reach)
    gaps = gaps.pick(gaps.free(outline))
    pieces, whole = _cut(lines, PIECE)
    piece, gap = shapely.STRtree(gaps.shape).query(
        shapely.linestrings(pieces), predicate="intersects"
    )
    widths = np.full(len(lines), np.inf)
    np.minimum.at(widths, whole[piece], gaps.width[gap])
    return widths


def _cut(lines: Floats, most: float) -> tuple[Floats, Ints]:
    """Lines (n, 2, 2) cut to pieces of a length (mm) at most, and the line that each is of.

    A tree compares boxes, and those of long lines hold far too much.
    """
    along = lines[:, 1] - lines[:, 0]
    count = np.maximum(1, np.ceil(np.hypot(along[:, 0], along[:, 1]) / most)).astype(np.int64)
    whole = np.repeat(np.arange(len(lines)), count)
    number = np.arange(len(whole)) - np.repeat(np.cumsum(count) - count, count)
    share = np.stack([number, number + 1], axis=1) / count[whole, None]
    return lines[whole, :1] + share[:, :, None] * along[whole, None], whole


def gap_lines(outline: Outline, corners: Corners, reach: float) -> Floats:
    """The lines straight across all free gaps up to a width, (n, 2, 2).

    A gap between parallel edges has one at each end.
    """
    gaps = _gaps(outline, corners, np.arange(len(outline.start)), reach)
    gaps = gaps.pick(gaps.free(outline))
    longer = (gaps.start != gaps.end).any(axis=1)
    feet = np.concatenate([gaps.start, gaps.end[longer]])
    up = np.concatenate([gaps.up, gaps.up[longer]])
    return np.stack([feet, feet + up], axis=1)


def _place(walk: LineString, gap: _Gaps) -> NarrowPlace:
    """Where a walk crosses a gap."""
    met = shapely.get_parts(shapely.intersection(walk, gap.shape[0]))[0]
    middle = shapely.get_coordinates(met).mean(axis=0)
    foot = nearest(middle[None], gap.start, gap.end)[0]
    (x, y), (ax, ay), (bx, by) = middle.tolist(), foot.tolist(), (foot + gap.up[0]).tolist()
    return NarrowPlace(float(gap.width[0]), (x, y), ((ax, ay), (bx, by)))


def _gaps(outline: Outline, corners: Corners, edges: Ints, reach: float) -> _Gaps:
    """All connections up to a length between some edges, free or not."""
    one, two = _at_corners(outline, corners, edges, reach), _between(outline, edges, reach)
    return _Gaps(
        np.concatenate([one.start, two.start]),
        np.concatenate([one.end, two.end]),
        np.concatenate([one.up, two.up]),
    )


def _at_corners(outline: Outline, corners: Corners, edges: Ints, reach: float) -> _Gaps:
    """Connections from corners to other corners or square onto edges."""
    place = np.full(len(outline.start), -1)
    place[corners.edge] = np.arange(len(corners.edge))
    here = place[edges][place[edges] >= 0]
    row, column = shapely.STRtree(outline.lines[edges]).query(
        shapely.points(corners.point[here]), predicate="dwithin", distance=reach
    )
    corner, edge = here[row], edges[column]
    start, end = outline.start[edge], outline.end[edge]
    point = corners.point[corner]
    foot = nearest(point, start, end)
    away = foot - point
    onto = np.hypot(away[:, 0], away[:, 1])
    # An end of the edge counts if it is a corner that faces back, and once: as the end of one edge
    # (not as the start of the next), seen from the corner with the lower number.
    at_end, at_start = (foot == end).all(axis=1), (foot == start).all(axis=1)
    back = (place[edge] > corner) & _faces(corners, place[edge], -away)
    meets = np.where(at_end, back, ~at_start)
    keep = (onto > 1e-6) & meets & _faces(corners, corner, away)
    return _Gaps(point[keep], point[keep], away[keep])


def _faces(corners: Corners, corner: Ints, away: Floats) -> Flags:
    """Does a direction lie among the normals of a corner?  (Corner -1: whatever.)"""
    if not len(corners.edge):
        return np.zeros(len(corner), dtype=np.bool_)
    x, y = corners.first[corner, 0], corners.first[corner, 1]
    angle = np.arctan2(x * away[:, 1] - y * away[:, 0], x * away[:, 0] + y * away[:, 1])
    faces: Flags = (angle > -1e-9) & (angle < corners.span[corner] + 1e-9)
    return faces


def _between(outline: Outline, edges: Ints, reach: float) -> _Gaps:
    """Strips between parallel edges that face each other, each free or blocked as a whole."""
    sides = outline.lines[edges]
    low_x, low_y, high_x, high_y = shapely.bounds(sides).T
    around = shapely.box(low_x - reach, low_y - reach, high_x + reach, high_y + reach)
    row, column = shapely.STRtree(sides).query(around)
    one, two = edges[row], edges[column]
    along, back = outline.along[one], outline.along[two]
    cross = along[:, 0] * back[:, 1] - along[:, 1] * back[:, 0]
    facing = (one < two) & (np.abs(cross) < 1e-9) & ((along * back).sum(axis=1) < 0)
    one, two, along = one[facing], two[facing], along[facing]
    start = outline.start[one]
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1)
    apart = ((outline.start[two] - start) * normal).sum(axis=1)
    low = np.maximum(0, ((outline.end[two] - start) * along).sum(axis=1))
    high = np.minimum(
        ((outline.end[one] - start) * along).sum(axis=1),
        ((outline.start[two] - start) * along).sum(axis=1),
    )
    keep = (apart > 0) & (apart <= reach) & (high > low)
    start, along, low, high = start[keep], along[keep], low[keep], high[keep]
    up = apart[keep, None] * normal[keep]
    whole = _Gaps(start + low[:, None] * along, start + high[:, None] * along, up)
    # Something between can only begin or end beside an end of an edge: strips are cut there.
    strip, inner = outline.vertices.query(whole.shape, predicate="intersects")
    cut = ((outline.start[inner] - start[strip]) * along[strip]).sum(axis=1)
    cut = np.clip(cut, low[strip], high[strip])
    strip = np.concatenate([np.arange(len(low)), np.arange(len(low)), strip])
    cut = np.concatenate([low, high, cut])
    order = np.lexsort((cut, strip))
    strip, cut = strip[order], cut[order]
    at = np.flatnonzero((strip[1:] == strip[:-1]) & (cut[1:] > cut[:-1] + 1e-9))
    strip, begin, end = strip[at], cut[at], cut[at + 1]
    foot, along = start[strip], along[strip]
    return _Gaps(foot + begin[:, None] * along, foot + end[:, None] * along, up[strip])
