# SPDX-License-Identifier: GPL-3.0-or-later
"""What an edit is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol, cast

import msgspec

from planner.model.plan import Area, Booth, Plan
from planner.model.problems import BadInput, Problem, nearest
from planner.model.values import RuleBroken


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
    return _result(plan, booths, plan.areas)


def change_items(
    plan: Plan, ids: Iterable[str], change: Callable[[Booth | Area], Booth | Area]
) -> Change:
    """The plan with each of some booths and areas changed.

    Raises BadInput for an id that is neither, or where a value leaves its range.
    """
    wanted = frozenset(ids)
    _demand(wanted, {booth.id for booth in plan.booths} | {area.id for area in plan.areas})
    booths = tuple(
        cast(Booth, change(booth)) if booth.id in wanted else booth for booth in plan.booths
    )
    areas = tuple(cast(Area, change(area)) if area.id in wanted else area for area in plan.areas)
    return _result(plan, booths, areas)


def _result(plan: Plan, booths: tuple[Booth, ...], areas: tuple[Area, ...]) -> Change:
    touched = _changed(plan.booths, booths) | _changed(plan.areas, areas)
    if not touched:
        return Change(plan, frozenset())
    for booth in booths:
        if booth.id in touched:
            check_range(booth)
    for area in areas:
        if area.id in touched:
            check_range(area)
    return Change(msgspec.structs.replace(plan, booths=booths, areas=areas), touched)


def check_range(item: Booth | Area) -> None:
    """Raise BadInput unless every number of a changed thing is one that a file may hold."""
    try:
        msgspec.convert(msgspec.to_builtins(item), type(item))
    except msgspec.ValidationError as error:
        broken = error.__cause__
        if isinstance(broken, RuleBroken):
            raise BadInput([Problem(broken.code, path=item.id, values=broken.values)]) from None
        raise BadInput([Problem("invalid", path=item.id, values={"detail": str(error)})]) from None


def _demand(wanted: frozenset[str], known: set[str]) -> None:
    for name in sorted(wanted - known):
        raise refuse("no-such-thing", id=name, hint=nearest(name, known) or "—")


def _changed(before: Sequence[Booth | Area], after: Sequence[Booth | Area]) -> frozenset[str]:
    return frozenset(
        new.id for old, new in zip(before, after, strict=True) if new is not old and new != old
    )
