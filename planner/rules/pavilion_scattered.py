# SPDX-License-Identifier: GPL-3.0-or-later
"""A booth of a pavilion stands away from all others of it.

What: every booth of a pavilion has another one of the same pavilion within the stated distance.
Why: a pavilion is one appearance, with one sign and one stand crew; visitors do not find a member
that stands elsewhere.
How it is measured: from edge to edge, in a straight line, to the nearest booth of the same
pavilion. Exactly the distance passes. A pavilion of one booth passes. One finding per booth, its
line to the nearest one.
Source: the organiser's own wish; no code asks for it. Groups that are no more than a colour of the
plan (all companies) break it freely: leave the rule out where they are used so.
"""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import shapely

from planner.floor.footprints import footprint
from planner.model.plan import Booth
from planner.rules.context import Context
from planner.rules.exhibitors import middle_of, shortest_line
from planner.rules.finding import Finding
from planner.rules.rule import Rule
from planner.rules.words import Thing

RULE_ID = "pavilion-scattered"


def _check(context: Context) -> Iterator[Finding]:
    most = context.number(RULE_ID, "apart")
    accompanied = _accompanied(context, most)
    groups: defaultdict[str, list[Booth]] = defaultdict(list)
    for booth in context.site.plan.booths:
        groups[booth.pavilion].append(booth)
    for booths in groups.values():
        alone = [n for n, booth in enumerate(booths) if booth.id not in accompanied]
        if len(booths) < 2 or not alone:
            continue
        shapes = np.array([footprint(booth.shape) for booth in booths], dtype=object)
        for number in alone:
            apart = shapely.distance(shapes[number], shapes)
            apart[number] = np.inf
            other = int(apart.argmin())
            gap = round(float(apart[other]))
            if gap <= most:
                continue
            booth, nearest = booths[number], booths[other]
            yield context.finding(
                RULE_ID, "apart", [booth.id], middle_of(booth), "found",
                measured=gap, line=shortest_line(booth, nearest),
                values={"booth": Thing(booth.id), "nearest": Thing(nearest.id), "gap": gap},
            )  # fmt: skip


def _accompanied(context: Context, most: int) -> frozenset[str]:
    """The booths that have another one of their pavilion within a distance."""
    site, near = context.site, context.surroundings.everything
    first, second = near.pairs(most)
    names = [body.id for body in near.bodies.names]
    pavilions = {booth.id: booth.pavilion for booth in site.plan.booths}
    found: set[str] = set()
    for one, two in zip(first.tolist(), second.tolist(), strict=True):
        pavilion = pavilions.get(names[one])
        if pavilion is not None and pavilion == pavilions.get(names[two]):
            found.update((names[one], names[two]))
    return frozenset(found)


RULE = Rule(RULE_ID, __doc__, {"apart": "mm"}, whole=_check)
