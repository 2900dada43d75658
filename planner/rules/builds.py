# SPDX-License-Identifier: GPL-3.0-or-later
"""What is built: the things of a plan of which a build is stated."""

from collections.abc import Iterable, Iterator

from planner.floor.footprints import footprint
from planner.model.plan import Area, Booth, Build
from planner.model.shapes import Rectangle
from planner.rules.context import XY, Context
from planner.rules.rule import Ids

SQUARE_METRE = 1_000_000


def built(context: Context, ids: Ids | None) -> Iterator[tuple[Booth | Area, Build]]:
    """The booths and areas with a build: among some ids, or all."""
    site = context.site
    things: Iterable[Booth | Area | None]
    if ids is None:
        things = (*site.plan.booths, *site.plan.areas)
    else:
        things = (site.booths.get(name) or site.areas.get(name) for name in ids)
    for thing in things:
        if thing is not None and thing.build is not None:
            yield thing, thing.build


def inside(thing: Booth | Area) -> XY:
    """A place well inside a thing: of a rectangle its middle."""
    if isinstance(thing.shape, Rectangle):
        (x1, y1), _, (x2, y2), _ = thing.shape.corners()
        return ((x1 + x2) / 2, (y1 + y2) / 2)
    point = footprint(thing.shape).representative_point()
    return (point.x, point.y)
