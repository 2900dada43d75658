# SPDX-License-Identifier: GPL-3.0-or-later
"""Measuring small things: how deep a part is, which way to move."""

import shapely
from shapely.geometry.base import BaseGeometry

from planner.floor.ground import as_polygonal
from planner.rules.context import XY
from planner.rules.words import Word


def depth(part: BaseGeometry) -> int:
    """The depth of a part in whole mm: the diameter of the largest disc in it."""
    radius: float = shapely.maximum_inscribed_circle(as_polygonal(part), tolerance=0.1).length
    return max(1, round(2 * radius))


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
