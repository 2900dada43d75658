# SPDX-License-Identifier: GPL-3.0-or-later
"""Who exhibits where: the booths of each exhibitor, and which of them are one stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import shapely

from planner.floor.footprints import footprint
from planner.floor.groups import groups
from planner.floor.site import Site
from planner.model.plan import Booth
from planner.rules.strips import SLIVER

XY = tuple[float, float]


def booths_of(site: Site) -> Mapping[str, list[Booth]]:
    """The booths of each exhibitor that has any, in the order of the plan."""
    found: defaultdict[str, list[Booth]] = defaultdict(list)
    for booth in site.plan.booths:
        for exhibitor in booth.exhibitors:
            found[exhibitor].append(booth)
    return found


def stands(booths: Sequence[Booth]) -> list[list[Booth]]:
    """Booths that touch (1 mm or less apart) put together: each list is one stand."""
    shapes = np.array([footprint(booth.shape) for booth in booths], dtype=object)
    near = shapely.STRtree(shapes).query(shapes, "dwithin", distance=SLIVER)
    together = groups(len(booths), near.T.tolist())
    return [[booths[number] for number in group] for group in together]


def middle_of(booth: Booth) -> XY:
    """A place inside a booth, for a finding that is about it."""
    place = footprint(booth.shape).representative_point()
    return (place.x, place.y)


def shortest_line(first: Booth, second: Booth) -> tuple[XY, XY]:
    """The shortest line between two booths, edge to edge, from the first to the second."""
    line = shapely.shortest_line(footprint(first.shape), footprint(second.shape))
    (x1, y1), (x2, y2) = shapely.get_coordinates(line).tolist()
    return ((x1, y1), (x2, y2))
