# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the space that must stay free before doors and fire gear."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon

from planner.floor.footprints import overlap
from planner.floor.ground import front
from planner.model.shapes import direction
from planner.model.venue import Fixture, Opening
from planner.rules.context import Context
from planner.rules.finding import Finding
from planner.rules.rule import Ids
from planner.rules.words import Thing


@dataclass(frozen=True, slots=True)
class Space:
    """The floor kept free before an opening or a fixture, ``width`` × ``depth`` in mm.

    ``requirement`` is the one that names the depth; ``behind``: as deep on the other side too.
    """

    thing: Opening | Fixture
    requirement: str
    depth: int
    width: int
    behind: bool = False

    @property
    def polygon(self) -> Polygon:
        """The floor in the plan's frame."""
        at, facing, back = self.thing.at, self.thing.facing, self.depth * self.behind
        cosine, sine = direction(facing)
        start = (at[0] - back * cosine, at[1] - back * sine)
        return front(start, self.width, facing, self.depth + back)


def standing_before(
    context: Context, ids: Ids | None, spaces: Sequence[Space], rule: str, message: str
) -> Iterator[Finding]:
    """A finding for each thing of the plan that stands in one of some spaces.

    Solid things block, and areas with furniture. Measured is the free depth that is left, in mm.
    """
    near = context.near(ids)
    bodies = near.bodies
    numbers = np.flatnonzero(near.focus & bodies.blocking & ~bodies.fixed)
    if not spaces or not len(numbers):
        return
    floors = [space.polygon for space in spaces]
    left, bottom, right, top = shapely.bounds(floors).T[:, :, None]
    x0, y0, x1, y1 = bodies.bounds[numbers].T
    rows, columns = np.nonzero((left < x1) & (right > x0) & (bottom < y1) & (top > y0))
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        space = spaces[row]
        common = overlap(floors[row], bodies.shapes[numbers[column]])
        if common is None:
            continue
        origin = np.array(space.thing.at)
        points = shapely.get_coordinates(common) - origin
        forward = np.array(direction(space.thing.facing))
        ahead = points @ forward
        nearest = points[np.abs(ahead).argmin()]
        if ahead.min() < 0 < ahead.max():
            nearest = nearest - (nearest @ forward) * forward  # it stands on the line itself
        foot = nearest - (nearest @ forward) * forward
        free = round(abs(float(nearest @ forward)))
        at, start = nearest + origin, foot + origin
        name = bodies.names[numbers[column]].id
        yield context.finding(
            rule, space.requirement, [name, space.thing.id], (at[0], at[1]), message,
            measured=free,
            line=((start[0], start[1]), (at[0], at[1])),
            values={
                "blocker": Thing(name), "blocked": Thing(space.thing.id), "free": free,
                "back": space.depth - free,
            },
        )  # fmt: skip
