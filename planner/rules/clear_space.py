# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the space that must stay free before doors and fire gear."""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from planner.floor.footprints import overlap
from planner.floor.ground import front
from planner.model.shapes import direction
from planner.model.venue import Fixture, Opening
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Ids
from planner.rules.words import Thing


def standing_before(
    context: Context,
    ids: Ids | None,
    things: Sequence[Opening | Fixture],
    rule: str,
    requirements: Sequence[str],
    message: str,
) -> Iterator[Finding]:
    """A finding for each thing of the plan that stands in the space before an opening or fixture.

    The space is the clear width by the depth of the requirement at the same place in the list.
    Solid things block, and areas with furniture. Measured is the free depth that is left, in mm.
    """
    near = context.near(ids)
    bodies = near.bodies
    numbers = np.flatnonzero(near.focus & bodies.blocking & ~bodies.fixed)
    depths = [context.number(rule, name) for name in requirements]
    spaces = [
        front(thing.at, thing.width, thing.facing, depth)
        for thing, depth in zip(things, depths, strict=True)
    ]
    if not spaces or not len(numbers):
        return
    rows, columns = shapely.STRtree(bodies.shapes[numbers]).query(spaces, "intersects")
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        thing, space = things[row], spaces[row]
        common = overlap(space, bodies.shapes[numbers[column]])
        if common is None:
            continue
        points = shapely.get_coordinates(common) - np.array(thing.at)
        cosine, sine = direction(thing.facing)
        ahead = points @ np.array([cosine, sine])
        free = max(0, round(float(ahead.min())))
        nearest = points[ahead.argmin()] + np.array(thing.at)
        name = bodies.names[numbers[column]].id
        foot = nearest - ahead.min() * np.array([cosine, sine])
        yield context.finding(
            rule, requirements[row], [name, thing.id], (nearest[0], nearest[1]), message,
            measured=free,
            line=((foot[0], foot[1]), (nearest[0], nearest[1])),
            values={
                "blocker": Thing(name), "blocked": Thing(thing.id), "free": free,
                "back": depths[row] - free,
            },
        )  # fmt: skip
