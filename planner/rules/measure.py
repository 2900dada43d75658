# SPDX-License-Identifier: GPL-3.0-or-later
"""Measuring small things: how deep a part is, which way to move."""

from itertools import combinations

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.rules.context import XY
from planner.rules.words import Word

_PRECISION = 0.1  # mm
_HAIR = 1e-6  # mm
_TRIPLES = {count: np.array([*combinations(range(count), 3)]) for count in range(3, 9)}


def depth(part: BaseGeometry) -> int:
    """The depth of a part in whole mm: the diameter of the largest disc in it, at least 1.

    Of a part that is not convex found by halving: shrinking it is some thirty times cheaper than
    GEOS's largest circle.
    """
    radius = _radius(part)
    return max(1, round(2 * (_halved(part) if radius is None else radius)))


def _radius(part: BaseGeometry) -> float | None:
    """The radius of the largest disc in a convex polygon of few corners; None for another part.

    The disc touches three sides and crosses none.
    """
    if not isinstance(part, Polygon) or part.interiors:
        return None
    corners = shapely.get_coordinates(part)
    along = np.diff(corners, axis=0)
    turns = along[:, 0] * np.roll(along[:, 1], -1) - along[:, 1] * np.roll(along[:, 0], -1)
    if len(along) not in _TRIPLES or not ((turns > 0).all() or (turns < 0).all()):
        return None
    normals = np.stack([along[:, 1], -along[:, 0]], axis=1) * np.sign(turns[0])
    normals /= np.hypot(normals[:, 0], normals[:, 1])[:, None]
    # n · x + radius ≤ c for every side.
    sides = np.column_stack([normals, np.ones(len(normals))])
    ends = (normals * corners[:-1]).sum(axis=1)
    rows = sides[_TRIPLES[len(along)]]
    sound = np.abs(np.linalg.det(rows)) > _HAIR
    discs = np.linalg.solve(rows[sound], ends[_TRIPLES[len(along)]][sound][:, :, None])[:, :, 0]
    inside = (discs @ sides.T <= ends + _HAIR).all(axis=1)
    return float(discs[inside, 2].max()) if inside.any() else None


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
