# SPDX-License-Identifier: GPL-3.0-or-later
"""Two booths have the same number.

What: a booth number stands once in a plan. One finding per number, its subjects all booths that
share it.
Why: exhibitors, contractors and visitors find a booth by its number alone.
Source: practice.
"""

from collections import defaultdict
from collections.abc import Iterator

from planner.edits.describe import Renumber
from planner.edits.edit import Edit
from planner.edits.identity import free_number
from planner.floor.footprints import footprint
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Rule


def _check(context: Context) -> Iterator[Finding]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for booth in context.site.plan.booths:
        found[booth.number].append(booth.id)
    for number, ids in found.items():
        if len(ids) > 1:
            last = footprint(context.site.booths[ids[-1]].shape).representative_point()
            yield context.finding(
                "duplicate-number", "unique", ids, (last.x, last.y), "found",
                measured=len(ids), unit="booths", values={"number": number, "count": len(ids)},
            )  # fmt: skip


def _mend(context: Context, finding: Finding) -> Iterator[Edit]:
    """The next free number for the last of them."""
    plan, last = context.site.plan, finding.subjects[-1]
    yield Renumber(last, free_number(plan, context.site.booths[last].number))


RULE = Rule("duplicate-number", __doc__, {"unique": None}, whole=_check, mend=_mend)
