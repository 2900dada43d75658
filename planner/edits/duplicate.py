# SPDX-License-Identifier: GPL-3.0-or-later
"""Duplicate booths."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, check_range, demand
from planner.edits.identity import free_id, free_number
from planner.edits.transform import moved
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Copy booths, moved by dx, dy in mm, with the next free numbers, empty and available."""

    NAME: ClassVar[str] = "duplicate"
    ids: tuple[str, ...]
    dx: int
    dy: int

    def apply(self, plan: Plan) -> Change:
        """The plan with the copies at the end, touched = the copies. BadInput for an unknown id."""
        by_id = {booth.id: booth for booth in plan.booths}
        demand(frozenset(self.ids), by_id, "no-such-booth")
        touched: list[str] = []
        for name in dict.fromkeys(self.ids):
            number = free_number(plan, by_id[name].number)
            copy = msgspec.structs.replace(
                by_id[name],
                id=free_id(plan, number),
                number=number,
                shape=moved(by_id[name].shape, self.dx, self.dy),
                status="available",
                exhibitors=(),
                facts={},
            )
            check_range(copy)
            plan = msgspec.structs.replace(plan, booths=(*plan.booths, copy))
            touched.append(copy.id)
        return Change(plan, frozenset(touched))
