# SPDX-License-Identifier: GPL-3.0-or-later
"""The covers of service boxes in the floor."""

from functools import lru_cache

import numpy as np
import shapely

from planner.floor.ground import Ground
from planner.model.venue import Pit
from planner.rules.bodies import Geometries


@lru_cache(maxsize=8)
def covers(ground: Ground) -> shapely.STRtree:
    """The covers of all pits of the occupied halls, in their order."""
    return shapely.STRtree(cover_shapes(ground.pits))


def cover_shapes(pits: tuple[Pit, ...]) -> Geometries:
    """The covers of some pits: upright rectangles about their middles."""
    rows = np.array([(*pit.at, *pit.size) for pit in pits], dtype=float).reshape(-1, 4)
    x, y, width, depth = rows.T
    boxes = shapely.box(x - width / 2, y - depth / 2, x + width / 2, y + depth / 2)
    return np.atleast_1d(np.asarray(boxes, dtype=object))
