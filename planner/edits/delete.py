# SPDX-License-Identifier: GPL-3.0-or-later
"""Delete booths and areas."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, check_unlocked, demand, ids_of
from planner.model.plan import Plan, Tour


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete things; programme items of a deleted area keep their place in words.

    Tours go on without the stops that are gone; one without any stop goes too.
    """

    NAME: ClassVar[str] = "delete"
    ids: tuple[str, ...]

    def apply(self, plan: Plan) -> Change:
        """The plan without them. Raises BadInput for an unknown id or a locked thing."""
        gone = frozenset(self.ids)
        demand(gone, ids_of(plan))
        check_unlocked(item for item in (*plan.booths, *plan.areas) if item.id in gone)
        if not gone:
            return Change(plan, gone)
        replace = msgspec.structs.replace
        return Change(
            replace(
                plan,
                booths=tuple(booth for booth in plan.booths if booth.id not in gone),
                areas=tuple(area for area in plan.areas if area.id not in gone),
                tours=tuple(kept for tour in plan.tours if (kept := _without(tour, gone))),
                programme=tuple(
                    replace(item, area=None) if item.area in gone else item
                    for item in plan.programme
                ),
            ),
            gone,
        )


def _without(tour: Tour, gone: frozenset[str]) -> Tour | None:
    stops = tuple(stop for stop in tour.stops if stop.at not in gone)
    end = None if tour.end in gone else tour.end
    return msgspec.structs.replace(tour, stops=stops, end=end) if stops else None
