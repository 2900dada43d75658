# SPDX-License-Identifier: GPL-3.0-or-later
"""The narrowest gap that a walk passes.

A gap is a straight connection over free floor between two obstacles (or two parts of one, or of
the outside) that cannot be made shorter by shifting either end: between two corners, from a corner
square onto an edge, or square between two parallel edges.  A walk passes it by crossing it.  Wider
bodies than the narrowest gap stick there.

Gaps and straight lines are arrays (n, 2, 2) of two ends each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import LineString

from planner.paths.outline import Corners, Flags, Floats, Ints, Outline, nearest

Place = tuple[float, float]

# Between parallel edges the gap is looked at at these shares of each line there.
SHARES = np.array([0.05, 0.5, 0.95])


@dataclass(frozen=True)
class NarrowPlace:
    """A gap: its clear width (mm), where the walk crosses it, and the two ends of the gap."""

    width: float
    at: Place
    segment: tuple[Place, Place]


def narrowest(
    outline: Outline, corners: Corners, points: Sequence[Place], reach: float
) -> NarrowPlace | None:
    """The narrowest gap that the walk along some points crosses; None if it crosses none.

    `reach` is a first guess of its width: gaps up to it are looked at, then up to twice as much
    and so on, so it only bears on the time that is taken.
    """
    low_x, low_y, high_x, high_y = outline.floor.bounds
    most = math.hypot(high_x - low_x, high_y - low_y)
    walk = LineString(points)
    ends = np.array(points)
    lines = np.stack([ends[:-1], ends[1:]], axis=1)
    while True:
        edges = np.sort(outline.edges.query(walk, predicate="dwithin", distance=reach))
        gaps = _at_corners(outline, corners, edges, reach)
        crossed = np.unique(_crossings(lines, gaps)[1])
        square, _ = _between_parallels(outline, edges, lines, reach)
        gap = _first_free(outline, walk, np.concatenate([gaps[crossed], square]))
        if gap is not None or reach > most:
            return gap
        reach *= 2


def clear_widths(outline: Outline, corners: Corners, lines: Floats, reach: float) -> Floats:
    """For each straight line the width of the narrowest gap that it crosses.

    Only gaps up to `reach` are looked at; infinite where a line crosses none of them.
    """
    edges = np.arange(len(outline.start))
    gaps = _at_corners(outline, corners, edges, reach)
    gaps = gaps[_free(outline, gaps)]
    line, gap = _crossings(lines, gaps)
    square, beside = _between_parallels(outline, edges, lines, reach)
    free = _free(outline, square)
    widths = np.full(len(lines), np.inf)
    np.minimum.at(widths, line, _widths(gaps)[gap])
    np.minimum.at(widths, beside[free], _widths(square)[free])
    return widths


def _first_free(outline: Outline, walk: LineString, gaps: Floats) -> NarrowPlace | None:
    widths = _widths(gaps)
    for i in np.argsort(widths, kind="stable").tolist():
        if _free(outline, gaps[i : i + 1])[0]:
            (ax, ay), (bx, by) = gaps[i].tolist()
            met = shapely.intersection(walk, LineString(gaps[i]))
            x, y = shapely.get_coordinates(met)[0].tolist() if met else gaps[i].mean(0).tolist()
            return NarrowPlace(float(widths[i]), (x, y), ((ax, ay), (bx, by)))
    return None


def _widths(gaps: Floats) -> Floats:
    widths: Floats = np.hypot(gaps[:, 1, 0] - gaps[:, 0, 0], gaps[:, 1, 1] - gaps[:, 0, 1])
    return widths


def _free(outline: Outline, gaps: Floats) -> Flags:
    """Which gaps lead over free floor?"""
    # The ends lie on the boundary up to rounding, so look at all but the very ends.
    trim = (gaps[:, 1] - gaps[:, 0]) * 1e-6
    middles = np.stack([gaps[:, 0] + trim, gaps[:, 1] - trim], axis=1)
    free: Flags = np.asarray(shapely.covers(outline.floor, shapely.linestrings(middles)))
    return free


def _crossings(lines: Floats, gaps: Floats) -> tuple[Ints, Ints]:
    """All pairs (line, gap) that meet."""
    tree = shapely.STRtree(np.asarray(shapely.linestrings(gaps)))
    line, gap = tree.query(shapely.linestrings(lines), predicate="intersects")
    return line, gap


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


def _between_parallels(
    outline: Outline, edges: Ints, lines: Floats, reach: float
) -> tuple[Floats, Ints]:
    """Connections square between parallel edges that face each other, and the lines they cross."""
    sides = outline.lines[edges]
    row, column = shapely.STRtree(sides).query(sides, predicate="dwithin", distance=reach)
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
    start, along, normal = start[keep], along[keep], normal[keep]
    apart, low, high = apart[keep], low[keep], high[keep]
    up = apart[:, None] * normal
    a, b = start + low[:, None] * along, start + high[:, None] * along
    strips = np.asarray(shapely.polygons(np.stack([a, b, b + up, a + up], axis=1)))
    line, strip = shapely.STRtree(strips).query(shapely.linestrings(lines), predicate="intersects")
    # The part of the line within the strip, in shares of the line.
    origin, toward = lines[line, 0] - start[strip], lines[line, 1] - lines[line, 0]
    enter, leave = np.zeros(len(line)), np.ones(len(line))
    for axis, least, most in (
        (along[strip], low[strip], high[strip]),
        (normal[strip], np.zeros(len(strip)), apart[strip]),
    ):
        at, speed = (origin * axis).sum(axis=1), (toward * axis).sum(axis=1)
        moves = np.abs(speed) > 1e-12
        speed = np.where(moves, speed, 1.0)
        bounds = np.stack([(least - at) / speed, (most - at) / speed])
        enter = np.where(moves, np.maximum(enter, bounds.min(axis=0)), enter)
        leave = np.where(moves, np.minimum(leave, bounds.max(axis=0)), leave)
    inside = leave > enter
    line, strip, enter, leave = line[inside], strip[inside], enter[inside], leave[inside]
    shares = enter[:, None] + (leave - enter)[:, None] * SHARES
    toward = toward[inside]
    at = origin[inside][:, None] + shares[:, :, None] * toward[:, None]
    forth = (at * along[strip][:, None]).sum(axis=2).reshape(-1, 1)
    strip, line = np.repeat(strip, len(SHARES)), np.repeat(line, len(SHARES))
    foot = start[strip] + forth * along[strip]
    return np.stack([foot, foot + up[strip]], axis=1), line
