# SPDX-License-Identifier: GPL-3.0-or-later
"""A covered booth has no sprinklers of its own.

What: a booth or area whose roof is larger than the limit, or that has several storeys where the
profile asks that, has sprinklers of its own. A roof of exactly the limit passes.
Why: the hall's sprinklers do not reach a fire below a roof, nor below an upper floor.
How it is measured: roof area (m²), storeys and sprinklers as the plan states them for each booth.
Source: the profile. NFPA 101, 12.7.5.3, is said to name 27.9 m² (300 ft²) and multi-level booths.
"""

from collections.abc import Iterator

from planner.rules.builds import SQUARE_METRE, built, inside
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

RULE_ID = "covered-booth"


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    most = context.ratio(RULE_ID, "roof")
    for thing, build in built(context, ids):
        if build.sprinklered:
            continue
        if build.roof_area > most:
            yield context.finding(
                RULE_ID, "roof", [thing.id], inside(thing), "roof",
                measured=build.roof_area, unit="m2", place="roof",
                values={"thing": Thing(thing.id), "area": build.roof_area * SQUARE_METRE},
            )  # fmt: skip
        if build.storeys > 1 and context.asks(RULE_ID, "storeys"):
            yield context.finding(
                RULE_ID, "storeys", [thing.id], inside(thing), "storeys", place="storeys",
                values={"thing": Thing(thing.id), "storeys": build.storeys},
            )  # fmt: skip


RULE = Rule(RULE_ID, __doc__, {"roof": "m2"}, local=_check, may={"storeys": None})
