# SPDX-License-Identifier: GPL-3.0-or-later
"""No freight aisle through the hall.

What: during build-up one aisle of the given width leads from a freight opening to a visitor
opening, past everything that the plan puts on the floor. Measured is the widest body that comes
through from any freight opening to any visitor opening. Halls without freight openings pass.
Why: lorries and fork-lifts supply the booths from it until build-up ends.
Source: the profile names the width.
"""

from collections.abc import Iterator

from planner.rules.aisle_walk import ROUNDING, beside
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Rule

RULE_ID = "freight-aisle"
PERSON = 600  # mm: narrower than that is no way at all


def _check(context: Context) -> Iterator[Finding]:
    walking = context.walking
    freight = [o.id for o in context.site.ground.openings if o.kind == "freight"]
    visitor = [o.id for o in walking.entrances]
    required = context.number(RULE_ID, "aisle")
    if not freight or not visitor or _passes(context, freight, visitor, required - ROUNDING):
        return
    passing = [name for name in visitor if _passes(context, freight, [name], PERSON)]
    if not passing or required <= PERSON:
        door = next(o for o in context.site.ground.openings if o.id == freight[0])
        yield context.finding(RULE_ID, "aisle", freight, door.at, "shut", measured=0)
        return
    (width, _), (goal, *_) = max(walking.widest(freight, passing, PERSON, required).items())
    walk = walking.walk(freight, goal, width)
    narrow = None if walk is None else walk.narrowest
    if narrow is None or round(narrow.width) >= required:
        at = walking.places(goal, width)[0]
        yield context.finding(
            RULE_ID, "aisle", [goal], at, "narrow", measured=width,
            values={"lack": required - width},
        )  # fmt: skip
        return
    ends = [beside(context, end)[0] for end in narrow.segment]
    yield context.finding(
        RULE_ID, "aisle", {name for name, _ in ends}, narrow.at, "narrow",
        measured=round(narrow.width), place=ends[0][1] or ends[1][1], line=narrow.segment,
        values={"lack": required - round(narrow.width)},
    )  # fmt: skip


def _passes(context: Context, starts: list[str], goals: list[str], width: float) -> bool:
    walking = context.walking
    places = [place for name in starts for place in walking.places(name, width)]
    return bool(walking.reached_from(places, goals, width))


RULE = Rule(RULE_ID, __doc__, {"aisle": "mm"}, whole=_check)
