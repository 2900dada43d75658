# SPDX-License-Identifier: GPL-3.0-or-later
"""An exhibitor without a booth, or a sold booth without an exhibitor.

What: every exhibitor of the plan has a booth, and every booth that is reserved or confirmed has an
exhibitor. Available and held booths may stand empty.
Why: who is in the list but not on the floor is told so too late, on the first day of build-up; and
a booth that is sold to nobody is missing from every directory.
How it is measured: by the exhibitors that each booth names. One finding per exhibitor or booth.
Source: practice; no code asks for it.
"""

from collections.abc import Iterator

from planner.rules.context import Context
from planner.rules.exhibitors import booths_of, middle_of
from planner.rules.finding import Finding
from planner.rules.rule import Rule
from planner.rules.words import Thing, Word

RULE_ID = "unassigned"
SOLD = ("reserved", "confirmed")


def _check(context: Context) -> Iterator[Finding]:
    site, placed = context.site, booths_of(context.site)
    left, front, right, back = site.ground.floor.bounds
    hall = ((left + right) / 2, (front + back) / 2)
    for exhibitor in site.plan.exhibitors:
        if exhibitor.id not in placed:
            yield context.finding(
                RULE_ID, "exhibitor", [exhibitor.id], hall, "exhibitor",
                values={"exhibitor": Thing(exhibitor.id)},
            )  # fmt: skip
    for booth in site.plan.booths:
        if booth.status in SOLD and not booth.exhibitors:
            yield context.finding(
                RULE_ID, "booth", [booth.id], middle_of(booth), "booth",
                values={"booth": Thing(booth.id), "status": Word(f"status.{booth.status}")},
            )  # fmt: skip


RULE = Rule(RULE_ID, __doc__, {"exhibitor": None, "booth": None}, whole=_check)
