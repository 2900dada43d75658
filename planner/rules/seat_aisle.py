# SPDX-License-Identifier: GPL-3.0-or-later
"""An aisle beside seats is too narrow.

What: the aisle at each end of the rows is as wide as the code asks: less where there are seats on
one side alone, or few seats that use it; more where the code gives each person a width.
Why: the aisle takes all who come out of its rows, together.
How it is measured: from the end of the rows to the nearest thing or wall beside them, seats, booth,
column, stage or furniture, over the whole depth of the block. The seats that use an aisle are those
of its rows, halved where a row has aisles at both ends. A space of less than 600 mm is no aisle
(see ``seat-rows``). Exactly the width passes.
Source: the profile.
"""

import math
from collections.abc import Iterator, Mapping

from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.measure import middle
from planner.rules.pushes import widened
from planner.rules.rule import Rule
from planner.rules.seat_rows import whole_rows
from planner.rules.seating import ENDS, REACH, Block, seating
from planner.rules.words import Thing

RULE_ID = "seat-aisle"
# Fewer seats than the second allow the width of the first, the fewest first.
STEPS = (("fewest", "fewest-seats"), ("few", "few-seats"))


def _check(context: Context) -> Iterator[Finding]:
    found = seating(context.site)
    using = {
        block: block.rows * math.ceil(block.places / max(1, row.ends))
        for row in whole_rows(found)
        for block in row.blocks
    }
    seen: set[frozenset[Block]] = set()
    for block in found.rows:
        for end in ENDS:
            beside = found.beside(block, end)
            if not beside.passable or beside.line is None or beside.thing is None:
                continue
            other = beside.block if beside.block in using else None
            if other is not None:
                pair = frozenset({block, other})
                if pair in seen:
                    continue
                seen.add(pair)
            seats = using[block] + (0 if other is None else using[other])
            name, needed = _needed(context, seats, both=other is not None)
            width = round(beside.free)
            if width < needed:
                things = {block.area} | ({beside.thing} if beside.thing else set())
                yield context.finding(
                    RULE_ID, name, things, middle(beside.line), "found",
                    measured=width, required=needed, place=f"{end}-{block.name}",
                    line=beside.line,
                    values={
                        "area": Thing(block.area), "lack": needed - width, "seats": seats,
                    },
                )  # fmt: skip


def _needed(context: Context, seats: int, *, both: bool) -> tuple[str, int]:
    """The requirement that an aisle comes under, and the width (mm) that it needs."""
    widths: Mapping[str, int] = {
        "aisle": context.number(RULE_ID, "aisle"),
        **{
            name: context.number(RULE_ID, name)
            for name, limit in STEPS
            if context.asks(RULE_ID, name) and seats < context.number(RULE_ID, limit)
        },
    }
    if not both and context.asks(RULE_ID, "one-side"):
        widths = {**widths, "one-side": context.number(RULE_ID, "one-side")}
    name = min(widths, key=widths.__getitem__)
    if context.asks(RULE_ID, "per-person"):
        crowd = math.ceil(round(seats * context.ratio(RULE_ID, "per-person"), 3))
        if crowd > widths[name]:
            return "per-person", crowd
    return name, widths[name]


RULE = Rule(
    RULE_ID,
    __doc__,
    {"aisle": "mm"},
    whole=_check,
    mend=widened,
    may={
        "one-side": "mm",
        "few": "mm",
        "few-seats": "count",
        "fewest": "mm",
        "fewest-seats": "count",
        "per-person": "mm/person",
    },
    together=(("few", "few-seats"), ("fewest", "fewest-seats")),
    around=REACH,
)
