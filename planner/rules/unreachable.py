# SPDX-License-Identifier: GPL-3.0-or-later
"""A booth or an opening that nobody can walk to.

What: from at least one visitor opening a body of the given width comes to an open side of every
booth, and to every opening of the occupied halls, on the floor between booths, solid areas, columns
and walls. A booth without any open side is unreachable.
Why: a booth that nobody reaches is not sold, and an exit that nobody reaches is none.
Source: body of 600 mm after Fruin's body ellipse (600 × 500 mm).
"""

from collections.abc import Iterator

from planner.edits.describe import OpenSides
from planner.edits.edit import Edit
from planner.floor.footprints import footprint
from planner.model.shapes import corner_count
from planner.rules.context import XY, Context
from planner.rules.finding import Finding
from planner.rules.rule import Rule
from planner.rules.words import Thing

RULE_ID = "unreachable"


def _check(context: Context) -> Iterator[Finding]:
    site, walking = context.site, context.walking
    body = context.number(RULE_ID, "body")
    for booth in site.plan.booths:
        if not booth.open_sides:
            yield _finding(context, booth.id, "closed")
    if not walking.starts(body):
        blocked = [opening.id for opening in walking.entrances]
        subjects = blocked or [hall.id for hall in site.ground.halls]
        place = (0.0, 0.0) if not blocked else walking.entrances[0].at
        message = "blocked" if blocked else "no-entrance"
        yield context.finding(RULE_ID, "body", subjects, place, message)
        return
    reached = walking.reached(walking.targets, body)
    for target in walking.targets:
        if target not in reached:
            yield _finding(context, target, "found")


def _finding(context: Context, target: str, message: str) -> Finding:
    return context.finding(
        RULE_ID, "body", [target], _place(context, target), message, values={"thing": Thing(target)}
    )


def _place(context: Context, target: str) -> XY:
    booth = context.site.booths.get(target)
    if booth is not None:
        point = footprint(booth.shape).representative_point()
        return (point.x, point.y)
    return next(o.at for o in context.site.ground.openings if o.id == target)


def _mend(context: Context, finding: Finding) -> Iterator[Edit]:
    """One side opened of a booth that has none."""
    for name in finding.subjects:
        booth = context.site.booths.get(name)
        if booth is not None and not booth.open_sides:
            yield from (OpenSides(name, (side,)) for side in range(corner_count(booth.shape)))


RULE = Rule(RULE_ID, __doc__, {"body": "mm"}, whole=_check, mend=_mend)
