# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a guided tour into the plan, change it, or take it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from planner.edits.edit import Change, refuse
from planner.model.decode import decode
from planner.model.plan import Plan, Tour, TourStop
from planner.model.problems import BadInput, nearest
from planner.model.references import plan_problems
from planner.model.values import Name

STARTS = "10:00"  # of a new tour, unless it is said


@dataclass(frozen=True, slots=True)
class SetTour:
    """A guided tour by its id: what is given is set, the rest stays; an unknown id is a new tour.

    ``stops`` are in no order; empty: they stay. A new tour needs stops and a ``start``; without
    more it is called by its id, on the first day of the event, at 10:00, to its last stop.
    """

    NAME: ClassVar[str] = "set-tour"
    id: str
    stops: tuple[TourStop, ...] = ()
    name_ko: str | UnsetType = UNSET
    name_en: str | UnsetType = UNSET
    date: str | UnsetType = UNSET
    starts: str | UnsetType = UNSET
    start: str | UnsetType = UNSET
    end: str | UnsetType | None = UNSET

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput where a value is not allowed or names nothing."""
        before = next((tour for tour in plan.tours if tour.id == self.id), None)
        given = self._made(plan, before)
        found = decode(msgspec.to_builtins(given), Tour)
        if isinstance(found, list):
            raise BadInput(found)
        if given == before:
            return Change(plan, frozenset())
        tours = tuple(given if tour is before else tour for tour in plan.tours)
        changed = msgspec.structs.replace(plan, tours=tours if before else (*tours, given))
        known = list(plan_problems(plan))
        if problems := [each for each in plan_problems(changed) if each not in known]:
            raise BadInput(problems)
        return Change(changed, frozenset({self.id}))

    def _made(self, plan: Plan, before: Tour | None) -> Tour:
        if before is None:
            if not self.stops:
                raise refuse("tour-without-stops", id=self.id)
            if self.start is UNSET:
                raise refuse("tour-without-start")
            before = Tour(
                id=self.id, name=Name(self.id, self.id), date=plan.starts, starts=STARTS,
                start="", end=None, stops=self.stops, facts={},
            )  # fmt: skip
        name = Name(_or(self.name_ko, before.name.ko), _or(self.name_en, before.name.en))
        values: Mapping[str, object] = {
            "name": name,
            "date": _or(self.date, before.date),
            "starts": _or(self.starts, before.starts),
            "start": _or(self.start, before.start),
            "end": before.end if self.end is UNSET else self.end,
            "stops": self.stops or before.stops,
        }
        stated = {key: value for key, value in values.items() if value != getattr(before, key)}
        # What someone has set is no longer assumed.
        facts = {key: fact for key, fact in before.facts.items() if key not in stated}
        return msgspec.structs.replace(before, **stated, facts=facts)


@dataclass(frozen=True, slots=True)
class DeleteTour:
    """Take a tour out of the plan, named by its id."""

    NAME: ClassVar[str] = "delete-tour"
    id: str

    def apply(self, plan: Plan) -> Change:
        """The plan after it. Raises BadInput where there is no such tour."""
        tours = tuple(tour for tour in plan.tours if tour.id != self.id)
        if len(tours) == len(plan.tours):
            raise no_such_tour(plan, self.id)
        return Change(msgspec.structs.replace(plan, tours=tours), frozenset({self.id}))


def no_such_tour(plan: Plan, name: str) -> BadInput:
    """The error of a tour that is not in the plan; it names those that are."""
    known = [tour.id for tour in plan.tours]
    return refuse("no-such-tour", id=name, hint=nearest(name, known) or ", ".join(known) or "—")


def _or(given: str | UnsetType, known: str) -> str:
    return known if isinstance(given, UnsetType) else given
