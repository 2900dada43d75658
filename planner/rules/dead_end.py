# SPDX-License-Identifier: GPL-3.0-or-later
"""A dead end is too long.

What: floor that is left by one gap only, with no exit behind it, is at most ``length`` deep. A gap
is free floor between two things (booths, solid areas, walls, columns) up to ``aisle`` wide: what an
aisle is, which one obstacle could shut. A wider recess is open floor.
Why: who runs into a blind aisle must run back, perhaps into the smoke.
How it is measured: from the last place where there is another way (the line across the gap at its
mouth) to the end of the farthest corner, on foot around what stands within: the walk of a person's
middle (a body of 600 mm) and its half width at the end, so that a straight blind aisle is as long
as its walls. Gaps that no person fits through are shut. Blind floor in which one can walk around a
block is one dead end with all of it. Found to 10 mm, to 0.5 mm where that decides; between slanted
sides the mouth is found to 250 mm. What only two obstacles at once would shut off is no dead end.
Source: the profile. IBC lets corridors be longer that are wide for it, not aisles: not applied.
"""

import math
from collections.abc import Iterator

import shapely

from planner.paths.blind import Blind
from planner.paths.leaving import SURE, exceeds
from planner.rules.context import XY, Context
from planner.rules.finding import Finding
from planner.rules.rule import Rule
from planner.rules.travel_distance import smoothed

RULE_ID = "dead-end"
BESIDE = 50.0  # mm from the body at the end: what shuts it


def dead_ends(context: Context) -> Iterator[Finding]:
    """The dead ends that are too long, where the profile asks for any."""
    most = context.number(RULE_ID, "length")
    for part in context.walking.blind(context.number(RULE_ID, "aisle")):
        if part.only_exit is None:
            yield from _dead_end(context, part, most)


def _dead_end(context: Context, part: Blind, most: int) -> Iterator[Finding]:
    half = part.network.width / 2
    if not exceeds(part.most + half, most):
        return
    far = part.farthest
    if far is not None and not exceeds(far.distance + half, most):
        near = exceeds(far.distance + far.error + half, most)
        far = part.field.farthest(SURE) if near else None
    if far is None or not exceeds(far.distance + half, most):
        return
    way = part.field.walk(far.place)
    assert way is not None  # places that nobody comes to are no farther than others
    length = round(far.distance + half)
    end = _against(way.points[1], far.place, half)
    yield context.finding(
        RULE_ID, "length", shutting(context, far.place, half), end, "found",
        measured=length, place=f"{round(end[0] / 1000)},{round(end[1] / 1000)}",
        path=(end, *smoothed(way.points)), values={"length": length},
    )  # fmt: skip


def _against(ahead: XY, place: XY, half: float) -> XY:
    """The point that a body at a place touches behind it when it goes ahead."""
    apart = math.dist(ahead, place)
    return (
        place[0] + (place[0] - ahead[0]) * half / apart,
        place[1] + (place[1] - ahead[1]) * half / apart,
    )


def shutting(context: Context, place: XY, reach: float) -> list[str]:
    """What a body touches at a place: solids, or else the nearest hall."""
    spot = shapely.Point(place)
    touched = [
        solid.id
        for solid in context.site.solids.values()
        if solid.polygon.distance(spot) <= reach + BESIDE
    ]
    if touched:
        return touched
    halls = context.site.ground.halls
    return [min(halls, key=lambda hall: spot.distance(shapely.Polygon(hall.outline))).id]


RULE = Rule(RULE_ID, __doc__, {"length": "mm", "aisle": "mm"}, whole=dead_ends)
