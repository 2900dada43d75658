# SPDX-License-Identifier: GPL-3.0-or-later
"""What changes on a floor when obstacles change, and what is kept of all that is known about it.

Holes of the free floor that do not change are kept, and so are the triangles and arcs away from
what does, and the lines between arcs that were sought only through triangles that are kept.  The
answers are those of a floor made anew.  Where a change is of more than holes in the middle of the
floor, the outlines are made anew, and only mesh and lines are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from planner.paths.arcs import Arcs
from planner.paths.outline import (
    CentreFloor,
    Corners,
    Floats,
    Geometries,
    Ints,
    Outline,
    arc_points,
    corners,
    growths,
    outline,
    traced,
)
from planner.paths.rings import TOUCH, Rings, holes_of
from planner.paths.search import Roads
from planner.paths.stitch import Stitched, stitched, touched, windows

NONE = np.array([], dtype=object)
FEW = 100  # corners, obstacles: so many are no burden
ROOM = 1.0  # mm added to distances, so that rounding leaves nothing out


@dataclass(frozen=True, eq=False)
class Change:
    """An outline after a change: the numbers in it of the edges before, -1 where they are gone.

    `rings` are its rings if they are known; `holes` the rings that are gone, `lines` the new ones.
    """

    outline: Outline
    edge: Ints
    rings: Rings | None = None
    holes: Geometries = field(default_factory=lambda: NONE)
    lines: Geometries = field(default_factory=lambda: NONE)


def difference(
    before: Sequence[Polygon], after: Sequence[Polygon]
) -> tuple[list[Polygon], list[Polygon]]:
    """The obstacles that are gone and those that are new."""
    had, has = {id(shape) for shape in before}, {id(shape) for shape in after}
    gone = [shape for shape in before if id(shape) not in has]
    new = [shape for shape in after if id(shape) not in had]
    old_keys, new_keys = {shape.wkb for shape in gone}, {shape.wkb for shape in new}
    return (
        [shape for shape in gone if shape.wkb not in new_keys],
        [shape for shape in new if shape.wkb not in old_keys],
    )


def changed_outline(
    before: Outline,
    rings: Rings,
    floor: BaseGeometry,
    obstacles: Sequence[Polygon],
    gone: Sequence[Polygon],
    new: Sequence[Polygon],
) -> Change:
    """The outline with the obstacles as they are now."""
    change = _with_holes(before, rings, obstacles, gone, new)
    if change is not None:
        return change
    after = outline(floor, obstacles)
    number = {edge: i for i, edge in enumerate(_pieces(after.start, after.end))}
    edge = np.array([number.get(e, -1) for e in _pieces(before.start, before.end)], dtype=np.int64)
    return Change(after, edge)


def _with_holes(
    before: Outline,
    rings: Rings,
    obstacles: Sequence[Polygon],
    gone: Sequence[Polygon],
    new: Sequence[Polygon],
) -> Change | None:
    changed = np.array([*gone, *new], dtype=object)
    holes = rings.holes_near(changed, TOUCH)
    if holes is None:
        return None
    filled = shapely.polygons(rings.line[holes])
    every = np.array(obstacles, dtype=object)
    areas = np.concatenate([filled, np.array(new, dtype=object)])
    solid = every[_meeting(every, areas)] if len(every) else every
    fresh = {id(shape) for shape in new}
    had = np.array([*gone, *(s for s in solid if id(s) not in fresh)], dtype=object)
    least = float(shapely.area(filled).sum())
    if abs(shapely.union_all(had).area - least) > 1e-9 * least + 1:
        return None  # not obstacles alone have made these holes
    union = shapely.get_parts(shapely.disjoint_subset_union_all(solid)) if len(solid) else solid
    lines = holes_of(shapely.simplify(union, 1e-6))
    after = None if lines is None else rings.with_holes(holes, lines)
    if lines is None or after is None:
        return None
    keep = np.isin(before.ring, holes, invert=True)
    edge = np.where(keep, np.cumsum(keep) - 1, -1)
    ring = np.ones(len(rings.line), dtype=np.bool_)
    ring[holes] = False
    renamed = np.cumsum(ring) - 1
    free = after.floor
    shapely.prepare(free)
    more = traced(free, lines)
    kept = int(keep.sum())
    whole = Outline(
        free,
        np.concatenate([before.start[keep], more.start]),
        np.concatenate([before.end[keep], more.end]),
        np.concatenate([before.along[keep], more.along]),
        np.concatenate([edge[before.after[keep]], more.after + kept]),
        np.concatenate([renamed[before.ring[keep]], more.ring + int(ring.sum())]),
        np.concatenate([before.corner[keep], more.corner]),
    )
    for name in ("lines", "starts"):
        kept, fresh = getattr(before, name)[keep], getattr(more, name)
        whole.__dict__[name] = np.concatenate([kept, fresh])
    return Change(whole, edge, after, rings.line[holes], lines)


def _meeting(shapes: Geometries, areas: Geometries) -> Ints:
    found = shapely.STRtree(shapes).query(areas, predicate="intersects")[1]
    return np.asarray(np.unique(found))


def changed_centre(
    change: Change, rings: Rings, radius: float
) -> tuple[Rings, Geometries, Geometries] | None:
    """The rings of the centre floor after a change, those that are gone and those that are new.

    None where the change is of more than holes.
    """
    if change.rings is None:
        return None
    old, new = shapely.polygons(change.holes), shapely.polygons(change.lines)
    # The growth of a neighbour changes too: it has a vertex where another comes near.
    near = change.rings.holes_near(np.concatenate([old, new]), 2 * radius + ROOM)
    if near is None:
        return None
    grown = np.concatenate([old, shapely.polygons(change.rings.line[near])])
    holes = rings.holes_near(grown, TOUCH)
    if holes is None:
        return None
    filled = np.concatenate([shapely.polygons(rings.line[holes]), grown])
    within = change.rings.holes_near(filled, 0.0)
    if within is None:
        return None
    union = shapely.get_parts(shapely.disjoint_subset_union_all(_grown(change, within, radius)))
    lines = holes_of(union) if len(union) else NONE
    if lines is None:
        return None
    beside = rings.holes_near(union, TOUCH) if len(union) else holes
    if beside is None or not np.isin(beside, holes).all():
        return None
    after = rings.with_holes(holes, lines)
    return None if after is None else (after, rings.line[holes], lines)


def _grown(change: Change, within: Ints, radius: float) -> Geometries:
    """Some holes of the outline with all that is closer than the radius to them."""
    if change.rings is None or not len(within):
        return NONE
    whole, lines = change.outline, change.rings.line[within]
    edges = np.flatnonzero(np.isin(whole.ring, within))
    around = corners(whole, edges)
    _, index, point = arc_points(whole, around, radius)
    number = np.full(len(whole.start), -1)
    number[edges] = np.arange(len(edges))
    part = Outline(
        whole.floor,
        whole.start[edges],
        whole.end[edges],
        whole.along[edges],
        number[whole.after[edges]],
        whole.ring[edges],
        whole.corner[edges],
    )
    shapes = growths(part, replace(around, edge=number[around.edge]), index, point, radius)
    return np.concatenate([shapes, shapely.polygons(lines)])


def sides_of(rings: Geometries) -> Floats:
    """The sides of rings, (n, 2, 2)."""
    points, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    return np.stack([points[:-1][same], points[1:][same]], axis=1)


def apart(before: Floats, after: Floats) -> tuple[Floats, Floats]:
    """The sides that only one of two boundaries has."""
    one, two = _pieces(before[:, 0], before[:, 1]), _pieces(after[:, 0], after[:, 1])
    had, has = set(one), set(two)
    gone = np.array([side not in has for side in one], dtype=np.bool_)
    new = np.array([side not in had for side in two], dtype=np.bool_)
    return before[gone], after[new]


def _pieces(start: Floats, end: Floats) -> list[tuple[float, ...]]:
    return list(map(tuple, np.concatenate([start, end], axis=1).tolist()))


def changed_roads(
    roads: Roads, change: Change, floor: BaseGeometry, sides: tuple[Floats, Floats]
) -> Roads | None:
    """The roads on a centre floor of which some sides are gone and some are new.

    None where the mesh cannot be mended.
    """
    old, radius = roads.arcs, roads.arcs.radius
    before, after = old.outline, change.outline
    image = np.unique(change.edge[change.edge >= 0])
    added = np.ones(len(after.start), dtype=np.bool_)
    added[image] = False
    lost = change.edge < 0
    lines = np.concatenate(
        [
            shapely.linestrings(np.stack([before.start[lost], before.end[lost]], axis=1)),
            shapely.linestrings(np.stack([after.start[added], after.end[added]], axis=1)),
            *(shapely.linestrings(piece) for piece in sides),
        ]
    )
    if not len(lines):
        return roads
    found = stitched(old.mesh, touched(old.mesh, lines, 3 * radius + ROOM), *sides)
    if found is None:
        return None
    slots, dead = _slots(old, change)
    if len(dead) > len(slots.edge) / 2 + FEW:
        return None  # time to number anew
    arcs, made = _arcs(old, change, floor, found, slots, dead, lines)
    return roads.after(arcs, found.gone.tolist(), _moves(found), {*made, *dead.tolist()})


def _moves(found: Stitched) -> list[tuple[int, int]]:
    old, new = found.moved
    return list(zip(old.tolist(), new.tolist(), strict=True))


def _slots(old: Arcs, change: Change) -> tuple[Corners, Ints]:
    """The corners by the numbers they have on the roads, and the numbers that are of none now.

    Corners keep their numbers; new ones come last.
    """
    before, after = old.outline, change.outline
    had = old.corners.edge
    edge = np.where(had >= 0, change.edge[had], -1)
    onward = change.edge[before.after[had]]
    same = (edge >= 0) & (onward >= 0) & (after.after[edge] == onward) & after.corner[edge]
    edge = np.where(same, edge, -1)
    fresh = np.ones(len(after.start), dtype=np.bool_)
    fresh[edge[same]] = False
    more = corners(after, np.flatnonzero(fresh))
    whole = Corners(
        np.concatenate([old.corners.point, more.point]),
        np.concatenate([old.corners.first, more.first]),
        np.concatenate([old.corners.span, more.span]),
        np.concatenate([edge, more.edge]),
    )
    return whole, np.flatnonzero(edge < 0)


def _close(points: Floats, shapes: Geometries, distance: float) -> Ints:
    """The points that come so near (mm) to some shapes."""
    near = np.zeros(len(points), dtype=np.bool_)
    x, y = points.T
    for low_x, low_y, high_x, high_y in windows(shapes, distance):
        near |= (x >= low_x) & (x <= high_x) & (y >= low_y) & (y <= high_y)
    index = np.flatnonzero(near)
    tree = shapely.STRtree(shapes)
    found = tree.query(shapely.points(points[index]), predicate="dwithin", distance=distance)[0]
    return np.asarray(index[np.unique(found)])


def _arcs(
    old: Arcs,
    change: Change,
    floor: BaseGeometry,
    found: Stitched,
    slots: Corners,
    dead: Ints,
    lines: Geometries,
) -> tuple[Arcs, list[int]]:
    """The arcs after a change, and the corners about which they were made anew."""
    radius, mesh = old.radius, found.mesh
    living = slots.edge >= 0
    close = _close(slots.point, lines, 2 * radius + ROOM)
    made = np.union1d(close[living[close]], np.arange(len(old.corners.edge), len(slots.edge)))
    pieces = shapely.get_parts(found.area)
    beside = _close(slots.point, pieces, radius + ROOM)
    local = np.union1d(made, beside[living[beside]])
    part = Corners(slots.point[local], slots.first[local], slots.span[local], slots.edge[local])
    near, index, point = arc_points(change.outline, part, radius)
    # Pairs away from the change are kept.
    corner, edge = old.centre.near
    edge = change.edge[edge]
    keep = (edge >= 0) & living[corner] & np.isin(corner, made, invert=True)
    again = np.isin(local[near[0]], made)
    pairs = (
        np.concatenate([corner[keep], local[near[0]][again]]),
        np.concatenate([edge[keep], near[1][again]]),
    )
    arcs = Arcs(change.outline, slots, CentreFloor(floor, point, local[index], pairs), mesh, radius)
    places = np.unique(mesh.triangles[found.new])
    keys = list(map(tuple, mesh.points[places].tolist()))
    number = dict(zip(keys, places.tolist(), strict=True))
    hit = np.array([number.get(key, -1) for key in map(tuple, point.tolist())], dtype=np.int64)
    rest = np.setdiff1d(places, hit)
    mine = (hit >= 0) & np.isin(local[index], made)
    on, at = arcs.crossings(rest, made) if len(rest) and len(made) else (rest[:0], rest[:0])
    on, at = np.append(local[index][mine], on), np.append(hit[mine], at)
    arcs.carry(old, made.tolist(), dead.tolist(), arcs.by_corner(on, at))
    arcs.carry_marks(old, places.tolist(), local.tolist())
    arcs.carry_beside(old, found.gone.tolist(), _moves(found), arcs.beside_of(found.new, local))
    return arcs, made.tolist()
