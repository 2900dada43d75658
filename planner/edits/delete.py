# SPDX-License-Identifier: GPL-3.0-or-later
"""Delete booths, areas and whatever else edits move about."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.edit import Change, check_unlocked, demand, ids_of
from planner.model.plan import Plan, Tour
from planner.model.things import lists, things


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
        check_unlocked(item for item in things(plan) if item.id in gone)
        if not gone:
            return Change(plan, gone)
        replace = msgspec.structs.replace
        return Change(
            replace(
                plan,
                **{
                    name: tuple(item for item in items if item.id not in gone)
                    for name, items in lists(plan).items()
                },
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
