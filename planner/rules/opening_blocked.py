# SPDX-License-Identifier: GPL-3.0-or-later
"""Something stands before a door.

What: over the clear width of each opening of the occupied halls the floor stays free, as deep as
its kind needs. Booths, solid areas and areas with furniture block. Columns and walls are the
venue's own matter. Measured is the free depth that is left.
Why: a crowd leaves by doors it can see and reach; Korean law forbids things near escape routes
(소방시설법 art. 16①) but gives no distance.
Source: the profile names the depths.
"""

from collections.abc import Iterator

from planner.rules.clear_space import Space, standing_before
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.pushes import widened
from planner.rules.rule import Ids, Rule

RULE_ID = "opening-blocked"


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    spaces = [
        Space(opening, opening.kind, context.number(RULE_ID, opening.kind), opening.width)
        for opening in context.site.ground.openings
    ]
    yield from standing_before(context, ids, spaces, RULE_ID, "found")


RULE = Rule(
    "opening-blocked",
    __doc__,
    {"visitor": "mm", "emergency": "mm", "freight": "mm"},
    local=_check,
    mend=widened,
)
