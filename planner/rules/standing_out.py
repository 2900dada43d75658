# SPDX-License-Identifier: GPL-3.0-or-later
"""Which booth, if it stood farther out, would shut an aisle: how far, and what that cuts off.

Each side of a booth or a solid area with free floor before it is pushed out, alone and straight,
until a person (600 mm) no longer passes between it and what stands ahead.  Where something then
cannot be walked to from the visitor openings any more, the thing *breaks* the plan, and the least
distance at which it does is found by halving.  The thing itself does not count: its own side is
shut, too.  Exact, by the walk network of the plan with that side pushed out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from planner.floor.footprints import footprint
from planner.floor.site import Site
from planner.paths.network import OPEN, WalkNetwork
from planner.paths.outline import Floats
from planner.paths.search import Place
from planner.paths.watch import Watch, go_on, tell
from planner.rules.walking import PERSON, Walking, walking_of

MOST = 5  # sides that are told
NEAR = 1.0  # mm: what is nearer touches
PRECISE = 10  # mm: how well the distance is known


@dataclass(frozen=True, slots=True)
class StandingOut:
    """A thing whose ``side``, ``by`` mm farther out, leaves nobody a way to what it cuts off.

    ``against`` is what stands ahead of it (mm away: ``clear``); the line runs from one to the
    other.
    """

    thing: str
    side: int
    by: int
    clear: int
    line: tuple[Place, Place]
    cut_off: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Side:
    thing: str
    number: int
    start: Floats
    along: Floats
    out: Floats
    length: float
    clear: float = 0.0

    def pushed(self, by: float, beside: float = 0.0) -> Polygon:
        """The floor that the side takes where it stands farther out (less a strip beside it)."""
        one = self.start + beside * self.along
        two = self.start + (self.length - beside) * self.along
        return Polygon([one, two, two + by * self.out, one + by * self.out])


@dataclass(frozen=True, eq=False)
class _Reach:
    """What visitors can walk to as the plan stands."""

    walking: Walking

    @cached_property
    def network(self) -> WalkNetwork:
        return self.walking.network(PERSON)

    @cached_property
    def starts(self) -> list[Place]:
        return self.walking.starts(PERSON)

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """Of each thing that is reached all places to stand before it, a good one first."""
        found = {}
        for target in self.walking.targets:
            places = self.walking.places(target, PERSON)
            reached = self.network.reaches(self.starts, places)
            best = [place for place, there in zip(places, reached, strict=True) if there]
            if best:
                found[target] = best
        return found

    def cut_off(self, by: Polygon, thing: str) -> tuple[str, ...]:
        """What cannot be walked to any more, other than a thing itself, behind a new obstacle."""
        network = self.network.with_obstacles([*self.network.obstacles, by])
        names = [name for name in self.places if name != thing]
        first = network.reaches(self.starts, [self.places[name][0] for name in names])
        rest = [name for name, there in zip(names, first, strict=True) if not there]
        return tuple(
            name for name in rest if not any(network.reaches(self.starts, self.places[name]))
        )


def standing_out(site: Site, watch: Watch = go_on) -> tuple[StandingOut, ...]:
    """The sides that break the plan the nearest, at most five.

    Takes seconds: sides with the least floor before them are tried first, and none any more that
    has more before it than those that are told. Raises Stopped (see ``watch``).
    """
    reach = _Reach(walking_of(site))
    if not reach.starts:
        return ()
    found: list[StandingOut] = []
    sides = sorted(_sides(site, reach.network.free), key=lambda each: each.clear)
    for count, side in enumerate(sides):
        tell(watch, count / len(sides))
        if len(found) >= MOST and side.clear - PERSON > sorted(each.by for each in found)[MOST - 1]:
            break
        known = _broken(reach, side)
        if known is not None:
            found.append(known)
    # Of one thing the side that breaks the plan first.
    found.sort(key=lambda each: (each.by, -len(each.cut_off), each.thing))
    first = {each.thing: each for each in reversed(found)}
    return tuple(each for each in found if first[each.thing] is each)[:MOST]


def _broken(reach: _Reach, side: _Side) -> StandingOut | None:
    most = max(int(side.clear) - PERSON + 1, 1)
    cut = reach.cut_off(side.pushed(most), side.thing)
    if not cut:
        return None
    least = 0
    while most - least > PRECISE:
        middle = (least + most) // 2
        there = reach.cut_off(side.pushed(middle), side.thing)
        if there:
            most, cut = middle, there
        else:
            least = middle
    foot = side.start + side.length / 2 * side.along
    ahead = foot + side.clear * side.out
    line = ((float(foot[0]), float(foot[1])), (float(ahead[0]), float(ahead[1])))
    return StandingOut(side.thing, side.number, most, round(side.clear), line, cut)


def _sides(site: Site, free: BaseGeometry) -> Iterator[_Side]:
    """The sides of booths and solid areas with free floor before them, no wider than an aisle."""
    sides = list(_all_sides(site))
    if not sides:
        return
    bounds = np.asarray(shapely.get_parts(shapely.boundary(free)))
    ends = np.concatenate(
        [
            np.stack([points[:-1], points[1:]], axis=1)
            for points in map(shapely.get_coordinates, bounds)
        ]
    )
    pieces = np.asarray(shapely.linestrings(ends))
    strips = np.array([side.pushed(OPEN, NEAR) for side in sides], dtype=object)
    number, piece = shapely.STRtree(pieces).query(strips, "intersects")
    points, part = shapely.get_coordinates(
        shapely.intersection(strips[number], pieces[piece]), return_index=True
    )
    owner = number[part]
    away = points - np.array([side.start for side in sides])[owner]
    ahead = (away * np.array([side.out for side in sides])[owner]).sum(axis=1)
    clear = np.full(len(sides), np.inf)
    np.minimum.at(clear, owner[ahead > NEAR], ahead[ahead > NEAR])
    before = np.array([side.pushed(NEAR, NEAR) for side in sides], dtype=object)
    shapely.prepare(free)
    on_floor = shapely.covers(shapely.buffer(free, NEAR / 2, join_style="mitre"), before)
    for side, distance, there in zip(sides, clear.tolist(), on_floor.tolist(), strict=True):
        if there and PERSON <= distance < OPEN:
            yield _Side(
                side.thing, side.number, side.start, side.along, side.out, side.length, distance
            )


def _all_sides(site: Site) -> Iterator[_Side]:
    shapes = {booth.id: booth.shape for booth in site.plan.booths}
    shapes |= {area.id: area.shape for area in site.plan.areas if not area.walkable}
    shapes |= {built.id: built.shape for built in site.plan.structures}
    for name, shape in shapes.items():
        ring = shapely.get_coordinates(footprint(shape).exterior)
        turn = 1.0 if footprint(shape).exterior.is_ccw else -1.0
        for number, (start, end) in enumerate(pairwise(ring)):
            length = float(np.hypot(*(end - start)))
            if length > 2 * NEAR:
                along = (end - start) / length
                out = turn * np.array([along[1], -along[0]])
                yield _Side(name, number, start, along, out, length)
