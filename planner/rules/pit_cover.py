# SPDX-License-Identifier: GPL-3.0-or-later
"""A booth's wall stands on the cover of a pit.

What: the closed sides of a booth stay the stated distance away from the covers of the service boxes
in the floor. A pit that lies wholly inside a booth, or under an open side, is wanted there.
Why: a cover under a wall cannot be opened once the booth stands, and the pit is lost to all.
How it is measured: from the closed edge to the nearest edge of the cover; nothing where the wall
runs over it. Exactly the distance passes. One finding per booth and pit. Columns that stand on a
pit are the venue's own matter.
Source: practice; no code asks for it.
"""

from collections.abc import Iterator

import numpy as np
import shapely

from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.pits import covers
from planner.rules.rule import Ids, Rule
from planner.rules.words import Thing

RULE_ID = "pit-cover"


def _check(context: Context, ids: Ids | None) -> Iterator[Finding]:
    pits = context.site.ground.pits
    if not pits:
        return
    least, tree = context.number(RULE_ID, "clear"), covers(context.site.ground)
    near, booths = context.near(ids), context.site.booths
    bodies = near.bodies
    asked = np.array([body.id in booths for body in bodies.names], dtype=np.bool_) & near.focus
    closed = np.flatnonzero(asked[bodies.owner] & ~bodies.edges.open)
    edges = bodies.edges
    ends = np.stack([edges.start[closed], edges.end[closed]], axis=1)
    walls = np.atleast_1d(np.asarray(shapely.linestrings(ends), dtype=object))
    row, pit = tree.query(walls, "dwithin", distance=least)
    apart = shapely.distance(walls[row], tree.geometries[pit])
    order = np.lexsort((apart, pit, bodies.owner[closed[row]]))
    told: set[tuple[int, int]] = set()
    for number in order.tolist():
        owner, cover = int(bodies.owner[closed[row[number]]]), int(pit[number])
        gap = round(float(apart[number]))
        if gap >= least or (owner, cover) in told:
            continue
        told.add((owner, cover))
        line = shapely.shortest_line(walls[row[number]], tree.geometries[cover])
        (x1, y1), (x2, y2) = shapely.get_coordinates(line).tolist()
        name = bodies.names[owner].id
        yield context.finding(
            RULE_ID, "clear", [name, pits[cover].id], (x2, y2), "found",
            measured=gap, line=((x1, y1), (x2, y2)),
            values={"booth": Thing(name), "pit": Thing(pits[cover].id), "gap": gap},
        )  # fmt: skip


RULE = Rule(RULE_ID, __doc__, {"clear": "mm"}, local=_check)
