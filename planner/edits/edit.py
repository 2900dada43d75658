# SPDX-License-Identifier: GPL-3.0-or-later
"""What an edit is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

import msgspec

from planner.model.plan import Area, Booth, Plan
from planner.model.problems import BadInput, Problem


@dataclass(frozen=True, slots=True)
class Change:
    """The plan after an edit, and the ids of what it touched (empty: nothing changed)."""

    plan: Plan
    touched: frozenset[str]


class Edit(Protocol):
    """A change asked for: frozen values, applied to a plan without changing it.

    ``apply`` raises BadInput when the plan has no such thing or the values make no sense; rules of
    a profile never refuse an edit.
    """

    NAME: ClassVar[str]

    def apply(self, plan: Plan) -> Change:
        """The plan after this edit."""
        ...


def refuse(code: str, **values: object) -> BadInput:
    """The error of an edit that cannot be done."""
    return BadInput([Problem(code, values=values)])


def change_items(
    plan: Plan, ids: Iterable[str], change: Mapping[type, Callable[[Booth | Area], Booth | Area]]
) -> Change:
    """The plan with some booths and areas changed, each by the function for its type.

    Raises BadInput for an id that is neither, or of a type the edit does not serve.
    """
    wanted = frozenset(ids)
    touched: set[str] = set()

    def changed(item: Booth | Area) -> Booth | Area:
        if item.id not in wanted:
            return item
        if type(item) not in change:
            raise refuse("edit-only-booths", id=item.id)
        new = change[type(item)](item)
        if new != item:
            touched.add(item.id)
        return new

    known = {item.id for item in (*plan.booths, *plan.areas)}
    for name in sorted(wanted - known):
        raise refuse("no-such-thing", id=name)
    booths = tuple(changed(booth) for booth in plan.booths)
    areas = tuple(changed(area) for area in plan.areas)
    if not touched:
        return Change(plan, frozenset())
    return Change(msgspec.structs.replace(plan, booths=booths, areas=areas), frozenset(touched))
