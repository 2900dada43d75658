# SPDX-License-Identifier: GPL-3.0-or-later
"""An entrance that a wheelchair does not fit through.

What: every visitor opening is at least as wide as the profile asks, and where the profile names a
depth, the floor before it stays free over its width.
Why: one narrow leaf at the door, and the widest aisle behind it serves nobody.
How it is measured: the clear width that the venue states for the opening, and the free depth that
is left before it; booths, solid areas and areas with furniture block. Exactly the figure passes.
Thresholds, handles and the forces of a door are not on a plan: see to them in the hall.
Source: the profile names the article (Korea: 편의증진법 rules, table 1).
"""

from collections.abc import Iterator

from planner.rules.clear_space import Space, standing_before
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.pushes import widened
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

RULE_ID = "door-step-free"


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    openings = [o for o in context.site.ground.openings if o.kind == "visitor"]
    least = context.number(RULE_ID, "width")
    for opening in openings:
        if opening.width < least and (ids is None or opening.id in ids):
            yield context.finding(
                RULE_ID, "width", [opening.id], opening.at, "narrow",
                measured=opening.width,
                values={"opening": Thing(opening.id), "lack": least - opening.width},
            )  # fmt: skip
    if context.asks(RULE_ID, "front"):
        depth = context.number(RULE_ID, "front")
        spaces = [Space(opening, "front", depth, opening.width) for opening in openings]
        yield from standing_before(context, ids, spaces, RULE_ID, "blocked")


RULE = Rule(RULE_ID, __doc__, {"width": "mm"}, local=_check, may={"front": "mm"}, mend=widened)
