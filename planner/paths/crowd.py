# SPDX-License-Identifier: GPL-3.0-or-later
"""People spread over a floor, and how far it is from where they stand to each of some exits.

People stand on the free floor where a body fits, and within booths and solid areas that have an
open side.  From within a room they go straight to one of the places before its open sides (around
its inner corners, where it has some) and on from there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from planner.floor.site import Site
from planner.paths.doors import Side, across
from planner.paths.inside import STEP as WAYS_APART
from planner.paths.inside import Room, interiors, rooms
from planner.paths.leaving import Leaving
from planner.paths.network import WalkNetwork
from planner.paths.outline import Flags, Floats, Ints
from planner.paths.search import Place
from planner.paths.watch import Watch, go_on, tell

LEAST_STEP = 250.0  # mm: no finer grid is tried to find a place in a small part


@dataclass(frozen=True, eq=False)
class Crowd:
    """Groups of people: where each stands, (n, 2) in mm, and how many persons it has."""

    places: Floats
    persons: Ints


def spread(
    floor: BaseGeometry, persons: int, stands: Callable[[Floats], Flags], step: float
) -> Crowd:
    """Whole persons, evenly over the places of a grid on a part of the floor where people stand.

    A part that holds no place of the grid is tried with finer ones; one where nobody stands has
    them all at a place within it, from where nobody comes away.
    """
    shapely.prepare(floor)
    places = _grid(floor, step)
    places = places[stands(places)]
    if len(places):
        places = places[_spatial_order(places, step)]
        share = np.arange(len(places) + 1) * persons // len(places)
        return Crowd(places, np.diff(share).astype(np.int64))
    if step > LEAST_STEP:
        return spread(floor, persons, stands, step / 2)
    spot = floor.representative_point()
    return Crowd(np.array([[spot.x, spot.y]]), np.array([persons], dtype=np.int64))


def _grid(floor: BaseGeometry, step: float) -> Floats:
    left, low, right, high = floor.bounds
    xs, ys = np.arange(left + step / 2, right, step), np.arange(low + step / 2, high, step)
    grid = np.stack([side.ravel() for side in np.meshgrid(xs, ys)], axis=1)
    return grid[shapely.contains_xy(floor, grid)] if len(grid) else grid


def _spatial_order(places: Floats, step: float) -> Ints:
    """An order in which places that follow each other are near (Morton, 1966).

    Persons dealt out evenly along it are even over the floor, which row after row they are not.
    """
    cells = ((places - places.min(axis=0)) / step + 0.5).astype(np.int64)
    code = np.zeros(len(places), dtype=np.int64)
    for bit in range(16):
        for axis in (0, 1):
            code |= (cells[:, axis] >> bit & 1) << (2 * bit + axis)
    order: Ints = np.argsort(code, kind="stable")
    return order


@dataclass(frozen=True, eq=False)
class Walks:
    """From each place to each exit: the length (mm), (n, exits), and where it enters the floor.

    ``via`` (n, exits, 2) is the place itself for those who stand on the floor.
    """

    lengths: Floats
    via: Floats


@dataclass(frozen=True, eq=False)
class Standing:
    """Where people can be on a site, on the floor and in its rooms, and the exits they leave by."""

    site: Site
    network: WalkNetwork
    exits: Mapping[str, tuple[Side, ...]]

    @cached_property
    def leaving(self) -> Mapping[str, Leaving]:
        """The walks to each exit."""
        return {
            name: Leaving(self.site, self.network, {name: sides})
            for name, sides in self.exits.items()
        }

    @cached_property
    def _rooms(self) -> list[Room]:
        return rooms(self.site)

    def stands(self, places: Floats) -> Flags:
        """Whether people can be at places, (n, 2)."""
        on_floor = [part is not None for part in self.network.components(_listed(places))]
        return np.array(on_floor, dtype=np.bool_) | (self._room_of(places) >= 0)

    def _room_of(self, places: Floats) -> Ints:
        """The number of the room that a place is in, or -1."""
        found = np.full(len(places), -1)
        if len(places) and self._rooms:
            tree = shapely.STRtree([room.polygon for room in self._rooms])
            place, room = tree.query(shapely.points(places), "intersects")
            found[place] = room
        return found

    def walks(self, places: Floats, watch: Watch = go_on) -> Walks:
        """How far it is from places to each exit. Raises Stopped (see ``watch``)."""
        lengths = np.full((len(places), len(self.exits)), np.inf)
        via = np.repeat(places[:, None], len(self.exits), axis=1)
        number = self._room_of(places)
        floor = np.flatnonzero(number < 0)
        ways = self._ways(sorted(set(number[number >= 0].tolist())))
        # All places to measure from: those on the floor, then the ways out of rooms.
        spots = _listed(places[floor]) + [place for _, place in ways]
        inside = [np.flatnonzero(number == room) for room in range(len(self._rooms))]
        for column, leaving in enumerate(self.leaving.values()):
            tell(watch, column / len(self.exits))
            known = leaving.field.distances(spots)
            lengths[floor, column] = known[: len(floor)]
            first = len(floor)
            for room, rows in _rows(ways).items():
                here, on = inside[room], known[first : first + len(rows)]
                first += len(rows)
                self._from_within(room, places[here], rows, on, lengths, via, here, column)
        return Walks(lengths, via)

    def _ways(self, numbers: Sequence[int]) -> list[tuple[int, Place]]:
        """The places before the open sides of some rooms."""
        radius = self.network.width / 2
        return [
            (number, place)
            for number in numbers
            for side in self._rooms[number].sides
            for place in across(side, radius, WAYS_APART)
        ]

    def _from_within(
        self,
        number: int,
        places: Floats,
        ways: list[Place],
        on: Floats,
        lengths: Floats,
        via: Floats,
        here: Ints,
        column: int,
    ) -> None:
        """Fill in the walks from within one room: straight to the best way, or around corners."""
        room = self._rooms[number]
        if not np.isfinite(on).any():
            return
        outside = np.array(ways)
        if room.is_convex:
            away = places[:, None] - outside
            whole = np.hypot(away[..., 0], away[..., 1]) + on
            best = whole.argmin(axis=1)
            lengths[here, column] = whole[np.arange(len(here)), best]
            via[here, column] = outside[best]
            return
        (interior,) = interiors([room], self.network.width / 2, lambda _: on)
        lengths[here, column] = interior.distances(_listed(places))
        via[here, column] = [interior.ways[interior.walk(at)[1]] for at in _listed(places)]


def _rows(ways: Sequence[tuple[int, Place]]) -> dict[int, list[Place]]:
    found: dict[int, list[Place]] = {}
    for number, place in ways:
        found.setdefault(number, []).append(place)
    return found


def _listed(points: Floats) -> list[Place]:
    return [(x, y) for x, y in points.tolist()]


def grid_step(area: float, most: int, least: float = 1000.0) -> float:
    """The step (mm) of a grid that has about so many places on an area (mm²)."""
    return max(least, math.sqrt(area / most))
