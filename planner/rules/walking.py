# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can be reached from the visitor openings by a body of some width.

A body of a person's width ends its walk where it touches an open side. One as wide as an aisle
stands for floor of that width, which fills corners too: it also arrives where it comes as near to
the side as a disc comes to a square corner, with nothing between.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from planner.floor.site import Site
from planner.model.venue import Opening
from planner.paths.between import network_of
from planner.paths.blind import Blind, blind_parts
from planner.paths.doors import (
    Side,
    across,
    area_sides,
    booth_sides,
    door_places,
    opening_side,
    stand_places,
)
from planner.paths.leaving import Leaving
from planner.paths.network import Walk, WalkNetwork
from planner.rules.bodies import Floats

Place = tuple[float, float]
PERSON = 600  # mm: who is not wider touches the side where he arrives
PRECISION = 50  # mm: how well a bottleneck is known before the walk through it is measured
CORNER = math.sqrt(2) - 1  # of a radius: what a disc leaves free in a square corner
SHARES = 1 + np.array([0.0, CORNER / 2, CORNER])  # distances from a side, in radii
STEP = 250  # mm between the places that are tried for a wide body


@dataclass(frozen=True, eq=False)
class Walking:
    """The walks of a site; networks are kept by the width of the body (mm)."""

    site: Site

    def network(self, width: float) -> WalkNetwork:
        """The network of a body of some width."""
        if width not in self._networks:
            self._networks[width] = network_of(self.site, width)
        return self._networks[width]

    @cached_property
    def _networks(self) -> dict[float, WalkNetwork]:
        return {}

    @cached_property
    def entrances(self) -> tuple[Opening, ...]:
        """The visitor openings of the occupied halls."""
        return tuple(opening for opening in self.site.ground.openings if opening.kind == "visitor")

    @cached_property
    def way_out(self) -> Leaving:
        """The walks of a person to the nearest exit: a visitor or an emergency opening."""
        exits = {
            opening.id: (opening_side(opening),)
            for opening in self.site.ground.openings
            if opening.kind != "freight"
        }
        return self.leaving(exits)

    def blind(self, widest: float) -> list[Blind]:
        """The parts of the floor that one gap, up to so wide (mm), cuts off from all exits."""
        if widest not in self._blind:
            way_out = self.way_out
            self._blind[widest] = blind_parts(way_out.network, way_out.reached, widest)
        return self._blind[widest]

    @cached_property
    def _blind(self) -> dict[float, list[Blind]]:
        return {}

    def leaving(
        self, goals: Mapping[str, tuple[Side, ...]], within: BaseGeometry | None = None
    ) -> Leaving:
        """The walks of a person to the nearest of some things, from (a part of) the floor."""
        key = tuple(sorted(goals)), "" if within is None else within.wkt
        if key not in self._leaving:
            self._leaving[key] = Leaving(self.site, self.network(PERSON), goals, within)
        return self._leaving[key]

    @cached_property
    def _leaving(self) -> dict[tuple[tuple[str, ...], str], Leaving]:
        return {}

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Everything a visitor should reach: booths with an open side, and openings."""
        booths = [booth.id for booth in self.site.plan.booths if booth.open_sides]
        return (*booths, *(opening.id for opening in self.site.ground.openings))

    def starts(self, width: float) -> list[Place]:
        """Where a body can stand just inside the visitor openings."""
        names = [opening.id for opening in self.entrances]
        return [place for name in names for place in self.standing(name, width)]

    def standing(self, target: str, width: float) -> list[Place]:
        """Where a body can stand to be at a target, the best first."""
        network = self.network(width)
        return [place for place in self.places(target, width) if network.stands(place)]

    def places(self, target: str, width: float) -> list[Place]:
        """Where a body may end its walk to a target, the best first."""
        booth = self.site.booths.get(target)
        if target in self.site.areas:
            return _by_turn([across(side, width / 2, STEP) for side in self._sides(target)])
        if width > PERSON:
            return _by_turn([self._around(side, width / 2) for side in self._sides(target)])
        if booth is not None:
            return _by_turn(door_places(booth, width / 2))
        return list(stand_places(self._openings[target], width / 2))

    def _middles(self, target: str, width: float) -> list[Place]:
        return [side.at(0.0, width / 2) for side in self._sides(target)]

    def _sides(self, target: str) -> list[Side]:
        booth, area = self.site.booths.get(target), self.site.areas.get(target)
        if area is not None:
            return area_sides(area)
        return [opening_side(self._openings[target])] if booth is None else booth_sides(booth)

    def _around(self, side: Side, radius: float) -> list[Place]:
        """Where a wide body is at a side: before its middle, then around it, if it sees it."""
        half = side.length / 2
        shift, ahead = self._tried(side, radius)
        near = np.clip(shift, -half, half)
        close = np.hypot(shift - near, ahead) <= radius * (1 + CORNER)
        shift, ahead, near = shift[close], ahead[close], near[close]
        middle, along, out = (np.array(v) for v in (side.middle, side.along, side.out))
        foot = middle + near[:, None] * along + out
        place = middle + shift[:, None] * along + ahead[:, None] * out
        lines = np.array(shapely.linestrings(np.stack([foot, place], axis=1)))
        line, solid = self._solids.query(lines, "intersects")
        inside = shapely.intersection(lines[line], self._solids.geometries[solid])
        sees = np.ones(len(lines), dtype=np.bool_)
        sees[line[shapely.length(inside) > 0]] = False
        return [side.at(0.0, radius), *((x, y) for x, y in place[sees].tolist())]

    def _tried(self, side: Side, radius: float) -> tuple[Floats, Floats]:
        """Shifts along a side and distances from it: a grid, then the middles of free lines.

        A grid alone would miss the only place in a niche that is exactly as wide as the body.
        """
        half = side.length / 2
        shift, ahead = _grid(half + radius, radius)
        free = [
            (middle, out)
            for out in radius * SHARES
            for middle in self._free_middles(side, half + 2 * radius, float(out))
        ]
        middles = np.array(free, dtype=np.float64).reshape(-1, 2)
        return np.concatenate([shift, middles[:, 0]]), np.concatenate([ahead, middles[:, 1]])

    def _free_middles(self, side: Side, most: float, ahead: float) -> list[float]:
        """The middle shifts of the free parts of a line ahead of a side, parallel to it."""
        line = shapely.LineString([side.at(-most, ahead), side.at(most, ahead)])
        free = shapely.intersection(line, self.site.ground.floor)
        near = self._solids.query(line, "intersects")
        free = shapely.difference(free, shapely.union_all(self._solids.geometries[near]))
        parts = [part for part in shapely.get_parts(free) if part.length > 0]
        middles = [shapely.line_interpolate_point(part, 0.5, normalized=True) for part in parts]
        return [float(shapely.line_locate_point(line, middle)) - most for middle in middles]

    @cached_property
    def _solids(self) -> shapely.STRtree:
        return shapely.STRtree([solid.polygon for solid in self.site.solids.values()])

    @cached_property
    def _openings(self) -> dict[str, Opening]:
        return {opening.id: opening for opening in self.site.ground.openings}

    def reached(self, targets: Sequence[str], width: float) -> frozenset[str]:
        """Those of some targets that a body reaches from any visitor opening."""
        return self.reached_from(self.starts(width), targets, width)

    def reached_from(
        self, starts: Sequence[Place], targets: Sequence[str], width: float
    ) -> frozenset[str]:
        """Those of some targets that a body reaches from any start."""
        network = self.network(width)
        found: set[str] = set()
        # Most are reached at a middle already, so the other places are tried only then.
        for places in (self._middles, self.places):
            rows = [
                (name, place)
                for name in targets
                if name not in found
                for place in places(name, width)
            ]
            hits = network.reaches(starts, [place for _, place in rows])
            found.update(name for (name, _), hit in zip(rows, hits, strict=True) if hit)
        return frozenset(found)

    def widest(
        self, starts: Sequence[str], targets: Sequence[str], least: int, most: int
    ) -> dict[tuple[int, int], list[str]]:
        """Targets by the widths (mm, PRECISION apart) between which bodies cease to come to them.

        Bodies are known to come from some of the starts to all of them at ``least`` and to none at
        ``most``.
        """
        if not targets or most - least <= PRECISION:
            return {(least, most): list(targets)} if targets else {}
        width = (least + most) // 2
        begin = [place for name in starts for place in self.places(name, width)]
        reached = self.reached_from(begin, targets, width)
        rest = [name for name in targets if name not in reached]
        wider = self.widest(starts, [name for name in targets if name in reached], width, most)
        return wider | self.widest(starts, rest, least, width)

    def walk(self, starts: Sequence[str], target: str, width: float) -> Walk | None:
        """The shortest walk of a body from openings to a target, if there is one."""
        begin = [place for name in starts for place in self.standing(name, width)]
        walk = self.network(width).route(begin, self.standing(target, width))
        return walk if isinstance(walk, Walk) else None


@lru_cache(maxsize=2)
def walking_of(site: Site) -> Walking:
    """The walks of a site; those of the last ones are kept, for every profile asks for the same."""
    return Walking(site)


def _grid(most: float, radius: float) -> tuple[Floats, Floats]:
    """Shifts along a side and distances from it, those near the middle first."""
    count = math.ceil(most / STEP)
    steps = np.arange(-count, count + 1) * (most / count)
    steps = steps[np.argsort(np.abs(steps), kind="stable")]
    return np.repeat(steps, len(SHARES)), np.tile(radius * SHARES, len(steps))


def _by_turn(rows: Sequence[Sequence[Place]]) -> list[Place]:
    """The first place of each row, then the second ones, and so on."""
    longest = max((len(row) for row in rows), default=0)
    return [row[turn] for turn in range(longest) for row in rows if turn < len(row)]
