# SPDX-License-Identifier: GPL-3.0-or-later
"""New things made from others: what they take over and what they are called."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from planner.edits.edit import Change, check_range
from planner.edits.identity import counted, free_id, free_number, ids_in_use
from planner.model.drawn import Dimension, PlanText, Structure
from planner.model.plan import Area, Booth, Plan
from planner.model.things import Thing, lists

# What a new booth takes over from none.
EMPTY: Mapping[str, Any] = {
    "status": "available",
    "held_until": None,
    "exhibitors": (),
    "services": None,
    "note": "",
}


def with_copies(plan: Plan, wanted: Iterable[tuple[Booth, Mapping[str, Any]]]) -> Change:
    """The plan with copies at its end, each of a booth with some fields of its own.

    They are empty and available, free of locks and groups, with the next free numbers; touched are
    the copies. Raises
    BadInput where a value leaves its range.
    """
    touched: list[str] = []
    for booth, fields in wanted:
        number = free_number(plan, booth.number)
        copy = msgspec.structs.replace(
            booth,
            **{
                "id": free_id(plan, number),
                "number": number,
                **EMPTY,
                "locked": False,
                "group": None,
                "facts": {},
                **fields,
            },
        )
        check_range(copy)
        plan = msgspec.structs.replace(plan, booths=(*plan.booths, copy))
        touched.append(copy.id)
    return Change(plan, frozenset(touched))


def with_others(plan: Plan, wanted: Iterable[Thing]) -> Change:
    """The plan with areas, structures, texts and dimensions at its end, under new ids.

    They are free of locks and groups. Raises BadInput where a value leaves its range.
    """
    used = ids_in_use(plan)
    found: dict[str, list[Thing]] = {name: [] for name in lists(plan)}
    for thing in wanted:
        where, kind = where_of(thing)
        name = counted(kind, used)
        used.add(name)
        facts: dict[str, Any] = {"facts": {}} if hasattr(thing, "facts") else {}
        copy = msgspec.structs.replace(thing, id=name, locked=False, group=None, **facts)
        check_range(copy)
        found[where].append(copy)
    new = {name: (*items, *found[name]) for name, items in lists(plan).items() if found[name]}
    after = msgspec.structs.replace(plan, **new) if new else plan
    return Change(after, frozenset(thing.id for each in found.values() for thing in each))


def where_of(thing: Thing) -> tuple[str, str]:
    """The list of a plan that a thing is in, and what its id begins with."""
    match thing:
        case Booth():
            return "booths", "booth"
        case Area():
            return "areas", thing.kind
        case Structure():
            return "structures", thing.kind
        case PlanText():
            return "texts", "text"
        case Dimension():
            return "dimensions", "dimension"
