# SPDX-License-Identifier: GPL-3.0-or-later
"""Which booths stand at a bottleneck, and what their moving away would free."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import Polygon

from planner.floor.site import Site
from planner.paths.crossing import Bottleneck
from planner.paths.hydraulics import flow_time
from planner.paths.network import WalkNetwork

TOUCHES = 2.0  # mm: so near a booth bounds a gap
FARTHEST = 20_000.0  # mm: no gap is taken for wider

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Blocker:
    """A thing at a bottleneck: how wide (mm) the gap would be without it, seconds it would save.

    Measured along the line of the bottleneck alone: what else stands near is not looked at.
    """

    thing: str
    bottleneck: int
    width: int
    seconds: float


def blockers(site: Site, network: WalkNetwork, narrow: Sequence[Bottleneck]) -> tuple[Blocker, ...]:
    """The booths at bottlenecks, by the seconds that the wider gap would save."""
    found = []
    for number, gap in enumerate(narrow):
        for booth in site.plan.booths:
            polygon = site.solids[booth.id].polygon
            for start, end in (gap.line, gap.line[::-1]):
                if polygon.distance(shapely.Point(end)) <= TOUCHES:
                    wide = round(_width_without(network, polygon, start, end))
                    saved = gap.seconds - flow_time(gap.persons, wide)
                    if wide > gap.width:
                        found.append(Blocker(booth.id, number, wide, saved))
    return tuple(sorted(found, key=lambda each: (-each.seconds, each.thing)))


def sides_of(site: Site, gap: Bottleneck) -> tuple[str, ...]:
    """What stands at both ends of a bottleneck: ids of solids, or of a hall for its walls."""
    found = []
    for end in gap.line:
        spot = shapely.Point(end)
        solids = (name for name, it in site.solids.items() if it.polygon.distance(spot) <= TOUCHES)
        halls = site.ground.halls
        wall = min(halls, key=lambda hall: Polygon(hall.outline).exterior.distance(spot)).id
        found.append(next(solids, wall))
    return tuple(dict.fromkeys(found))


def _width_without(network: WalkNetwork, booth: Polygon, start: XY, end: XY) -> float:
    """How long (mm) a line across a gap is if it goes on over the floor of a booth."""
    length = math.dist(start, end)
    far = (
        start[0] + (end[0] - start[0]) * FARTHEST / length,
        start[1] + (end[1] - start[1]) * FARTHEST / length,
    )
    ray = shapely.intersection(shapely.LineString([end, far]), network.floor)
    others = [each for each in network.obstacles if each is not booth and each.intersects(ray)]
    rest = shapely.difference(ray, shapely.union_all(others))
    spot = shapely.Point(end)
    more = [float(part.length) for part in shapely.get_parts(rest) if part.distance(spot) < 1.0]
    return length + max(more, default=0.0)
