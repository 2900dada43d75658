# SPDX-License-Identifier: GPL-3.0-or-later
"""Delete booths and areas."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, demand, ids_of
from planner.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete things; programme items of a deleted area keep their place in words."""

    NAME: ClassVar[str] = "delete"
    ids: tuple[str, ...]

    def apply(self, plan: Plan) -> Change:
        """The plan without them. Raises BadInput for an unknown id."""
        gone = frozenset(self.ids)
        demand(gone, ids_of(plan))
        if not gone:
            return Change(plan, gone)
        replace = msgspec.structs.replace
        return Change(
            replace(
                plan,
                booths=tuple(booth for booth in plan.booths if booth.id not in gone),
                areas=tuple(area for area in plan.areas if area.id not in gone),
                programme=tuple(
                    replace(item, area=None) if item.area in gone else item
                    for item in plan.programme
                ),
            ),
            gone,
        )
