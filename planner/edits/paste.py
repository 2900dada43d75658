# SPDX-License-Identifier: GPL-3.0-or-later
"""Take things out of a plan as a plan of their own, and put such things into another plan.

What is copied is a whole plan file that holds little: the clipboard needs no format of its own, and
text of an older version or from another program is read as strictly as any file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

import msgspec

from planner.edits.copies import EMPTY
from planner.edits.edit import Change, check_range, demand, ids_of, refuse
from planner.edits.identity import free_group, id_from, ids_in_use, number_after
from planner.edits.transform import moved_item
from planner.model.plan import Area, Booth, Exhibitor, Plan
from planner.model.problems import BadInput
from planner.model.references import plan_problems

Item = TypeVar("Item", bound=Booth | Area)


def taken(plan: Plan, ids: Iterable[str]) -> Plan:
    """A plan of some booths and areas alone, with the pavilions and exhibitors they name.

    Raises BadInput for an id that is neither.
    """
    wanted = frozenset(ids)
    demand(wanted, ids_of(plan))
    booths = tuple(booth for booth in plan.booths if booth.id in wanted)
    areas = tuple(area for area in plan.areas if area.id in wanted)
    people = {name for booth in booths for name in booth.exhibitors}
    houses = {booth.pavilion for booth in booths} | {area.pavilion for area in areas}
    return msgspec.structs.replace(
        plan,
        booths=booths,
        areas=areas,
        exhibitors=tuple(
            msgspec.structs.replace(
                each, competitors=tuple(name for name in each.competitors if name in people)
            )
            for each in plan.exhibitors
            if each.id in people
        ),
        pavilions=tuple(each for each in plan.pavilions if each.id in houses),
        zones=(),
        structures=(),
        texts=(),
        dimensions=(),
        underlays=(),
        programme=(),
        tours=(),
        waivers=(),
        issues=(),
        prices=None,
    )


@dataclass(frozen=True, slots=True)
class Paste:
    """Put the booths and areas of a plan into another, moved by dx, dy in mm.

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
        if not source.booths and not source.areas:
            raise refuse("paste-empty")
        here = _Here(plan, source)
        booths = tuple(self._placed(here.booth(booth)) for booth in source.booths)
        areas = tuple(self._placed(here.area(area)) for area in source.areas)
        after = msgspec.structs.replace(
            plan, booths=(*plan.booths, *booths), areas=(*plan.areas, *areas)
        )
        after = _accompanied(after, source)
        before = set(map(str, plan_problems(plan)))
        if problems := [each for each in plan_problems(after) if str(each) not in before]:
            raise BadInput(problems)
        touched = {booth.id for booth in booths} | {area.id for area in areas}
        return Change(after, frozenset(touched))

    def _placed(self, item: Item) -> Item:
        moved = moved_item(item, self.dx, self.dy)
        check_range(moved)
        assert isinstance(moved, type(item))
        return moved


class _Here:
    """What is in use in the plan that things come into; it grows with each that comes."""

    def __init__(self, plan: Plan, source: Plan) -> None:
        self._ids = ids_in_use(plan)
        self._numbers = {booth.number for booth in plan.booths}
        self._standing = {name for booth in plan.booths for name in booth.exhibitors}
        self._groups: dict[str, str] = {}
        names = [booth.group for booth in source.booths] + [area.group for area in source.areas]
        for name in dict.fromkeys(filter(None, names)):
            self._groups[name] = free_group(plan, self._groups.values())

    def _common(self, item: Booth | Area, identifier: str) -> dict[str, Any]:
        self._ids.add(identifier)
        group = self._groups.get(item.group or "")
        return {"id": identifier, "group": group, "locked": False, "facts": {}}

    def area(self, area: Area) -> Area:
        """An area as it comes."""
        known = area.id in self._ids
        identifier = id_from(area.id, "area", self._ids) if known else area.id
        return msgspec.structs.replace(area, **self._common(area, identifier))

    def booth(self, booth: Booth) -> Booth:
        """A booth as it comes: whole, or a copy."""
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
