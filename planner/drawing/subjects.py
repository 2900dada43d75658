# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the things of plan and venue lie, by id: what a finding's subjects are outlined with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from planner.drawing.drawing import XY
from planner.floor.ground import span
from planner.floor.site import Site
from planner.model.plan import PlanZone
from planner.model.venue import Fixture, Opening, VenueZone


@dataclass(frozen=True, slots=True)
class Outlined:
    """A footprint in the plan's frame (mm), or a line on a wall."""

    points: tuple[XY, ...]
    closed: bool = True


def outlines(site: Site, identifier: str) -> Iterator[Outlined]:
    """The outline of a thing; of an exhibitor its booths; of a hall none: it is the whole plan."""
    if placed := site.standing(identifier):
        yield _closed(placed.shape.corners())
    if solid := site.ground.solids.get(identifier):
        yield _closed([(x, y) for x, y, *_ in solid.exterior.coords[:-1]])
    if identifier in site.exhibitors:
        for booth in site.plan.booths:
            if identifier in booth.exhibitors:
                yield _closed(booth.shape.corners())
    ground = site.ground
    for thing in chain[Opening | Fixture](ground.openings, ground.fixtures):
        if thing.id == identifier:
            yield Outlined(span(thing.at, thing.width, thing.facing), closed=False)
    for zone in chain[PlanZone | VenueZone](site.plan.zones, ground.zones):
        if zone.id == identifier:
            yield _closed(zone.outline)
    for divider in ground.dividers:
        if divider.id == identifier:
            yield Outlined(divider.line, closed=False)
    for pit in ground.pits:
        if pit.id == identifier:
            (x, y), (wide, deep) = pit.at, pit.size
            left, low, right, high = x - wide / 2, y - deep / 2, x + wide / 2, y + deep / 2
            yield _closed([(left, low), (right, low), (right, high), (left, high)])


def _closed(points: Sequence[XY]) -> Outlined:
    return Outlined(tuple((float(x), float(y)) for x, y in points))
