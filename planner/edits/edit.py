# SPDX-License-Identifier: GPL-3.0-or-later
"""What an edit is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol

import msgspec

from planner.floor.listed import Item, exchanged, places
from planner.model.decode import decode
from planner.model.drawn import Dimension, PlanText
from planner.model.plan import Booth, Plan
from planner.model.problems import BadInput, Problem, nearest
from planner.model.shapes import Rectangle
from planner.model.things import Standing, Thing, lists, things
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
    changed = _changed(plan.booths, wanted, change)
    return _result(plan, {"booths": changed} if changed else {})


def change_items(plan: Plan, ids: Iterable[str], change: Callable[[Thing], Thing]) -> Change:
    """The plan with each of some things that stand or are drawn in it changed.

    A thing stays of its kind. Raises BadInput for an unknown id, or where a value leaves its range.
    """
    wanted = frozenset(ids)
    if not wanted <= places(plan.booths).keys():
        demand(wanted, ids_of(plan))
    found = {name: _changed(items, wanted, change) for name, items in lists(plan).items()}
    return _result(plan, {name: things for name, things in found.items() if things})


def change_standing(
    plan: Plan, ids: Iterable[str], change: Callable[[Standing], Standing]
) -> Change:
    """The same for what has a footprint: booths, areas and structures.

    Raises BadInput for what is only drawn, too.
    """

    def changed(thing: Thing) -> Thing:
        if isinstance(thing, PlanText | Dimension):
            raise refuse("edit-needs-footprint", id=thing.id)
        return change(thing)

    return change_items(plan, ids, changed)


def _result(plan: Plan, changed: Mapping[str, Mapping[int, Thing]]) -> Change:
    """The plan with some things changed, by the list that they are in and their places there."""
    if not changed:
        return Change(plan, frozenset())
    known = lists(plan)
    pairs = [(known[name][n], new) for name, found in changed.items() for n, new in found.items()]
    check_unlocked(before for before, after in pairs if _stirs(before, after))
    for before, after in pairs:
        _check_changed(before, after)
    new = {name: exchanged(known[name], found) for name, found in changed.items()}
    return Change(msgspec.structs.replace(plan, **new), frozenset(after.id for _, after in pairs))


def _stirs(before: Thing, after: Thing) -> bool:
    """Whether a change of a thing is one that a lock forbids: of its place or size."""
    return before.locked and _placed(before) != _placed(after)


def _placed(thing: Thing) -> object:
    match thing:
        case PlanText():
            return thing.at, thing.angle, thing.height
        case Dimension():
            return thing.start, thing.end, thing.offset
        case _:
            return thing.shape


def check_unlocked(items: Iterable[Thing]) -> None:
    """Raise BadInput with every thing of these that is locked."""
    if locked := [item for item in items if item.locked]:
        raise BadInput(
            Problem("edit-locked", values={"id": getattr(item, "number", item.id)})
            for item in locked
        )


def _check_changed(before: Thing, after: Thing) -> None:
    """``check_range`` for what stood in a plan: of a rectangle's move only its place."""
    old, new = getattr(before, "shape", None), getattr(after, "shape", None)
    if isinstance(old, Rectangle) and isinstance(new, Rectangle):
        x, y = new.at
        alike = old.size == new.size and old.angle == new.angle
        whole = type(x) is type(y) is int and max(abs(x), abs(y)) <= LIMIT
        others = (name for name in before.__struct_fields__ if name != "shape")
        if alike and whole and all(getattr(before, it) is getattr(after, it) for it in others):
            return
    check_range(after)


def check_range(item: Thing) -> None:
    """Raise BadInput unless every number of a changed thing is one that a file may hold."""
    kind: type[Thing] = type(item)
    found = decode(msgspec.to_builtins(item), kind)
    if isinstance(found, list):
        # The path of a problem begins with $, which is this thing.
        raise BadInput(replace(each, path=f"{item.id}{each.path[1:]}") for each in found)


def ids_of(plan: Plan) -> Iterator[str]:
    """The ids of everything that edits move about: see ``planner.model.things``."""
    yield from (thing.id for thing in things(plan))


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
