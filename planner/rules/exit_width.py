# SPDX-License-Identifier: GPL-3.0-or-later
"""An exit is too narrow.

What: each visitor and emergency opening of the occupied halls has at least a clear width; a code
may allow less in a hall of few people. Freight doors are no exits. Exactly the width passes.
Why: a narrow door jams first.
How it is measured: the widest stretch of the opening before which 600 mm of floor are free, so
that a booth that covers a part of a door narrows it, and is named. The load is that of the same
code.
Source: the profile.
"""

from collections.abc import Iterator

from planner.rules.context import Context
from planner.rules.exits import exits
from planner.rules.finding import Finding
from planner.rules.measure import middle
from planner.rules.occupants import occupant_load, resting_on
from planner.rules.pushes import widened
from planner.rules.rule import Rule
from planner.rules.words import Thing

RULE_ID = "exit-width"


def _check(context: Context) -> Iterator[Finding]:
    by_load = context.asks(RULE_ID, "few-people")
    load = occupant_load(context.site, context.profile) if by_load else None
    for door in exits(context.site):
        name = "least"
        if load is not None:
            few = load.of_hall(door.opening.hall) <= context.number(RULE_ID, "few-people")
            name = "least-for-few" if few else "least"
        least = context.number(RULE_ID, name)
        if door.clear < least:
            covered = door.opening.width >= least
            finding = context.finding(
                RULE_ID, name, [door.opening.id, *door.before], middle(door.line),
                "covered" if covered else "found",
                measured=door.clear, line=door.line,
                values={
                    "exit": Thing(door.opening.id), "clear": door.clear,
                    "lack": least - door.clear,
                },
            )  # fmt: skip
            yield resting_on(load, finding, context.profile)


RULE = Rule(
    RULE_ID,
    __doc__,
    {"least": "mm"},
    whole=_check,
    mend=widened,
    may={"least-for-few": "mm", "few-people": "persons"},
    together=(("least-for-few", "few-people"),),
)
