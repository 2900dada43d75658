# SPDX-License-Identifier: GPL-3.0-or-later
"""What an edit is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol, cast

import msgspec

from planner.floor.listed import Item, exchanged, places
from planner.model.decode import decode
from planner.model.plan import Area, Booth, Plan
from planner.model.problems import BadInput, Problem, nearest
from planner.model.shapes import Rectangle
from planner.model.values import LIMIT, RuleBroken


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
    if not wanted <= places(plan.booths).keys():
        demand(wanted, places(plan.booths), "no-such-booth")
    return _result(plan, _changed(plan.booths, wanted, change), {})


def change_items(
    plan: Plan, ids: Iterable[str], change: Callable[[Booth | Area], Booth | Area]
) -> Change:
    """The plan with each of some booths and areas changed.

    Raises BadInput for an id that is neither, or where a value leaves its range.
    """
    wanted = frozenset(ids)
    if not wanted <= places(plan.booths).keys():
        demand(wanted, ids_of(plan))
    # A booth stays a booth, an area an area.
    booths = _changed(plan.booths, wanted, cast(Callable[[Booth], Booth], change))
    areas = _changed(plan.areas, wanted, cast(Callable[[Area], Area], change))
    return _result(plan, booths, areas)


def _result(plan: Plan, booths: dict[int, Booth], areas: dict[int, Area]) -> Change:
    if not booths and not areas:
        return Change(plan, frozenset())
    check_unlocked(
        plan.booths[it] for it, booth in booths.items() if _stirs(plan.booths[it], booth)
    )
    check_unlocked(plan.areas[it] for it, area in areas.items() if _stirs(plan.areas[it], area))
    for number, booth in booths.items():
        _check_changed(plan.booths[number], booth)
    for area in areas.values():
        check_range(area)
    changed = msgspec.structs.replace(
        plan,
        booths=exchanged(plan.booths, booths) if booths else plan.booths,
        areas=exchanged(plan.areas, areas) if areas else plan.areas,
    )
    touched = [booth.id for booth in booths.values()] + [area.id for area in areas.values()]
    return Change(changed, frozenset(touched))


def _stirs(before: Booth | Area, after: Booth | Area) -> bool:
    """Whether a change of a thing is one that a lock forbids: of its place or shape."""
    return before.locked and before.shape != after.shape


def check_unlocked(items: Iterable[Booth | Area]) -> None:
    """Raise BadInput with every thing of these that is locked."""
    if locked := [item for item in items if item.locked]:
        raise BadInput(
            Problem("edit-locked", values={"id": getattr(item, "number", item.id)})
            for item in locked
        )


def _check_changed(before: Booth, booth: Booth) -> None:
    """``check_range`` for a booth that stood in a plan: of a rectangle's move only its place."""
    old, new = before.shape, booth.shape
    if isinstance(old, Rectangle) and isinstance(new, Rectangle):
        x, y = new.at
        alike = old.size == new.size and old.angle == new.angle
        whole = type(x) is type(y) is int and max(abs(x), abs(y)) <= LIMIT
        others = (name for name in before.__struct_fields__ if name != "shape")
        if alike and whole and all(getattr(before, it) is getattr(booth, it) for it in others):
            return
    check_range(booth)


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


def _changed(
    items: tuple[Item, ...], wanted: frozenset[str], change: Callable[[Item], Item]
) -> dict[int, Item]:
    """Those of the things wanted that a change makes different, by their places in the list.

    A new value that its meaning forbids is bad input.
    """
    known = places(items)
    result: dict[int, Item] = {}
    for number in sorted(known[name] for name in wanted if name in known):
        before = items[number]
        try:
            after = change(before)
        except RuleBroken as broken:
            raise BadInput([Problem(broken.code, path=before.id, values=broken.values)]) from None
        if after is not before and after != before:
            result[number] = after
    return result
