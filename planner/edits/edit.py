# SPDX-License-Identifier: GPL-3.0-or-later
"""What an edit is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol, TypeVar, cast

import msgspec

from planner.model.decode import decode
from planner.model.plan import Area, Booth, Plan
from planner.model.problems import BadInput, Problem, nearest
from planner.model.values import RuleBroken

Item = TypeVar("Item", bound=Booth | Area)


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
    """The plan with each of some booths changed.

    Raises BadInput for an id that is no booth, or where a value leaves its range.
    """
    wanted = frozenset(ids)
    demand(wanted, (booth.id for booth in plan.booths), "no-such-booth")
    return _result(plan, _each(plan.booths, wanted, change), plan.areas)


def change_items(
    plan: Plan, ids: Iterable[str], change: Callable[[Booth | Area], Booth | Area]
) -> Change:
    """The plan with each of some booths and areas changed.

    Raises BadInput for an id that is neither, or where a value leaves its range.
    """
    wanted = frozenset(ids)
    demand(wanted, ids_of(plan))
    # A booth stays a booth, an area an area.
    booths = _each(plan.booths, wanted, cast(Callable[[Booth], Booth], change))
    areas = _each(plan.areas, wanted, cast(Callable[[Area], Area], change))
    return _result(plan, booths, areas)


def _result(plan: Plan, booths: tuple[Booth, ...], areas: tuple[Area, ...]) -> Change:
    touched = _differing(plan.booths, booths) | _differing(plan.areas, areas)
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
    kind: type[Booth | Area] = type(item)
    found = decode(msgspec.to_builtins(item), kind)
    if isinstance(found, list):
        # The path of a problem begins with $, which is this thing.
        raise BadInput(replace(each, path=f"{item.id}{each.path[1:]}") for each in found)


def ids_of(plan: Plan) -> Iterator[str]:
    """The ids of everything that edits move about: booths and areas."""
    yield from (booth.id for booth in plan.booths)
    yield from (area.id for area in plan.areas)


def demand(wanted: frozenset[str], known: Iterable[str], code: str = "no-such-thing") -> None:
    """Raise BadInput with every id that is wanted but not known, and the nearest that is."""
    names = set(known)
    if missing := sorted(wanted - names):
        hints = ((name, nearest(name, names) or ", ".join(sorted(names)[:8])) for name in missing)
        raise BadInput(
            Problem(code, values={"id": name, "hint": hint or "—"}) for name, hint in hints
        )


def _each(
    items: Iterable[Item], wanted: frozenset[str], change: Callable[[Item], Item]
) -> tuple[Item, ...]:
    """All things, those wanted changed; a new value that its meaning forbids is bad input."""
    result: list[Item] = []
    for item in items:
        try:
            result.append(change(item) if item.id in wanted else item)
        except RuleBroken as broken:
            raise BadInput([Problem(broken.code, path=item.id, values=broken.values)]) from None
    return tuple(result)


def _differing(before: Sequence[Booth | Area], after: Sequence[Booth | Area]) -> frozenset[str]:
    return frozenset(
        new.id for old, new in zip(before, after, strict=True) if new is not old and new != old
    )
