# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands at both ends of a gap."""

import shapely
from shapely import Polygon

from planner.floor.site import Site

TOUCHES = 2.0  # mm: so near a thing bounds a gap

XY = tuple[float, float]


def sides_of(site: Site, line: tuple[XY, XY]) -> tuple[str, ...]:
    """The ids of solids at the ends of a line, or of a hall for its walls; each once."""
    return tuple(dict.fromkeys(_at(site, end) for end in line))


def _at(site: Site, end: XY) -> str:
    spot = shapely.Point(end)
    for name, solid in site.solids.items():
        if solid.polygon.distance(spot) <= TOUCHES:
            return name
    halls = site.ground.halls
    return min(halls, key=lambda hall: Polygon(hall.outline).exterior.distance(spot)).id
