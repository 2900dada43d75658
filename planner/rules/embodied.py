# SPDX-License-Identifier: GPL-3.0-or-later
"""The bodies of a plan's things, of its zones, and of what is built into the halls."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial

import numpy as np
import shapely

from planner.floor.ground import Ground
from planner.model.plan import Area, Booth
from planner.model.shapes import Corners, Outline, Rectangle, Shape, direction
from planner.model.things import Standing
from planner.rules.bodies import (
    CORNERS,
    SQUARE,
    Bodies,
    Body,
    Edges,
    Floats,
    Geometries,
    Ints,
    ring_polygons,
)


def plan_bodies(things: Sequence[Standing]) -> Bodies:
    """The bodies of booths, areas and structures."""
    return _ring_bodies(
        [_body(thing) for thing in things],
        [thing.shape for thing in things],
        [thing.open_sides if isinstance(thing, Booth) else () for thing in things],
    )


@lru_cache(maxsize=100)
def zone_bodies(outlines: tuple[Corners, ...]) -> Bodies:
    """Zones as bodies, their numbers as ids; kept while things are dragged."""
    names = [Body(str(number), solid=False) for number in range(len(outlines))]
    return _ring_bodies(names, [Outline(outline) for outline in outlines], [()] * len(names))


def ground_bodies(ground: Ground) -> Bodies:
    """The bodies of the venue: columns, inner walls, and the walls around the halls."""
    names = [thing.id for thing in ground.columns] + [thing.id for thing in ground.walls]
    shapes = [thing.shape for thing in ground.columns] + [thing.shape for thing in ground.walls]
    bodies = [Body(name, fixed=True) for name in names]
    solids = _ring_bodies(bodies, shapes, [()] * len(names))
    return solids.join(_hall_walls(ground))


def _body(thing: Standing) -> Body:
    solid = not isinstance(thing, Area) or not thing.walkable
    furnished = isinstance(thing, Area) and bool(thing.furniture)
    return Body(thing.id, solid=solid, blocking=solid or furnished)


def _ring_bodies(
    names: Sequence[Body], shapes: Sequence[Shape], openings: Sequence[tuple[int, ...]]
) -> Bodies:
    points, counts = _corners(shapes)
    first = np.concatenate([[0], np.cumsum(counts)])
    edges = _edges(points, first, _turning(points, first), openings)
    polygons = partial(ring_polygons, points, np.repeat(np.arange(len(counts)), counts))
    return _bodies(tuple(names), first, edges, polygons)


def _bodies(
    names: tuple[Body, ...], first: Ints, edges: Edges, make: Callable[[], Geometries]
) -> Bodies:
    """Bodies with their boxes and marks."""
    table = edges.table
    if not len(names):
        bounds = np.zeros((0, 4))
        return Bodies(names, bounds, np.zeros((7, 0), dtype=np.bool_), first, edges, make)
    low, high = np.minimum(table[0:2], table[2:4]), np.maximum(table[0:2], table[2:4])
    bounds = np.concatenate(
        [
            np.minimum.reduceat(low, first[:-1], axis=1),
            np.maximum.reduceat(high, first[:-1], axis=1),
        ]
    ).T
    turns = np.abs(table[4] * table[8] + table[5] * table[9]) < SQUARE
    counts = np.diff(first)
    square = (counts == 4) & np.logical_and.reduceat(turns & edges.corner, first[:-1])
    wall = np.array([body.place != "" for body in names], dtype=np.bool_)
    upright = (square | wall) & (table[4] * table[5] == 0)[first[:-1]]
    convex = np.logical_and.reduceat(edges.corner, first[:-1]) & ~wall & (counts <= CORNERS)
    marks = np.array([(body.solid, body.fixed, body.blocking) for body in names], dtype=np.bool_)
    return Bodies(
        names, bounds, np.vstack([marks.T, wall, square, upright, convex]), first, edges, make
    )


def _corners(shapes: Sequence[Shape]) -> tuple[Floats, Ints]:
    """The corners of shapes, one after the other, and how many each has."""
    rectangles = [shape for shape in shapes if isinstance(shape, Rectangle)]
    if len(rectangles) < len(shapes):
        corners = [shape.corners() for shape in shapes]
        counts = np.array([len(ring) for ring in corners], dtype=np.intp)
        return np.array([corner for ring in corners for corner in ring], dtype=float), counts
    rows = [(*one.at, *one.size, *direction(one.angle)) for one in rectangles]
    x, y, width, depth, cosine, sine = np.array(rows, dtype=float).reshape(-1, 6).T
    # The same steps as Rectangle.corners, so that every bit is the same.
    right_x, right_y = x + width * cosine, y + width * sine
    back_x, back_y = depth * sine, depth * cosine
    columns = (x, y, right_x, right_y, right_x - back_x, right_y + back_y, x - back_x, y + back_y)
    points = np.stack(columns, axis=1).reshape(-1, 2)
    return points, np.full(len(rectangles), 4, dtype=np.intp)


def _turning(points: Floats, first: Ints) -> Floats:
    """1 for each ring that runs counter-clockwise, so that its body lies on its left; else -1."""
    if not len(points):
        return np.zeros(0)
    # From its own first corner, or far from the origin products lose their last digits.
    near = points - np.repeat(points[first[:-1]], np.diff(first), axis=0)
    after = near[_next(first)]
    doubled = near[:, 0] * after[:, 1] - near[:, 1] * after[:, 0]
    return np.where(np.add.reduceat(doubled, first[:-1]) > 0, 1.0, -1.0)


def _next(first: Ints) -> Ints:
    """The edge after each edge in its ring."""
    after = np.arange(1, first[-1] + 1)
    after[first[1:] - 1] = first[:-1]
    return after


def _hall_walls(ground: Ground) -> Bodies:
    """Each straight stretch of wall around the floor as a body of its own hall."""
    floor = shapely.orient_polygons(shapely.simplify(ground.floor, 0.01))
    rings = [shapely.get_coordinates(r)[:-1] for r in shapely.get_rings(shapely.get_parts(floor))]
    first = np.concatenate([[0], np.cumsum([len(ring) for ring in rings])])
    # Floor lies on the left of its rings, so the free side of a wall is the left one.
    edges = _edges(np.concatenate(rings), first, np.full(len(rings), -1.0), [()] * len(rings))
    lines = np.array(shapely.linestrings(np.stack([edges.start, edges.end], axis=1)))
    middles = np.array(shapely.points((edges.start + edges.end) / 2))
    halls = np.array([shapely.Polygon(hall.outline) for hall in ground.halls], dtype=object)
    nearest = shapely.distance(middles[:, None], halls[None, :]).argmin(axis=1)
    names = tuple(
        Body(ground.halls[hall].id, f"wall-{number}", fixed=True)
        for number, hall in enumerate(nearest.tolist())
    )
    return _bodies(names, np.arange(len(lines) + 1), edges, lambda: lines)


def _edges(
    start: Floats, first: Ints, inward: Floats, openings: Sequence[tuple[int, ...]]
) -> Edges:
    """The edges of rings of corners; those of ring i begin at ``first[i]``.

    ``inward`` is 1 for a ring whose body lies on its left, -1 for one whose body is on its right.
    """
    counts = np.diff(first)
    end = start[_next(first)] if len(start) else start
    along = end - start
    length = np.hypot(along[:, 0], along[:, 1])
    along = along / length[:, None]
    side = np.repeat(inward, counts)
    normal = np.stack([along[:, 1] * side, -along[:, 0] * side], axis=1)
    before = np.arange(len(start)) - 1
    before[first[:-1]] = first[1:] - 1
    is_open = np.zeros(len(start), dtype=np.bool_)
    offsets = zip(first.tolist(), openings, strict=False)
    is_open[[offset + side for offset, sides in offsets for side in sides]] = True
    turn = along[before, 0] * along[:, 1] - along[before, 1] * along[:, 0]
    columns = [start, end, along, normal, along[before], normal[before], length[:, None]]
    return Edges(
        np.ascontiguousarray(np.concatenate(columns, axis=1).T),
        np.stack([is_open, is_open[before], turn * side > 0]),
    )
