# SPDX-License-Identifier: GPL-3.0-or-later
"""Something stands where nothing may be built.

What: no booth, no solid area and no area with furniture stands in a no-build zone: neither in one
of the venue that is in use, nor in one that the plan itself keeps free.
Why: such floor is kept for what a plan does not show, a smoke vent above, a trap door below, a
turning circle of lorries; who builds there is sent away on the first day.
How it is measured: the common part must be at least 1 mm deep, so what touches the zone passes.
Measured is how deep it reaches into the zone.
Source: venue and plan; a zone that the venue file has switched off, because it is doubtful, does
not count.
"""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import shapely

from planner.floor.footprints import overlap
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.measure import depth
from planner.rules.pushes import drawn_in
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

RULE_ID = "no-build"


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    site = context.site
    zones = [zone for zone in site.ground.zones if zone.kind == RULE_ID and zone.active]
    outlines = {zone.id: zone.outline for zone in zones}
    outlines |= {zone.id: zone.outline for zone in site.plan.zones if zone.kind == RULE_ID}
    if not outlines:
        return
    near = context.near(ids)
    bodies = near.bodies
    numbers = np.flatnonzero(near.focus & bodies.blocking & ~bodies.fixed)
    for zone, outline in outlines.items():
        kept = _polygon(outline)
        for number in numbers[shapely.intersects(kept, bodies.shapes[numbers])].tolist():
            common = overlap(kept, bodies.shapes[number])
            if common is None:
                continue
            name, place = bodies.names[number].id, common.representative_point()
            reach = depth(common)
            yield context.finding(
                RULE_ID, "empty", [name, zone], (place.x, place.y), "found",
                measured=reach,
                values={"thing": Thing(name), "zone": Thing(zone), "reach": reach},
            )  # fmt: skip


@lru_cache(maxsize=100)
def _polygon(outline: tuple[tuple[int, int], ...]) -> shapely.Polygon:
    polygon = shapely.Polygon(outline)
    shapely.prepare(polygon)
    return polygon


RULE = Rule(RULE_ID, __doc__, {"empty": None}, local=_check, mend=drawn_in)
