# SPDX-License-Identifier: GPL-3.0-or-later
"""Measuring small things: how deep a part is, which way to move."""

import math
from itertools import combinations, pairwise

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.rules.bodies import CORNERS
from planner.rules.context import XY
from planner.rules.words import Word

_PRECISION = 0.1  # mm
_ROUNDING, _PARALLEL = 1e-12, 1e-9  # sines of angles


def depth(part: BaseGeometry) -> int:
    """The depth of a part in whole mm: the diameter of the largest disc in it, at least 1.

    Of a part that is not convex found by halving: shrinking it is some thirty times cheaper than
    GEOS's largest circle.
    """
    radius = _radius(part)
    return max(1, round(2 * (_halved(part) if radius is None else radius)))


def _radius(part: BaseGeometry) -> float | None:
    """The radius of the largest disc in a convex polygon of few corners; None for another part.

    It is that of the least of the discs that touch any three sides which hold one: the dual of the
    linear program whose weights on those sides' outward normals cancel.
    """
    if not isinstance(part, Polygon) or part.interiors:
        return None
    corners = shapely.get_coordinates(part).tolist()
    if len(corners) - 1 > CORNERS:
        return None
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(corners)]
    turns = [
        x1 * y2 - y1 * x2 for (x1, y1), (x2, y2) in zip(steps, [*steps[1:], steps[0]], strict=True)
    ]
    sense = 1 if turns[0] > 0 else -1
    if min(sense * turn for turn in turns) <= 0:
        return None
    x0, y0 = corners[0]
    sides = []
    for (x, y), (along_x, along_y) in zip(corners, steps, strict=False):
        scale = sense / math.hypot(along_x, along_y)
        out_x, out_y = along_y * scale, -along_x * scale
        sides.append((out_x, out_y, out_x * (x - x0) + out_y * (y - y0)))
    least = math.inf
    for (ax, ay, a), (bx, by, b), (cx, cy, c) in combinations(sides, 3):
        one, two, three = bx * cy - by * cx, cx * ay - cy * ax, ax * by - ay * bx
        # Of opposite sides the third one's weight is nothing, give or take its rounding.
        weight = one + two + three
        if min(sense * one, sense * two, sense * three) >= -_ROUNDING and abs(weight) > _PARALLEL:
            least = min(least, (one * a + two * b + three * c) / weight)
    return least


def _halved(part: BaseGeometry) -> float:
    left, bottom, right, top = part.bounds
    least, most = 0.0, min(right - left, top - bottom) / 2
    while most - least > _PRECISION:
        radius = (least + most) / 2
        if part.buffer(-radius, join_style="mitre").is_empty:
            most = radius
        else:
            least = radius
    return (least + most) / 2


def way(towards: XY, start: XY) -> Word:
    """The word for the direction from a start towards a point, along the nearer axis."""
    x, y = towards[0] - start[0], towards[1] - start[1]
    if abs(x) >= abs(y):
        return Word("right" if x > 0 else "left")
    return Word("inward" if y > 0 else "outward")


def middle(line: tuple[XY, XY]) -> XY:
    """The middle of a line."""
    (x1, y1), (x2, y2) = line
    return ((x1 + x2) / 2, (y1 + y2) / 2)
