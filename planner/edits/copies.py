# SPDX-License-Identifier: GPL-3.0-or-later
"""New booths made from others: what they take over and what they are called."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from planner.edits.edit import Change, check_range
from planner.edits.identity import free_id, free_number
from planner.model.plan import Booth, Plan

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
