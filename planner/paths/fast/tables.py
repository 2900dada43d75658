# SPDX-License-Identifier: GPL-3.0-or-later
"""A mesh and the arcs on it as arrays, which is what kernels read.

All arrays stand in two, one of numbers and one of counts, so that little has to be handed over; a
kernel opens them with `opened`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from planner.paths.arcs import Arc, Arcs, Mark
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


def packed(arcs: Arcs) -> Packed:
    """The tables of a mesh and its arcs."""
    mesh, corners = arcs.mesh, arcs.corners
    origin = mesh.triangles.ravel()
    order = np.argsort(origin, kind="stable")
    every = np.arange(len(corners.edge))
    last = corners.normals(every, corners.span)
    rows = np.concatenate([corners.point, corners.first, last, corners.span[:, None]], axis=1)
    marks = arcs.marks
    beside: list[tuple[Mark, ...]] = [()] * len(mesh.triangles)
    for triangle, found in arcs.beside.items():
        beside[triangle] = found
    by_corner = [arcs.of(corner) for corner in every.tolist()]
    parts: list[Arc] = [part for found in by_corner for part in found]
    vertices = [vertex for part in parts for vertex in part.vertices]
    sizes = itertools.chain(
        map(len, marks),
        map(len, beside),
        np.bincount(origin, minlength=len(mesh.points)).tolist(),
        map(len, by_corner),
        (len(part.vertices) for part in parts),
    )
    items = [
        _ints(mark[0] for found in marks for mark in found),
        _ints(mark[0] for found in beside for mark in found),
        order + 1 - 3 * (order % 3 == 2),
        np.arange(len(parts)),
        _ints(point for _, point in vertices),
    ]
    first = _ints(itertools.accumulate(sizes, initial=0))
    item = np.concatenate(items)
    head = (len(mesh.points), len(rows), len(parts), len(vertices), len(origin), len(item))
    reals: Sequence[object] = (
        [arcs.radius],
        mesh.points,
        rows,
        [(part.low, part.high) for part in parts],
        [angle for angle, _ in vertices],
    )
    counts: Sequence[object] = (
        head,
        np.stack([origin, mesh.twins], axis=1),
        [part.corner for part in parts],
        first,
        item,
    )
    return Packed(
        np.concatenate([np.asarray(each, dtype=np.float64).ravel() for each in reals]),
        np.concatenate([np.asarray(each, dtype=np.int64).ravel() for each in counts]),
    )


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)
