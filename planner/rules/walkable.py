# SPDX-License-Identifier: GPL-3.0-or-later
"""The floor as evacuation tools want it: what can be walked on, and the exits just beyond it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely import Polygon

from planner.floor.site import Site
from planner.model.shapes import direction
from planner.paths.between import network_of
from planner.rules.exits import Exit, exits
from planner.rules.walking import PERSON

BEYOND = 1000  # mm: how deep the polygon of an exit is, from the wall line outwards
_SLIVER = 10_000.0  # mm²: smaller pieces come of rounding, and nobody stands on 10 × 10 cm


@dataclass(frozen=True, eq=False)
class Walkable:
    """The walkable floor (mm) and its exits.

    ``floor``: the floor of the halls less every solid thing, one polygon (with holes) for each
    piece that hangs together, the largest first; slivers are left out. ``exits``: by id, those that
    a person comes through: the clear width, just outside the wall line, so that floor and exits
    together are what people walk on until they are out.
    """

    floor: tuple[Polygon, ...]
    exits: Mapping[str, Polygon]


@lru_cache(maxsize=2)
def walkable(site: Site) -> Walkable:
    """The walkable floor of a site with its exits."""
    free = shapely.get_parts(shapely.make_valid(network_of(site, PERSON).free))
    pieces = [piece for piece in free if isinstance(piece, Polygon) and piece.area > _SLIVER]
    pieces.sort(key=lambda piece: -piece.area)
    doors = {door.opening.id: _beyond(door) for door in exits(site) if door.usable}
    return Walkable(tuple(pieces), doors)


def _beyond(door: Exit) -> Polygon:
    """The clear width of an exit, outwards from the wall."""
    cosine, sine = direction(door.opening.facing)
    (x1, y1), (x2, y2) = door.line
    out = (-BEYOND * cosine, -BEYOND * sine)
    return Polygon([(x1, y1), (x2, y2), (x2 + out[0], y2 + out[1]), (x1 + out[0], y1 + out[1])])
