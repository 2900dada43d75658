# SPDX-License-Identifier: GPL-3.0-or-later
"""Take things out of a plan as a plan of their own, and put such things into another plan.

What is copied is a whole plan file that holds little: the clipboard needs no format of its own, and
text of an older version or from another program is read as strictly as any file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

import msgspec

from planner.edits.copies import EMPTY, where_of
from planner.edits.edit import Change, check_range, demand, ids_of, refuse
from planner.edits.identity import counted, free_group, id_from, ids_in_use, number_after
from planner.edits.transform import moved_item
from planner.model.plan import Booth, Exhibitor, Plan
from planner.model.problems import BadInput
from planner.model.references import plan_problems
from planner.model.things import Thing, lists, things


def taken(plan: Plan, ids: Iterable[str]) -> Plan:
    """A plan of some things alone, with the pavilions and exhibitors they name.

    Raises BadInput for an id that the plan does not have.
    """
    wanted = frozenset(ids)
    demand(wanted, ids_of(plan))
    kept = {
        name: tuple(thing for thing in items if thing.id in wanted)
        for name, items in lists(plan).items()
    }
    booths = tuple(booth for booth in plan.booths if booth.id in wanted)
    areas = tuple(area for area in plan.areas if area.id in wanted)
    people = {name for booth in booths for name in booth.exhibitors}
    houses = {booth.pavilion for booth in booths} | {area.pavilion for area in areas}
    return msgspec.structs.replace(
        plan,
        **kept,
        exhibitors=tuple(
            msgspec.structs.replace(
                each, competitors=tuple(name for name in each.competitors if name in people)
            )
            for each in plan.exhibitors
            if each.id in people
        ),
        pavilions=tuple(each for each in plan.pavilions if each.id in houses),
        zones=(),
        underlays=(),
        programme=(),
        tours=(),
        waivers=(),
        issues=(),
        prices=None,
    )


@dataclass(frozen=True, slots=True)
class Paste:
    """Put the things of a plan into another, moved by dx, dy in mm.

    A thing whose id the plan does not know comes whole: with its id, and with those of its
    exhibitors that stand nowhere there. One that is there already is copied: a new id, empty and
    available. A number that is taken gives way to the next free one, a group to a new one. Missing
    pavilions and exhibitors come along.
    """

    NAME: ClassVar[str] = "paste"
    source: Plan
    dx: int = 0
    dy: int = 0

    def apply(self, plan: Plan) -> Change:
        """The plan with them at the end; touched are the things that came.

        Raises BadInput where a place leaves its range, or there is nothing to put in.
        """
        source = self.source
        if not any(lists(source).values()):
            raise refuse("paste-empty")
        here = _Here(plan, source)
        came = {
            name: tuple(self._placed(here.thing(thing)) for thing in items)
            for name, items in lists(source).items()
        }
        after = msgspec.structs.replace(
            plan, **{name: (*items, *came[name]) for name, items in lists(plan).items()}
        )
        after = _accompanied(after, source)
        before = set(map(str, plan_problems(plan)))
        if problems := [each for each in plan_problems(after) if str(each) not in before]:
            raise BadInput(problems)
        touched = frozenset(thing.id for items in came.values() for thing in items)
        return Change(after, touched)

    def _placed(self, item: Thing) -> Thing:
        moved = moved_item(item, self.dx, self.dy)
        check_range(moved)
        return moved


class _Here:
    """What is in use in the plan that things come into; it grows with each that comes."""

    def __init__(self, plan: Plan, source: Plan) -> None:
        self._ids = ids_in_use(plan)
        self._numbers = {booth.number for booth in plan.booths}
        self._standing = {name for booth in plan.booths for name in booth.exhibitors}
        self._groups: dict[str, str] = {}
        names = [thing.group for thing in things(source)]
        for name in dict.fromkeys(filter(None, names)):
            self._groups[name] = free_group(plan, self._groups.values())

    def _common(self, item: Thing, identifier: str) -> dict[str, Any]:
        self._ids.add(identifier)
        group = self._groups.get(item.group or "")
        facts: dict[str, Any] = {"facts": {}} if hasattr(item, "facts") else {}
        return {"id": identifier, "group": group, "locked": False, **facts}

    def thing(self, thing: Thing) -> Thing:
        """A thing as it comes: whole, or a copy."""
        if isinstance(thing, Booth):
            return self._booth(thing)
        identifier = thing.id
        if identifier in self._ids:
            identifier = counted(where_of(thing)[1], self._ids)
        return msgspec.structs.replace(thing, **self._common(thing, identifier))

    def _booth(self, booth: Booth) -> Booth:
        number = booth.number
        if number in self._numbers:
            number = number_after(number, self._numbers)
        self._numbers.add(number)
        copied = booth.id in self._ids
        identifier = id_from(number, "booth", self._ids) if copied else booth.id
        fields = {"number": number, **self._common(booth, identifier)}
        people = tuple(name for name in booth.exhibitors if name not in self._standing)
        if copied or (booth.exhibitors and not people):
            return msgspec.structs.replace(booth, **fields, **EMPTY)
        return msgspec.structs.replace(booth, exhibitors=people, **fields)


def _accompanied(plan: Plan, source: Plan) -> Plan:
    """A plan with the pavilions and exhibitors of a source that its things name and it lacks."""
    houses, people = {each.id for each in plan.pavilions}, {each.id for each in plan.exhibitors}
    named = {name for booth in plan.booths for name in booth.exhibitors}
    came = [each for each in source.exhibitors if each.id in named - people]
    known = people | {each.id for each in came}
    wanted = {booth.pavilion for booth in plan.booths} | {area.pavilion for area in plan.areas}
    return msgspec.structs.replace(
        plan,
        pavilions=(
            *plan.pavilions,
            *(each for each in source.pavilions if each.id in wanted - houses),
        ),
        exhibitors=(*plan.exhibitors, *(_known(each, known) for each in came)),
    )


def _known(exhibitor: Exhibitor, known: set[str]) -> Exhibitor:
    rivals = tuple(name for name in exhibitor.competitors if name in known)
    return msgspec.structs.replace(exhibitor, competitors=rivals, facts={})
