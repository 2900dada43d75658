# SPDX-License-Identifier: GPL-3.0-or-later
"""What is built: the things of a plan of which a build is stated."""

from collections.abc import Iterable, Iterator

from planner.floor.footprints import footprint
from planner.model.plan import Area, Booth, Build
from planner.rules.context import XY, Context
from planner.rules.rule import Ids

SQUARE_METRE = 1_000_000


def built(context: Context, ids: Ids | None) -> Iterator[tuple[Booth | Area, Build]]:
    """The booths and areas with a build: among some ids, or all."""
    site = context.site
    things: Iterable[Booth | Area] = (*site.plan.booths, *site.plan.areas)
    if ids is not None:
        named = (site.booths.get(name) or site.areas.get(name) for name in ids)
        things = [thing for thing in named if thing is not None]
    for thing in things:
        if thing.build is not None:
            yield thing, thing.build


def inside(thing: Booth | Area) -> XY:
    """A place well inside a thing."""
    point = footprint(thing.shape).representative_point()
    return (point.x, point.y)
