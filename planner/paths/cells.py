# SPDX-License-Identifier: GPL-3.0-or-later
"""A floor as square cells with a figure each: what maps of distance and the like are made of."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from planner.paths.leaving import Leaving
from planner.paths.outline import Floats, Ints
from planner.paths.search import Place

MOST = 50_000  # about so many cells at most
_STEP = 100  # mm: cells are multiples of it, so that they meet without a hair between them


@dataclass(frozen=True, eq=False)
class Cells:
    """Figures by cell, rows by y from the lower left ``corner`` on; ``size`` is a side in mm.

    What no finite figure stands for is not coloured.
    """

    values: Floats
    corner: Place
    size: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x from, y from, x to, y to (mm)."""
        rows, columns = self.values.shape
        x, y = self.corner
        return (x, y, x + columns * self.size, y + rows * self.size)

    @property
    def middles(self) -> Floats:
        """The middle of each cell, row after row, shape (n, 2)."""
        rows, columns = self.values.shape
        xs = self.corner[0] + self.size * (np.arange(columns) + 0.5)
        ys = self.corner[1] + self.size * (np.arange(rows) + 0.5)
        return np.stack([grid.ravel() for grid in np.meshgrid(xs, ys)], axis=1)

    def filled(self, which: Ints, figures: Floats) -> Cells:
        """The same cells with the figures of some, by their number."""
        values = self.values.copy()
        values.ravel()[which] = figures
        return Cells(values, self.corner, self.size)


def empty_cells(floor: BaseGeometry, most: int = MOST) -> Cells:
    """Cells over a floor that have no figure yet (infinity)."""
    left, low, right, high = floor.bounds
    size = float(_STEP * math.ceil(math.sqrt((right - left) * (high - low) / most) / _STEP))
    shape = (math.ceil((high - low) / size), math.ceil((right - left) / size))
    return Cells(np.full(shape, np.inf), (left, low), size)


def to_edges(cells: Cells, free: BaseGeometry) -> Cells:
    """The same cells with those along walls and booths filled, where nobody's middle can be.

    A cell of the free floor without a figure takes the least of its neighbours: a map is drawn up
    to the edge of what stands there.
    """
    around = np.pad(cells.values, 1, constant_values=np.inf)
    rows, columns = cells.values.shape
    near = np.min(
        [
            around[row : row + rows, column : column + columns]
            for row in range(3)
            for column in range(3)
        ],
        axis=0,
    )
    open_ = np.flatnonzero(np.isinf(cells.values) & np.isfinite(near))
    shapely.prepare(free)
    which = open_[shapely.contains_xy(free, cells.middles[open_])]
    return cells.filled(which, near.ravel()[which])


def travel_cells(leaving: Leaving, most: int = MOST) -> Cells:
    """How far it is on foot (mm) from the middles of cells to the nearest thing that is sought.

    People stand in booths and solid areas too. Infinite where nobody stands or comes from.
    """
    cells = empty_cells(leaving.site.ground.floor, most)
    return cells.filled(np.arange(cells.values.size), travel(leaving, cells.middles))


def travel(leaving: Leaving, places: Floats) -> Floats:
    """The walks (mm) of some places, shape (n, 2), on the floor or within booths and solid areas.

    Infinite where nobody stands or comes from.
    """
    found = np.full(len(places), np.inf)
    on_floor = np.flatnonzero(shapely.contains_xy(leaving.site.ground.floor, places))
    found[on_floor] = leaving.field.distances(_places(places[on_floor]))
    for interior in leaving.interiors:
        polygon = interior.room.polygon
        left, low, right, high = polygon.bounds
        x, y = places.T
        near = np.flatnonzero((x >= left) & (x <= right) & (y >= low) & (y <= high))
        own = near[shapely.contains_xy(polygon, places[near])]
        found[own] = interior.distances(_places(places[own]))
    return found


def _places(points: Floats) -> list[Place]:
    return [(x, y) for x, y in points.tolist()]
