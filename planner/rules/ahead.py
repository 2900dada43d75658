# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands straight ahead of edges: before open fronts, behind closed backs.

The floor ahead of an edge is the rectangle on it, as deep as asked. What covers a stretch of 1 mm
of the edge or less does not count: a turned neighbour with rounded corners stands beside.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import shapely

from planner.rules.bodies import Bodies, Flags, Floats, Ints
from planner.rules.strips import SLIVER, TOUCHING, dot
from planner.rules.surroundings import Neighbourhood

Interval = tuple[float, float]


class Ahead(NamedTuple):
    """Hits, as arrays: which edge, which body, from where to where along the edge (mm), how far.

    ``distance`` is the least distance straight ahead, 0 for what touches or overlaps.
    """

    edge: Ints
    body: Ints
    low: Floats
    high: Floats
    distance: Floats


def ahead(near: Neighbourhood, edges: Flags, reach: float) -> Ahead:
    """The solid bodies and hall walls within a reach (mm) ahead of some edges.

    ``edges`` flags those of things of the plan. At least one of edge's owner and body is in focus.
    """
    bodies = near.bodies
    first, second = near.close(reach)
    owner, body = np.concatenate([first, second]), np.concatenate([second, first])
    keep = bodies.solid[body] & ~bodies.fixed[owner]
    edge, body = _edges_of(bodies, owner[keep], body[keep])
    keep = edges[edge]
    return _hits(bodies, edge[keep], body[keep], reach)


def rest(low: float, high: float, closed: Iterable[Interval]) -> list[Interval]:
    """What closed intervals leave of an interval, slivers dropped."""
    parts: list[Interval] = []
    for begin, end in sorted(closed):
        parts.append((low, min(begin, high)))
        low = max(low, end)
    parts.append((low, high))
    return [part for part in parts if part[1] - part[0] > SLIVER]


def _edges_of(bodies: Bodies, owner: Ints, body: Ints) -> tuple[Ints, Ints]:
    """Each edge of the first of a pair with the second."""
    counts = bodies.first[owner + 1] - bodies.first[owner]
    ends = np.cumsum(counts)
    begin = np.repeat(bodies.first[owner] - (ends - counts), counts)
    return begin + np.arange(len(begin)), np.repeat(body, counts)


def _hits(bodies: Bodies, edge: Ints, body: Ints, reach: float) -> Ahead:
    """By the boxes of the bodies first, which is exact for upright ones, then by their shapes."""
    edges, table = bodies.edges, bodies.edges.table
    x, y, along_x, along_y, up_x, up_y = table[[0, 1, 4, 5, 6, 7]][:, edge]
    left, bottom, right, top = bodies.bounds[body].T - (x, y, x, y)
    # The middle of a box in the frame of an edge, and how far it reaches to both sides.
    middle_x, middle_y, half_x, half_y = (
        (left + right) / 2, (bottom + top) / 2, (right - left) / 2, (top - bottom) / 2,
    )  # fmt: skip
    s, wide = middle_x * along_x + middle_y * along_y, _spread(half_x, half_y, along_x, along_y)
    h, deep = middle_x * up_x + middle_y * up_y, _spread(half_x, half_y, up_x, up_y)
    low, high = np.maximum(s - wide, 0.0), np.minimum(s + wide, table[12, edge])
    near, far = h - deep, h + deep
    wall = bodies.wall[body]
    keep = (high - low > TOUCHING) & (near < reach) & (far > np.where(wall, -SLIVER, TOUCHING))
    faces = dot(edges.normal[edge], edges.normal[bodies.first[body]]) < 0
    keep &= faces | ~wall  # a stretch of hall wall is looked at from its own floor only
    hits = Ahead(edge, body, low, high, np.maximum(near, 0.0))
    upright = bodies.upright[body] & (along_x * along_y == 0)
    exact, rough = _take(hits, keep & upright), _take(hits, keep & ~upright)
    if not len(rough.edge):
        return exact
    rough = _cut(bodies, rough, reach)
    return Ahead._make(np.concatenate(pair) for pair in zip(exact, rough, strict=True))


def _spread(half_x: Floats, half_y: Floats, way_x: Floats, way_y: Floats) -> Floats:
    """Half the shadow of a box in a direction."""
    found: Floats = half_x * np.abs(way_x) + half_y * np.abs(way_y)
    return found


def _take(hits: Ahead, keep: Flags) -> Ahead:
    return Ahead._make(array[keep] for array in hits)


def _cut(bodies: Bodies, hits: Ahead, reach: float) -> Ahead:
    """The same hits by shapes: a hit for each part of a body that stands ahead."""
    edges, edge = bodies.edges, hits.edge
    start, end = edges.start[edge], edges.end[edge]
    # A hair behind the edge, so that the line of a wall that touches it is met.
    back, up = -SLIVER * edges.normal[edge], reach * edges.normal[edge]
    corners = np.stack([start + back, end + back, end + up, start + up], axis=1)
    floor = np.array(shapely.polygons(corners), dtype=object)
    parts, row = shapely.get_parts(
        shapely.intersection(floor, bodies.shapes[hits.body]), return_index=True
    )
    points, part = shapely.get_coordinates(parts, return_index=True)
    if not len(points):
        return _take(hits, np.zeros(len(edge), dtype=np.bool_))
    away = points - start[row[part]]
    s = dot(away, edges.along[edge[row[part]]])
    h = dot(away, edges.normal[edge[row[part]]])
    opening = np.flatnonzero(np.append(True, part[1:] != part[:-1]))
    row = row[part[opening]]
    low, high = np.minimum.reduceat(s, opening), np.maximum.reduceat(s, opening)
    near, far = np.minimum.reduceat(h, opening), np.maximum.reduceat(h, opening)
    wall = bodies.wall[hits.body[row]]
    keep = (high - low > TOUCHING) & (wall | (far > TOUCHING)) & (near < reach)
    found = Ahead(edge[row], hits.body[row], low, high, np.maximum(near, 0.0))
    return _take(found, keep)
