# SPDX-License-Identifier: GPL-3.0-or-later
"""A hall of 30 × 20 m with a row of booths, for the hand."""

import pytest

from tests.planner.building import area, booth, plan, rectangle, seats, site
from tests.ui.desktop.tools.hand import Hand


@pytest.fixture
def hand() -> Hand:
    """A1 and A2 side by side, B1 an aisle away, seats at the back."""
    return Hand(
        site(
            plan(
                booths=(
                    booth("A1", rectangle(6000, 6000), open_sides=(0, 2)),
                    booth("A2", rectangle(9000, 6000), open_sides=(0, 2)),
                    booth("B1", rectangle(6000, 12_000), open_sides=(0, 2), pavilion="cities"),
                ),
                areas=(
                    area("forum", rectangle(18_000, 12_000), furniture=(seats((18_100, 12_100)),)),
                ),
            )
        )
    )
