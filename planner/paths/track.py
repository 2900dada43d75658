# SPDX-License-Identifier: GPL-3.0-or-later
"""The points of a walk.

Arcs become lines around them, from outside: between two touching points 1° apart lies the point
where their tangents meet, so that no line comes closer to the corner than the arc.  Such an arc is
at most 0.003 % too long and 0.004 % of the radius too wide.  In a gap that is only just wide enough
even that is too much, so there the points stand closer together.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from planner.paths.arcs import Arcs
from planner.paths.outline import Flags, Floats, Ints
from planner.paths.search import Chain, Place

STEP = math.radians(1)
WIDE = 1e-4  # mm that an arc with steps of less than STEP may be too wide


class _Bends(NamedTuple):
    """Arcs that are walked: the corners, and the angles at which the walk comes and leaves."""

    corner: Ints
    begin: Floats
    end: Floats

    def pick(self, which: Flags) -> _Bends:
        return _Bends(self.corner[which], self.begin[which], self.end[which])


def track(
    arcs: Arcs, chain: Chain, start: Place, goal: Place, free: Callable[[Floats], Flags]
) -> tuple[Place, ...]:
    """The points of a chain with three decimals; `free` says which of some places can be taken."""
    inner = np.empty((0, 2))
    if chain.arcs:
        inner = _inner(arcs, chain, free)
    points = [_rounded(start), *map(tuple, np.round(inner, 3).tolist()), _rounded(goal)]
    kept = [p for p, before in zip(points[1:-1], points, strict=False) if p != before]
    if kept and kept[-1] == points[-1]:
        kept.pop()
    return (points[0], *kept, points[-1])


def _rounded(place: Place) -> Place:
    return round(place[0], 3), round(place[1], 3)


def _inner(arcs: Arcs, chain: Chain, free: Callable[[Floats], Flags]) -> Floats:
    """The points of a chain between its ends, (n, 2)."""
    corner = np.array([node[0] for node, _, _ in chain.arcs])
    if arcs.radius == 0:
        turns: Floats = arcs.corners.point[corner]
        return turns
    side = np.array([node[2] for node, _, _ in chain.arcs])
    angles = np.array([angles for _, *angles in chain.arcs])
    every = _Bends(corner, side * angles[:, 0], side * angles[:, 1])
    bends = every.pick(np.abs(every.end - every.begin) >= 1e-9)
    points, bend = _points(arcs, bends, STEP)
    fine = 2 * math.acos(arcs.radius / (arcs.radius + WIDE))
    if fine < STEP and len(points):
        tight = np.zeros(len(bends.corner), dtype=np.bool_)
        tight[bend[~free(points)]] = True
        if tight.any():
            more, which = _points(arcs, bends.pick(tight), fine)
            wide = ~tight[bend]
            points = np.concatenate([points[wide], more])
            bend = np.concatenate([bend[wide], np.flatnonzero(tight)[which]])
            points = points[np.argsort(bend, kind="stable")]
    return points


def _points(arcs: Arcs, bends: _Bends, step: float) -> tuple[Floats, Ints]:
    """Points around arcs from one angle to another, in steps of at most `step` radians, and of
    which arc each is."""
    turn = bends.end - bends.begin
    count = np.ceil(np.abs(turn) / step).astype(np.int64)
    each = turn / count
    bend = np.repeat(np.arange(len(count)), count + 2)
    number = np.arange(len(bend)) - np.repeat(np.cumsum(count + 2) - count - 2, count + 2)
    share = np.clip(number - 0.5, 0.0, count[bend])
    inner = (number > 0) & (number <= count[bend])
    angle = np.where(share < count[bend], bends.begin[bend] + share * each[bend], bends.end[bend])
    reach = arcs.radius * np.where(inner, 1 / np.cos(each[bend] / 2), 1.0)
    corner = bends.corner[bend]
    points: Floats = arcs.corners.point[corner]
    points = points + reach[:, None] * arcs.corners.normals(corner, angle)
    return points, bend
