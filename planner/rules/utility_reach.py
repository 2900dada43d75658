# SPDX-License-Identifier: GPL-3.0-or-later
"""A booth is too far from a pit with power.

What: every booth has a service box with power within the stated distance, and with data, water or
compressed air where the profile asks for these too. Once the plan says what booths have ordered,
data, water and air are asked only of the booths that ordered them.
Why: what a pit cannot reach under the floor lies on it, as a cable across an aisle.
How it is measured: in a straight line from the edge of the booth to the edge of the pit's cover; a
pit inside a booth is no distance away. Exactly the distance passes. Booths in a hall of which no
pit with the service is known are left out: what is not known breaks no rule.
Source: the venue's own figures; no code asks for it.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import shapely

from planner.floor.footprints import footprint
from planner.model.plan import Booth
from planner.model.venue import Service
from planner.rules.context import Context
from planner.rules.exhibitors import middle_of
from planner.rules.finding import Finding
from planner.rules.pits import cover_shapes
from planner.rules.rule import Rule
from planner.rules.words import Thing, Word

RULE_ID = "utility-reach"
# What has to be ordered before its lack is missed, by the model's names of orders.
_ORDERED: Mapping[Service, str] = {"data": "internet", "water": "water", "air": "air"}
SERVICES: tuple[Service, ...] = ("power", "data", "water", "air")


def _check(context: Context) -> Iterator[Finding]:
    for service in SERVICES:
        if context.asks(RULE_ID, service):
            yield from _far(context, service)


def _far(context: Context, service: Service) -> Iterator[Finding]:
    most = context.number(RULE_ID, service)
    pits = tuple(pit for pit in context.site.ground.pits if service in pit.services)
    booths = _supplied(context, {pit.hall for pit in pits})
    if service in _ORDERED and any(each.services for each in context.site.plan.booths):
        booths = [each for each in booths if getattr(each.services, _ORDERED[service], 0)]
    if not booths:
        return
    tree = shapely.STRtree(cover_shapes(pits))
    shapes = np.array([footprint(booth.shape) for booth in booths], dtype=object)
    (row, pit), apart = tree.query_nearest(shapes, all_matches=False, return_distance=True)
    for number in np.flatnonzero(np.round(apart) > most).tolist():
        booth, nearest = booths[int(row[number])], int(pit[number])
        line = shapely.shortest_line(tree.geometries[nearest], footprint(booth.shape))
        (x1, y1), (x2, y2) = shapely.get_coordinates(line).tolist()
        gap = round(float(apart[number]))
        yield context.finding(
            RULE_ID, service, [booth.id], middle_of(booth), "found",
            measured=gap, place=service, line=((x1, y1), (x2, y2)),
            values={
                "booth": Thing(booth.id), "pit": Thing(pits[nearest].id), "gap": gap,
                "service": Word(f"service.{service}"),
            },
        )  # fmt: skip


def _supplied(context: Context, known: set[str]) -> list[Booth]:
    """The booths whose middle lies in one of some halls."""
    booths, halls = context.site.plan.booths, context.site.ground.halls
    if known.issuperset(hall.id for hall in halls):
        return list(booths)
    outlines = [shapely.Polygon(hall.outline) for hall in halls if hall.id in known]
    if not outlines or not booths:
        return []
    middles = shapely.points([middle_of(booth) for booth in booths])
    inside = shapely.intersects(shapely.union_all(outlines), middles)
    return [booth for booth, here in zip(booths, inside.tolist(), strict=True) if here]


RULE = Rule(
    RULE_ID, __doc__, {"power": "mm"}, whole=_check,
    may={"data": "mm", "water": "mm", "air": "mm"},
)  # fmt: skip
