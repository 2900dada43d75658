# SPDX-License-Identifier: GPL-3.0-or-later
"""The kind of place a booth has: by its open sides, its size, and what stands behind it.

Kinds are those of the IAEE Guidelines for Display Rules and Regulations (2011): an *inline* booth
is open to one aisle (or to one before and one behind), a *corner* to two that meet, an *end-cap* to
three, a *peninsula* to three and large, an *island* all around. *Perimeter* is an inline or corner
booth whose back stands on a wall of the hall.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from planner.model.plan import Booth
from planner.model.shapes import Rectangle, Shape, doubled_area
from planner.rules.ahead import ahead
from planner.rules.context import BEHIND, Context
from planner.rules.rule import Ids

PlaceKind = Literal["closed", "inline", "corner", "end-cap", "peninsula", "island", "perimeter"]

_ROUNDING = 5.0  # mm: half the edges of a way, give or take the rounding of their corners


@lru_cache(maxsize=100_000)
def ways_of(shape: Shape) -> tuple[tuple[int, ...], tuple[float, float]]:
    """The way (0 to 3, counter-clockwise) that each edge looks, and the sides of the box.

    In a frame along the longest edge.
    """
    if isinstance(shape, Rectangle):
        return ((0, 1, 2, 3), shape.size)
    corners = shape.corners()
    steps = [
        (x2 - x1, y2 - y1)
        for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True)
    ]
    along_x, along_y = max(steps, key=lambda step: math.hypot(*step))
    sense = 1 if doubled_area(corners) > 0 else -1
    angles = [math.atan2(y * along_x - x * along_y, x * along_x + y * along_y) for x, y in steps]
    ways = tuple(sense * round(angle / (math.pi / 2)) % 4 for angle in angles)
    length = math.hypot(along_x, along_y)
    across = [(x * along_x + y * along_y) / length for x, y in corners]
    deep = [(y * along_x - x * along_y) / length for x, y in corners]
    return ways, (round(max(across) - min(across), 3), round(max(deep) - min(deep), 3))


def kind_of_place(booth: Booth, peninsula: int = 0) -> PlaceKind:
    """The kind of place by a booth's own open sides: perimeter ones are not told apart.

    A booth with a closed side that is open three ways is a peninsula where both sides of its box
    measure at least ``peninsula`` (mm). An outline has up to four ways, square to its longest edge;
    it is open to one where more than half of the edges' length that way is.
    """
    return _kind(booth.shape, booth.open_sides, peninsula)


@lru_cache(maxsize=100_000)
def _kind(shape: Shape, open_sides: tuple[int, ...], peninsula: int) -> PlaceKind:
    ways, size = ways_of(shape)
    if len(open_sides) == len(ways):
        return "island"
    open_ways = _open_ways(shape, open_sides)
    if not open_sides:
        return "closed"
    if len(open_ways) >= 3:
        return "peninsula" if min(size) >= peninsula else "end-cap"
    return "corner" if len(open_ways) == 2 and sum(open_ways) % 2 else "inline"


def places(context: Context, ids: Ids | None, peninsula: int = 0) -> dict[str, PlaceKind]:
    """The kind of place of each booth among some ids, or of all, perimeter ones told apart."""
    booths = context.site.booths
    names = booths if ids is None else [name for name in ids if name in booths]
    walled = _walled(context, ids)
    found: dict[str, PlaceKind] = {}
    for name in names:
        kind = kind_of_place(booths[name], peninsula)
        row = kind in ("inline", "corner")
        found[name] = "perimeter" if row and _backs(booths[name]) & walled[name] else kind
    return found


def _walled(context: Context, ids: Ids | None) -> Mapping[str, set[int]]:
    """The closed edges with a wall of the hall or an inner one behind them, by booth."""
    near, ground = context.near(ids), context.site.ground
    bodies = near.bodies
    walls = {hall.id for hall in ground.halls} | {wall.id for wall in ground.walls}
    hits = ahead(near, ~bodies.edges.open, BEHIND)
    found: defaultdict[str, set[int]] = defaultdict(set)
    for edge, body in zip(hits.edge.tolist(), hits.body.tolist(), strict=True):
        if bodies.names[body].id in walls:
            owner = int(bodies.owner[edge])
            found[bodies.names[owner].id].add(edge - int(bodies.first[owner]))
    return found


def _open_ways(shape: Shape, open_sides: tuple[int, ...]) -> list[int]:
    ways, _ = ways_of(shape)
    corners = shape.corners()
    balance = [0.0] * 4
    for number, way in enumerate(ways):
        length = math.dist(corners[number], corners[(number + 1) % len(ways)])
        balance[way] += length if number in open_sides else -length
    return [way for way in range(4) if balance[way] > _ROUNDING]


def _backs(booth: Booth) -> set[int]:
    """The closed edges that look away from an open way."""
    away = {(way + 2) % 4 for way in _open_ways(booth.shape, booth.open_sides)}
    ways, _ = ways_of(booth.shape)
    return {i for i, way in enumerate(ways) if way in away and i not in booth.open_sides}
