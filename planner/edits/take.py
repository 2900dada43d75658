# SPDX-License-Identifier: GPL-3.0-or-later
"""Make things what they are in another version of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import msgspec

from planner.edits.delete import Delete
from planner.edits.edit import Change, Edit, check_range, check_unlocked, refuse
from planner.edits.paste import taken
from planner.floor.compare import Comparison, Difference
from planner.model.plan import Area, Booth, Plan
from planner.model.problems import BadInput
from planner.model.references import plan_problems
from planner.model.values import RuleBroken

_PLACES = frozenset({"shape", "furniture"})  # what a locked thing keeps


@dataclass(frozen=True, slots=True)
class Take:
    """Give booths and areas what they have in another version: all of it, or one attribute.

    A thing that is not in the plan comes back. Pavilions and exhibitors that it needs and that the
    plan lacks come along; those that are here stay as they are.
    """

    NAME: ClassVar[str] = "take"
    source: Plan
    attribute: str = ""

    def apply(self, plan: Plan) -> Change:
        """The plan after it; touched are the things that differ now.

        Raises BadInput for an attribute that there is not, a locked thing that would be moved, or
        where there is nothing to take.
        """
        source = self.source
        if not source.booths and not source.areas:
            raise refuse("take-nothing")
        booths, areas = self._with(plan.booths, source.booths), self._with(plan.areas, source.areas)
        changed = msgspec.structs.replace(
            plan,
            booths=booths,
            areas=areas,
            pavilions=_joined(plan.pavilions, source.pavilions),
            exhibitors=_joined(plan.exhibitors, source.exhibitors),
            sources=source.sources | plan.sources,
        )
        before: dict[str, Booth | Area] = {booth.id: booth for booth in plan.booths}
        before |= {area.id: area for area in plan.areas}
        touched = frozenset(it.id for it in (*booths, *areas) if before.get(it.id) != it)
        if not touched:
            return Change(plan, touched)
        known = list(plan_problems(plan))
        if problems := [each for each in plan_problems(changed) if each not in known]:
            raise BadInput(problems)
        return Change(changed, touched)

    def _with(self, here: tuple[Any, ...], there: tuple[Any, ...]) -> tuple[Any, ...]:
        wanted = {thing.id: thing for thing in there}
        kept = tuple(self._made(it, wanted[it.id]) if it.id in wanted else it for it in here)
        known = {thing.id for thing in here}
        return (*kept, *(thing for thing in there if thing.id not in known))

    def _made(self, here: Any, there: Any) -> Any:
        if not self.attribute:
            made = there
        elif self.attribute not in here.__struct_fields__ or self.attribute == "id":
            raise refuse("take-unknown", name=self.attribute)
        else:
            made = self._given(here, there)
        if any(getattr(made, name, None) != getattr(here, name, None) for name in _PLACES):
            check_unlocked([here])
        check_range(made)
        return made

    def _given(self, here: Any, there: Any) -> Any:
        # What goes with an attribute goes along: seats with their area, a day with its hold.
        names = _WITH.get(self.attribute, (self.attribute,))
        values = {name: getattr(there, name) for name in names if name in here.__struct_fields__}
        facts = {name: fact for name, fact in here.facts.items() if name not in values}
        facts |= {name: fact for name, fact in there.facts.items() if name in values}
        values["facts"] = there.facts if self.attribute == "facts" else facts
        try:
            return msgspec.structs.replace(here, **values)
        except RuleBroken as broken:
            raise refuse(broken.code, **broken.values) from None


_WITH: Mapping[str, tuple[str, ...]] = {
    "shape": ("shape", "open_sides", "furniture"),
    "status": ("status", "held_until"),
    "held_until": ("status", "held_until"),
    "kind": ("kind", "walkable"),
}


def _joined(here: tuple[Any, ...], there: tuple[Any, ...]) -> tuple[Any, ...]:
    known = {thing.id for thing in here}
    return (*here, *(thing for thing in there if thing.id not in known))


def taking(comparison: Comparison, difference: Difference) -> Edit | None:
    """The edit that makes a thing of the new version what it was in the old one.

    None where that cannot be told by one: for things other than booths and areas, and where the
    versions have other frames.
    """
    pair = difference.pair
    if pair.where not in ("booths", "areas") or comparison.shift != (0, 0):
        return None
    if pair.old is None:
        return Delete((pair.id,))
    source = taken(comparison.old, (pair.old_id,))
    if pair.new is not None and pair.id != pair.old_id:
        things = getattr(source, pair.where)
        renamed = tuple(msgspec.structs.replace(thing, id=pair.id) for thing in things)
        source = msgspec.structs.replace(source, **{pair.where: renamed})
    return Take(source, difference.attribute)
