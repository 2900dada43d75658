# SPDX-License-Identifier: GPL-3.0-or-later
"""A booth is too heavy for the floor.

What: the load that is stated for a booth or area is at most a share of what the floor of its hall
bears; of several halls the weakest counts. Equal passes. Where nobody states a load, or the hall's
is not known, there is nothing to compare.
Why: halls above basements and over ducts bear less than they look.
How it is measured: kg/m² as the plan states it, against the hall's floor load in the venue file.
Source: the venue gives the floor load, the profile the share of it that may be used.
"""

import math
from collections.abc import Iterator

from shapely import Polygon

from planner.floor.footprints import footprint, overlap
from planner.rules.builds import built, inside
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

RULE_ID = "floor-load"


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    share = context.ratio(RULE_ID, "share")
    for thing, build in built(context, ids):
        if build.load is None:
            continue
        bearing = [
            (hall.floor_load, hall.id)
            for hall in context.site.ground.halls
            if hall.floor_load is not None
            and overlap(footprint(thing.shape), Polygon(hall.outline)) is not None
        ]
        if not bearing:
            continue
        floor_load, hall = min(bearing)
        most = round(share * floor_load, 3)
        if build.load > most:
            yield context.finding(
                RULE_ID, "share", [thing.id, hall], inside(thing), "found",
                measured=build.load, required=most, unit="kg/m2",
                values={
                    "thing": Thing(thing.id), "hall": Thing(hall),
                    "over": math.ceil(build.load - most),
                },
            )  # fmt: skip


RULE = Rule(RULE_ID, __doc__, {"share": "share"}, local=_check)
