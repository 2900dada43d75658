# SPDX-License-Identifier: GPL-3.0-or-later
"""How much floor each exhibitor has, against what it asked for."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from planner.model.plan import Plan
from planner.model.shapes import floor_area

# without: no booth; under, over: less or more than asked; unknown: nobody knows what was asked.
Share = Literal["without", "under", "over", "met", "unknown"]
SHARES: tuple[Share, ...] = ("without", "under", "over", "met", "unknown")
_SLACK = 0.5  # m²: what is asked is said in whole m²


@dataclass(frozen=True, slots=True)
class Given:
    """The floor of one exhibitor in m², and what was asked (None: not known)."""

    area: float
    booths: int
    asked: int | None

    @property
    def share(self) -> Share:
        """What was given against what was asked; half a m² either way is met."""
        if not self.booths:
            return "without"
        if self.asked is None:
            return "unknown"
        if abs(self.area - self.asked) <= _SLACK:
            return "met"
        return "under" if self.area < self.asked else "over"


def given(plan: Plan) -> Mapping[str, Given]:
    """The floor of each exhibitor by id: several booths together, a shared one in equal parts."""
    areas: defaultdict[str, float] = defaultdict(float)
    counts: defaultdict[str, int] = defaultdict(int)
    for booth in plan.booths:
        for name in booth.exhibitors:
            areas[name] += floor_area(booth.shape) / 1e6 / len(booth.exhibitors)
            counts[name] += 1
    return {each.id: Given(areas[each.id], counts[each.id], each.asked) for each in plan.exhibitors}


def expired(plan: Plan, day: str) -> frozenset[str]:
    """The booths whose hold has ended before a day (ISO 8601); the core knows no clock."""
    return frozenset(
        booth.id for booth in plan.booths if booth.held_until is not None and booth.held_until < day
    )
