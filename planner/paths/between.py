# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks between things of a plan: booths by their open sides, openings, exhibitors, points."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from planner.floor.lookup import Spot
from planner.floor.site import Site
from planner.paths.doors import area_stands, doors, opening_stand
from planner.paths.network import NoWay, Reason, Walk, WalkNetwork

# Free walking speed in m/s (Weidmann, Transporttechnik der Fussgänger, 1993).
WALKING_SPEED = 1.34
# A change of direction below this is no turn that people would be told of.
LEAST_TURN = math.radians(20)
# Pieces up to this length (mm) belong to an arc: a degree about a corner at a body's radius.
LONGEST_ARC_PIECE = 60.0

Place = tuple[float, float]
Turn = Literal["start", "left", "right"]


# The network that was made last for each width. An edit changes a booth or two of hundreds, and
# what is known of the rest of the floor is passed on.
_last: dict[float, WalkNetwork] = {}
WIDTHS = 8  # of so many the last network is kept


def network_of(site: Site, width: float) -> WalkNetwork:
    """The network of a site for a body of some width (mm): its floor less its solids."""
    obstacles = [solid.polygon for solid in site.solids.values()]
    last = _last.pop(width, None)
    if last is not None and last.floor.equals_exact(site.ground.floor):
        network = last.with_obstacles(obstacles)
    else:
        network = WalkNetwork(site.ground.floor, obstacles, width)
    _last[width] = network
    for other in list(_last)[:-WIDTHS]:
        _last.pop(other, None)
    return network


@lru_cache(maxsize=4)
def walk_network(site: Site, width: float) -> WalkNetwork:
    """The same; those asked for last are kept."""
    return network_of(site, width)


def stands(site: Site, spot: Spot, width: float) -> tuple[Place, ...]:
    """Where a body stands to be at a spot: before open sides or an area, in a door, on a point."""
    return stands_on(walk_network(site, width), site, spot)


def stands_on(network: WalkNetwork, site: Site, spot: Spot) -> tuple[Place, ...]:
    """The same on a network that is there already."""
    if spot.point is not None:
        return (spot.point,) if network.stands(spot.point) else ()
    if spot.kind == "opening":
        return tuple(
            place
            for opening in site.ground.openings
            if opening.id in spot.ids
            for place in opening_stand(network, opening)
        )
    if spot.kind == "area":
        return tuple(place for name in spot.ids for place in area_stands(network, site, name))
    return tuple(place for name in spot.ids for place in doors(network, site, name))


def find_walk(site: Site, start: Spot, goal: Spot, width: float) -> Walk | NoWay:
    """The shortest walk of a body ``width`` mm across between two spots, or why there is none."""
    starts, goals = stands(site, start, width), stands(site, goal, width)
    if not starts:
        return NoWay(Reason.START)
    if not goals:
        return NoWay(Reason.GOAL)
    return walk_network(site, width).route(starts, goals)


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of a walk without a turn to speak of: the turn before it, its begin, its length."""

    turn: Turn
    at: Place
    length: float


def legs(points: Sequence[Place]) -> tuple[Leg, ...]:
    """A walk as legs: all the small bends of one arc, one after the other, count as one turn."""
    found: list[Leg] = []
    turn: Turn = "start"
    begin, length, turned = points[0], 0.0, 0.0
    heading: float | None = None
    for start, end in itertools.pairwise(points):
        piece = math.dist(start, end)
        if piece == 0:
            continue
        new = math.atan2(end[1] - start[1], end[0] - start[0])
        if heading is not None:
            change = math.remainder(new - heading, math.tau)
            turned = turned + change if turned * change >= 0 else change
        if piece > LONGEST_ARC_PIECE and abs(turned) >= LEAST_TURN:
            found.append(Leg(turn, begin, length))
            turn, begin, length = ("left" if turned > 0 else "right"), start, 0.0
        if piece > LONGEST_ARC_PIECE:
            turned = 0.0
        heading = new
        length += piece
    return (*found, Leg(turn, begin, length))
