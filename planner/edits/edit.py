# SPDX-License-Identifier: GPL-3.0-or-later
"""What an edit is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

import msgspec

from planner.model.plan import Area, Booth, Plan
from planner.model.problems import BadInput, Problem
from planner.model.shapes import Shape


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


def change_booths(plan: Plan, ids: Iterable[str], change: Callable[[Booth], Booth]) -> Change:
    """The plan with each of some booths changed. Raises BadInput for an id that is no booth."""
    wanted = frozenset(ids)
    _demand(wanted, {booth.id for booth in plan.booths})
    booths = tuple(change(booth) if booth.id in wanted else booth for booth in plan.booths)
    touched = _changed(plan.booths, booths)
    return Change(msgspec.structs.replace(plan, booths=booths) if touched else plan, touched)


def change_shapes(plan: Plan, ids: Iterable[str], change: Callable[[Shape], Shape]) -> Change:
    """The plan with the shape of each of some booths and areas changed.

    The furniture of an area is not moved here. Raises BadInput for an id that is neither.
    """
    wanted = frozenset(ids)
    _demand(wanted, {booth.id for booth in plan.booths} | {area.id for area in plan.areas})
    replace = msgspec.structs.replace
    booths = tuple(
        replace(booth, shape=change(booth.shape)) if booth.id in wanted else booth
        for booth in plan.booths
    )
    areas = tuple(
        replace(area, shape=change(area.shape)) if area.id in wanted else area
        for area in plan.areas
    )
    touched = _changed(plan.booths, booths) | _changed(plan.areas, areas)
    return Change(replace(plan, booths=booths, areas=areas) if touched else plan, touched)


def _demand(wanted: frozenset[str], known: set[str]) -> None:
    for name in sorted(wanted - known):
        raise refuse("no-such-thing", id=name)


def _changed(before: Sequence[Booth | Area], after: Sequence[Booth | Area]) -> frozenset[str]:
    return frozenset(
        new.id for old, new in zip(before, after, strict=True) if new is not old and new != old
    )
