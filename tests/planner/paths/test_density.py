# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of walks: by hand, nothing lost, nothing in booths."""

import numpy as np
import pytest

from planner.paths.density import walk_density
from planner.paths.exposure import exposure
from planner.paths.gravity import ExposureModel
from tests.planner.building import opening, venue
from tests.planner.rules.scenes import island, scene

SITE = scene(
    island("A", 6000, 8000), island("B", 21_000, 8000),
    on=venue(openings=(opening("door", (15_000, 0)),)),
)  # fmt: skip


def whole(cells) -> float:
    """People per metre across, over all cells."""
    return float(cells.values[np.isfinite(cells.values)].sum())


def test_a_straight_walk_by_hand():
    """100 people on 10 m: whatever is cut across the line holds 100 people."""
    cells = walk_density(SITE, [(((10_000.0, 3000.0), (20_000.0, 3000.0)), 100.0)])
    across = cells.values[:, int(15_000 / cells.size)]
    assert across[np.isfinite(across)].sum() * cells.size / 1000 == pytest.approx(100, rel=0.01)
    assert int(np.nanargmax(np.where(np.isfinite(across), across, -1))) == int(3000 / cells.size)


def test_nothing_is_lost_and_nobody_walks_in_a_booth():
    flows = exposure(SITE, ExposureModel()).flows
    cells = walk_density(SITE, flows, 0.5)
    walked = sum(
        load * float(np.hypot(*np.subtract(*segment))) for segment, load in flows
    )  # people · mm
    assert whole(cells) * cells.size**2 / 1000 == pytest.approx(0.5 * walked, rel=0.02)
    column, row = (int(at / cells.size) for at in (7500, 9500))
    assert np.isinf(cells.values[row, column])


def test_without_walks_there_is_no_figure():
    assert whole(walk_density(SITE, [])) == 0
