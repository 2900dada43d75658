# SPDX-License-Identifier: GPL-3.0-or-later
"""Shapes as Shapely polygons, and when two of them overlap."""

from functools import lru_cache

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.model.shapes import Shape

# Two footprints overlap when their common part is at least 1 mm deep: a disc of 1 mm (less a hair
# for rounding) fits into it. Turned neighbours with rounded corners touch, they do not overlap.
OVERLAP_DEPTH = 1.0
_HAIR = 1e-4


@lru_cache(maxsize=100_000)
def footprint(shape: Shape) -> Polygon:
    """The polygon of a shape in mm; its ring starts at corner 0 and keeps the corner order."""
    polygon = Polygon(shape.corners())
    shapely.prepare(polygon)
    return polygon


def is_deep(common: BaseGeometry) -> bool:
    """Whether a common part of two footprints is at least 1 mm deep somewhere."""
    area = common.area
    # No part is larger than its outline times the radius of the largest disc in it.
    if area > OVERLAP_DEPTH / 2 * common.length:
        return True
    return area > 0 and not common.buffer(_HAIR - OVERLAP_DEPTH / 2, join_style="mitre").is_empty


def overlap(first: BaseGeometry, second: BaseGeometry) -> BaseGeometry | None:
    """The common part of two footprints, or None where they do not overlap (1 mm or more)."""
    if not first.intersects(second):
        return None
    common = first.intersection(second)
    return common if is_deep(common) else None
