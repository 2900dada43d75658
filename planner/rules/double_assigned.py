# SPDX-License-Identifier: GPL-3.0-or-later
"""An exhibitor has booths in more places than one.

What: the booths of an exhibitor touch each other and so are one stand; at most the stated number of
stands that do not touch.
Why: two entries of one company are more often a slip of the pen than a wish, and it is found when
the second booth stays empty.
How it is measured: booths 1 mm or less apart touch, and those that touch are one stand; a shared
booth counts for each of its exhibitors. One finding per exhibitor, its subjects the exhibitor and
all its booths, its line from the first stand to the nearest other.
Source: practice; no code asks for it.
"""

from collections.abc import Iterator
from itertools import product

from planner.rules.context import Context
from planner.rules.exhibitors import booths_of, middle_of, shortest_line, stands
from planner.rules.finding import Finding
from planner.rules.rule import Rule
from planner.rules.words import Thing

RULE_ID = "double-assigned"


def _check(context: Context) -> Iterator[Finding]:
    most = context.number(RULE_ID, "stands")
    for exhibitor, booths in booths_of(context.site).items():
        if len(booths) <= most:
            continue
        apart = stands(booths)
        if len(apart) <= most:
            continue
        first, *others = apart
        lines = [shortest_line(*pair) for stand in others for pair in product(first, stand)]
        line = min(lines, key=lambda ends: abs(complex(*ends[0]) - complex(*ends[1])))
        yield context.finding(
            RULE_ID, "stands", [exhibitor, *(booth.id for booth in booths)],
            middle_of(others[0][0]), "found",
            measured=len(apart), unit="count", line=line,
            values={
                "exhibitor": Thing(exhibitor), "count": len(apart),
                "booths": tuple(Thing(stand[0].id) for stand in apart),
            },
        )  # fmt: skip


RULE = Rule(RULE_ID, __doc__, {"stands": "count"}, whole=_check)
