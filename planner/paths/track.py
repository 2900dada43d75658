# SPDX-License-Identifier: GPL-3.0-or-later
"""The points of a walk.

Arcs become lines around them, from outside: between two touching points 1° apart lies the point
where their tangents meet, so that no line comes closer to the corner than the arc.  Such an arc is
at most 0.003 % too long and 0.004 % of the radius too wide.
"""

from __future__ import annotations

import math

from planner.paths.arcs import Arcs
from planner.paths.search import Chain, Place

STEP = math.radians(1)


def track(
    arcs: Arcs, chain: Chain, start: Place, goal: Place, step: float = STEP
) -> tuple[Place, ...]:
    """The points of a chain with three decimals, its arcs in steps of at most `step` radians."""
    points: list[Place] = [start]
    for (corner, _, side), arrive, leave in chain.arcs:
        turn = leave - arrive
        if turn < 1e-9:
            continue
        points.append(arcs.point(corner, side * arrive))
        if arcs.radius:
            count = math.ceil(turn / step)
            each = turn / count
            cx, cy = arcs.corner_points[corner]
            outward = 1 / math.cos(each / 2)
            for i in range(count):
                x, y = arcs.point(corner, side * (arrive + (i + 0.5) * each))
                points.append((cx + (x - cx) * outward, cy + (y - cy) * outward))
            points.append(arcs.point(corner, side * leave))
    points.append(goal)
    rounded = [(round(x, 3), round(y, 3)) for x, y in points]
    inner = [p for p, before in zip(rounded[1:-1], rounded, strict=False) if p != before]
    if inner and inner[-1] == rounded[-1]:
        inner.pop()
    return (rounded[0], *inner, rounded[-1])
