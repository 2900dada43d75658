# SPDX-License-Identifier: GPL-3.0-or-later
"""The narrowest gap that a walk passes.

A gap is a straight connection over free floor between two obstacles (or two parts of one, or of
the outside) that cannot be made shorter by shifting either end: between two corners, from a corner
square onto an edge, or square between two parallel edges.  A walk passes it by crossing it.  Wider
bodies than the narrowest gap stick there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString

from planner.paths.outline import Corners, Flags, Floats, Ints, Outline, nearest

Place = tuple[float, float]

# Between parallel edges the gap is looked at at these shares of the walk there.
SHARES = np.linspace(0.05, 0.95, 7)


@dataclass(frozen=True)
class NarrowPlace:
    """A gap: its clear width (mm), where the walk crosses it, and the two ends of the gap."""

    width: float
    at: Place
    segment: tuple[Place, Place]


def narrowest(
    outline: Outline, corners: Corners, points: Sequence[Place], reach: float
) -> NarrowPlace | None:
    """The narrowest gap that the walk crosses; None if it crosses none.

    `reach` is a first guess of its width: gaps up to it are looked at, then up to twice as much
    and so on, so it only bears on the time that is taken.
    """
    if shapely.is_empty(outline.floor):
        return None
    walk = LineString(points)
    shapely.prepare(walk)
    low_x, low_y, high_x, high_y = outline.floor.bounds
    most = float(np.hypot(high_x - low_x, high_y - low_y))
    while True:
        edges = np.sort(outline.edges.query(walk, predicate="dwithin", distance=reach))
        gaps = np.concatenate(
            [
                _at_corners(outline, corners, edges, reach),
                _between_parallels(outline, edges, walk, reach),
            ]
        )
        gap = _first_crossed(outline, walk, gaps, reach)
        if gap is not None or reach > most:
            return gap
        reach *= 2


def _first_crossed(
    outline: Outline, walk: LineString, gaps: Floats, reach: float
) -> NarrowPlace | None:
    """The shortest of some connections (n, 2, 2) that is free and crosses the walk."""
    widths = np.hypot(*(gaps[:, 1] - gaps[:, 0]).T)
    lines = np.asarray(shapely.linestrings(gaps))
    crossed = np.flatnonzero(shapely.intersects(walk, lines) & (widths <= reach))
    for i in crossed[np.argsort(widths[crossed], kind="stable")].tolist():
        a, b = gaps[i]
        # The ends lie on the boundary up to rounding, so look at all but the very ends.
        trim = (b - a) * 1e-6
        if shapely.covers(outline.floor, LineString([a + trim, b - trim])):
            x, y = shapely.get_coordinates(shapely.intersection(walk, lines[i])).mean(axis=0)
            return NarrowPlace(
                float(widths[i]), (float(x), float(y)), (tuple(a.tolist()), tuple(b.tolist()))
            )
    return None


def _at_corners(outline: Outline, corners: Corners, edges: Ints, reach: float) -> Floats:
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
    # An end of the edge counts if it is a corner that faces back.
    at_end = (foot == end).all(axis=1)
    at_start = (foot == start).all(axis=1)
    before = np.full(len(outline.start), -1)
    before[outline.after] = np.arange(len(outline.start))
    other = np.where(at_end, place[edge], np.where(at_start, place[before[edge]], -1))
    meets = ~(at_start | at_end) | ((other >= 0) & _faces(corners, other, -away))
    keep = (onto > 0) & meets & _faces(corners, corner, away)
    return np.stack([point[keep], foot[keep]], axis=1)


def _faces(corners: Corners, corner: Ints, away: Floats) -> Flags:
    """Does a direction lie among the normals of a corner?  (Corner -1: whatever.)"""
    if not len(corners.edge):
        return np.zeros(len(corner), dtype=np.bool_)
    x, y = corners.first[corner, 0], corners.first[corner, 1]
    angle = np.arctan2(x * away[:, 1] - y * away[:, 0], x * away[:, 0] + y * away[:, 1])
    faces: Flags = (angle > -1e-9) & (angle < corners.span[corner] + 1e-9)
    return faces


def _between_parallels(outline: Outline, edges: Ints, walk: LineString, reach: float) -> Floats:
    """Connections square between parallel edges that face each other, where the walk is."""
    lines = outline.lines[edges]
    row, column = shapely.STRtree(lines).query(lines, predicate="dwithin", distance=reach)
    one, two = edges[row], edges[column]
    along, back = outline.along[one], outline.along[two]
    start = outline.start[one]
    cross = along[:, 0] * back[:, 1] - along[:, 1] * back[:, 0]
    facing = (one < two) & (np.abs(cross) < 1e-9) & ((along * back).sum(axis=1) < 0)
    one, two, along, start = one[facing], two[facing], along[facing], start[facing]
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1)
    apart = ((outline.start[two] - start) * normal).sum(axis=1)
    low = np.maximum(0, ((outline.end[two] - start) * along).sum(axis=1))
    high = np.minimum(
        ((outline.end[one] - start) * along).sum(axis=1),
        ((outline.start[two] - start) * along).sum(axis=1),
    )
    found = [np.zeros((0, 2, 2))]
    for i in np.flatnonzero((apart > 0) & (apart <= reach) & (high > low)).tolist():
        a = start[i] + low[i] * along[i]
        b = start[i] + high[i] * along[i]
        up = apart[i] * normal[i]
        inside = shapely.intersection(walk, shapely.Polygon([a, b, b + up, a + up]))
        if isinstance(inside, LineString | MultiLineString) and inside.length > 0:
            spots = shapely.get_coordinates(
                [inside.interpolate(share, normalized=True) for share in SHARES]
            )
            foot = start[i] + ((spots - start[i]) @ along[i])[:, None] * along[i]
            found.append(np.stack([foot, foot + up], axis=1))
    return np.concatenate(found)
