# SPDX-License-Identifier: GPL-3.0-or-later
"""A mesh in which only the triangles near a change are made anew.

Those that the change touches are taken out; what is left of the floor there, bounded by the sides
of their neighbours and by the new boundary, is triangulated and stitched in.  The other triangles
keep their numbers but for the last ones, which fill what is empty; the points keep all of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

from planner.paths.mesh import Mesh, mesh
from planner.paths.outline import Flags, Floats, Geometries, Ints


@dataclass(frozen=True, eq=False)
class Stitched:
    """The new mesh, numbers of triangles in it that are new, and the old ones that are gone.

    `moved` holds the old numbers of triangles that have others now, and these.  `area` is what was
    triangulated anew.
    """

    mesh: Mesh
    new: Ints
    gone: Ints
    moved: tuple[Ints, Ints]
    area: BaseGeometry


def windows(shapes: Geometries, distance: float) -> Floats:
    """Boxes (low x, low y, high x, high y) around all that is so near (mm) to some shapes."""
    if not len(shapes):
        return np.zeros((0, 4))
    boxes = shapely.box(*(shapely.bounds(shapes) + distance * np.array([-1, -1, 1, 1])).T)
    around: Floats = shapely.bounds(shapely.get_parts(shapely.union_all(boxes)))
    return around


def touched(old: Mesh, lines: Geometries, distance: float) -> Ints:
    """The triangles that come so near (mm) to some lines."""
    least_x, least_y, most_x, most_y = old.boxes
    near = np.zeros(len(old.triangles), dtype=np.bool_)
    for low_x, low_y, high_x, high_y in windows(lines, distance):
        near |= (least_x <= high_x) & (most_x >= low_x) & (least_y <= high_y) & (most_y >= low_y)
    index = np.flatnonzero(near)
    shapes = np.asarray(shapely.polygons(old.points[old.triangles[index]]))
    found = shapely.STRtree(shapes).query(lines, predicate="dwithin", distance=distance)[1]
    return np.asarray(index[np.unique(found)])


def stitched(old: Mesh, out: Ints, gone: Floats, new: Floats) -> Stitched | None:
    """The mesh after a change of the boundary: pieces of it (n, 2, 2) that are gone and new.

    `out` are triangles among which are all that have an end of a piece that is gone, or touch one
    that is new.  None where the triangles that are made do not fit in.
    """
    is_out = np.zeros(len(old.triangles) + 1, dtype=np.bool_)
    is_out[out] = True
    halves = (3 * out[:, None] + np.arange(3)).ravel()
    twin = old.twins[halves]
    start, end = old.triangles.ravel()[halves], old.triangles[out][:, [1, 2, 0]].ravel()
    sides = np.stack([old.points[start], old.points[end]], axis=1)
    rim = (twin >= 0) & ~is_out[twin // 3]
    lost = set(map(tuple, gone.reshape(-1, 4).tolist()))
    bound = np.flatnonzero(twin < 0)
    kept = [i for i in bound.tolist() if tuple(sides[i].ravel().tolist()) not in lost]
    if len(kept) + len(lost) != len(bound):
        return None
    around = np.concatenate([sides[rim], sides[kept], new])
    area = shapely.build_area(MultiLineString(list(around)))
    assert isinstance(area, BaseGeometry)  # of one geometry one is made
    fill = mesh(area)
    begin, stop = fill.points[fill.triangles], fill.points[fill.triangles[:, [1, 2, 0]]]
    fill_sides = np.concatenate([begin, stop], axis=2).reshape(-1, 4)
    edge = np.flatnonzero(fill.twins < 0)
    outside = dict(
        zip(map(tuple, sides[rim].reshape(-1, 4).tolist()), twin[rim].tolist(), strict=True)
    )
    edges = list(map(tuple, fill_sides[edge].tolist()))
    if len(edges) != len(around) or set(edges) != set(map(tuple, around.reshape(-1, 4).tolist())):
        return None
    # Points keep their numbers; new ones come last.
    number = dict(zip(map(tuple, old.points[start].tolist()), start.tolist(), strict=True))
    more = [p for p in map(tuple, fill.points.tolist()) if p not in number]
    number.update((p, len(old.points) + i) for i, p in enumerate(more))
    points = np.concatenate([old.points, np.array(more).reshape(-1, 2)])
    named = np.array([number[p] for p in map(tuple, fill.points.tolist())], dtype=np.int64)
    count, fewer = len(old.triangles), len(out) - len(fill.triangles)
    total = count - fewer
    place = out[: len(fill.triangles)]
    place = np.concatenate([place, np.arange(count, max(total, count))])
    tail = np.arange(min(total, count), count)
    tail = tail[~is_out[tail]]
    free = out[len(fill.triangles) :]
    free = free[free < total]
    position = np.arange(count)
    position[tail] = free
    triangles = np.empty((max(total, count), 3), dtype=np.int64)
    twins = np.full((max(total, count), 3), -1)
    triangles[:count] = old.triangles
    twins[:count] = old.twins.reshape(-1, 3)
    if len(tail):
        triangles[free], twins[free] = old.triangles[tail], twins[tail]
        twins = np.where(twins >= 0, 3 * position[twins // 3] + twins % 3, -1)
    triangles, beyond = triangles[:total], twins[:total].ravel()
    triangles[place] = named[fill.triangles]
    own = (3 * place[:, None] + np.arange(3)).ravel()
    beyond[own] = np.where(fill.twins >= 0, own[fill.twins], -1)
    for half, side in zip(own[edge].tolist(), edges, strict=True):
        rest = outside.get(side)
        if rest is not None:
            other = 3 * int(position[rest // 3]) + rest % 3
            beyond[half], beyond[other] = other, half
    after = Mesh(points, triangles, beyond)
    _keep(old, after)
    return Stitched(after, place, out, (tail, free), area)


def _keep(old: Mesh, new: Mesh) -> None:
    """Carry over what the old mesh knows of triangles that are the same."""
    least = min(len(old.triangles), len(new.triangles))
    same: Flags = (old.triangles[:least] == new.triangles[:least]).all(axis=1)
    same &= (old.twins.reshape(-1, 3)[:least] == new.twins.reshape(-1, 3)[:least]).all(axis=1)
    rows = np.append(np.flatnonzero(~same), np.arange(least, len(new.triangles)))
    new.carry(old, rows)
