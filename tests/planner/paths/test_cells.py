# SPDX-License-Identifier: GPL-3.0-or-later
import math

import numpy as np
import pytest
import shapely

from planner.paths.cells import Cells, empty_cells, to_edges, travel, travel_cells
from planner.rules.walking import walking_of
from tests.planner import building
from tests.planner.rules.scenes import scene, stand


def test_cells_cover_a_floor_in_whole_steps() -> None:
    cells = empty_cells(building.site().ground.floor, 300)
    left, low, right, high = building.site().ground.floor.bounds
    assert cells.box[0] == left
    assert cells.box[1] == low
    assert right <= cells.box[2] < right + cells.size
    assert high <= cells.box[3] < high + cells.size
    assert cells.size % 100 == 0
    assert cells.values.size <= 330
    assert np.isinf(cells.values).all()


def test_middles_go_row_after_row() -> None:
    cells = Cells(np.zeros((2, 3)), (1000.0, 0.0), 200.0)
    assert cells.middles.tolist() == [
        [1100, 100], [1300, 100], [1500, 100], [1100, 300], [1300, 300], [1500, 300],
    ]  # fmt: skip
    filled = cells.filled(np.array([4]), np.array([7.0]))
    assert filled.values.tolist() == [[0, 0, 0], [0, 7, 0]]
    assert cells.values.sum() == 0


def test_cells_are_filled_up_to_the_edge_of_what_stands_there() -> None:
    values = np.full((3, 4), np.inf)
    values[1, 1], values[1, 2] = 7.0, 5.0
    cells = Cells(values, (0.0, 0.0), 100.0)
    free = shapely.box(0, 0, 300, 300)  # the fourth column is a booth
    filled = to_edges(cells, free).values
    assert filled[:, 3].tolist() == [np.inf] * 3
    assert filled[:, 2].tolist() == [5, 5, 5]
    assert filled[:, 0].tolist() == [7, 7, 7]
    assert filled[1, 1] == 7


def test_an_empty_hall_is_left_straight() -> None:
    way_out = walking_of(scene()).way_out
    (walk,) = travel(way_out, np.array([[15_000.0, 8000.0]])).tolist()
    assert walk == pytest.approx(8000, abs=20)
    cells = travel_cells(way_out, 600)
    x, y = cells.middles[cells.values.argmin()]
    assert math.hypot(x - 15_000, y) < 2000


def test_who_stands_in_a_booth_leaves_by_its_open_side() -> None:
    way_out = walking_of(scene(stand("A1", 13_500, 5000))).way_out
    before, inside = travel(way_out, np.array([[15_000.0, 4000.0], [15_000.0, 6500.0]])).tolist()
    assert before == pytest.approx(4000, abs=40)
    assert inside == pytest.approx(6500, abs=40)
    beside = travel(way_out, np.array([[13_400.0, 6500.0], [40_000.0, 1.0]]))
    assert np.isinf(beside).all()  # too close to stand; not in the hall
