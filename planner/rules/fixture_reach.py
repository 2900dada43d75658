# SPDX-License-Identifier: GPL-3.0-or-later
"""It is too far to an extinguisher or a hose outlet.

What: ``extinguisher``: from the floor and from within booths the walk to the nearest extinguisher
is no longer than that. ``hydrant``: no point of a hall is farther in a straight line from the
nearest hose outlet; where only the walk to it is longer, that is a warning, for the hose is laid
around the booths. The worst place is told. Of a hall for which the venue knows none of a kind, a
note says so: that is missing knowledge, not a breach.
Why: a small fire is put out by who is near, if the gear is near too.
How it is measured: walks as for exits (a body of 600 mm, to the front of the gear); straight lines
over booths and all. Gear before which nobody can stand is not reached. Found to 10 mm, to 0.5 mm
where that decides.
Source: the profile. The places of gear are facts of the venue, and may be assumed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import shapely

from planner.model.values import assumed
from planner.model.venue import Fixture, FixtureKind, Hall
from planner.paths.doors import opening_side
from planner.paths.farthest import Far, farthest
from planner.paths.inside import Room
from planner.paths.leaving import SURE, Leaving, Trip, exceeds
from planner.rules.bodies import Floats
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Rule
from planner.rules.travel_distance import smoothed
from planner.rules.words import Thing, Word

RULE_ID = "fixture-reach"
KINDS: tuple[FixtureKind, ...] = ("extinguisher", "hydrant")


def _check(context: Context) -> Iterator[Finding]:
    ground = context.site.ground
    for kind in KINDS:
        if not context.asks(RULE_ID, kind):
            continue
        gear = [fixture for fixture in ground.fixtures if fixture.kind == kind]
        having = {fixture.hall for fixture in gear}
        for hall in ground.halls:
            if hall.id not in having:
                yield _unknown(context, hall, kind)
        halls = [hall for hall in ground.halls if hall.id in having]
        if not halls:
            continue
        if kind == "extinguisher":
            yield from _walks(context, gear, halls)
        else:
            for hall in halls:
                yield from _straight(context, gear, hall)


def _unknown(context: Context, hall: Hall, kind: FixtureKind) -> Finding:
    x, y = hall.origin
    found = context.finding(
        RULE_ID, kind, [hall.id], (x, y), "unknown", place=f"{kind}-unknown",
        values={"hall": Thing(hall.id), "kind": Word(f"kind.{kind}")},
    )  # fmt: skip
    return replace(found, severity="note")


def _leaving(context: Context, gear: Sequence[Fixture], halls: Sequence[Hall]) -> Leaving:
    everywhere = len(halls) == len(context.site.ground.halls)
    region = shapely.union_all([shapely.Polygon(hall.outline) for hall in halls])
    goals = {fixture.id: (opening_side(fixture),) for fixture in gear}
    return context.walking.leaving(goals, None if everywhere else region)


def _walks(context: Context, gear: Sequence[Fixture], halls: Sequence[Hall]) -> Iterator[Finding]:
    most = context.number(RULE_ID, "extinguisher")
    trip = _leaving(context, gear, halls).longest_anywhere(most)
    if trip is not None:
        start = shapely.Point(trip.start)
        hall = min(halls, key=lambda hall: start.distance(shapely.Polygon(hall.outline)))
        reached = [fixture for fixture in gear if fixture.id == trip.goal]
        yield _walk(context, "extinguisher", hall.id, trip, most, _worded("walk", reached))


def _straight(context: Context, gear: Sequence[Fixture], hall: Hall) -> Iterator[Finding]:
    most = context.number(RULE_ID, "hydrant")
    room = Room(hall.id, shapely.Polygon(hall.outline), ())
    at = np.array([fixture.at for fixture in gear], dtype=float)

    def distances(places: Sequence[tuple[float, float]]) -> Floats:
        away = np.array(places)[:, None] - at[None]
        return np.asarray(np.hypot(away[..., 0], away[..., 1]).min(axis=1))

    def search(error: float) -> Far | None:
        return farthest(distances, room.triangles, 0.0, error)

    far = search(10.0)
    if far is not None and not exceeds(far.distance, most) and exceeds(far.distance + 10, most):
        far = search(SURE)
    if far is None or not exceeds(far.distance, most):
        trip = _leaving(context, gear, [hall]).longest(most)
        if trip is not None:
            found = _walk(context, "hydrant", hall.id, trip, most, "around")
            yield replace(found, severity="warning")
        return
    nearest = gear[int(np.hypot(*(at - np.array(far.place)).T).argmin())]
    x, y = nearest.at
    length = round(far.distance)
    yield context.finding(
        RULE_ID, "hydrant", [hall.id], far.place, _worded("straight", [nearest]),
        measured=length, place="hydrant", line=(far.place, (x, y)),
        values={"hall": Thing(hall.id), "length": length, "over": length - most},
    )  # fmt: skip


def _worded(message: str, gear: Sequence[Fixture]) -> str:
    """The text that says so if the place of the nearest gear is assumed."""
    doubtful = any("at" in assumed(each.facts) for each in gear)
    return f"{message}-assumed" if doubtful else message


def _walk(
    context: Context, kind: FixtureKind, subject: str, trip: Trip, most: int, message: str
) -> Finding:
    length = round(trip.length)
    return context.finding(
        RULE_ID, kind, [subject], trip.start, message,
        measured=length, place=kind, path=smoothed(trip.points),
        values={"thing": Thing(subject), "length": length, "over": length - most},
    )  # fmt: skip


RULE = Rule(RULE_ID, __doc__, {}, whole=_check, may={"extinguisher": "mm", "hydrant": "mm"})
