# SPDX-License-Identifier: GPL-3.0-or-later
"""Where people walk: how many pass each metre of an aisle's width, as figures of cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from planner.floor.site import Site
from planner.paths.cells import MOST, Cells, empty_cells
from planner.paths.outline import Floats, Ints
from planner.paths.streets import Segment

_METRE = 1000.0  # mm
_STEP = 200.0  # mm between the places of a walk that are counted
_WIDE = 700.0  # mm: people keep off a line about so far to each side (standard deviation)


def walk_density(
    site: Site, flows: Sequence[tuple[Segment, float]], per: float = 1.0, most: int = MOST
) -> Cells:
    """How many walk through each cell per metre across, of ``per`` for each of the flows.

    The lines of the flows are spread a little to their sides over the free floor, none of them
    lost: all cells together hold what the flows do. Infinite where nobody walks.
    """
    cells = empty_cells(site.ground.floor, most)
    rows, columns = cells.values.shape
    held = np.zeros(rows * columns)
    for which, people in _counted(cells, flows):
        np.add.at(held, which, people)
    # A walk of length s in a cell of side a stands for s / a² people per metre across.
    figures = held.reshape(rows, columns) * (per * _METRE / cells.size**2)
    free = _free(site, cells)
    figures = _spread(np.where(free, figures, 0.0), free, cells.size)
    return Cells(np.where(figures > 0, figures, np.inf), cells.corner, cells.size)


def _counted(cells: Cells, flows: Sequence[tuple[Segment, float]]) -> list[tuple[Ints, Floats]]:
    """The cells that walks pass, with the people times the mm that they walk there."""
    rows, columns = cells.values.shape
    found = []
    for (one, two), people in flows:
        start, way = np.array(one), np.subtract(two, one)
        length = float(np.hypot(*way))
        count = max(1, round(length / _STEP))
        places = start + way * ((np.arange(count) + 0.5) / count)[:, None]
        column, row = ((places - cells.corner) // cells.size).astype(int).T
        which = np.clip(row, 0, rows - 1) * columns + np.clip(column, 0, columns - 1)
        found.append((which, np.full(count, people * length / count)))
    return found


def _free(site: Site, cells: Cells) -> np.typing.NDArray[np.bool_]:
    """The cells whose middle is on the floor and in nothing solid."""
    places = cells.middles
    free = shapely.contains_xy(site.ground.floor, places)
    for solid in site.solids.values():
        left, low, right, high = solid.polygon.bounds
        x, y = places.T
        near = np.flatnonzero((x >= left) & (x <= right) & (y >= low) & (y <= high))
        free[near[shapely.contains_xy(solid.polygon, places[near])]] = False
    return np.asarray(free).reshape(cells.values.shape)


def _spread(figures: Floats, free: np.typing.NDArray[np.bool_], size: float) -> Floats:
    """Smooth figures over the free cells; what each holds goes to free ones alone."""
    steps = max(1, round(2 * (_WIDE / size) ** 2))  # each step widens by half a cell squared
    room = free.astype(float)
    around = np.maximum(_blurred(room), 1e-9)
    for _ in range(steps):
        figures = _blurred(figures / around) * room
    return figures


def _blurred(figures: Floats) -> Floats:
    """The mean of each cell (twice) and its neighbours, across and then up."""
    for axis in (0, 1):
        padded = np.pad(figures, [(1, 1) if axis == each else (0, 0) for each in (0, 1)])
        count = figures.shape[axis]
        before, after = padded.take(range(count), axis), padded.take(range(2, count + 2), axis)
        figures = (before + 2 * figures + after) / 4
    return figures
