# SPDX-License-Identifier: GPL-3.0-or-later
"""The points of a walk.

Arcs become lines around them, from outside: between two touching points 1° apart lies the point
where their tangents meet, so that no line comes closer to the corner than the arc.  Such an arc is
at most 0.003 % too long and 0.004 % of the radius too wide.  In a gap that is only just wide enough
even that is too much, so there the points stand closer together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from planner.paths.arcs import Arcs
from planner.paths.search import Chain, Place

STEP = math.radians(1)
WIDE = 1e-4  # mm that an arc with steps of less than STEP may be too wide


def track(
    arcs: Arcs,
    chain: Chain,
    start: Place,
    goal: Place,
    free: Callable[[Sequence[Place]], bool],
) -> tuple[Place, ...]:
    """The points of a chain with three decimals; `free` says if all of some places can be taken."""
    fine = 2 * math.acos(arcs.radius / (arcs.radius + WIDE))
    points: list[Place] = [start]
    for (corner, _, side), arrive, leave in chain.arcs:
        if arcs.radius == 0:
            points.append(arcs.point(corner, 0.0))
        elif leave - arrive >= 1e-9:
            bend = _bend(arcs, corner, side * arrive, side * leave, STEP)
            if fine < STEP and not free(bend):
                bend = _bend(arcs, corner, side * arrive, side * leave, fine)
            points += bend
    points.append(goal)
    rounded = [(round(x, 3), round(y, 3)) for x, y in points]
    inner = [p for p, before in zip(rounded[1:-1], rounded, strict=False) if p != before]
    if inner and inner[-1] == rounded[-1]:
        inner.pop()
    return (rounded[0], *inner, rounded[-1])


def _bend(arcs: Arcs, corner: int, begin: float, end: float, step: float) -> list[Place]:
    """Points around an arc from one angle to another, in steps of at most `step` radians."""
    count = math.ceil(abs(end - begin) / step)
    each = (end - begin) / count
    outward = 1 / math.cos(each / 2)
    cx, cy = arcs.corner_points[corner]
    points = [arcs.point(corner, begin)]
    for i in range(count):
        x, y = arcs.point(corner, begin + (i + 0.5) * each)
        points.append((cx + (x - cx) * outward, cy + (y - cy) * outward))
    points.append(arcs.point(corner, end))
    return points
