# SPDX-License-Identifier: GPL-3.0-or-later
"""Let the exhibitors of two booths change places."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, change_booths, demand, refuse
from planner.floor.listed import ById
from planner.model.plan import Booth, Plan


@dataclass(frozen=True, slots=True)
class SwapExhibitors:
    """The exhibitors of each of two booths go to the other, and with them how firm it is."""

    NAME: ClassVar[str] = "swap-exhibitors"
    first: str
    second: str

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput for an unknown booth or twice the same."""
        booths = ById(plan.booths)
        demand(frozenset({self.first, self.second}), booths, "no-such-booth")
        if self.first == self.second:
            raise refuse("edit-needs-more", count=1, least=2)
        other = {self.first: booths[self.second], self.second: booths[self.first]}

        def swapped(booth: Booth) -> Booth:
            taken = other[booth.id]
            return msgspec.structs.replace(
                booth,
                exhibitors=taken.exhibitors,
                status=taken.status,
                held_until=taken.held_until,
            )

        return change_booths(plan, other, swapped)
