# SPDX-License-Identifier: GPL-3.0-or-later
"""A mesh and the arcs on it as arrays, which is what kernels read.

All arrays stand in two, one of numbers and one of counts, so that little has to be handed over; a
kernel opens them with `opened`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

import numpy as np

from planner.paths.arcs import Arcs
from planner.paths.fast.compiled import compiled
from planner.paths.outline import Floats, Ints


class Packed(NamedTuple):
    """All tables; `whole` begins with the sizes that tell where each is."""

    real: Floats
    whole: Ints


class Tables(NamedTuple):
    """The mesh: `point` (n, 2); `half` by half-edge, its origin and twin.

    `corner` (c, 7): point, first and last normal, span.  `part` (p, 2): low and high; `vertex`: the
    angles of its vertices.  `owner` (p): its corner.  `item` are lists, one after the other, which
    begin at `first`: of each point its marks, of each triangle the corners beside it, of each point
    the half-edges around it, of each corner its parts, of each part its vertices.
    """

    radius: float
    point: Floats
    corner: Floats
    part: Floats
    vertex: Floats
    half: Ints
    owner: Ints
    first: Ints
    item: Ints
    triangles: int
    lists: int  # of points and triangles: where the lists around points begin


@compiled
def opened(real: Floats, whole: Ints) -> Tables:
    """The tables in what was packed."""
    points, corners, parts, vertices, halves, items = whole[:6]
    a, b = 1 + 2 * points, 1 + 2 * points + 7 * corners
    c = b + 2 * parts
    d = 6 + 2 * halves
    e = d + parts
    lists = 2 * points + halves // 3 + corners + parts + 1
    return Tables(
        real[0],
        real[1:a].reshape((points, 2)),
        real[a:b].reshape((corners, 7)),
        real[b:c].reshape((parts, 2)),
        real[c : c + vertices],
        whole[6:d].reshape((halves, 2)),
        whole[d:e],
        whole[e : e + lists],
        whole[e + lists : e + lists + items],
        halves // 3,
        points + halves // 3,
    )


class Known(NamedTuple):
    """Tables of arcs that some others have most in common with, and the corners that they have not;
    numbers of points and of all other corners are the same."""

    arcs: Arcs
    tables: Tables
    corners: Set[int]


def packed(arcs: Arcs, known: Known | None = None) -> Packed:
    """The tables of a mesh and its arcs."""
    mesh, corners = arcs.mesh, arcs.corners
    origin = mesh.triangles.ravel()
    every = np.arange(len(corners.edge))
    last = corners.normals(every, corners.span)
    rows = np.concatenate([corners.point, corners.first, last, corners.span[:, None]], axis=1)
    beside = np.zeros(len(mesh.triangles), dtype=np.int64)
    for triangle, found in arcs.beside.items():
        beside[triangle] = len(found)
    near = [mark[0] for triangle in sorted(arcs.beside) for mark in arcs.beside[triangle]]
    marks, marked = _marks(arcs, known)
    parts = _parts(arcs, known)
    around = fans(np.ascontiguousarray(origin), len(mesh.points))
    sizes = [
        marks,
        beside,
        np.bincount(origin, minlength=len(mesh.points)),
        np.bincount(parts.owner, minlength=len(every)),
        parts.size,
    ]
    items = [marked, np.array(near, np.int64), around, np.arange(len(parts.owner)), parts.point]
    first = np.append(0, np.cumsum(np.concatenate(sizes)))
    item = np.concatenate(items)
    head = (len(mesh.points), len(rows), len(parts.owner), len(parts.angle), len(origin), len(item))
    reals = ([arcs.radius], mesh.points, rows, parts.open, parts.angle)
    wholes = (head, np.stack([origin, mesh.twins], axis=1), parts.owner, first, item)
    return Packed(
        np.concatenate([np.asarray(each, dtype=np.float64).ravel() for each in reals]),
        np.concatenate([np.asarray(each, dtype=np.int64).ravel() for each in wholes]),
    )


@compiled
def fans(origin: Ints, points: int) -> Ints:
    """The half-edges opposite to each point, one list after the other, in order of triangles."""
    first = np.zeros(points + 1, np.int64)
    for point in origin:
        first[point + 1] += 1
    first = np.cumsum(first)
    around = np.empty(len(origin), np.int64)
    for half in range(len(origin)):
        around[first[origin[half]]] = half + 1 if half % 3 < 2 else half - 2
        first[origin[half]] += 1
    return around


def listed(first: Ints, count: Ints) -> tuple[Ints, Ints]:
    """Where the items of some lists are, one list after the other, and which list each is of."""
    lists = np.repeat(np.arange(len(first)), count)
    items = np.arange(len(lists)) - np.repeat(np.cumsum(count) - count, count)
    return first[lists] + items, lists


def _marks(arcs: Arcs, known: Known | None) -> tuple[Ints, Ints]:
    """How many marks each point has, and their corners."""
    marks = arcs.marks
    had: Sequence[object] = () if known is None else known.arcs.marks
    changed = [i for i, (one, two) in enumerate(zip(marks, had, strict=False)) if one is not two]
    new = np.array([*changed, *range(len(had), len(marks))], dtype=np.int64)
    size = np.zeros(len(marks), dtype=np.int64)
    size[new] = [len(marks[point]) for point in new.tolist()]
    corner = np.array([mark[0] for point in new.tolist() for mark in marks[point]], dtype=np.int64)
    point = np.repeat(new, size[new])
    if known is not None:
        first = known.tables.first[: len(had) + 1]
        count = np.diff(first)
        count[changed] = 0
        size[: len(had)] += count
        kept, of = listed(first[:-1], count)
        corner, point = np.append(known.tables.item[kept], corner), np.append(of, point)
    return size, corner[np.argsort(point, kind="stable")]


class _Parts(NamedTuple):
    """The open parts of arcs: their corners, low and high, how many vertices, and these."""

    owner: Ints
    open: Floats
    size: Ints
    angle: Floats
    point: Ints


def _parts(arcs: Arcs, known: Known | None) -> _Parts:
    count = len(arcs.corners.edge)
    if known is None:
        return _made(arcs, range(count))
    t = known.tables
    had = len(t.corner)
    parts = _made(arcs, [*sorted(known.corners & set(range(had))), *range(had, count)])
    keep = np.ones(had, dtype=np.bool_)
    keep[[corner for corner in known.corners if corner < had]] = False
    rows = np.flatnonzero(keep[t.owner])
    first = t.first[t.lists + len(t.point) + had :]
    size = np.diff(first)[rows]
    lists = np.append(first[rows], len(t.item) + np.cumsum(parts.size) - parts.size)
    owner = np.append(t.owner[rows], parts.owner)
    order = np.argsort(owner, kind="stable")
    size = np.append(size, parts.size)[order]
    items, _ = listed(lists[order], size)
    vertex = items - first[0]  # the first vertex of all parts
    angle = np.append(t.vertex, parts.angle)
    return _Parts(
        owner[order],
        np.concatenate([t.part[rows], parts.open])[order],
        size,
        angle[vertex],
        np.append(t.item, parts.point)[items],
    )


def _made(arcs: Arcs, corners: Iterable[int]) -> _Parts:
    parts = [part for corner in corners for part in arcs.of(corner)]
    vertices = [vertex for part in parts for vertex in part.vertices]
    return _Parts(
        np.array([part.corner for part in parts], dtype=np.int64),
        np.array([(part.low, part.high) for part in parts], dtype=np.float64).reshape(-1, 2),
        np.array([len(part.vertices) for part in parts], dtype=np.int64),
        np.array([angle for angle, _ in vertices], dtype=np.float64),
        np.array([point for _, point in vertices], dtype=np.int64),
    )
