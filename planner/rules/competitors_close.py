# SPDX-License-Identifier: GPL-3.0-or-later
"""Competitors stand too close to each other.

What: the booths of two exhibitors, of which at least one names the other as a competitor, are at
least the stated distance apart.
Why: neither wants to be compared over the aisle, and some contracts promise it.
How it is measured: from edge to edge, in a straight line, whatever stands between; the nearest
booths of the two count, and a booth they share counts as no distance. Exactly the distance passes.
One finding per pair of exhibitors, its line between the two booths.
Source: the organiser's own promise; no code asks for it.
"""

from collections.abc import Iterator

import numpy as np
import shapely

from planner.floor.footprints import footprint
from planner.rules.context import Context
from planner.rules.exhibitors import booths_of, shortest_line
from planner.rules.finding import Finding
from planner.rules.measure import middle
from planner.rules.rule import Rule
from planner.rules.words import Thing

RULE_ID = "competitors-close"


def _check(context: Context) -> Iterator[Finding]:
    least, placed = context.number(RULE_ID, "apart"), booths_of(context.site)
    pairs = {
        (min(one.id, other), max(one.id, other))
        for one in context.site.plan.exhibitors
        for other in one.competitors
        if one.id != other
    }
    for one, two in sorted(pairs):
        if one not in placed or two not in placed:
            continue
        first, second = (
            np.array([footprint(booth.shape) for booth in placed[name]], dtype=object)
            for name in (one, two)
        )
        apart = shapely.distance(first[:, None], second[None, :])
        row, column = np.unravel_index(int(apart.argmin()), apart.shape)
        gap = round(float(apart[row, column]))
        if gap >= least:
            continue
        near, other = placed[one][int(row)], placed[two][int(column)]
        line = shortest_line(near, other)
        yield context.finding(
            RULE_ID, "apart", {one, two, near.id, other.id}, middle(line), "found",
            measured=gap, line=line,
            values={"one": Thing(one), "two": Thing(two), "gap": gap},
        )  # fmt: skip


RULE = Rule(RULE_ID, __doc__, {"apart": "mm"}, whole=_check)
