# SPDX-License-Identifier: GPL-3.0-or-later
"""The floor for evacuation tools as WKT (OGC 06-103r4), in metres.

One GEOMETRYCOLLECTION, a polygon a line: the pieces of the walkable floor, the largest first, then
the usable exits in the venue's order. An exit lies just outside the wall and touches the floor
along its clear width, so that a tool that joins the polygons (JuPedSim does) walks on what they
cover together, and each exit is a place to go to.
"""

import shapely
from shapely import Polygon

from planner.exchange.options import ExportOptions
from planner.floor.site import Site
from planner.rules.walkable import walkable

_METRE = 1000.0


def to_bytes(site: Site, _options: ExportOptions) -> bytes:
    """The walkable floor and the exits of a site as one WKT text."""
    made = walkable(site)
    lines = [in_metres(each) for each in (*made.floor, *made.exits.values())]
    body = "(\n" + ",\n".join(lines) + "\n)" if lines else "EMPTY"
    return f"GEOMETRYCOLLECTION {body}\n".encode("ascii")


def in_metres(polygon: Polygon) -> str:
    """The WKT of a polygon in mm, in metres to the micrometre, without trailing noughts."""
    scaled = shapely.transform(polygon, lambda points: points / _METRE)
    wkt: str = shapely.to_wkt(scaled, rounding_precision=6, trim=True)
    return wkt
