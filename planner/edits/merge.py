# SPDX-License-Identifier: GPL-3.0-or-later
"""Merge booths that touch into one."""

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from planner.edits.boxes import items
from planner.edits.edit import Change, change_booths, check_unlocked, demand, refuse
from planner.edits.outlining import open_sides_of, shape_of, union
from planner.floor.listed import ById
from planner.model.plan import Plan, Tour, TourStop
from planner.model.values import RuleBroken


@dataclass(frozen=True, slots=True)
class Merge:
    """The first booth takes the floor of the others, and their exhibitors; the others are gone.

    It stays what it was: number, status, height, build. Its sides are open where at least half of
    them were. Tours that stop at one of the others stop at it.
    """

    NAME: ClassVar[str] = "merge"
    ids: tuple[str, ...]

    def apply(self, plan: Plan) -> Change:
        """The plan after it; touched are the first and those that are gone.

        Raises BadInput for an unknown booth, fewer than two, booths that do not touch along a side,
        that leave a hole in their midst, or are locked.
        """
        known = ById(plan.booths)
        demand(frozenset(self.ids), known, "no-such-booth")
        first, *others = (known[item.id] for item in items(plan, self.ids, least=2))
        together = (first, *others)
        check_unlocked(together)
        numbers = ", ".join(booth.number for booth in together)
        piece = union([booth.shape for booth in together])
        if piece is None:
            raise refuse("edit-apart", numbers=numbers)
        if piece.interiors:
            raise refuse("edit-hole", numbers=numbers)
        try:
            shape = shape_of(piece, first.shape)
        except RuleBroken as broken:
            raise refuse(broken.code, **broken.values) from None
        merged = msgspec.structs.replace(
            first,
            shape=shape,
            open_sides=open_sides_of(shape, together),
            exhibitors=tuple(
                dict.fromkeys(name for booth in together for name in booth.exhibitors)
            ),
        )
        gone = frozenset(booth.id for booth in others)
        kept = change_booths(plan, (first.id,), lambda _: merged)
        after = msgspec.structs.replace(
            kept.plan,
            booths=tuple(booth for booth in kept.plan.booths if booth.id not in gone),
            tours=tuple(_led(tour, gone, first.id) for tour in plan.tours),
        )
        return Change(after, kept.touched | gone)


def _led(tour: Tour, gone: frozenset[str], to: str) -> Tour:
    """A tour that goes to one booth instead of some; it stops there once."""
    if (
        tour.end not in gone
        and tour.start not in gone
        and not any(it.at in gone for it in tour.stops)
    ):
        return tour
    stops: dict[str, TourStop] = {}
    for stop in tour.stops:
        at = to if stop.at in gone else stop.at
        stops.setdefault(at, msgspec.structs.replace(stop, at=at))
    return msgspec.structs.replace(
        tour,
        stops=tuple(stops.values()),
        start=to if tour.start in gone else tour.start,
        end=to if tour.end in gone else tour.end,
    )
