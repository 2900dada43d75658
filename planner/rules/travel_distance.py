# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to the nearest exit is too long.

What: nobody walks farther than the profile says to the nearest visitor or emergency opening that
can be reached: from the floor, and (``distance``) from within booths and solid areas too. Where a
code leaves out the way within stands (Germany), it asks for ``floor-distance`` instead, from the
floor alone. With ``height-step`` a higher hall allows more: ``height-more`` for each full step of
clear height over ``height-over``, ``height-most`` at most; the lowest hall decides, and a height
that nobody knows allows nothing.
Why: smoke spreads faster than people who do not know the place find out of it.
How it is measured: the shortest walk of a person's middle (a body of 600 mm, Fruin) around all that
stands on the floor, to the line of the door, not the straight line. Codes name a walking line and
no body; this one goes where a person fits. Inside a booth one walks freely to its open sides, since
what stands inside is not in a plan; walks do not lead through other booths. The farthest place is
found to 10 mm (to 0.5 mm where that decides), its walk is exact but for where it leaves a booth and
meets a wide door: some mm over ten metres.
Source: the profile. A plan has no stairs, so codes that measure to a stair are met by its openings.
"""

from collections.abc import Iterator, Sequence

import shapely

from planner.paths.leaving import Trip
from planner.rules.context import XY, Context
from planner.rules.finding import Finding
from planner.rules.rule import Rule
from planner.rules.words import Thing

RULE_ID = "travel-distance"
SMOOTH = 5.0  # mm: drawn walks keep their bends to that


def _check(context: Context) -> Iterator[Finding]:
    way_out, halls = context.walking.way_out, context.site.ground.halls
    if way_out.farthest is None:
        # No floor from which an exit is reached: that no door can be passed says the capacity.
        return
    for name in ("distance", "floor-distance"):
        if not context.asks(RULE_ID, name):
            continue
        most = allowed(context, name)
        trip = way_out.longest(most)
        if trip is not None:
            start = shapely.Point(trip.start)
            hall = min(halls, key=lambda hall: start.distance(shapely.Polygon(hall.outline)))
            place = "" if name == "distance" else "floor"
            yield _finding(context, name, hall.id, "floor", trip, most, place)
        if name == "distance":
            for room, trip in way_out.longest_from_within(most):
                yield _finding(context, name, room.id, "inside", trip, most)


def allowed(context: Context, name: str) -> int:
    """The longest walk (mm) that is allowed in the occupied halls."""
    most = context.number(RULE_ID, name)
    if not context.asks(RULE_ID, "height-step"):
        return most
    over, step = (context.number(RULE_ID, f"height-{part}") for part in ("over", "step"))
    more, limit = (context.number(RULE_ID, f"height-{part}") for part in ("more", "most"))
    lowest = min(hall.height or 0 for hall in context.site.ground.halls)
    return min(most + max(lowest - over, 0) // step * more, limit)


def _finding(
    context: Context, name: str, subject: str, message: str, trip: Trip, most: int, place: str = ""
) -> Finding:
    length = round(trip.length)
    return context.finding(
        RULE_ID, name, [subject], trip.start, message,
        measured=length, required=most, place=place, path=smoothed(trip.points),
        values={
            "thing": Thing(subject), "length": length, "over": length - most,
            "exit": Thing(trip.goal),
        },
    )  # fmt: skip


def smoothed(points: Sequence[XY]) -> tuple[XY, ...]:
    """The points of a walk as it is drawn."""
    if len(points) < 2:
        return ()
    line = shapely.simplify(shapely.LineString(points), SMOOTH)
    return tuple((x, y) for x, y in shapely.get_coordinates(line).tolist())


RULE = Rule(
    RULE_ID,
    __doc__,
    {},
    whole=_check,
    may={
        "distance": "mm",
        "floor-distance": "mm",
        "height-over": "mm",
        "height-step": "mm",
        "height-more": "mm",
        "height-most": "mm",
    },
)
