# SPDX-License-Identifier: GPL-3.0-or-later
"""A comparison as it is shown: the other version's site, what differs, what is pointed at."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from planner.floor.compare import Comparison, Difference, corners
from planner.floor.pairs import Pair
from planner.floor.site import Site
from planner.model.plan import Plan

XY = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Compared:
    """``chosen`` is the difference that is pointed at."""

    other: Site
    comparison: Comparison
    chosen: Difference | None = None

    def is_of(self, plan: Plan) -> bool:
        """Whether a plan is one of the two versions."""
        return plan is self.comparison.new or plan is self.comparison.old

    def places(self, difference: Difference) -> tuple[tuple[XY, ...], tuple[XY, ...]]:
        """Where the thing lies in the old and in the new version (mm, in the new one's frame)."""
        pair, shift = difference.pair, self.comparison.shift
        old = () if pair.old is None else corners(pair.where, pair.old, shift)
        new = () if pair.new is None else corners(pair.where, pair.new)
        return old, new

    def box(self, difference: Difference) -> Box | None:
        """The box about a difference; of an exhibitor or pavilion about its booths, if any."""
        points = [point for ring in self.places(difference) for point in ring]
        points = points or [point for ring in self._booths(difference.pair) for point in ring]
        if not points:
            return None
        array = np.array(points, dtype=float)
        (left, low), (right, high) = array.min(axis=0).tolist(), array.max(axis=0).tolist()
        return (left, low, right, high)

    def _booths(self, pair: Pair) -> Iterator[tuple[XY, ...]]:
        for booth in self.comparison.new.booths:
            if pair.id in booth.exhibitors or pair.id == booth.pavilion:
                yield booth.shape.corners()
